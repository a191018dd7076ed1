from dataclasses import replace

import numpy as np
import pytest

from studio.core.errors import MarkError, SynthesisError, UnknownVoice
from studio.core.fake_engine import FAILS, FAILS_EARLY, HOP_SAMPLES, MALFORMED, FakeArchiveEngine, FakeEngine
from studio.core.ports import Engine, PatientEngine
from studio.core.prosody import Prosody
from studio.core.speech import Request, VoiceId

LONG = Request("Hello there, how are you today? 我们用 PyTorch 训练模型。", VoiceId("af_heart"))


@pytest.fixture
def engine() -> Engine:
    return FakeEngine()


def test_words_are_runs_of_letters_or_single_cjk_characters(engine: Engine) -> None:
    reading = engine.plan(replace(LONG, text="Don't stop, 我们用PyTorch。")).reading
    assert [word.text for word in reading.words] == ["Don't", "stop", "我", "们", "用", "PyTorch"]
    assert [LONG.text[w.start : w.end] for w in engine.plan(LONG).reading.words][-2:] == ["模", "型"]
    assert reading.words[1].after == ", "
    assert reading.lang == "zh"


def test_the_same_request_gives_the_same_samples_and_another_seed_another_take(engine: Engine) -> None:
    first, second, other = (engine.render(replace(LONG, seed=seed)) for seed in (0, 0, 1))
    assert np.array_equal(first.audio.samples, second.audio.samples)
    n = min(first.audio.n_samples, other.audio.n_samples)
    assert not np.array_equal(first.audio.samples[:n], other.audio.samples[:n])


@pytest.mark.parametrize("target", [60_000, 100_001, 150_599])
def test_a_target_length_is_met_to_the_sample(engine: Engine, target: int) -> None:
    assert engine.render(replace(LONG, target_samples=target)).audio.n_samples == target


def test_without_a_target_the_tempo_counts(engine: Engine) -> None:
    natural = engine.plan(LONG).natural_samples
    assert engine.render(LONG).audio.n_samples == natural
    fast = engine.render(replace(LONG, prosody=Prosody(tempo=1.25))).audio.n_samples
    assert fast == pytest.approx(natural / 1.25, abs=HOP_SAMPLES)


def test_a_target_under_one_mel_frame_per_token_is_refused(engine: Engine) -> None:
    with pytest.raises(SynthesisError):
        engine.render(replace(LONG, target_samples=HOP_SAMPLES * 10))


def test_the_stream_is_the_rendered_line_in_pieces(engine: Engine) -> None:
    chunks = list(engine.stream(LONG))
    assert len(chunks) >= 2
    assert [chunk.start_sample for chunk in chunks] == np.cumsum([0] + [len(c.samples) for c in chunks])[:-1].tolist()
    assert np.array_equal(np.concatenate([c.samples for c in chunks]), engine.render(LONG).audio.samples)


def test_timings_lie_in_order_within_the_sound(engine: Engine) -> None:
    spoken = engine.render(LONG)
    ends = [p.start_sample + p.n_samples for p in spoken.phonemes]
    assert all(end <= p.start_sample for end, p in zip(ends, spoken.phonemes[1:], strict=False))
    assert ends[-1] <= spoken.audio.n_samples
    assert [w.text for w in spoken.words] == [w.text for w in engine.plan(LONG).reading.words]


def test_the_sound_starts_and_ends_in_silence_on_the_24_bit_grid(engine: Engine) -> None:
    samples = engine.render(LONG).audio.samples
    assert samples[0] == samples[-1] == 0
    assert np.abs(samples).max() > 0.1
    assert np.array_equal(samples * 2**23, np.round(samples * 2**23))


def test_the_pitch_is_the_voice_and_the_shift(engine: Engine) -> None:
    def f0_hz(request: Request) -> float:
        samples = engine.render(request).audio.samples
        return float(np.abs(np.fft.rfft(samples)).argmax() * 24_000 / len(samples))

    high = replace(LONG, prosody=Prosody(pitch_semitones=12))
    assert f0_hz(high) == pytest.approx(2 * f0_hz(LONG), rel=0.01)
    assert f0_hz(replace(LONG, voice=VoiceId("am_michael"))) != pytest.approx(f0_hz(LONG), rel=0.02)


def test_nothing_to_speak_has_no_length(engine: Engine) -> None:
    request = replace(LONG, text="... 😀")
    plan = engine.plan(request)
    assert plan.reading.is_silent
    assert plan.natural_samples == 0
    assert engine.render(request).audio.n_samples == 0


@pytest.mark.parametrize(
    ("text", "error"), [(FAILS_EARLY, SynthesisError), (MALFORMED, MarkError), ("hello", UnknownVoice)]
)
def test_failures_while_planning_can_be_asked_for(engine: Engine, text: str, error: type[Exception]) -> None:
    voice = VoiceId("nobody") if error is UnknownVoice else LONG.voice
    with pytest.raises(error):
        engine.plan(Request(text, voice))


def test_a_failure_while_rendering_can_be_asked_for(engine: Engine) -> None:
    request = replace(LONG, text=f"{FAILS} hello")
    assert engine.plan(request).natural_ms > 0
    with pytest.raises(SynthesisError):
        engine.render(request)


def test_the_device_is_known_while_loaded(engine: Engine) -> None:
    assert engine.device == ""
    engine.load()
    assert engine.device
    engine.unload()
    assert engine.device == ""


def test_qualities_are_told_apart_by_sound_and_by_name() -> None:
    made = [FakeEngine(quality="draft"), FakeEngine(), FakeArchiveEngine()]
    target = replace(LONG, target_samples=120_000)
    sounds = [engine.render(target).audio.samples.tobytes() for engine in made]
    assert [engine.quality for engine in made] == ["draft", "studio", "archive"]
    assert len({engine.digest(LONG) for engine in made}) == len(set(sounds)) == 3
    assert [isinstance(engine, PatientEngine) for engine in made] == [False, False, True]
