"""What the manners of several lines or speakers have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.speech import Prosody


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

    def span(self, field: str) -> tuple[float, float]:
        """Least and greatest of one number."""
        values = [getattr(prosody, field) for prosody in self.distinct]
        return min(values), max(values)

    @property
    def whispers(self) -> bool | None:
        """None: some do."""
        answers = {prosody.whisper for prosody in self.distinct}
        return answers.pop() if len(answers) == 1 else None
