"""Long work lets others have their turn: it calls a function it was given, which may wait, or raise what ends it."""

from collections.abc import Callable

Rest = Callable[[], None]
"""Called between two pieces of work, some hundredths of a second apart where that can be."""


def no_rest() -> None:
    """Nobody waits."""
