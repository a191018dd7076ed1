"""In what quality takes are made, and what each is good for."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.core.quality import QUALITIES, Quality
from studio.core.settings import Settings
from studio.gui.desk.preferences import Preferences


class Qualities(QObject):
    """The quality in which one works, and those that there are.

    Signals:
        changed (): another is chosen, or one is no longer there.
        failed (str): the choice holds for this session only; carries a sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        others: Iterable[Quality],
        estimate_s: Callable[[Quality, Sequence[int]], float | None],
    ) -> None:
        """`others`: those that can be had beside the studio's; `estimate_s`: about how long lines of so many
        milliseconds take, None where that is soon."""
        super().__init__()
        self._preferences = preferences
        self._estimate_s = estimate_s
        self._others = frozenset(others)
        self._lost: set[Quality] = set()
        preferences.changed.connect(self._follow)

    @property
    def offered(self) -> tuple[Quality, ...]:
        """From the least work to the most."""
        return tuple(quality for quality in QUALITIES if quality in {"studio", *self._others} - self._lost)

    @property
    def has_drafts(self) -> bool:
        """Whether a line can be heard at once."""
        return "draft" in self.offered

    @property
    def working(self) -> Quality:
        """In which lines are rendered, and replace the drafts that were heard first."""
        return "draft" if self._preferences.settings.quality == "draft" and self.has_drafts else "studio"

    def work_in(self, quality: Quality) -> None:
        """Draft or studio."""
        self._change(quality=quality)

    @property
    def hears_edits(self) -> bool:
        """Whether a line is heard whenever the keys rest."""
        return self.has_drafts and self._preferences.settings.hears_edits

    def hear_edits(self, is_on: bool) -> None:
        self._change(hears_edits=is_on)

    def estimate_s(self, quality: Quality, lines_ms: Sequence[int]) -> float | None:
        """About how long lines that last so long take here; None where that is soon."""
        return self._estimate_s(quality, lines_ms)

    def lose(self, quality: Quality) -> None:
        """It cannot be had, until the engines are made anew."""
        self._lost.add(quality)
        self.changed.emit()

    def find_again(self) -> None:
        """The engines are made anew."""
        self._lost.clear()
        self.changed.emit()

    def _change(self, **fields: object) -> None:
        try:
            self._preferences.change(**fields)
        except StudioError as error:
            self.failed.emit(str(error))

    def _follow(self, before: Settings) -> None:
        now = self._preferences.settings
        if (now.quality, now.hears_edits) != (before.quality, before.hears_edits):
            self.changed.emit()
