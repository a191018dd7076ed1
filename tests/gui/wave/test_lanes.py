from hypothesis import given
from hypothesis import strategies as st

from studio.core.fit import Fit
from studio.core.script import Cue, SpeakerId
from studio.gui.wave.lanes import Lanes, Spans
from studio.project.document import Change, Document, Patch, Row, RowId


class Lengths:
    """As long as the row's gain says."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def start_ms(self, id_: RowId) -> int:
        cue = self._document.rows[id_].cue
        assert cue is not None
        return cue.start_ms

    def fit(self, id_: RowId) -> Fit:
        length_ms = round(self._document.rows[id_].gain_db)
        return Fit("too_long" if length_ms > 500 else "fitted", length_ms, length_ms, 0, 0, 1.0, 0)


def lanes_of(bars: list[tuple[int, int, int]]) -> Lanes:
    """From start, length and speaker of each."""
    document = Document()
    rows = [
        Row(RowId(i + 1), i, "x", Cue(start, start + 100), SpeakerId(f"s{who}"), gain_db=length)
        for i, (start, length, who) in enumerate(bars)
    ]
    document.apply(Patch(tuple(Change("row", row.id, None, row) for row in rows)))
    return Lanes(document, Lengths(document))  # type: ignore[arg-type]


BARS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 900), st.integers(0, 3)), max_size=30)


@given(bars=BARS, first=st.integers(0, 4000), length=st.integers(1, 1500), least=st.integers(0, 300))
def test_what_is_seen_is_all_that_touches_the_view(
    bars: list[tuple[int, int, int]], first: int, length: int, least: int
) -> None:
    last = first + length
    seen = {bar.id for bar in lanes_of(bars).wide(first, last, least)}
    true = {
        RowId(i + 1)
        for i, (start, sound, _) in enumerate(bars)
        if start <= last and start + max(sound, 100) >= first and max(sound, 100) >= least
    }
    assert seen == true


@given(bars=BARS)
def test_overlaps_and_gaps_are_where_several_or_none_sound(bars: list[tuple[int, int, int]]) -> None:
    lanes = lanes_of(bars)
    counts = [0] * max((start + length for start, length, _ in bars if length), default=0)
    for start, length, _ in bars:
        for ms in range(start, start + length):
            counts[ms] += 1
    assert milliseconds(lanes.overlaps) == {ms for ms, count in enumerate(counts) if count > 1}
    assert milliseconds(lanes.gaps) == {ms for ms, count in enumerate(counts) if count == 0}


def milliseconds(spans: Spans) -> set[int]:
    return {ms for start, stop in spans.within(-1, 10_000) for ms in range(start, stop)}


@given(bars=BARS.filter(bool), cell=st.integers(50, 1000))
def test_thin_bars_are_shown_by_their_worst(bars: list[tuple[int, int, int]], cell: int) -> None:
    runs = list((lanes := lanes_of(bars)).thin(0, 4000, cell))
    thin = [bar for bar in bars if max(bar[1], 100) < cell]
    assert {lanes.speakers[lane] for lane, *_ in runs} == {f"s{who}" for _, _, who in thin}
    assert any(verdict == "too_long" for *_, verdict in runs) == any(length > 500 for _, length, _ in thin)
    for lane, first, end, _ in runs:
        cells = {
            i
            for start, length, who in thin
            if lanes.speakers[lane] == f"s{who}"
            for i in (start // cell, (start + max(length, 100)) // cell)
        }
        assert set(range(first, end)) <= cells


def test_of_two_bars_at_one_place_the_later_is_found_in_its_own_lane() -> None:
    lanes = lanes_of([(0, 500, 0), (200, 300, 0), (210, 300, 1)])
    found = lanes.at(0, 250, 0)
    assert found is not None
    assert (found.id, found.number, found.lane) == (2, 2, 0)
    assert lanes.at(0, 700, 0) is None
    assert lanes.at(1, 205, 0) is None
    assert lanes.at(1, 205, 10) is not None


def test_the_next_line_in_time() -> None:
    lanes = lanes_of([(900, 100, 0), (100, 100, 0), (500, 100, 0)])
    assert lanes.beside(None, 1) == 2
    assert lanes.beside(RowId(2), 1) == 3
    assert lanes.beside(RowId(1), 1) == 1
    assert lanes.beside(RowId(2), -1) == 2


def test_no_lines() -> None:
    lanes = lanes_of([])
    assert len(lanes) == 0
    assert lanes.end_ms == 0
    assert lanes.beside(None, 1) is None
    assert lanes.wide(0, 100, 0) == []
    assert list(lanes.thin(0, 100, 10)) == []
    assert lanes.at(0, 5, 10) is None
