from hypothesis import given
from hypothesis import strategies as st

from studio.core.script import NARRATOR, Cue
from studio.formats.cues import RawCue, speaker, timed_script

DAY_MS = 86_400_000


def test_unordered_cues_are_sorted_stably_and_reported() -> None:
    script = timed_script([RawCue(5, 6, "c"), RawCue(1, 9, "a"), RawCue(1, 2, "b")], ["Read as Big5."])
    assert [(line.id, line.text) for line in script.lines] == [(1, "a"), (2, "b"), (3, "c")]
    assert script.notes == ("Read as Big5.", "The cues were not in the order of time: they have been sorted.")


def test_overlaps_are_kept_and_noted_on_the_earlier_cue() -> None:
    cues = [RawCue(0, 5000, "a"), RawCue(1000, 2000, "b"), RawCue(1000, 2001, "c"), RawCue(2000, 3000, "d")]
    script = timed_script([*cues, RawCue(5000, 6000, "e")])
    assert len(script.lines) == 5
    assert script.notes == ()
    assert [line.notes for line in script.lines] == [
        ("The cue overlaps those of lines 2 to 4.",),
        ("The cue overlaps that of line 3.",),
        ("The cue overlaps that of line 4.",),
        (),
        (),
    ]


def test_odd_times_are_noted_on_their_lines() -> None:
    cues = [RawCue(-500, 0, "a"), RawCue(0, 0, "b"), RawCue(10, 5, "c"), RawCue(DAY_MS, DAY_MS + 1, "d")]
    lines = timed_script(cues).lines
    assert [line.notes for line in lines] == [
        ("The cue starts before 0: it starts at 0 now.",),
        ("The cue ends where it starts.",),
        ("The cue ends before it starts.",),
        ("The cue starts after 24 hours: check its time.",),
    ]
    assert [line.cue for line in lines] == [Cue(0, 0), Cue(0, 0), Cue(10, 5), Cue(DAY_MS, DAY_MS + 1)]


def test_speakers() -> None:
    assert speaker("") == NARRATOR
    assert speaker("  Old \n Man\u200b ") == "Old Man"


@given(st.lists(st.builds(RawCue, st.integers(-9, 9), st.integers(-9, 9), st.just("x")), max_size=8))
def test_lines_are_numbered_in_the_order_of_time(cues: list[RawCue]) -> None:
    lines = timed_script(cues).lines
    assert [line.id for line in lines] == list(range(1, len(cues) + 1))
    starts = [line.cue.start_ms for line in lines if line.cue]
    assert starts == sorted(starts)
    assert len(starts) == len(cues)
