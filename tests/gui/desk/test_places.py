"""Places found row by row are those found anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.fit import FitLimits
from studio.core.script import Cue
from studio.gui.desk import places as module
from studio.gui.desk.places import Place, Places
from studio.project.document import Change, Document, Options, Patch, Row, RowId, patch_of

LIMITS = FitLimits()


def tempo(row: Row) -> float:
    return 1.0 if row.prosody is None else row.prosody.tempo


def document_of(*cues: tuple[int, int] | None) -> Document:
    rows = [Row(RowId(i + 1), i, "x", cue and Cue(*cue)) for i, cue in enumerate(cues)]
    return Document.of(rows, {}, [], Options())


def places_of(document: Document) -> Places:
    places = Places(tempo, LIMITS)
    places.open(document)
    return places


def test_a_row_has_its_cue_and_the_time_until_the_next() -> None:
    places = places_of(document_of((1000, 2000), None, (500, 800), (2600, 2600)))
    assert places[RowId(1)] == Place("fill", 1000, 600, 1.0, LIMITS)
    assert places[RowId(3)] == Place("fill", 300, 200, 1.0, LIMITS)
    assert places[RowId(4)] == Place("fill", 0, None, 1.0, LIMITS)
    assert places[RowId(2)] == Place("free", 0, None, 1.0, LIMITS)


def test_a_moved_cue_gives_another_gap_to_the_row_before_it_alone() -> None:
    document = document_of((0, 1000), (2000, 3000), (4000, 5000))
    places = places_of(document)
    row = document.rows[RowId(2)]
    patch = Patch((Change("row", row.id, row, replace(row, cue=Cue(2100, 3100))),))
    document.apply(patch)
    assert places.follow(patch, ()) == {1, 2}
    assert places[RowId(1)].gap_ms == 1100
    assert places[RowId(2)].gap_ms == 900


def test_another_mode_is_that_of_all_timed_rows() -> None:
    document = document_of((0, 1000), None)
    places = places_of(document)
    patch = Patch((Change("options", "options", document.options, replace(document.options, mode="exact")),))
    document.apply(patch)
    assert places.follow(patch, ()) == {1}
    assert places[RowId(1)].mode == "exact"


cues = st.none() | st.builds(
    lambda start, length: Cue(start, max(0, start + length)), st.integers(0, 60), st.integers(-5, 20)
)


@given(st.data())
def test_edits_are_followed_row_by_row(data: st.DataObject) -> None:
    document = document_of(*[(start, start + 5) for start in data.draw(st.lists(st.integers(0, 60), max_size=6))])
    places = places_of(document)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "FEW_CHANGES", data.draw(st.sampled_from((2, 200))))
        for _ in range(data.draw(st.integers(1, 5))):
            changes = []
            for id_ in data.draw(st.sets(st.integers(1, 8).map(RowId), min_size=1, max_size=4)):
                before = document.rows.get(id_)
                is_there, cue = data.draw(st.tuples(st.booleans(), cues))
                after = Row(id_, 100 - id_, "x", cue) if is_there else None
                changes.append(Change("row", id_, before, after))
            patch = patch_of(changes)
            was = {id_: places[id_] for id_ in document.rows}
            document.apply(patch)
            moved = places.follow(patch, ())
            anew = places_of(document)
            assert {id_: places[id_] for id_ in document.rows} == {id_: anew[id_] for id_ in document.rows}
            assert moved == {id_ for id_ in document.rows if was.get(id_) != places[id_]}
