from hypothesis import given
from hypothesis import strategies as st

from studio.core.fit import Fit
from studio.core.script import Line
from studio.core.speech import VoiceId
from studio.core.timeline import Clip, Overlap, overlaps, pauses, placed

rows = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 900)), max_size=12)


def test_a_clip_ends_after_its_whole_length() -> None:
    fit = Fit("padded", 1200, 1000, 0, 200, 1.0, 0)
    clip = Clip(Line(1, "hello"), VoiceId("a"), "en", 500, 1000, fit, 57_600, 48_000, 0.1, False)
    assert clip.end_ms == 1700


class TestUntimed:
    def test_lines_follow_one_another_with_their_gaps(self) -> None:
        silence = pauses([1000, 500, 700], [300, 700, 300])
        assert silence == (300, 700, 0)
        assert placed([1000, 500, 700], silence) == (0, 1300, 2500)

    def test_a_line_without_sound_adds_no_pause_but_keeps_the_end_of_its_paragraph(self) -> None:
        assert pauses([1000, 0, 500], [300, 700, 300]) == (700, 0, 0)

    @given(rows)
    def test_lengths_and_pauses_add_up_and_nothing_overlaps(self, row: list[tuple[int, int]]) -> None:
        lengths, gaps = [length for length, _ in row], [gap for _, gap in row]
        silence = pauses(lengths, gaps)
        starts = placed(lengths, silence)
        assert not overlaps(starts, lengths)
        spoken = [i for i, length in enumerate(lengths) if length]
        if spoken:
            assert starts[spoken[-1]] + lengths[spoken[-1]] == sum(lengths) + sum(silence)
            assert silence[spoken[-1]] == 0


class TestOverlaps:
    def test_clips_that_touch_do_not_overlap(self) -> None:
        assert overlaps([0, 1000], [1000, 1000]) == ()

    def test_each_pair_is_named_with_its_length(self) -> None:
        found = overlaps([0, 900, 950], [1000, 500, 0])
        assert found == (Overlap(0, 1, 100),)

    @given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 200)), max_size=10))
    def test_every_pair_that_sounds_at_once_is_found(self, spans: list[tuple[int, int]]) -> None:
        starts, lengths = [s for s, _ in spans], [n for _, n in spans]
        expected = {}
        for i, (start, length) in enumerate(spans):
            for j, (other, more) in enumerate(spans):
                shared = min(start + length, other + more) - max(start, other)
                if i < j and shared > 0:
                    expected[frozenset((i, j))] = shared
        found = overlaps(starts, lengths)
        assert {frozenset((o.first, o.second)): o.ms for o in found} == expected
        assert len(found) == len(expected)
        assert all(starts[o.first] <= starts[o.second] for o in found)
