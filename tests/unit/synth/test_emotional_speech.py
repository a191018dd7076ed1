"""What emotions and references do to the sound of the real engine."""

from collections.abc import Mapping
from types import ModuleType

import pytest

from studio.analysis.measure import Measures, measured
from studio.analysis.reference import manner_of
from studio.core.audio import Audio
from studio.core.emotion import Emotion, EmotionName
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Request, VoiceId
from studio.synth.engine import KokoroEngine
from tests.unit import scripts

XIAOBEI, YUNXI, MICHAEL = VoiceId("zf_xiaobei"), VoiceId("zm_yunxi"), VoiceId("am_michael")
LETTER = "桌上的那封信，我还没有打开。你自己看一看吧。"
TEXTS = {
    XIAOBEI: LETTER,
    YUNXI: LETTER,
    MICHAEL: "I have not opened the letter on the table. You had better read it yourself.",
}
HEARD: tuple[EmotionName, ...] = ("angry", "sad")


@pytest.fixture(scope="module")
def proof() -> ModuleType:
    """The script that proves it for all emotions."""
    return scripts.script("prove_voices")


def spoken(engine: KokoroEngine, voice: VoiceId, prosody: Prosody) -> Audio:
    return engine.render(Request(TEXTS[voice], voice, prosody=prosody)).audio


@pytest.fixture(scope="module")
def heard(engine: KokoroEngine) -> Mapping[tuple[VoiceId, str], Audio]:
    manners = {"plain": PLAIN} | {name: Prosody(emotion=Emotion(**{name: 1.0})) for name in HEARD}
    asked = [(voice, name) for voice in (XIAOBEI, MICHAEL) for name in manners]
    return {(voice, name): spoken(engine, voice, manners[name]) for voice, name in (*asked, (YUNXI, "angry"))}


@pytest.mark.parametrize("voice", [XIAOBEI, MICHAEL])
@pytest.mark.parametrize("name", HEARD)
def test_an_emotion_moves_what_is_measured_as_it_is_documented(
    engine: KokoroEngine,
    proof: ModuleType,
    heard: Mapping[tuple[VoiceId, str], Audio],
    voice: VoiceId,
    name: EmotionName,
) -> None:
    syllables = engine.plan(Request(TEXTS[voice], voice)).reading.syllables
    plain, felt = (proof.numbers_of([(heard[voice, how], syllables)]) for how in ("plain", name))
    assert len(proof.moved(name, proof.changes(plain, felt))) >= proof.ENOUGH


@pytest.mark.parametrize(("name", "reference"), [("angry", YUNXI), ("sad", XIAOBEI)])
def test_a_reference_moves_another_voice_as_it_is_moved_itself(
    engine: KokoroEngine, heard: Mapping[tuple[VoiceId, str], Audio], name: EmotionName, reference: VoiceId
) -> None:
    """In F0 level, range and rate."""
    carried = manner_of(measured(heard[reference, name]), "zh")

    plain, moved = measured(heard[MICHAEL, "plain"]), measured(spoken(engine, MICHAEL, carried.prosody))
    up = 1 if name == "angry" else -1
    assert up * (moved.melody.pitch_hz / plain.melody.pitch_hz - 1) > 0.02
    assert up * (moved.melody.range_semitones - plain.melody.range_semitones) > 1
    assert up * (length_ms(plain) / length_ms(moved) - 1) > 0.02


def test_a_reference_brings_no_voice_along(heard: Mapping[tuple[VoiceId, str], Audio]) -> None:
    woman, man = (manner_of(measured(heard[voice, "angry"])).prosody for voice in (XIAOBEI, YUNXI))
    assert woman.manner_voice is None
    # They lie seven semitones apart, which do not come along.
    assert abs(woman.pitch_semitones - man.pitch_semitones) < 3


def length_ms(measures: Measures) -> float:
    """Of the same words: what is shorter is faster."""
    return measures.speech_ms / (1 - measures.pause_share)
