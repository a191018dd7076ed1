"""Even tempo in the window: which rows are neighbours, and how each fits beside the others."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from studio.core.fit import Fit
from studio.core.script import SpeakerId
from studio.core.smoothing import Single, are_neighbours, evened, reach
from studio.core.speech import VoiceId
from studio.gui.desk.length import Length
from studio.gui.desk.places import Beside, Places
from studio.project.document import Document, Options, Patch, RowId

_Who = tuple[SpeakerId, VoiceId | None]
"""A speaker, and the voice of a row that has one of its own."""
_Key = tuple[int, int, RowId]
"""Start, rank and id of a row."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with a slot, and how it fits by itself."""

    who: _Who
    key: _Key
    single: Single


class Evenness:
    """The rows of a document as their speakers say them one after another; follows its edits row by row."""

    def __init__(self, document: Callable[[], Document], places: Places, length: Callable[[RowId], Length]) -> None:
        self._document = document
        self._places = places
        self._length = length
        self._lines: dict[RowId, _Line] = {}
        self._voices: dict[_Who, list[_Key]] = {}

    @property
    def step(self) -> float:
        """0: each row fits by itself."""
        return self._document().options.tempo_step

    def is_turned_by(self, patch: Patch) -> bool:
        """Whether an edit changes the step."""
        options = [change for change in patch.changes if change.table == "options"]
        steps = {
            one.tempo_step for change in options for one in (change.before, change.after) if isinstance(one, Options)
        }
        return len(steps) > 1

    def clear(self) -> None:
        self._lines.clear()
        self._voices.clear()

    def fits(self, alone: Mapping[RowId, Fit]) -> dict[RowId, Fit]:
        """These rows fit so by themselves now: how they fit beside one another, and all rows that this may reach."""
        if not self.step:
            return dict(alone)
        touched = self._take_out(alone)
        for id_, fit in alone.items():
            line = self._line(id_, fit)
            if line is not None:
                self._lines[id_] = line
                insort(self._voices.setdefault(line.who, []), line.key)
                touched.setdefault(line.who, []).append(line.key)
        return dict(alone) | self._found_anew(touched)

    def without(self, ids: Iterable[RowId]) -> dict[RowId, Fit]:
        """Rows are gone: how all that this may reach fit now."""
        return self._found_anew(self._take_out(ids))

    def beside(self, id_: RowId) -> Beside | None:
        """What the row's tempo is to agree with; None where it need not agree with anything."""
        before, after = self._near(id_)
        if not before and not after:
            return None
        return Beside(self._singles(before), self._singles(after), self.step)

    def is_settled(self, id_: RowId) -> bool:
        """Whether no row that is only estimated can move this one."""
        before, after = self._near(id_)
        return not any(self._length(near).is_estimate for near in (*before, *after))

    def _line(self, id_: RowId, alone: Fit) -> _Line | None:
        row, place, length = self._document().rows[id_], self._places[id_], self._length(id_)
        if row.cue is None or place.mode != "fill" or not alone.spoken_ms:
            return None
        single = place.single(alone, length.natural_ms, length.shortest_ms)
        return _Line((row.speaker, row.voice), (row.cue.start_ms, row.rank, id_), single)

    def _take_out(self, ids: Iterable[RowId]) -> dict[_Who, list[_Key]]:
        """Gives where they stood."""
        touched: dict[_Who, list[_Key]] = {}
        for id_ in ids:
            line = self._lines.pop(id_, None)
            if line is not None:
                keys = self._voices[line.who]
                del keys[bisect_left(keys, line.key)]
                touched.setdefault(line.who, []).append(line.key)
        return touched

    def _found_anew(self, touched: Mapping[_Who, list[_Key]]) -> dict[RowId, Fit]:
        if not touched:
            return {}
        limits, step = self._places.limits, self.step
        far = reach(step, limits)
        found: dict[RowId, Fit] = {}
        for who, places in touched.items():
            keys = self._voices[who]
            for first, last in _joined(sorted({bisect_left(keys, place) for place in places}), far):
                reached = frozenset(keys[first:last])
                # What lies further away decides on what is reached, but is not moved itself.
                for run in self._runs(keys[max(0, first - far) : last + far]):
                    fits = evened([self._lines[key[2]].single for key in run], step, limits)
                    found |= {key[2]: fit for key, fit in zip(run, fits, strict=True) if key in reached}
        return found

    def _runs(self, keys: list[_Key]) -> Iterator[list[_Key]]:
        """Keys of rows, each within hearing of the one before it."""
        cuts = [i for i, pair in enumerate(pairwise(keys), 1) if not self._are_neighbours(*pair)]
        for first, last in pairwise((0, *cuts, len(keys))):
            yield keys[first:last]

    def _are_neighbours(self, one: _Key, other: _Key) -> bool:
        return are_neighbours(one[0] + self._lines[one[2]].single.slot_ms, other[0])

    def _near(self, id_: RowId) -> tuple[tuple[RowId, ...], tuple[RowId, ...]]:
        """The rows before and after it that may move it."""
        line = self._lines.get(id_)
        if line is None:
            return (), ()
        keys, far = self._voices[line.who], reach(self.step, self._places.limits)
        at = bisect_left(keys, line.key)
        for run in self._runs(keys[max(0, at - far) : at + far + 1]):
            if line.key in run:
                here = run.index(line.key)
                return tuple(key[2] for key in run[:here]), tuple(key[2] for key in run[here + 1 :])
        return (), ()

    def _singles(self, ids: Iterable[RowId]) -> tuple[Single, ...]:
        return tuple(self._lines[id_].single for id_ in ids)


def _joined(at: Iterable[int], far: int) -> list[tuple[int, int]]:
    """Ranges of all places that are not more than `far` from one of `at`, which rise."""
    ranges: list[tuple[int, int]] = []
    for i in at:
        first, last = max(0, i - far), i + far + 1
        if ranges and first <= ranges[-1][1]:
            first = ranges.pop()[0]
        ranges.append((first, last))
    return ranges
