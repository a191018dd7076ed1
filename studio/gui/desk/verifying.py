"""How takes are checked: what the settings say, and what the house can."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from studio.core.quality import Quality
from studio.core.settings import Settings
from studio.core.speech import Reading, Request
from studio.core.take_fault import Verified
from studio.gui.desk.preferences import Preferences
from studio.jobs.job import JobKind
from studio.jobs.render_job import Verify
from studio.render.takes import Take


@dataclass(frozen=True, slots=True)
class Verifying:
    """What can be found out about a take."""

    by_sound: Verify
    """By its samples, in a few ms for each second."""
    by_ear: Callable[[Settings], Verify | None]
    """By its samples and by a recogniser, which takes seconds; None where there is none."""


def _thorough(verifying: Verifying, settings: Settings, take: Take, request: Request, reading: Reading) -> Verified:
    """On the worker's thread: to look for a recogniser takes a moment for each of thousands of lines."""
    by_ear = verifying.by_ear(settings) if settings.listens else None
    return (by_ear or verifying.by_sound)(take, request, reading)


class Policy:
    """What is done with takes, as the settings are now."""

    def __init__(self, preferences: Preferences, verifying: Verifying) -> None:
        self._preferences = preferences
        self._verifying = verifying

    def verify(self, kind: JobKind, quality: Quality = "studio") -> Verify | None:
        """How a new take is checked; None: not at all, as drafts, which are made to be replaced. While somebody waits
        for a line, nobody listens to it first."""
        if not self._preferences.settings.checks_takes or quality == "draft":
            return None
        return self._verifying.by_sound if kind == "play" else self.fully()

    def fully(self) -> Verify:
        """As thoroughly as it can be and is wished."""
        return partial(_thorough, self._verifying, self._preferences.settings)

    @property
    def retakes(self) -> int:
        """How often a faulty take is made again."""
        settings = self._preferences.settings
        return settings.retakes if settings.checks_takes else 0
