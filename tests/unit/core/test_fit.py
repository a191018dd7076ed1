import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.fit import SKIPPED, FitLimits, Mode, fit_line, shared_out, stretched

LIMITS = FitLimits()
RANK = {"natural": 0, "fitted": 0, "padded": 0, "borrowed": 1, "rushed": 2, "too_long": 3}

tokens = st.lists(
    st.tuples(st.floats(1, 40), st.sampled_from([0.5, 1.0, 2.0])),
    min_size=1,
    max_size=60,
).map(lambda pairs: ([d for d, _ in pairs], [e for _, e in pairs]))
naturals = st.integers(25, 20_000)
slots = st.integers(0, 30_000)
gaps = st.none() | st.integers(-5_000, 5_000)


@st.composite
def lines(draw: st.DrawFn) -> tuple[int, int, int]:
    """Natural length, shortest length and syllables of a line."""
    natural_ms = draw(naturals)
    return natural_ms, draw(st.integers(1, natural_ms)), draw(st.integers(0, 80))


class TestStretched:
    @given(tokens, st.integers(0, 4_000))
    def test_the_sum_is_exact_and_no_token_is_under_one_frame(
        self, line: tuple[list[float], list[float]], extra: int
    ) -> None:
        durations, elasticity = line
        frames = stretched(durations, elasticity, len(durations) + extra)
        assert sum(frames) == len(durations) + extra
        assert len(frames) == len(durations)
        assert min(frames) >= 1

    @given(tokens, st.integers(0, 1_000), st.integers(1, 3))
    def test_no_token_gets_shorter_when_the_line_gets_longer(
        self, line: tuple[list[float], list[float]], extra: int, more: int
    ) -> None:
        durations, elasticity = line
        short = stretched(durations, elasticity, len(durations) + extra)
        long = stretched(durations, elasticity, len(durations) + extra + more)
        assert all(a <= b for a, b in zip(short, long, strict=True))

    @given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from([0.5, 1.0, 2.0])), min_size=1, max_size=50))
    def test_whole_natural_durations_stay_at_the_natural_length(self, line: list[tuple[int, float]]) -> None:
        durations = tuple(d for d, _ in line)
        assert stretched(durations, [e for _, e in line], sum(durations)) == durations

    def test_the_natural_length_gives_nearly_the_natural_durations(self) -> None:
        rng = np.random.default_rng(5)
        durations = 1 + rng.gamma(2.0, 1.5, 120)
        elasticity = rng.choice([0.5, 1.0, 2.0], 120, p=[0.5, 0.4, 0.1])
        frames = stretched(durations.tolist(), elasticity.tolist(), round(durations.sum()))
        assert np.abs(np.array(frames) - durations).max() < 1.2
        assert np.abs(np.array(frames) - durations).mean() < 0.4

    @given(st.floats(0.6, 1.6).filter(lambda r: abs(r - 1) > 0.1))
    def test_pauses_give_first_vowels_next_and_consonants_last(self, ratio: float) -> None:
        durations, elasticity = [60.0, 60.0, 60.0], [2.0, 1.0, 0.5]
        frames = stretched(durations, elasticity, round(180 * ratio))
        change = [abs(math.log(frame / 60)) for frame in frames]
        assert change[0] > change[1] > change[2]

    def test_it_follows_one_ratio_for_the_whole_line(self) -> None:
        frames = stretched([400.0, 400.0, 400.0], [2.0, 1.0, 0.5], 1_600)
        ratios = [(frame / 400) ** (1 / e) for frame, e in zip(frames, [2.0, 1.0, 0.5], strict=True)]
        assert max(ratios) - min(ratios) < 0.01

    def test_equal_tokens_share_extra_frames_over_the_whole_line(self) -> None:
        frames = np.array(stretched([2.0] * 100, [1.0] * 100, 250))
        assert set(frames) == {2, 3}
        for quarter in frames.reshape(4, 25):
            assert abs(quarter.sum() - 62.5) <= 2

    @given(tokens, st.data())
    def test_held_tokens_hold_and_the_others_make_up_for_them(
        self, line: tuple[list[float], list[float]], data: st.DataObject
    ) -> None:
        durations, elasticity = line
        n = len(durations)
        some = data.draw(st.sets(st.integers(0, n - 1), max_size=n - 1))
        held = [(token, data.draw(st.integers(1, 60))) for token in sorted(some)]
        least = n - len(held) + sum(frames for _, frames in held)
        frames = stretched(durations, elasticity, least + data.draw(st.integers(0, 1_000)), held)
        assert min(frames) >= 1
        assert all(frames[token] == wanted for token, wanted in held)
        free = [token for token in range(n) if token not in some]
        alone = stretched([durations[i] for i in free], [elasticity[i] for i in free], sum(frames[i] for i in free))
        assert alone == tuple(frames[i] for i in free)

    @given(tokens, st.data())
    def test_held_tokens_give_rather_than_that_the_line_fails(
        self, line: tuple[list[float], list[float]], data: st.DataObject
    ) -> None:
        durations, elasticity = line
        n = len(durations)
        held = [(i, data.draw(st.integers(1, 60))) for i in sorted(data.draw(st.sets(st.integers(0, n - 1))))]
        total = n + data.draw(st.integers(0, 1_000))
        frames = stretched(durations, elasticity, total, held)
        assert sum(frames) == total
        assert min(frames) >= 1
        if len(held) < n:
            longer = stretched(durations, elasticity, total + 1, held)
            assert all(a <= b for a, b in zip(frames, longer, strict=True))
            assert all(frames[token] <= wanted for token, wanted in held)

    def test_a_line_without_tokens_takes_no_frames(self) -> None:
        assert stretched([], [], 0) == ()

    @pytest.mark.parametrize(("n", "total"), [(3, 2), (0, 1)])
    def test_a_total_that_cannot_be_shared_out_is_refused(self, n: int, total: int) -> None:
        with pytest.raises(ValueError, match="cannot be shared out"):
            stretched([2.0] * n, [1.0] * n, total)

    def test_a_very_long_line_of_many_tokens_is_exact(self) -> None:
        rng = np.random.default_rng(1)
        durations = (1 + rng.gamma(2.0, 1.5, 20_000)).tolist()
        assert sum(stretched(durations, [1.0] * 20_000, 130_001)) == 130_001


class TestFill:
    @pytest.mark.parametrize(
        ("slot_ms", "verdict", "spoken_ms"),
        [
            (1251, "padded", 1250),
            (1250, "fitted", 1250),
            (1053, "fitted", 1053),
            (1052, "natural", 1052),  # 0.9506
            (1000, "natural", 1000),
            (953, "natural", 953),  # 1.0493
            (952, "fitted", 952),  # 1.0504
            (800, "fitted", 800),
            (799, "borrowed", 800),
        ],
    )
    def test_borders_of_the_slot(self, slot_ms: int, verdict: str, spoken_ms: int) -> None:
        fit = fit_line(1000, 100, 8, slot_ms, None, "fill", LIMITS)
        assert (fit.verdict, fit.spoken_ms) == (verdict, spoken_ms)

    @pytest.mark.parametrize(
        ("natural_ms", "slot_ms", "verdict"),
        [
            (800, 1000, "fitted"),
            (950, 1000, "natural"),
            (1050, 1000, "natural"),
            (1250, 1000, "fitted"),
            (1430, 1000, "rushed"),
            (1431, 1000, "too_long"),
            (1001, 700, "rushed"),  # 1.43 exactly, which a float misses
        ],
    )
    def test_a_tempo_exactly_at_a_limit_is_within_it(self, natural_ms: int, slot_ms: int, verdict: str) -> None:
        assert fit_line(natural_ms, 25, 8, slot_ms, 0, "fill", LIMITS).verdict == verdict

    def test_only_what_is_needed_is_borrowed(self) -> None:
        fit = fit_line(1250, 100, 8, 900, 5_000, "fill", LIMITS)
        assert (fit.verdict, fit.borrowed_ms, fit.length_ms, fit.tempo) == ("borrowed", 100, 1000, 1.25)

    @pytest.mark.parametrize(("gap_ms", "room_ms"), [(None, 1000), (3000, 1000), (580, 500), (80, 0), (-200, 0)])
    def test_no_more_is_borrowed_than_there_is_room(self, gap_ms: int | None, room_ms: int) -> None:
        fit = fit_line(20_000, 100, 80, 1000, gap_ms, "fill", LIMITS)
        assert (fit.verdict, fit.borrowed_ms) == ("too_long", room_ms)

    def test_too_long_is_spoken_whole_and_names_the_excess(self) -> None:
        fit = fit_line(2860, 100, 10, 1000, 0, "fill", LIMITS)
        assert (fit.spoken_ms, fit.length_ms, fit.excess_syllables) == (2000, 2000, 5)

    def test_the_rushed_limit_is_a_setting(self) -> None:
        assert fit_line(1670, 100, 8, 1000, 0, "fill", FitLimits(rushed=1.67)).verdict == "rushed"

    def test_a_line_is_never_under_one_mel_frame_per_token(self) -> None:
        fit = fit_line(1000, 950, 8, 700, 0, "fill", LIMITS)
        assert (fit.verdict, fit.spoken_ms) == ("too_long", 950)
        assert fit.excess_syllables == math.ceil(8 * Fraction(250, 950))

    def test_a_cue_without_room_of_its_own_needs_all_syllables_gone(self) -> None:
        assert fit_line(1000, 100, 7, 0, 0, "fill", LIMITS).excess_syllables == 7

    @given(lines(), slots, gaps)
    def test_the_lengths_add_up(self, line: tuple[int, int, int], slot_ms: int, gap_ms: int | None) -> None:
        natural_ms, shortest_ms, syllables = line
        fit = fit_line(natural_ms, shortest_ms, syllables, slot_ms, gap_ms, "fill", LIMITS)
        assert fit.length_ms == fit.spoken_ms + fit.padded_ms
        assert fit.spoken_ms >= shortest_ms
        assert fit.tempo == natural_ms / fit.spoken_ms
        if fit.verdict == "too_long":
            assert fit.length_ms > slot_ms + fit.borrowed_ms
            assert 1 <= fit.excess_syllables <= max(1, syllables)
        else:
            assert fit.length_ms == slot_ms + fit.borrowed_ms
            assert fit.excess_syllables == 0

    @given(lines(), slots, gaps)
    def test_what_is_borrowed_keeps_clear_of_the_next_cue(
        self, line: tuple[int, int, int], slot_ms: int, gap_ms: int | None
    ) -> None:
        fit = fit_line(*line, slot_ms, gap_ms, "fill", LIMITS)
        assert 0 <= fit.borrowed_ms <= LIMITS.borrow_ms
        if fit.borrowed_ms and gap_ms is not None:
            assert fit.borrowed_ms + LIMITS.clear_ms <= gap_ms

    @given(naturals, slots, gaps)
    def test_the_tempo_is_within_the_limits_of_the_verdict(
        self, natural_ms: int, slot_ms: int, gap_ms: int | None
    ) -> None:
        fit = fit_line(natural_ms, 1, 10, slot_ms, gap_ms, "fill", LIMITS)
        tempo = Fraction(natural_ms, fit.spoken_ms)
        least, most = {
            "natural": (0.95, 1.05),
            "fitted": (0.80, 1.25),
            "padded": (0.80, 1.0),
            "borrowed": (0.95, 1.25),
            "rushed": (1.0, 1.43),
            "too_long": (1.0, 1.43),
        }[fit.verdict]
        if natural_ms > 100:  # below, a whole millisecond is too coarse for the lower bounds
            assert Fraction(str(least)) <= tempo
        assert tempo <= Fraction(str(most))
        assert fit.verdict != "fitted" or not Fraction("0.95") <= tempo <= Fraction("1.05")

    @given(lines(), slots, st.integers(1, 2_000), gaps)
    def test_a_longer_slot_never_makes_a_worse_verdict(
        self, line: tuple[int, int, int], slot_ms: int, more_ms: int, gap_ms: int | None
    ) -> None:
        short = fit_line(*line, slot_ms, gap_ms, "fill", LIMITS)
        long = fit_line(*line, slot_ms + more_ms, gap_ms, "fill", LIMITS)
        assert RANK[long.verdict] <= RANK[short.verdict]
        assert long.spoken_ms >= short.spoken_ms
        assert long.excess_syllables <= short.excess_syllables


class TestExact:
    @pytest.mark.parametrize(
        ("slot_ms", "verdict", "spoken_ms", "length_ms"),
        [
            (598, "out_of_range", 599, 599),
            (599, "fitted", 599, 599),
            (1000, "natural", 1000, 1000),
            (1666, "fitted", 1666, 1666),
            (1667, "out_of_range", 1666, 1667),
        ],
    )
    def test_borders(self, slot_ms: int, verdict: str, spoken_ms: int, length_ms: int) -> None:
        fit = fit_line(1000, 100, 8, slot_ms, 0, "exact", LIMITS)
        assert (fit.verdict, fit.spoken_ms, fit.length_ms) == (verdict, spoken_ms, length_ms)

    def test_too_short_a_slot_names_the_excess(self) -> None:
        assert fit_line(1670, 100, 10, 500, 0, "exact", LIMITS).excess_syllables == 5

    def test_too_long_a_slot_has_no_excess(self) -> None:
        fit = fit_line(600, 100, 10, 1500, 0, "exact", LIMITS)
        assert (fit.spoken_ms, fit.padded_ms, fit.excess_syllables) == (1000, 500, 0)

    def test_below_one_mel_frame_per_token_is_out_of_range(self) -> None:
        assert fit_line(1000, 900, 8, 899, 0, "exact", LIMITS).verdict == "out_of_range"

    @given(lines(), slots, gaps)
    def test_nothing_is_borrowed_and_the_lengths_add_up(
        self, line: tuple[int, int, int], slot_ms: int, gap_ms: int | None
    ) -> None:
        fit = fit_line(*line, slot_ms, gap_ms, "exact", LIMITS)
        assert fit.borrowed_ms == 0
        assert fit.length_ms == fit.spoken_ms + fit.padded_ms
        assert fit.length_ms == slot_ms or (fit.verdict == "out_of_range" and fit.length_ms > slot_ms)


class TestFree:
    @given(lines(), st.floats(0.5, 2.0))
    def test_it_lasts_what_the_model_chooses_at_its_tempo(self, line: tuple[int, int, int], tempo: float) -> None:
        natural_ms, shortest_ms, _ = line
        fit = fit_line(*line, 0, 0, "free", LIMITS, tempo)
        assert fit.verdict == "free"
        assert fit.length_ms == fit.spoken_ms == max(shortest_ms, round(natural_ms / Fraction(str(tempo))))


@pytest.mark.parametrize("mode", ["fill", "exact", "free"])
def test_nothing_to_speak_is_skipped(mode: Mode) -> None:
    assert fit_line(0, 0, 0, 2000, None, mode, LIMITS) == SKIPPED


class TestLimits:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"slowest": 1.1},
            {"slowest": 0.3},
            {"fastest": 1.5},
            {"rushed": 1.68},
            {"rushed": 1.2},
            {"rushed": math.nan},
            {"exact_slowest": 0.4},
            {"exact_fastest": 2.5},
            {"natural_slowest": 0.7},
            {"clear_ms": -1},
            {"borrow_ms": -1},
        ],
    )
    def test_limits_that_make_no_sense_are_refused(self, wrong: dict[str, float]) -> None:
        with pytest.raises(InputError):
            FitLimits(**wrong)  # type: ignore[arg-type]


class TestSharedOut:
    @given(
        st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 700)), min_size=1, max_size=40),
        st.integers(1, 300_000),
    )
    def test_lines_and_gaps_last_exactly_the_total(self, line: list[tuple[int, int]], speech_ms: int) -> None:
        natural_ms, gaps_ms = [n for n, _ in line], [g for _, g in line]
        shares = shared_out(speech_ms + sum(gaps_ms), natural_ms, gaps_ms)
        assert sum(shares) == (speech_ms if any(natural_ms) else 0)
        for share, natural in zip(shares, natural_ms, strict=True):
            assert abs(share - natural * speech_ms / max(1, sum(natural_ms))) < 1

    def test_nothing_to_speak_takes_no_time(self) -> None:
        assert shared_out(1000, [1000, 0], [300, 0]) == (700, 0)

    def test_gaps_that_leave_no_time_are_refused(self) -> None:
        with pytest.raises(InputError, match="pauses"):
            shared_out(600, [1000, 1000], [700, 0])
