"""What the window does with marks in the text of a line; `text/marking.py` knows how they are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Pure functions of a line as written."""

    tags: Callable[[str], Sequence[tuple[int, int]]]
    """Where marks and their ends stand."""
    marked: Callable[[str, int, int, str], str]
    """The line with a mark, as "emph" or "angry 0.6", from one place to another."""
    unmarked: Callable[[str, int, int], str]
    """The line without the marks that hold between two places."""
    plain: Callable[[str], str]
    """The line without any, as it is read by eye."""
    divided: Callable[[str, int], tuple[str, str]]
    """The line before and after a place, with the marks that hold there in both."""
