"""What commands do with a project: write it out, and tell of its lines."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing, printing_progress
from studio.commands.shared import machine_of
from studio.core.errors import InputError
from studio.core.paths import user_paths
from studio.core.script import named

if TYPE_CHECKING:
    from studio.core.handoff import Wish
    from studio.project.document import Document
    from studio.unattended import Outcome

SUFFIX = ".dub"
DRAFTS = "handed off as drafts, as asked for"


def is_project(path: Path) -> bool:
    """Whether that names a project, and no folder."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def written_out(args: argparse.Namespace, project: Path, make_wish: "Callable[[Document], Wish]") -> "Outcome":
    """Write a project out with the options of `options.add_machine` and --as-is. Raises StudioError and Cancelled."""
    from studio.core.handoff import TakesWish
    from studio.unattended import hand_off

    if not project.is_file():
        raise InputError(f"There is no project {project}: check its name and folder.")
    machine = machine_of(args)
    with printing_progress.bar("Opening") as watch:
        takes = TakesWish(machine.quality, args.allow_drafts or machine.quality == "draft", args.as_is)
        tell, expect = printing.print_sentence, printing.print_expected
        return hand_off(user_paths(), machine, project, make_wish, takes, args.stop, watch, tell, expect)


def draft_notes(args: argparse.Namespace, dub: Path) -> tuple[str, ...]:
    """Which lines in the folder of a dub are drafts. Raises InputError where there are any, and --allow-drafts is not
    given."""
    from studio.export.drafts import listed_drafts, refuse

    numbers = listed_drafts(dub)
    if not args.allow_drafts:
        refuse(numbers, dub.name, "dub it anew without --quality draft, or add --allow-drafts")
    return (f"{named(numbers)}: {DRAFTS}.",) if numbers else ()


def line_notes(outcome: "Outcome | None") -> tuple[str, ...]:
    """Which lines are not as they should be; None: there was no project."""
    if outcome is None:
        return ()
    found = (
        (outcome.stale, "went out with the take of before its last change"),
        (outcome.missing, "left out, for want of a take"),
        (outcome.drafts, DRAFTS),
    )
    return tuple(f"{named(numbers)}: {what}." for numbers, what in found if numbers)
