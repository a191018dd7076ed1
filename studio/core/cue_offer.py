"""Times for lines that have none, from when somebody speaks in the film.

The rule is plain, so that its outcome can be foreseen: where there are as many stretches of speech as lines, each line
gets one. Where there are more, those with the shortest pauses between them are joined. Where there are fewer, the
longest are divided among several lines, by the length of those.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heapify, heapreplace
from itertools import accumulate, pairwise

from studio.core.script import Cue

LEAST_MS = 100
"""No line gets less."""


def offered(stretches: Sequence[Cue], lengths: Sequence[float]) -> tuple[Cue, ...]:
    """A cue for each line, in their order; `lengths`: how long each is, in any unit, > 0. None where nobody speaks.

    `stretches` are in the order of time and do not overlap. Lines that are too many for the speech go on behind it.
    """
    if not stretches or not lengths:
        return ()
    joined = _joined(stretches, len(lengths))
    counts = _counts(joined, len(lengths))
    cues: list[Cue] = []
    for stretch, count in zip(joined, counts, strict=True):
        start_ms = max(stretch.start_ms, cues[-1].end_ms if cues else 0)
        room = Cue(start_ms, max(stretch.end_ms, start_ms + LEAST_MS * count))
        cues += _divided(room, lengths[len(cues) : len(cues) + count])
    return tuple(cues)


def beside(stretches: Iterable[Cue], taken: Iterable[Cue]) -> tuple[Cue, ...]:
    """The stretches that no cue of `taken`, in any order, overlaps."""
    spans = sorted((cue.start_ms, cue.end_ms) for cue in taken)
    starts, last_ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max, initial=0))
    # Of all that begin before a stretch ends, the last end.
    return tuple(cue for cue in stretches if last_ends[bisect_left(starts, cue.end_ms)] <= cue.start_ms)


def _joined(stretches: Sequence[Cue], most: int) -> list[Cue]:
    """At most so many: the longest pauses stay."""
    pauses = [(later.start_ms - earlier.end_ms, number) for number, (earlier, later) in enumerate(pairwise(stretches))]
    kept = sorted(number for _, number in sorted(pauses, key=lambda pause: (-pause[0], pause[1]))[: most - 1])
    firsts = [0, *(number + 1 for number in kept)]
    lasts = [*kept, len(stretches) - 1]
    return [Cue(stretches[a].start_ms, stretches[b].end_ms) for a, b in zip(firsts, lasts, strict=True)]


def _counts(stretches: Sequence[Cue], n_lines: int) -> list[int]:
    """How many lines each stretch gets: one, and the others where most speech is left for each."""
    counts = [1] * len(stretches)
    shares = [(-stretch.slot_ms / 2, i) for i, stretch in enumerate(stretches)]  # of each line, if there were one more
    heapify(shares)
    for _ in range(n_lines - len(stretches)):
        i = shares[0][1]
        counts[i] += 1
        heapreplace(shares, (-stretches[i].slot_ms / (counts[i] + 1), i))
    return counts


def _divided(stretch: Cue, lengths: Sequence[float]) -> list[Cue]:
    """One cue behind the other, each with its share of the stretch."""
    if len(lengths) == 1:
        return [stretch]
    whole, spare = sum(lengths), stretch.slot_ms - LEAST_MS * len(lengths)
    cues: list[Cue] = []
    start_ms, so_far = stretch.start_ms, 0.0
    for number, length in enumerate(lengths, 1):
        so_far += length
        end_ms = stretch.start_ms + LEAST_MS * number + round(spare * so_far / whole)
        cues.append(Cue(start_ms, end_ms))
        start_ms = end_ms
    return cues
