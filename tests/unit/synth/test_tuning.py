"""Beats that were set by hand, spoken by the real engine."""

from dataclasses import replace

import numpy as np
import pytest

from studio.core.audio import Audio
from studio.core.beats import Beat, beats
from studio.core.pitch import HOP_MS, f0_hz
from studio.core.speech import Plan, Request, Utterance, VoiceId
from studio.core.tuning import Tuned
from studio.synth.engine import KokoroEngine
from studio.synth.model import MEL_HOP

CHINESE = Request("我们明天去上海开会。", VoiceId("zf_xiaobei"))


def set_by_hand(beat: Beat, length_ms: int | None = None, shift: float = 0.0) -> Tuned:
    return Tuned(beat.start, beat.number, beat.phonemes, length_ms, shift)


def stretch(utterance: Utterance, plan: Plan, beat: Beat) -> tuple[int, int]:
    """First sample of a beat, and one past its last."""
    first = sum(len(b.phonemes) for b in beats(plan) if b.word == beat.word and b.number < beat.number)
    own = [p for p in utterance.phonemes if p.word == beat.word][first : first + len(beat.phonemes)]
    assert "".join(p.symbol for p in own) == beat.phonemes
    return own[0].start_sample, own[-1].start_sample + own[-1].n_samples


@pytest.mark.parametrize("tempo", [0.8, 1.25])
def test_a_held_syllable_lasts_exactly_and_so_does_the_line(engine: KokoroEngine, tempo: float) -> None:
    plan = engine.plan(CHINESE)
    beat = beats(plan)[2]
    target = round(plan.natural_samples / tempo) + 7
    request = replace(CHINESE, target_samples=target, tuning=(set_by_hand(beat, 450),))
    utterance = engine.render(request)
    start, end = stretch(utterance, plan, beat)
    assert end - start == 18 * MEL_HOP
    assert utterance.audio.n_samples == target


def test_without_a_target_the_line_grows_by_what_a_syllable_gains(engine: KokoroEngine) -> None:
    plan = engine.plan(CHINESE)
    beat = beats(plan)[2]
    longer = engine.plan(replace(CHINESE, tuning=(set_by_hand(beat, 600),)))
    before = sum(plan.durations[token] for token in beat.tokens)
    assert longer.natural_frames == pytest.approx(plan.natural_frames - before + 24)
    assert engine.render(replace(CHINESE, tuning=(set_by_hand(beat, 600),))).audio.n_samples == longer.natural_samples


def median_hz(audio: Audio, start: int, end: int) -> float:
    hop = audio.sample_rate * HOP_MS // 1000
    voiced = f0_hz(audio)[start // hop : end // hop]
    return float(np.median(voiced[voiced > 0]))


@pytest.fixture(scope="module")
def plain(engine: KokoroEngine) -> Utterance:
    return engine.render(CHINESE)


@pytest.mark.parametrize("shift", [-3.0, 2.0, 4.0])
def test_a_shifted_syllable_sounds_higher_by_so_much_and_its_neighbours_as_before(
    engine: KokoroEngine, plain: Utterance, shift: float
) -> None:
    plan = engine.plan(CHINESE)
    beat, far = beats(plan)[3], beats(plan)[6]
    moved = engine.render(replace(CHINESE, tuning=(set_by_hand(beat, shift=shift),)))

    def rise(of: Beat) -> float:
        place = stretch(plain, plan, of)
        assert place == stretch(moved, plan, of)
        return 12 * float(np.log2(median_hz(moved.audio, *place) / median_hz(plain.audio, *place)))

    assert rise(beat) == pytest.approx(shift, abs=0.6)
    assert rise(far) == pytest.approx(0, abs=0.3)


def test_an_english_phoneme_can_be_held(engine: KokoroEngine) -> None:
    line = Request("What brings you here?", VoiceId("af_heart"))
    plan = engine.plan(line)
    beat = beats(plan)[-1]
    utterance = engine.render(replace(line, tuning=(set_by_hand(beat, 300),), target_samples=40_000))
    start, end = stretch(utterance, plan, beat)
    assert end - start == 12 * MEL_HOP
    assert utterance.audio.n_samples == 40_000


def test_tuning_needs_no_network_once_the_line_is_understood(
    engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = engine.plan(CHINESE)
    monkeypatch.setattr("studio.synth.planner.understood_line", None)
    assert engine.plan(replace(CHINESE, tuning=(set_by_hand(beats(plan)[0], 500),))).held


def test_what_no_longer_fits_is_left_out_and_told(engine: KokoroEngine) -> None:
    plan = engine.plan(replace(CHINESE, tuning=(Tuned(0, 0, "xyz", 900),)))
    assert plan.reading.notes[-1] == "1 tuned syllable no longer fits its text and is left out."
    assert plan.durations == engine.plan(CHINESE).durations
