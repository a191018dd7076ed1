"""The real engine, as the rest of the house uses it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from studio.core.audio import peak
from studio.core.errors import DeviceError, MarkError, SynthesisError, UnknownVoice
from studio.core.prosody import Prosody
from studio.core.speech import AudioChunk, Request, Utterance, VoiceId
from studio.synth import decoding, tokens
from studio.synth.engine import KokoroEngine
from studio.synth.kokoro import Kokoro
from studio.synth.speaking import ignore
from studio.voices.shelf import Shelf

HEART = VoiceId("af_heart")
LINE = Request("What brings you here?", HEART)
LONG = Request(
    "The lamp went out, the wind rose, and for a long while nobody in the house dared to speak. "
    "Then, from the floor above, came the sound of slow steps.",
    HEART,
)


@dataclass(frozen=True, slots=True)
class Said:
    """The long line, both ways."""

    streamed: list[AudioChunk]
    rendered: Utterance


@pytest.fixture(scope="module")
def said(engine: KokoroEngine) -> Said:
    return Said(list(engine.stream(LONG)), engine.render(LONG))


def test_a_plan_tells_the_natural_length_without_decoding(
    engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "decode", None)
    plan = engine.plan(LINE)
    assert len(plan.durations) == len(plan.elasticity)
    assert 700 < plan.natural_ms < 2500
    assert plan.reading.syllables == 4


@pytest.mark.parametrize("tempo", [0.6, 0.8, 1.0, 1.25, 1.43, 1.67])
def test_speech_lasts_exactly_as_long_as_it_should(engine: KokoroEngine, tempo: float) -> None:
    target = round(engine.plan(LINE).natural_samples / tempo) + 7
    utterance = engine.render(replace(LINE, target_samples=target))
    samples = utterance.audio.samples
    assert len(samples) == target
    assert abs(samples[0]) < 1e-3
    assert abs(samples[-1]) < 1e-3
    assert 0.1 < peak(utterance.audio) <= 1
    last = utterance.words[-1]
    assert last.text == "here"
    assert last.start_sample + last.n_samples <= target


def test_what_streams_is_what_is_rendered(said: Said) -> None:
    chunks = said.streamed
    assert len(chunks) > 1
    assert [chunk.start_sample for chunk in chunks] == [
        sum(len(before.samples) for before in chunks[:index]) for index in range(len(chunks))
    ]
    rendered = said.rendered.audio.samples
    np.testing.assert_array_equal(np.concatenate([chunk.samples for chunk in chunks]), rendered)


def test_joins_do_not_click(said: Said) -> None:
    samples = said.rendered.audio.samples
    joins = [chunk.start_sample for chunk in said.streamed][1:]
    usual = np.quantile(np.abs(np.diff(samples)), 0.99)
    assert all(np.abs(np.diff(samples[join - 20 : join + 20])).max() < usual for join in joins)


def test_takes_are_on_the_24_bit_grid(engine: KokoroEngine) -> None:
    steps = engine.render(LINE).audio.samples.astype(np.float64) * 2**23
    np.testing.assert_array_equal(steps, np.round(steps))


def test_the_same_request_gives_the_same_samples_and_another_seed_others(engine: KokoroEngine) -> None:
    one = engine.render(LINE).audio.samples
    engine.forget()
    np.testing.assert_array_equal(one, engine.render(LINE).audio.samples)
    retake = engine.render(replace(LINE, seed=5)).audio.samples
    assert len(retake) != len(one) or np.abs(retake - one).max() > 0.05


def test_phonemes_and_words_are_in_order_and_within_the_sound(said: Said) -> None:
    utterance = said.rendered
    for timings in (utterance.phonemes, utterance.words):
        starts = [timing.start_sample for timing in timings]
        assert starts == sorted(starts)
        assert all(timing.n_samples >= 0 for timing in timings)
        assert timings[-1].start_sample + timings[-1].n_samples <= utterance.audio.n_samples
    assert [timing.text for timing in utterance.words][:3] == ["The", "lamp", "went"]


def test_a_pause_mark_is_silence_of_that_length(engine: KokoroEngine) -> None:
    plain = engine.plan(Request("Wait. Now go.", HEART)).natural_ms
    paused = engine.render(Request("Wait. [pause 900ms] Now go.", HEART))
    assert paused.audio.duration_ms == pytest.approx(plain + 900, abs=200)
    loud = np.abs(paused.audio.samples).reshape(-1, 240).max(axis=1) > 0.02
    inner = np.diff(np.flatnonzero(loud)).max() * 10
    assert 850 < inner < 1100


def test_prosody_is_heard(engine: KokoroEngine) -> None:
    plain = engine.render(LINE).audio
    quick = engine.render(replace(LINE, prosody=Prosody(tempo=1.25))).audio
    assert quick.n_samples == pytest.approx(plain.n_samples / 1.25, rel=0.03)
    soft = engine.render(replace(LINE, prosody=Prosody(energy=-0.8))).audio
    assert np.square(soft.samples).mean() < np.square(plain.samples).mean()


@pytest.mark.parametrize(
    ("text", "lang"),
    [("我们用 PyTorch 训练模型。", "zh"), ("今日は東京へ行きます。", "ja"), ("국물이 정말 맛있어요.", "ko")],
)
def test_other_languages_are_read(engine: KokoroEngine, text: str, lang: str) -> None:
    request = Request(text, VoiceId("zf_xiaobei") if lang == "zh" else VoiceId("jf_alpha"))
    assert engine.plan(request).reading.lang == lang
    assert engine.render(request).audio.duration_ms > 900


def test_very_long_text_is_planned_to_its_end(engine: KokoroEngine) -> None:
    text = " ".join(f"Sentence number {index} is here." for index in range(30))
    _, words = engine.timings(Request(text, HEART, prosody=Prosody(tempo=1.5)))
    assert [timing.text for timing in words][-1] == "here"
    assert len([timing for timing in words if timing.text == "Sentence"]) == 30


def test_text_of_several_passages_is_spoken_to_its_end(engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "PASSAGE_TOKENS", 30)
    request = Request("One is here. Two is here. Three is here. Four is here.", HEART, prosody=Prosody(tempo=1.5))
    assert len(tokens.passages(engine.plan(request).reading)) == 2
    utterance = engine.render(request)
    last = utterance.words[-1]
    spoken = utterance.audio.samples[last.start_sample :][: last.n_samples]
    assert last.text == "here"
    assert np.abs(spoken).max() > 0.1 * peak(utterance.audio)


def test_what_cannot_be_spoken_is_said_in_a_sentence(engine: KokoroEngine) -> None:
    assert engine.plan(Request("...", HEART)).natural_samples == 0
    with pytest.raises(SynthesisError, match="nothing to speak"):
        engine.render(Request("...", HEART))
    with pytest.raises(SynthesisError, match="too short"):
        engine.render(replace(LINE, target_samples=600))
    with pytest.raises(UnknownVoice, match="af_heart"):
        engine.plan(replace(LINE, voice=VoiceId("af_hart")))
    with pytest.raises(MarkError):
        engine.plan(replace(LINE, text="[pause soon] Go."))


def test_the_fingerprint_is_known_before_anything_is_loaded(tmp_path: Path) -> None:
    fresh = KokoroEngine(tmp_path, Shelf(tmp_path))
    assert fresh.device == ""
    assert "kokoro" in fresh.fingerprint
    assert fresh.fingerprint != KokoroEngine(tmp_path, Shelf(tmp_path), precision="fp32").fingerprint


def as_on_a_gpu(cache: Path, notify: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> KokoroEngine:
    """No GPU here: an engine that believes to be on one."""
    engine = KokoroEngine(cache, Shelf(cache), device="cpu", precision="fp32", notify=notify)
    engine.load()
    assert engine._device is not None
    engine._device = replace(engine._device, name="cuda:0")
    monkeypatch.setattr(torch.cuda, "empty_cache", int)
    return engine


def test_a_full_gpu_hands_over_to_the_cpu(
    said: Said, weights_cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its decoder runs out of memory at the second piece."""
    notices: list[str] = []
    engine = as_on_a_gpu(weights_cache, notices.append, monkeypatch)
    network = engine.network()
    decode, calls = network.decode, iter(range(9))

    def failing(*args: torch.Tensor) -> torch.Tensor:
        if next(calls) == 1:
            raise torch.OutOfMemoryError("full")
        return decode(*args)

    monkeypatch.setattr(network, "decode", failing)
    with_fallback = engine.render(LONG).audio.samples
    assert engine.device.startswith("cpu")
    assert len(notices) == 1
    assert "going on with the CPU" in notices[0]
    assert len(with_fallback) == said.rendered.audio.n_samples
    assert notices[0] in caplog.text


def test_another_thread_goes_on_with_the_cpu_too(
    weights_cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its own piece failed as well, but when it comes to say so the CPU has taken over."""
    notices: list[str] = []
    engine = as_on_a_gpu(weights_cache, notices.append, monkeypatch)
    network, both_fail = engine.network(), threading.Barrier(2)

    def failing(*args: torch.Tensor) -> torch.Tensor:
        both_fail.wait(60)
        raise torch.OutOfMemoryError("full")

    monkeypatch.setattr(network, "decode", failing)
    with ThreadPoolExecutor() as pool:
        spoken = list(pool.map(engine.render, (LINE, replace(LINE, seed=1))))
    assert all(utterance.audio.n_samples for utterance in spoken)
    assert len(notices) == 1
    assert notices[0] in caplog.text


def test_a_melody_survives_a_full_gpu(
    weights_cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine = as_on_a_gpu(weights_cache, ignore, monkeypatch)
    expected = engine.melody(LINE)
    contours, calls = Kokoro.contours, count()

    def failing_once(*args: Any) -> Any:
        if not next(calls):
            raise torch.OutOfMemoryError("full")
        return contours(*args)

    monkeypatch.setattr(Kokoro, "contours", failing_once)
    np.testing.assert_allclose(engine.melody(LINE), expected, rtol=1e-4)
    assert engine.device.startswith("cpu")
    assert "going on with the CPU" in caplog.text


def test_a_full_cpu_is_an_error(weights_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = KokoroEngine(weights_cache, Shelf(weights_cache), device="cpu", precision="fp32")
    engine.load()

    def failing(*args: torch.Tensor) -> torch.Tensor:
        raise torch.OutOfMemoryError("full")

    monkeypatch.setattr(engine.network(), "decode", failing)
    with pytest.raises(DeviceError, match="memory"):
        engine.render(LINE)
