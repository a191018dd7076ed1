"""Single beats of a line as the person wants them: their length and their pitch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Tuned:
    """One beat (zh, ko: a syllable, ja: a mora, else a phoneme) that was set by hand."""

    start: int
    """First character, in the text of the request, of the word that it belongs to."""
    beat: int
    """Its number in the word, from 0."""
    phonemes: str
    """Its symbols. Where the word has others there by now, this no longer applies."""
    length_ms: int | None = None
    """How long it lasts, whatever the line is fitted into; None: as planned."""
    shift_semitones: float = 0.0
    """Of its F0."""

    @property
    def place(self) -> tuple[int, int]:
        """Which beat of the line it is: no two of a line are the same."""
        return self.start, self.beat

    @property
    def is_plain(self) -> bool:
        """Whether nothing of it is set."""
        return self.length_ms is None and self.shift_semitones == 0.0

    def moved(self, by: int) -> "Tuned":
        """Of the same word, `by` characters further on."""
        return replace(self, start=self.start + by)


def in_order(tuning: Iterable[Tuned]) -> tuple[Tuned, ...]:
    """As a line keeps it: one for each beat, the last one given, and none that sets nothing."""
    last = {one.place: one for one in tuning}
    return tuple(last[place] for place in sorted(last) if not last[place].is_plain)


def followed(tuning: Sequence[Tuned], before: str, after: str) -> tuple[Tuned, ...]:
    """The tuning of a text that was edited.

    What belongs to words that stand elsewhere now moves with them. The rest stays where it was, to apply again should
    the text become what it was.
    """
    if not tuning or before == after:
        return tuple(tuning)
    places = _moves(before, after)
    moved = [one.moved(places[one.start] - one.start) for one in tuning if one.start in places]
    return in_order([*(one for one in tuning if one.start not in places), *moved])


def _moves(before: str, after: str) -> dict[int, int]:
    """Where each character of a text stands after an edit, as far as it is still there."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    places = dict(zip(range(head), range(head), strict=True))
    between = before[head : len(before) - tail], after[head : len(after) - tail]
    for block in SequenceMatcher(None, *between, autojunk=False).get_matching_blocks():
        places |= {head + block.a + i: head + block.b + i for i in range(block.size)}
    by = len(after) - len(before)
    return places | {i: i + by for i in range(len(before) - tail, len(before))}


def _common(one: str, other: str) -> int:
    """With how many characters both begin."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
