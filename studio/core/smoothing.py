"""Even tempo: neighbouring lines of one speaker are brought nearer to one another than the ladder alone leaves them.

The ladder of core/fit.py looks at each line by itself, so that one at tempo 0.80 may follow one at 1.25. Here the ratio
of the tempos of neighbours comes down to at most `step` where slots and gaps allow it, in this order:

1. No line is spoken faster than both the ladder and its natural tempo ask for, unless a neighbour that cannot slow down
   forces it.
2. Hurried lines slow down into their gap, as far as is needed for the first, and never below their natural tempo.
3. Slow lines are spoken faster, as far as is needed for the rest, at most at `limits.fastest`; silence follows them.

Each of these steps changes every line by as little as any solution that keeps to the steps before it, so the sum of all
changes is the least as well, however one weighs the lines. For each is an envelope, as of Lipschitz functions (E. J.
McShane, Extension of range of functions, 1934). The constraint of a line, "no longer than f(length of its neighbour),
or at its limit", is monotone; so of all lengths that keep it and are nowhere above given ones there is a greatest
(Knaster and Tarski). Two passes find it in O(n): the first makes every line keep to the one before it, the second to
the one after it. The second breaks nothing, for a line that it shortens is then slower than its follower by `step`, and
so asks nothing of that.

An influence fades by `step` from line to line. So it ends after `reach` lines, and what an edit changes lies near it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, pairwise
from math import ceil, log

from studio.core.fit import Fit, FitLimits, as_written

STEPS = (1.02, 2.0)
"""Least and greatest step. Less than a fiftieth is lost in the rounding to milliseconds."""
USUAL_STEP = 1.15
"""From 1.25, where lines begin to borrow, it is no more to 1.43, the fastest."""
APART_MS = 5000
"""A speaker's line after a longer time has no neighbour before it: nobody compares them any more. It is all the same
whether there was silence between them or somebody else spoke."""


@dataclass(frozen=True, slots=True)
class Single:
    """A line as the ladder fits it by itself, in the mode `fill`; something is spoken in it."""

    fit: Fit
    natural_ms: int
    shortest_ms: int
    slot_ms: int
    room_ms: int
    """What may be borrowed after the slot."""


def are_neighbours(end_ms: int, start_ms: int) -> bool:
    """Whether a cue is heard together with the speaker's one before it, by the end of that and its own start."""
    return start_ms - end_ms <= APART_MS


def evened(lines: Sequence[Single], step: float, limits: FitLimits) -> tuple[Fit, ...]:
    """How neighbours in the order of time, all of one speaker, fit when their tempos are brought within `step`.

    What needs no change keeps its fit; what is changed tells its tempo by itself in `evened_from`. A line that is still
    further from the one before it tells by how much in `jump`.
    """
    ratio = as_written(step)
    natural_ms = [line.natural_ms for line in lines]
    alone_ms = [line.fit.spoken_ms for line in lines]
    longest_ms = [max(line.fit.spoken_ms, min(line.slot_ms + line.room_ms, line.natural_ms)) for line in lines]
    fastest = as_written(limits.fastest)
    shortest_ms = [min(line.fit.spoken_ms, max(line.shortest_ms, ceil(line.natural_ms / fastest))) for line in lines]
    forced_ms = _hastened(longest_ms, shortest_ms, natural_ms, ratio)
    kept_ms = [min(each) for each in zip(forced_ms, alone_ms, natural_ms, strict=True)]
    eased_ms = _eased(kept_ms, longest_ms, natural_ms, ratio)
    relaxed_ms = [max(each) for each in zip(eased_ms, alone_ms, strict=True)]
    spoken_ms = _hastened(relaxed_ms, shortest_ms, natural_ms, ratio)
    fits = [_refitted(line, ms) for line, ms in zip(lines, spoken_ms, strict=True)]
    return (*fits[:1], *(_told(fit, _jump(before, fit), step) for before, fit in pairwise(fits)))


def reach(step: float, limits: FitLimits) -> int:
    """How many lines away a line may be felt at most: three envelopes, in each of which it fades from `rushed`."""
    return 3 * (1 + ceil(log(limits.rushed / limits.slowest) / log(step)))


def _hastened(
    lengths_ms: Sequence[int], least_ms: Sequence[int], natural_ms: Sequence[int], step: Fraction
) -> list[int]:
    """The greatest lengths, none above those given, at which no line is slower than a neighbour by more than `step` or
    else is at its least."""
    found, (above, below) = list(lengths_ms), step.as_integer_ratio()
    for here, beside in _both_ways(len(found)):
        slow_ms = natural_ms[here] * found[beside] * above // (natural_ms[beside] * below)
        found[here] = min(found[here], max(least_ms[here], slow_ms))
    return found


def _eased(lengths_ms: Sequence[int], most_ms: Sequence[int], natural_ms: Sequence[int], step: Fraction) -> list[int]:
    """The least lengths, none below those given, at which no line is faster than a neighbour by more than `step` or
    else is at its most."""
    found, (above, below) = list(lengths_ms), step.as_integer_ratio()
    for here, beside in _both_ways(len(found)):
        quick_ms = -(-natural_ms[here] * found[beside] * below // (natural_ms[beside] * above))
        found[here] = max(found[here], min(most_ms[here], quick_ms))
    return found


def _both_ways(n: int) -> Iterator[tuple[int, int]]:
    """Each line with the one before it, from the start; then each with the one after it, from the end."""
    return chain(((i, i - 1) for i in range(1, n)), ((i, i + 1) for i in range(n - 2, -1, -1)))


def _refitted(line: Single, spoken_ms: int) -> Fit:
    fit = line.fit
    if spoken_ms == fit.spoken_ms:
        return fit
    borrowed_ms, padded_ms = max(0, spoken_ms - line.slot_ms), max(0, line.slot_ms - spoken_ms)
    return replace(
        fit,
        verdict="borrowed" if borrowed_ms else "padded" if padded_ms else "fitted",
        length_ms=spoken_ms + padded_ms,
        spoken_ms=spoken_ms,
        borrowed_ms=borrowed_ms,
        padded_ms=padded_ms,
        tempo=line.natural_ms / spoken_ms,
        evened_from=fit.tempo,
    )


def _jump(before: Fit, fit: Fit) -> float:
    """The ratio of two tempos: above 1 the second is faster."""
    assert before.tempo is not None
    assert fit.tempo is not None
    return fit.tempo / before.tempo


def _told(fit: Fit, jump: float, step: float) -> Fit:
    # Of what lies at the step itself, the quotient of two floats may miss it by a hair.
    return replace(fit, jump=jump) if max(jump, 1 / jump) > step + 1e-9 else fit
