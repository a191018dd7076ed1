"""What the manners of several lines or speakers have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.emotion import EMOTIONS
from studio.core.prosody import Prosody, VoiceId
from studio.gui.library.dials import Dial


@dataclass(frozen=True, slots=True)
class Manners:
    """The different manners of what is selected; empty where nothing is."""

    distinct: frozenset[Prosody]

    @staticmethod
    def of(prosodies: Iterable[Prosody]) -> "Manners":
        return Manners(frozenset(prosodies))

    @property
    def common(self) -> Prosody | None:
        """The one manner; None where there are none or several."""
        return next(iter(self.distinct)) if len(self.distinct) == 1 else None

    def span(self, dial: Dial) -> tuple[float, float]:
        """Least and greatest of one number. There must be one manner at least."""
        values = [dial.of(prosody) for prosody in self.distinct]
        return min(values), max(values)

    @property
    def is_emotional(self) -> bool:
        """Whether any has an emotion, however little of it shows."""
        return any(getattr(prosody.emotion, name) for prosody in self.distinct for name in EMOTIONS)

    @property
    def whispers(self) -> bool | None:
        """None: some do."""
        answers = {prosody.whisper for prosody in self.distinct}
        return answers.pop() if len(answers) == 1 else None

    @property
    def voices(self) -> frozenset[VoiceId | None]:
        """Whose manners they are; None: that of the voice that speaks."""
        return frozenset(prosody.manner_voice for prosody in self.distinct)
