"""How long a row lasts by itself."""

from dataclasses import dataclass

from studio.core.errors import StudioError
from studio.core.speech import Lang, Plan

CRUDE_MS = (65, 190)
"""Per character, ASCII or not."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a row would last by itself."""

    natural_ms: int
    shortest_ms: int
    syllables: int
    is_estimate: bool
    """Whether the engine has not planned it yet."""
    lang: Lang | None = None
    """Main language, once planned."""
    problem: str = ""
    """Why it cannot be spoken, as a sentence."""


def crude_guess(text: str) -> Length:
    """At once, however many rows there are."""
    return Length(sum(CRUDE_MS[not char.isascii()] for char in text), 0, len(text), is_estimate=True)


def length_of(outcome: Plan | StudioError) -> Length:
    """As the engine has planned it, or why it could not."""
    if isinstance(outcome, StudioError):
        return Length(0, 0, 0, is_estimate=False, problem=str(outcome))
    reading = outcome.reading
    return Length(outcome.natural_ms, outcome.shortest_ms, reading.syllables, is_estimate=False, lang=reading.lang)
