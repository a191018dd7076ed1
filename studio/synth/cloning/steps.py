"""How far a fit has come, and whether it shall go on."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.core.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fit has come."""

    done: int
    """Steps."""
    total: int
    """Steps at most: it may end sooner."""
    similarity: float
    """To the speaker, of the phrase heard last, 0 to 1; 0 before the first."""


class Steps:
    """Counts the steps of one fit and tells of each."""

    def __init__(self, total: int, tell: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
        self._total = total
        self._tell = tell
        self._cancelled = cancelled
        self._done = 0

    def count(self, similarity: float = 0.0) -> None:
        """One more is done. Raises Cancelled."""
        self._done += 1
        self._tell(Progress(self._done, self._total, similarity))
        self.check()

    def check(self) -> None:
        """Raises Cancelled where the person has stopped it."""
        if self._cancelled():
            raise Cancelled
