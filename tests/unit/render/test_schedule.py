from typing import Any

import pytest

from studio.core.errors import InputError
from studio.core.fit import FitLimits, Mode
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.core.speech import Plan, Reading, Word
from studio.render.schedule import Scheduled, mode_for, schedule

LIMITS = FitLimits()


def plan(natural_ms: int, syllables: int = 10) -> Plan:
    """A plan of three tokens that lasts a multiple of 25 ms."""
    frames = natural_ms / 25
    words = (Word("a", 0, 1, "en", "a", "", syllables),) if natural_ms else ()
    durations = (1.0, 1.0, frames - 2) if natural_ms else ()
    return Plan(Reading(words, "en"), durations, (1.0,) * len(durations), 600, 24_000)


def timed(*cues: tuple[int, int]) -> Script:
    return Script(tuple(Line(i, "a", Cue(*cue)) for i, cue in enumerate(cues, 1)))


def untimed(*gaps_ms: int) -> Script:
    return Script(tuple(Line(i, "a", gap_ms=gap_ms) for i, gap_ms in enumerate(gaps_ms, 1)))


def scheduled(
    script: Script, plans: list[Plan | None], mode: Mode = "fill", total_ms: int | None = None
) -> tuple[Scheduled, ...]:
    return schedule(script, plans, [1.0] * len(plans), mode, total_ms, LIMITS)


class TestMode:
    def test_it_follows_from_the_script(self) -> None:
        assert mode_for(timed((0, 10)), None, None) == "fill"
        assert mode_for(untimed(0), None, None) == "free"
        assert mode_for(untimed(0), None, 5000) == "exact"
        assert mode_for(timed((0, 10)), "exact", None) == "exact"

    @pytest.mark.parametrize(
        ("script", "mode", "total_ms"),
        [
            (timed((0, 10)), None, 5000),
            (untimed(0), "fill", None),
            (untimed(0), "exact", None),
            (untimed(0), "fill", 5000),
            (untimed(0), "free", 5000),
        ],
    )
    def test_what_does_not_suit_the_script_is_refused(
        self, script: Script, mode: Mode | None, total_ms: int | None
    ) -> None:
        with pytest.raises(InputError):
            mode_for(script, mode, total_ms)


class TestCues:
    def test_a_line_borrows_up_to_the_next_cue_and_after_the_last(self) -> None:
        found = scheduled(timed((0, 1000), (1280, 2280)), [plan(1700), plan(1700)])
        assert [place.fit.verdict for place in found] == ["rushed", "borrowed"]
        assert found[0].fit.borrowed_ms == 200
        assert [place.start_ms for place in found] == [0, 1280]

    def test_nothing_is_borrowed_where_cues_overlap(self) -> None:
        found = scheduled(timed((0, 1000), (900, 2000)), [plan(1400), plan(1000)])
        assert found[0].fit.verdict == "rushed"
        assert found[0].fit.borrowed_ms == 0

    def test_a_broken_cue_counts_as_empty_and_borrows_from_its_start(self) -> None:
        found = scheduled(timed((1000, 400), (1980, 3000)), [plan(1000), plan(1000)])
        assert (found[0].fit.verdict, found[0].fit.borrowed_ms) == ("borrowed", 800)

    def test_a_line_that_runs_over_says_into_which_line(self) -> None:
        found = scheduled(timed((0, 500), (500, 1000)), [plan(2000), plan(500)])
        assert found[0].fit.verdict == "too_long"
        assert found[0].notes == ("It runs 500 ms into line 2.",)

    def test_cues_that_overlap_by_themselves_get_no_note(self) -> None:
        assert scheduled(timed((0, 1000), (900, 1900)), [plan(1000), plan(1000)])[0].notes == ()

    def test_a_line_without_a_plan_has_failed_and_the_others_go_on(self) -> None:
        found = scheduled(timed((0, 1000), (2000, 3000)), [None, plan(1000)])
        assert [place.fit.verdict for place in found] == ["failed", "natural"]


class TestEvenTempo:
    """A hurried line of 500 ms without room, then a slow one of 1,000 ms with plenty."""

    def lines(self, *, speaker: str = "", later_ms: int = 0) -> Script:
        cues = (Cue(0, 400), Cue(400 + later_ms, 2400 + later_ms))
        return Script((Line(1, "a", cues[0]), Line(2, "a", cues[1], SpeakerId(speaker))))

    def tempos(self, script: Script, mode: Mode = "fill", step: float = 1.15) -> list[float | None]:
        plans = [plan(500), plan(1000)]
        found = schedule(script, plans, [1.0, 1.0], mode, None, LIMITS, step)
        return [place.fit.tempo and round(place.fit.tempo, 2) for place in found]

    def test_neighbours_of_one_speaker_come_together(self) -> None:
        assert self.tempos(self.lines()) == [1.25, 1.09]

    def test_it_is_off_by_itself(self) -> None:
        assert [place.fit.tempo for place in scheduled(self.lines(), [plan(500), plan(1000)])] == [1.25, 0.8]

    @pytest.mark.parametrize("script", [{"speaker": "Mo"}, {"later_ms": 5001}])
    def test_another_speaker_or_a_long_time_after_is_no_neighbour(self, script: dict[str, Any]) -> None:
        assert self.tempos(self.lines(**script))[1] == 0.8

    def test_a_word_of_somebody_else_between_does_not_part_them(self) -> None:
        first, second = self.lines(later_ms=1000).lines
        script = Script((first, Line(2, "a", Cue(400, 900), SpeakerId("Mo")), second))
        found = schedule(script, [plan(500), plan(400), plan(1000)], [1.0] * 3, "fill", None, LIMITS, 1.15)
        assert [place.fit.evened_from for place in found] == [None, None, 0.8]

    def test_exact_lengths_stay(self) -> None:
        assert self.tempos(self.lines(), "exact")[0] == 1.25

    def test_what_is_not_spoken_is_nobodys_neighbour(self) -> None:
        script = timed((0, 400), (400, 400), (400, 2400))
        found = schedule(script, [plan(500), plan(0), plan(1000)], [1.0] * 3, "fill", None, LIMITS, 1.15)
        assert [place.fit.verdict for place in found] == ["fitted", "skipped", "padded"]
        assert found[2].fit.evened_from == 0.8

    def test_a_leap_that_is_left_is_told(self) -> None:
        found = schedule(timed((0, 300), (300, 2300)), [plan(500), plan(1000)], [1.0] * 2, "fill", None, LIMITS, 1.05)
        assert any("1.14 times as fast" in note for note in found[1].notes)


class TestUntimed:
    def test_lines_follow_one_another(self) -> None:
        found = scheduled(untimed(300, 700, 300), [plan(1000), plan(0), plan(500)], "free")
        assert [place.fit.verdict for place in found] == ["free", "skipped", "free"]
        assert [place.start_ms for place in found] == [0, 1700, 1700]

    def test_each_has_its_own_tempo(self) -> None:
        found = schedule(untimed(0, 0), [plan(1000), plan(1000)], [1.0, 1.25], "free", None, LIMITS)
        assert [place.fit.spoken_ms for place in found] == [1000, 800]

    def test_a_total_is_met_exactly_at_one_tempo(self) -> None:
        found = scheduled(untimed(300, 700, 300), [plan(1000), plan(1500), plan(775)], "exact", 5001)
        last = found[-1]
        assert last.start_ms + last.fit.length_ms == 5001
        tempos = [place.fit.tempo for place in found if place.fit.tempo]
        assert max(tempos) - min(tempos) < 0.01
        assert {place.fit.verdict for place in found} == {"fitted"}

    def test_a_total_that_is_too_short_is_out_of_range_and_nothing_overlaps(self) -> None:
        found = scheduled(untimed(300, 300), [plan(1000), plan(1000)], "exact", 1000)
        assert {place.fit.verdict for place in found} == {"out_of_range"}
        assert found[1].start_ms == found[0].fit.length_ms + 300
