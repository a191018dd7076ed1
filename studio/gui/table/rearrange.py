"""From the old order of rows to the new one in steps that a view can follow."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studio.project.document import RowId


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows `first` to `last` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows come in at `first`."""

    first: int
    ids: tuple[RowId, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Row `start` goes before the row that stands at `before` now."""

    start: int
    before: int


Step = Removed | Inserted | Moved


def steps(old: Sequence[RowId], new: Sequence[RowId], moved: Collection[RowId]) -> Iterator[Step]:
    """One after another they turn `old` into `new`. Rows that are not in `moved` stand in the same order in both.

    Removals come first, from the end; then each row that came or moved goes behind the one that it shall follow,
    from the start. New rows that stand together come in together.
    """
    now = list(old)
    kept, known = set(new), set(old)
    for first, last in reversed(runs([place for place, id_ in enumerate(now) if id_ not in kept])):
        yield _done(now, Removed(first, last))
    came: list[RowId] = []
    for predecessor, id_ in zip([None, *new], new, strict=False):
        if id_ not in known:
            came.append(id_)
            continue
        if came:
            yield _done(now, _insertion(now, new, came))
            came = []
        if id_ in moved:
            step = Moved(now.index(id_), _behind(now, predecessor))
            if step.start != step.before:
                yield _done(now, step)
    if came:
        yield _done(now, _insertion(now, new, came))


def follow(now: list[RowId], step: Step) -> None:
    """Do one step to a list."""
    if isinstance(step, Removed):
        del now[step.first : step.last + 1]
    elif isinstance(step, Inserted):
        now[step.first : step.first] = step.ids
    else:
        now.insert(step.before, now[step.start])
        del now[step.start + (step.start >= step.before)]


def runs(places: Collection[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours, in order."""
    if not places:
        return []
    in_order = sorted(places)
    breaks = [(a, b) for a, b in pairwise(in_order) if b != a + 1]
    firsts = [in_order[0], *(b for _, b in breaks)]
    return list(zip(firsts, [*(a for a, _ in breaks), in_order[-1]], strict=True))


def _done(now: list[RowId], step: Step) -> Step:
    follow(now, step)
    return step


def _behind(now: list[RowId], predecessor: RowId | None) -> int:
    return 0 if predecessor is None else now.index(predecessor) + 1


def _insertion(now: list[RowId], new: Sequence[RowId], came: list[RowId]) -> Inserted:
    place = new.index(came[0])
    return Inserted(_behind(now, new[place - 1] if place else None), tuple(came))
