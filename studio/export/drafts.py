"""Drafts among what is handed off: they go out on request alone."""

import json
from collections.abc import Sequence
from pathlib import Path

from studio.core.errors import InputError
from studio.core.script import named
from studio.export.folder import REPORT


def listed_drafts(dub: Path) -> tuple[int, ...]:
    """Numbers of the lines of a dub that are drafts, by its report; none where it has no such report."""
    try:
        lines = json.loads((dub / REPORT).read_bytes())["lines"]
        # Before there were qualities there were no drafts.
        return tuple(line["id"] for line in lines if line["clip"] and line.get("quality") == "draft")
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()


def refuse(numbers: Sequence[int], where: str, remedy: str) -> None:
    """Raises InputError, which names them, where lines are drafts; `remedy` says what to do."""
    if numbers:
        are = "is a draft" if len(numbers) == 1 else "are drafts"
        raise InputError(f"{named(numbers)} of {where} {are}, and no draft is handed off unasked: {remedy}.")
