"""How the proof judges what was measured. What the engine does is in tests/unit/synth/test_emotional_speech.py."""

from types import ModuleType

import pytest

from studio.core.emotion import EMOTIONS
from studio.core.expression import EXPRESSIONS
from tests.unit import scripts
from tests.unit.analysis.speech import syllables

PLAIN = {"pitch": 200.0, "range": 9.0, "ending": -2.0, "rate": 5.0, "pauses": 10.0, "level": -24.0, "balance": -11.0}


@pytest.fixture(scope="module")
def proof() -> ModuleType:
    """The script."""
    return scripts.script("prove_voices")


def test_what_is_documented_goes_the_way_of_the_expression(proof: ModuleType) -> None:
    for name, least in proof.DOCUMENTED.items():
        expression = EXPRESSIONS[name]
        asked = {
            "pitch": expression.pitch_semitones,
            "range": expression.range_scale - 1,
            "rate": expression.tempo - 1,
            "level": expression.level_db,
            "balance": expression.hardness_db,
            "ending": expression.ending_semitones,
        }
        assert len(least) >= proof.ENOUGH
        for measure, change in least.items():
            assert asked[measure] * change > 0, (name, measure)


def test_changes_are_in_semitones_percent_and_decibels(proof: ModuleType) -> None:
    change = proof.changes(PLAIN, PLAIN | {"pitch": 400.0, "rate": 4.0, "level": -20.0})
    assert change["pitch"] == pytest.approx(12)
    assert change["rate"] == pytest.approx(-20)
    assert change["level"] == pytest.approx(4)
    assert change["range"] == change["ending"] == change["pauses"] == change["balance"] == 0


def test_only_what_moves_far_enough_in_the_documented_direction_counts(proof: ModuleType) -> None:
    still = dict.fromkeys(proof.MEASURES, 0.0)
    assert proof.moved("sad", still) == []
    assert proof.moved("sad", still | {"level": -9.0, "rate": 30.0, "range": -0.1}) == ["level"]


def test_emotions_that_all_voices_express_alike_are_told_apart(proof: ModuleType) -> None:
    def told(number: int, voice: int) -> dict[str, float]:
        return {measure: number * (place + 1) + 0.1 * voice for place, measure in enumerate(proof.MEASURES)}

    each = {f"voice {i}": {name: told(number, i) for number, name in enumerate(EMOTIONS)} for i in range(4)}
    taken = proof.taken_for(each)
    assert all(guess == name for of_voice in taken.values() for name, guess in of_voice.items())

    each["voice 0"] = dict(zip(EMOTIONS, reversed(list(each["voice 0"].values())), strict=True))
    assert not any(guess == name for name, guess in proof.taken_for(each)["voice 0"].items())


def test_speech_is_measured_over_all_lines_together(proof: ModuleType) -> None:
    lines = [(syllables([150.0] * 5), 5), (syllables([150.0] * 10), 10)]
    numbers = proof.numbers_of(lines)
    assert set(numbers) == set(proof.MEASURES)
    assert numbers["rate"] == pytest.approx(5, rel=0.1)
    assert numbers["pitch"] == pytest.approx(150, rel=0.01)


def test_the_page_shows_every_emotion_of_every_voice(proof: ModuleType) -> None:
    page = proof.PAGE.read_text("utf-8")
    for name in EMOTIONS:
        for voice in proof.VOICES:
            assert f"| {name} | {voice} |" in page
