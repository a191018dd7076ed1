"""The teacher speaks as the engine does, and tells all that a student needs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import SynthesisError
from studio.core.prosody import VoiceId
from studio.core.speech import Lang, Request
from studio.synth.engine import KokoroEngine
from studio.text.symbols import table
from studio.training.checking import fault
from studio.training.example import MEL_HOP, Example
from studio.training.prompts import Prompt
from studio.training.teacher import spoken
from studio.voices.shelf import Shelf


@pytest.fixture(scope="module")
def engine(weights_cache: Path) -> Iterator[KokoroEngine]:
    engine = KokoroEngine(weights_cache, Shelf(weights_cache), device="cpu", precision="fp32")
    yield engine
    engine.unload()


def said(engine: KokoroEngine, prompt: Prompt) -> Example:
    style = engine._book.style(VoiceId(next(iter(prompt.timbre))), len(prompt.phonemes))
    return spoken(engine.network(), table(), prompt, style)


def prompt_of(engine: KokoroEngine, text: str, lang: Lang, voice: str) -> Prompt:
    words = engine.plan(Request(text, VoiceId(voice), lang)).reading.words
    phonemes = "".join(word.phonemes + word.after for word in words).strip()
    return Prompt(0, text, lang, phonemes, timbre={voice: 1.0})


@pytest.mark.parametrize(
    ("text", "lang", "voice"), [("你好。", "zh", "zf_xiaobei"), ("Who is that?", "en", "bm_george")]
)
def test_it_says_what_the_engine_says(engine: KokoroEngine, text: str, lang: Lang, voice: str) -> None:
    example = said(engine, prompt_of(engine, text, lang, voice))
    plan = engine.plan(Request(text, VoiceId(voice), lang))
    expected = engine.render(Request(text, VoiceId(voice), lang)).audio.samples
    assert fault(example) == ""
    assert len(example.samples) == example.mel_frames * MEL_HOP == len(expected)
    assert np.abs(example.samples / 32_767 - expected).max() < 1e-4
    n_heard = len(plan.durations)
    np.testing.assert_allclose(example.natural[1 : n_heard - 1], plan.durations[1:-1], rtol=1e-5)
    assert (example.frames[:n_heard] > 0).all()
    assert not example.frames[n_heard:].any()
    assert example.natural[0] > example.frames[0]


def test_it_follows_the_levers(engine: KokoroEngine) -> None:
    prompt = prompt_of(engine, "Who is that?", "en", "bm_george")
    plain = said(engine, prompt)
    bent = said(engine, replace(prompt, tempo=0.8, pitch_semitones=3.0, energy=0.2))
    assert bent.mel_frames == pytest.approx(plain.mel_frames / 0.8, abs=2)
    voiced = bent.plain_f0 > 60
    np.testing.assert_allclose(np.log2(bent.f0[voiced] / bent.plain_f0[voiced]) * 12, 3.0, atol=0.01)
    np.testing.assert_allclose(bent.energy, bent.plain_energy + 0.2, atol=1e-5)
    np.testing.assert_allclose(plain.f0, plain.plain_f0, rtol=1e-5)


@pytest.mark.parametrize(
    ("phonemes", "told"), [("", "has 0 phonemes"), ("a" * 201, "has 201 phonemes"), ("ж", "a symbol 'ж'")]
)
def test_what_it_cannot_say_is_told(engine: KokoroEngine, phonemes: str, told: str) -> None:
    with pytest.raises(SynthesisError, match=told):
        spoken(engine.network(), table(), Prompt(0, "?", "en", phonemes), np.zeros(256, np.float32))
