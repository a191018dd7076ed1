"""What voices/measured.toml says of the stock voices."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from studio.core.speech import LANGS, SILENCE_MS
from studio.synth.edges import SILENT_FRAMES
from studio.synth.engine import KokoroEngine
from studio.synth.tokens import MEL_FRAME_MS
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return tomllib.loads((ROOT / "voices" / "measured.toml").read_text("utf-8"))


def test_it_was_measured_with_the_engine_of_today(table: dict[str, Any]) -> None:
    fingerprint = KokoroEngine(Path(), Shelf(Path())).fingerprint
    assert table["engine"] == fingerprint, "run packaging/measure_voices.py and measure_lines.py"


def test_every_stock_voice_was_measured(table: dict[str, Any]) -> None:
    assert list(table["voice"]) == [voice.id for voice in stock_voices()]
    for voice in stock_voices():
        assert {"zh", "en", "ja", "ko", "es"} <= voice.rates.keys() <= set(LANGS)
        assert voice.brightness_db is not None
        assert voice.breathiness is not None


def test_the_figures_are_those_of_people() -> None:
    for voice in stock_voices():
        assert 80 < voice.pitch_hz < 350
        assert 4 < voice.range_semitones < 20
        assert voice.loudness_lufs is not None
        assert -32 < voice.loudness_lufs < -15
        assert all(3 < rate < 9 for rate in voice.rates.values())


def test_women_speak_higher_than_men_by_and_large() -> None:
    pitches = {gender: sorted(v.pitch_hz for v in stock_voices() if v.gender == gender) for gender in "fm"}
    medians = {gender: values[len(values) // 2] for gender, values in pitches.items()}

    assert medians["f"] > 1.3 * medians["m"]


def test_the_silence_around_a_line_is_that_of_the_engine() -> None:
    assert SILENCE_MS == SILENT_FRAMES * MEL_FRAME_MS
