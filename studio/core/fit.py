"""The fit ladder: how a line of a known natural length is spoken in the time that it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from studio.core.errors import InputError

Mode = Literal["fill", "exact", "free"]
MODES: tuple[Mode, ...] = get_args(Mode)

Verdict = Literal[
    "natural",
    "fitted",
    "padded",
    "borrowed",
    "rushed",
    "too_long",
    "out_of_range",
    "free",
    "skipped",
    "failed",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_INTELLIGIBLE = (0.5, 2.0)
"""Tempi between which a listener still gets nearly every word; no limit may lie outside."""
_MOST_RUSHED = 1.67
"""Above this short words get lost, so `fill` never goes there."""


@dataclass(frozen=True, slots=True)
class FitLimits:
    """How far speech may give. Tempi are natural / spoken: above 1 is faster."""

    slowest: float = 0.80
    """`fill`: a line that is shorter still is followed by silence."""
    fastest: float = 1.25
    """`fill`: the tempo up to which a line is sped up before time is borrowed."""
    rushed: float = 1.43
    """`fill`: the tempo up to which a line is sped up after time was borrowed; at most 1.67."""
    exact_slowest: float = 0.60
    """`exact`: slower is out of range."""
    exact_fastest: float = 1.67
    """`exact`: faster is out of range."""
    natural_slowest: float = 0.95
    """From here ..."""
    natural_fastest: float = 1.05
    """... to here nobody hears that a line was fitted."""
    clear_ms: int = 80
    """Silence that is kept before the next cue when time is borrowed."""
    borrow_ms: int = 1000
    """The most that is borrowed after one cue."""

    def __post_init__(self) -> None:
        least, most = _INTELLIGIBLE
        slow_side = least <= self.slowest <= self.natural_slowest <= 1.0
        if not slow_side or not 1.0 <= self.natural_fastest <= self.fastest <= self.rushed <= _MOST_RUSHED:
            raise InputError(
                f"The tempo limits must rise from slowest ({self.slowest}, at least {least}) over "
                f"natural_slowest ({self.natural_slowest}), 1, natural_fastest ({self.natural_fastest}) and "
                f"fastest ({self.fastest}) to rushed ({self.rushed}, at most {_MOST_RUSHED})."
            )
        if not least <= self.exact_slowest <= self.natural_slowest:
            raise InputError(
                f"exact_slowest is {self.exact_slowest}; give a tempo from {least} to {self.natural_slowest}."
            )
        if not self.natural_fastest <= self.exact_fastest <= most:
            raise InputError(
                f"exact_fastest is {self.exact_fastest}; give a tempo from {self.natural_fastest} to {most}."
            )
        if self.clear_ms < 0 or self.borrow_ms < 0:
            raise InputError(f"clear_ms ({self.clear_ms}) and borrow_ms ({self.borrow_ms}) cannot be below zero.")


@dataclass(frozen=True, slots=True)
class Fit:
    """How one line is made to fit: `length_ms == spoken_ms + padded_ms`, always."""

    verdict: Verdict
    length_ms: int
    """Length of the clip."""
    spoken_ms: int
    """Length of the speech in it."""
    borrowed_ms: int
    """Time used after the end of the cue; for `too_long`, what could be borrowed."""
    padded_ms: int
    """Silence after the speech."""
    tempo: float | None
    """natural / spoken; None where nothing is spoken."""
    excess_syllables: int
    """How many syllables must go so that the line fits at the limit; 0 unless it is too long."""
    evened_from: float | None = None
    """Its tempo by itself, where it was brought nearer to that of its neighbours (core/smoothing.py)."""
    jump: float | None = None
    """Even tempo only: its tempo / that of the neighbour before it, where they are still too far apart."""


SKIPPED = Fit("skipped", 0, 0, 0, 0, None, 0)
"""Nothing to speak."""
FAILED = Fit("failed", 0, 0, 0, 0, None, 0)
"""The line could not be spoken."""


def fit_line(
    natural_ms: int,
    shortest_ms: int,
    syllables: int,
    slot_ms: int,
    gap_ms: int | None,
    mode: Mode,
    limits: FitLimits,
    tempo: float = 1.0,
) -> Fit:
    """Fit one line into its slot.

    `natural_ms` is the model's own length, `shortest_ms` the length at one mel frame per token. `gap_ms` is
    the time from the end of this cue to the start of the next, at or below zero where they overlap, None
    after the last cue. `tempo` only counts in the mode `free`, which looks at neither slot nor gap.
    """
    if natural_ms <= 0:
        return SKIPPED
    speech = _Speech(natural_ms, shortest_ms, syllables)
    if mode == "free":
        spoken_ms = max(shortest_ms, round(natural_ms / as_written(tempo)))
        return speech.fit("free", spoken_ms)
    if mode == "exact":
        return _fit_exactly(speech, slot_ms, limits)
    return _fill(speech, slot_ms, room_after(gap_ms, limits), limits)


def room_after(gap_ms: int | None, limits: FitLimits) -> int:
    """Milliseconds that may be borrowed after a cue, by the time until the next."""
    if gap_ms is None:
        return limits.borrow_ms
    return min(limits.borrow_ms, max(0, gap_ms - limits.clear_ms))


@lru_cache  # a script has few tempi, and thousands of lines
def as_written(tempo: float) -> Fraction:
    """The decimal that was written: 1.43 is 143/100, so a line at a limit is never off by rounding."""
    return Fraction(str(tempo))


def shared_out(total_ms: int, natural_ms: Sequence[int], gaps_ms: Sequence[int]) -> tuple[int, ...]:
    """How long each untimed line is spoken so that lines and gaps together last exactly `total_ms`.

    All lines get one common tempo; what rounding leaves goes to the lines with the largest remainders. Raises
    InputError where the gaps alone leave no time to speak.
    """
    speech_ms, natural_sum = total_ms - sum(gaps_ms), sum(natural_ms)
    if natural_sum == 0:
        return (0,) * len(natural_ms)
    if speech_ms <= 0:
        raise InputError(
            f"A total of {total_ms / 1000:g} s is too short: the pauses between the lines alone last "
            f"{sum(gaps_ms) / 1000:g} s."
        )
    parts = [divmod(natural * speech_ms, natural_sum) for natural in natural_ms]
    left = speech_ms - sum(whole for whole, _ in parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: -parts[i][1])
    rounded_up = set(by_remainder[:left])
    return tuple(whole + (i in rounded_up) for i, (whole, _) in enumerate(parts))


def stretched(
    durations: Sequence[float],
    elasticity: Sequence[float],
    total: int,
    held: Sequence[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """Whole mel frames per token with exactly `total` in sum, each >= 1.

    `held` names tokens that last so many frames whatever the others must then do. Only where the others are down to one
    frame each do the held ones give as well, in proportion: a line is never refused because of them.

    Token i gives as `durations[i] * r ** elasticity[i]` with one ratio r for the line, so pauses give first.
    The rounding is the Webster apportionment along r: every token starts at one frame, token i is due its
    next frame when r passes ((k + 0.5) / durations[i]) ** (1 / elasticity[i]), and the first `total - n` of
    those are granted. A larger total grants more of the same list, hence no token ever gets shorter when the
    line gets longer. Raises ValueError where `total` is below one mel frame per token.
    """
    n = len(durations)
    if total < n or (n == 0 and total > 0):
        raise ValueError(f"{total} mel frames cannot be shared out among {n} tokens")
    if n == 0:
        return ()
    if held:
        return _stretched_around(durations, elasticity, total, dict(held))
    log_natural = np.log(np.asarray(durations, np.float64))
    give = np.asarray(elasticity, np.float64)
    steps = _frames_needed(log_natural, give, total)
    token = np.repeat(np.arange(n), steps)
    step = np.arange(len(token)) - np.repeat(np.cumsum(steps) - steps, steps)
    log_step = np.log(np.arange(steps.max()) + 1.5)
    log_threshold = (log_step[step] - log_natural[token]) / give[token]
    # Equal tokens fall due together. Granting them in the order of the golden ratio spreads the extra frames
    # over the line; in plain order the start of the line would drag.
    spread = np.modf(np.arange(n) * ((5**0.5 - 1) / 2))[0]
    due = token[np.lexsort((spread[token], log_threshold))]
    return tuple((1 + np.bincount(due[: total - n], minlength=n)).tolist())


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is known of a line before it is fitted."""

    natural_ms: int
    shortest_ms: int
    syllables: int

    def quickest_ms(self, tempo: float) -> int:
        """Spoken length at no more than `tempo`, rounded up to the millisecond."""
        return max(self.shortest_ms, ceil(self.natural_ms / as_written(tempo)))

    def longest_ms(self, tempo: float) -> int:
        """Spoken length at no less than `tempo`, rounded down to the millisecond."""
        return max(self.shortest_ms, floor(self.natural_ms / as_written(tempo)))

    def excess(self, tempo: float, room_ms: int) -> int:
        """How many syllables must go so that the rest fits into `room_ms` at `tempo`; at least 1."""
        needed_ms = max(Fraction(self.shortest_ms), self.natural_ms / as_written(tempo))
        return max(1, ceil(self.syllables * (1 - room_ms / needed_ms)))

    def fit(self, verdict: Verdict, spoken_ms: int, borrowed_ms: int = 0, padded_ms: int = 0, excess: int = 0) -> Fit:
        tempo = self.natural_ms / spoken_ms
        return Fit(verdict, spoken_ms + padded_ms, spoken_ms, borrowed_ms, padded_ms, tempo, excess)

    def fit_whole_slot(self, slot_ms: int, limits: FitLimits) -> Fit:
        tempo = Fraction(self.natural_ms, slot_ms)
        natural = as_written(limits.natural_slowest) <= tempo <= as_written(limits.natural_fastest)
        return self.fit("natural" if natural else "fitted", slot_ms)


def _fill(speech: _Speech, slot_ms: int, room_ms: int, limits: FitLimits) -> Fit:
    fast_ms, slow_ms = speech.quickest_ms(limits.fastest), speech.longest_ms(limits.slowest)
    rushed_ms = speech.quickest_ms(limits.rushed)
    if slot_ms > slow_ms:
        return speech.fit("padded", slow_ms, padded_ms=slot_ms - slow_ms)
    if slot_ms >= fast_ms:
        return speech.fit_whole_slot(slot_ms, limits)
    if slot_ms + room_ms >= fast_ms:
        return speech.fit("borrowed", fast_ms, borrowed_ms=fast_ms - slot_ms)
    if slot_ms + room_ms >= rushed_ms:
        return speech.fit("rushed", slot_ms + room_ms, borrowed_ms=room_ms)
    excess = speech.excess(limits.rushed, slot_ms + room_ms)
    return speech.fit("too_long", rushed_ms, borrowed_ms=room_ms, excess=excess)


def _fit_exactly(speech: _Speech, slot_ms: int, limits: FitLimits) -> Fit:
    fast_ms, slow_ms = speech.quickest_ms(limits.exact_fastest), speech.longest_ms(limits.exact_slowest)
    if slot_ms > slow_ms:
        return speech.fit("out_of_range", slow_ms, padded_ms=slot_ms - slow_ms)
    if slot_ms >= fast_ms:
        return speech.fit_whole_slot(slot_ms, limits)
    return speech.fit("out_of_range", fast_ms, excess=speech.excess(limits.exact_fastest, slot_ms))


def _stretched_around(
    durations: Sequence[float], elasticity: Sequence[float], total: int, held: Mapping[int, int]
) -> tuple[int, ...]:
    """As `stretched`, with some tokens held."""
    free = [token for token in range(len(durations)) if token not in held]
    left = total - sum(held.values())
    if left >= len(free) and (free or left == 0):
        given = dict(held)
        shares = stretched([durations[token] for token in free], [elasticity[token] for token in free], left)
        given.update(zip(free, shares, strict=True))
    else:
        given = dict.fromkeys(free, 1)
        shares = stretched(list(held.values()), [1.0] * len(held), total - len(free))
        given.update(zip(held, shares, strict=True))
    return tuple(given[token] for token in range(len(durations)))


def _frames_needed(
    log_natural: npt.NDArray[np.float64], give: npt.NDArray[np.float64], total: int
) -> npt.NDArray[np.int64]:
    """At least as many frames per token as a line of `total` can have; few more than that in sum."""

    def frames(log_ratio: float) -> npt.NDArray[np.int64]:
        scaled = np.floor(np.exp(log_natural + give * log_ratio) + 0.5)
        return np.maximum(scaled, 1).astype(np.int64)

    high = float(((np.log(total + 1) - log_natural) / give).min())  # here one token alone fills the line
    low = min(-50.0, high)
    for _ in range(40):
        middle = (low + high) / 2
        if frames(middle).sum() < total:
            low = middle
        else:
            high = middle
    return frames(high)
