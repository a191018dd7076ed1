"""What commands do with a project: write it out, and tell of its lines."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing, printing_progress
from studio.core.errors import InputError
from studio.core.paths import user_paths

if TYPE_CHECKING:
    from studio.core.handoff import Wish
    from studio.project.document import Document
    from studio.unattended import Outcome

SUFFIX = ".dub"
_MOST_NUMBERS = 20


def is_project(path: Path) -> bool:
    """Whether that names a project, and no folder."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def written_out(args: argparse.Namespace, project: Path, make_wish: "Callable[[Document], Wish]") -> "Outcome":
    """Write a project out with the options of `options.add_machine` and --as-is. Raises StudioError and Cancelled."""
    from studio.unattended import hand_off
    from studio.wishes import Machine

    if not project.is_file():
        raise InputError(f"There is no project {project}: check its name and folder.")
    machine = Machine(args.engine, args.device, args.precision)
    with printing_progress.bar("Opening") as watch:
        return hand_off(
            user_paths(), machine, project, make_wish, args.as_is, args.stop, watch, printing.print_sentence
        )


def line_notes(outcome: "Outcome | None") -> tuple[str, ...]:
    """Which lines are not as they should be; None: there was no project."""
    if outcome is None:
        return ()
    found = (
        (outcome.stale, "went out with the take of before its last change"),
        (outcome.missing, "left out, for want of a take"),
    )
    return tuple(f"{_counted(numbers)} {what}." for numbers, what in found if numbers)


def _counted(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
    more = f" and {len(numbers) - _MOST_NUMBERS} more" if len(numbers) > _MOST_NUMBERS else ""
    return f"{'Line' if len(numbers) == 1 else 'Lines'} {shown}{more}:"
