"""Steps from one order of rows to another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.gui.table.rearrange import Inserted, Moved, Removed, follow, runs, steps
from studio.project.document import RowId

IDS = st.lists(st.integers(1, 12).map(RowId), unique=True)


def test_an_inserted_row_comes_in_where_it_stands() -> None:
    old, new = [RowId(1), RowId(2)], [RowId(1), RowId(3), RowId(2)]
    assert list(steps(old, new, ())) == [Inserted(1, (RowId(3),))]


def test_neighbours_go_in_one_step() -> None:
    old = [RowId(n) for n in range(6)]
    assert list(steps(old, [old[0], old[4]], ())) == [Removed(5, 5), Removed(1, 3)]


def test_a_row_that_moved_down_is_one_move() -> None:
    old = [RowId(n) for n in range(4)]
    new = [old[1], old[2], old[0], old[3]]
    assert list(steps(old, new, {old[0]})) == [Moved(0, 3)]


def test_a_row_of_another_rank_in_the_same_place_is_no_step() -> None:
    old = [RowId(1), RowId(2)]
    assert list(steps(old, old, {RowId(1), RowId(2)})) == []


@given(old=IDS, new=IDS, data=st.data())
def test_the_steps_lead_from_the_old_to_the_new_order(old: list[RowId], new: list[RowId], data: st.DataObject) -> None:
    moved = set(data.draw(st.lists(st.sampled_from(new)))) if new else set()
    still = [id_ for id_ in old if id_ in new and id_ not in moved]
    # Rows that did not move stand in their old order among the new.
    places = [place for place, id_ in enumerate(new) if id_ in still]
    for place, id_ in zip(places, still, strict=True):
        new[place] = id_
    now = list(old)
    for step in steps(old, new, moved):
        follow(now, step)
    assert now == new


@given(st.sets(st.integers(0, 30)))
def test_runs_cover_exactly_the_places(places: set[int]) -> None:
    found = runs(places)
    assert {place for first, last in found for place in range(first, last + 1)} == places
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(found))
