"""The beats of a planned line, and what it means for the plan that some were set by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.core.fit import stretched
from studio.core.pronunciation import Lang
from studio.core.speech import Plan
from studio.core.tuning import Tuned

_NAMES: dict[Lang, tuple[str, str]] = {
    "zh": ("syllable", "syllables"),
    "ja": ("mora", "morae"),
    "ko": ("syllable", "syllables"),
}
_PHONEMES = ("phoneme", "phonemes")
"""In all other languages."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What is set by hand as one: zh, ko: a syllable, ja: a mora, else a phoneme."""

    word: int
    """Index into `Reading.words`."""
    start: int
    """First character of that word in the text of the request."""
    number: int
    """Among the beats of the word, from 0."""
    phonemes: str
    tokens: tuple[int, ...]
    """Of the plan, one for each symbol; at least one."""

    @property
    def place(self) -> tuple[int, int]:
        """Which beat of the line it is, as `Tuned.place`."""
        return self.start, self.number


def beats(plan: Plan) -> tuple[Beat, ...]:
    """All beats that are heard, in order."""
    tokens: dict[int, list[int]] = {}
    for token, owner in enumerate(plan.words):
        tokens.setdefault(owner, []).append(token)
    found = []
    for index, word in enumerate(plan.reading.words):
        first = 0
        for number, n_symbols in enumerate(word.beats):
            own = tuple(tokens.get(index, ())[first : first + n_symbols])
            if own:
                phonemes = word.phonemes[first : first + n_symbols]
                found.append(Beat(index, word.start, number, phonemes, own))
            first += n_symbols
    return tuple(found)


def fitting(plan: Plan, tuning: Sequence[Tuned]) -> tuple[tuple[Beat, Tuned], ...]:
    """What of the tuning still says what the line says, each with its beat."""
    known = {(*beat.place, beat.phonemes): beat for beat in beats(plan)}
    keys = (((*one.place, one.phonemes), one) for one in tuning)
    return tuple((known[key], one) for key, one in keys if key in known)


def held(plan: Plan, tuning: Sequence[Tuned]) -> Plan:
    """The plan with the lengths that were set by hand: whole mel frames, at least one for each symbol of the beat,
    which share them as they share any length."""
    frames: dict[int, int] = {}
    for beat, one in fitting(plan, tuning):
        if one.length_ms is not None:
            frames |= zip(beat.tokens, _shared(plan, beat, one.length_ms), strict=True)
    return replace(plan, held=tuple(sorted(frames.items())))


def tuned(plan: Plan, tuning: Sequence[Tuned]) -> Plan:
    """The plan as the engine made it, with what was set by hand, and a note on what no longer fits its text."""
    if not tuning:
        return plan
    n_out = len(tuning) - len(fitting(plan, tuning))
    reading = plan.reading
    if n_out:
        reading = replace(reading, notes=(*reading.notes, _left_out(n_out, reading.lang)))
    return held(replace(plan, reading=reading), tuning)


def shifts(plan: Plan, tuning: Sequence[Tuned]) -> tuple[float, ...]:
    """Semitones by which F0 of each token was set higher."""
    found = [0.0] * len(plan.durations)
    for beat, one in fitting(plan, tuning):
        for token in beat.tokens:
            found[token] = one.shift_semitones
    return tuple(found)


def spread(plan: Plan, total: int) -> tuple[int, ...]:
    """Mel frames of each token in a line of `total`. Raises ValueError where that is less than one for each."""
    return stretched(plan.durations, plan.elasticity, total, plan.held)


def _shared(plan: Plan, beat: Beat, length_ms: int) -> tuple[int, ...]:
    frames = max(len(beat.tokens), round(length_ms * plan.sample_rate / (1000 * plan.hop_samples)))
    durations, elasticity = ([values[token] for token in beat.tokens] for values in (plan.durations, plan.elasticity))
    return stretched(durations, elasticity, frames)


def _left_out(n: int, lang: Lang) -> str:
    one, many = _NAMES.get(lang, _PHONEMES)
    if n == 1:
        return f"1 tuned {one} no longer fits its text and is left out."
    return f"{n} tuned {many} no longer fit their text and are left out."
