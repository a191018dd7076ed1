import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.beats import beats, fitting, held, shifts, spread, tuned
from studio.core.fake_engine import HOP_SAMPLES, FakeEngine
from studio.core.speech import Plan, Request, VoiceId
from studio.core.tuning import Tuned

VOICE = VoiceId("zf_xiaobei")
LINE = Request("你好，hello there!", VOICE)


@pytest.fixture
def plan() -> Plan:
    return FakeEngine().plan(LINE)


def as_it_is(plan: Plan, number: int, length_ms: int | None = None, shift: float = 0.0) -> Tuned:
    beat = beats(plan)[number]
    return Tuned(beat.start, beat.number, beat.phonemes, length_ms, shift)


def test_every_symbol_of_every_word_belongs_to_one_beat(plan: Plan) -> None:
    found = beats(plan)
    assert "".join(beat.phonemes for beat in found) == "".join(word.phonemes for word in plan.reading.words)
    tokens = [token for beat in found for token in beat.tokens]
    assert tokens == sorted(set(tokens))
    assert [len(beat.phonemes) for beat in found[:3]] == [2, 2, 1]


def test_a_beat_lasts_as_long_as_it_was_set_and_counts_in_the_natural_length(plan: Plan) -> None:
    longer = held(plan, [as_it_is(plan, 1, 600)])
    before = sum(plan.durations[token] for token in beats(plan)[1].tokens)
    assert sum(frames for _, frames in longer.held) == 24
    assert longer.natural_frames == pytest.approx(plan.natural_frames - before + 24)
    assert longer.shortest_frames == plan.shortest_frames - 2 + 24


def test_a_beat_keeps_a_mel_frame_for_each_symbol(plan: Plan) -> None:
    assert [frames for _, frames in held(plan, [as_it_is(plan, 0, 25)]).held] == [1, 1]


@given(st.sets(st.integers(0, 10), max_size=6), st.integers(25, 800), st.integers(0, 400))
def test_whatever_is_set_the_line_lasts_exactly_as_long_as_it_should(
    which: set[int], length_ms: int, extra: int
) -> None:
    plan = FakeEngine().plan(LINE)
    plan = held(plan, [as_it_is(plan, number, length_ms) for number in which])
    total = len(plan.durations) + extra
    frames = spread(plan, total)
    assert sum(frames) == total
    assert min(frames) >= 1
    if total >= plan.shortest_frames:
        assert all(frames[token] == wanted for token, wanted in plan.held)


def test_what_no_longer_fits_is_left_out_and_told(plan: Plan) -> None:
    stale = [Tuned(0, 0, "xx", 500), Tuned(99, 0, "a", 500), as_it_is(plan, 1, 300)]
    assert [one.place for _, one in fitting(plan, stale)] == [(1, 0)]
    assert tuned(plan, stale[:1]).reading.notes == ("1 tuned syllable no longer fits its text and is left out.",)
    assert tuned(plan, stale).reading.notes == ("2 tuned syllables no longer fit their text and are left out.",)
    assert tuned(plan, stale[:2]).held == ()
    assert tuned(plan, ()) is plan


def test_a_shift_holds_for_all_symbols_of_its_beat(plan: Plan) -> None:
    semitones = shifts(plan, [as_it_is(plan, 1, shift=2.5)])
    assert [token for token, shift in enumerate(semitones) if shift == 2.5] == list(beats(plan)[1].tokens)
    assert sum(semitones) == 5.0


def test_the_fake_engine_speaks_as_it_was_tuned(plan: Plan) -> None:
    engine, beat = FakeEngine(), beats(plan)[1]
    target = plan.natural_samples + 301
    request = Request(LINE.text, VOICE, target_samples=target, tuning=(as_it_is(plan, 1, 700, shift=12),))
    spoken = engine.render(request)
    assert spoken.audio.n_samples == target
    own = [phoneme for phoneme in spoken.phonemes if phoneme.word == beat.word]
    assert sum(phoneme.n_samples for phoneme in own) == 28 * HOP_SAMPLES
    start = own[-1].start_sample
    stretch = spoken.audio.samples[start : start + own[-1].n_samples]
    plain = engine.render(Request(LINE.text, VOICE)).audio.samples

    def f0_hz(samples: np.ndarray) -> float:
        return float(np.abs(np.fft.rfft(samples)).argmax() * 24_000 / len(samples))

    assert f0_hz(stretch) == pytest.approx(2 * f0_hz(plain), rel=0.05)
