from hypothesis import given
from hypothesis import strategies as st

from studio.project.document import RANK_STEP, Row, RowId
from studio.project.edits.ranks import spread


@given(st.lists(st.integers(-50, 50) | st.integers(), unique=True, max_size=12), st.data())
def test_new_rows_come_to_stand_where_they_should(ranks: list[int], data: st.DataObject) -> None:
    rows = [Row(RowId(i), rank, "") for i, rank in enumerate(sorted(ranks))]
    index, n = data.draw(st.integers(0, len(rows))), data.draw(st.integers(0, 5))
    new, moved = spread(rows, index, n)
    old = [moved.get(row.id, row.rank) for row in rows]
    order = [*old[:index], *new, *old[index:]]
    assert len(new) == n
    assert order == sorted(set(order))


def test_where_there_is_room_nothing_moves() -> None:
    rows = [Row(RowId(i), i * RANK_STEP, "") for i in range(10)]
    assert not spread(rows, 5, 3)[1]


def test_where_there_is_none_only_neighbours_move_and_then_there_is_room() -> None:
    rows = [Row(RowId(i), (i + (i > 499)) * RANK_STEP, "") for i in range(1000)]
    moves = []
    for i in range(1000, 1200):  # each directly behind row 500
        new, moved = spread(rows, 501, 1)
        at = {row.id: row for row in rows}
        rows = [Row(row.id, moved.get(row.id, row.rank), "") for row in at.values()]
        rows.insert(501, Row(RowId(i), new[0], ""))
        moves.append(len(moved))
    assert sum(moves) < 4 * 200
    assert max(moves) < 500
