"""The presets as the real engine speaks them, against what their files say was measured."""

import pytest

from studio.core.speech import VoiceId
from studio.render import voice_measures
from studio.synth.engine import KokoroEngine
from studio.voices.presets import read_presets


def test_a_preset_sounds_as_it_was_measured(engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_measures, "LANGS", ("en", "zh"))  # the rates of the others are found alike
    name = "old_wizard_en"  # which has formants of its own besides a blend
    preset = next(preset for preset in read_presets() if preset.id == name)
    voice = next(voice for voice in engine.voices if voice.id == VoiceId(name))
    found = voice_measures.measured_voice(engine, voice)

    assert found["pitch_hz"] == pytest.approx(preset.measured["pitch_hz"], rel=0.04)
    assert found["range_semitones"] == pytest.approx(preset.measured["range_semitones"], abs=1.5)
    assert found["loudness_lufs"] == pytest.approx(preset.measured["loudness_lufs"], abs=1)
    rates = {lang: preset.measured["rates"][lang] for lang in ("en", "zh")}
    assert found["rates"] == pytest.approx(rates, rel=0.03)
