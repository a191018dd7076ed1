"""The script that fills in what the presets measure, and what it filled in."""

import tomllib
from types import ModuleType

import pytest

from studio.voices.presets import read_presets
from tests.unit import scripts

FILE = """schema = 1
# How slow she is
id = "old_granny"

[timbre]
zf_xiaoxiao = 0.65   # mostly

[prosody]
tempo = 0.78
"""
FIELDS = {"pitch_hz": 201.5, "breathiness": 0.25, "rates": {"zh": 3.9, "en": 4.1}}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return scripts.script("measure_presets")


def test_measures_are_added_and_the_rest_stays_as_it_is_written(script: ModuleType) -> None:
    text = script.with_measures(FILE, FIELDS)
    assert text.startswith(FILE)
    assert tomllib.loads(text)["measured"] == FIELDS


def test_measuring_again_replaces_what_was_measured(script: ModuleType) -> None:
    first = script.with_measures(FILE, {**FIELDS, "pitch_hz": 99.0})
    assert script.with_measures(first, FIELDS) == script.with_measures(FILE, FIELDS)


def test_measures_that_stand_before_another_table_go_to_the_end(script: ModuleType) -> None:
    head, tail = FILE.split("[prosody]")
    text = script.with_measures(f"{head}[measured]\npitch_hz = 99.0\n\n[prosody]{tail}", FIELDS)
    assert tomllib.loads(text) == tomllib.loads(script.with_measures(FILE, FIELDS))


def test_every_preset_was_measured() -> None:
    for preset in read_presets():
        assert set(preset.measured) >= {"pitch_hz", "range_semitones", "loudness_lufs", "rates"}, preset.id
