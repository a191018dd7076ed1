from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import Emotion
from studio.core.prosody import PLAIN, RANGES, Prosody, scaled, together
from studio.core.speech import VoiceId

prosodies = st.builds(Prosody, **{name: st.floats(*limits) for name, limits in RANGES.items()}, whisper=st.booleans())


def numbers(prosody: Prosody) -> list[float]:
    return [getattr(prosody, name) for name in RANGES]


@given(prosodies)
def test_plain_adds_nothing(manner: Prosody) -> None:
    assert numbers(together(manner, PLAIN)) == pytest.approx(numbers(manner))
    assert numbers(together(PLAIN, manner)) == pytest.approx(numbers(manner))


@given(prosodies, prosodies)
def test_together_stays_within_the_ranges(one: Prosody, other: Prosody) -> None:
    total = together(one, other)
    for name, (least, most) in RANGES.items():
        assert least <= getattr(total, name) <= most
    assert total.whisper == (one.whisper or other.whisper)


def test_factors_multiply_and_the_rest_adds() -> None:
    total = together(
        Prosody(tempo=1.2, pitch_semitones=1, breath=0.3), Prosody(tempo=0.5, pitch_semitones=-3, breath=0.9)
    )
    assert (total.tempo, total.pitch_semitones, total.breath) == pytest.approx((0.6, -2, 1.0))


def test_the_last_manner_voice_holds() -> None:
    one, other = (Prosody(manner_voice=VoiceId(name)) for name in ("af_heart", "zm_yunxi"))
    assert together(one, other, PLAIN).manner_voice == "zm_yunxi"


@given(prosodies)
def test_none_of_a_manner_is_plain_and_all_of_it_is_itself(manner: Prosody) -> None:
    assert numbers(scaled(manner, 0)) == pytest.approx(numbers(PLAIN))
    assert numbers(scaled(manner, 1)) == pytest.approx(numbers(manner))


@given(prosodies)
def test_timing_knows_nothing_of_sound(manner: Prosody) -> None:
    felt = replace(manner, emotion=Emotion(sad=1))
    assert felt.timing.emotion == felt.emotion
    assert felt.timing == replace(felt, pitch_semitones=5.0, whisper=not felt.whisper, tempo=2.0, breath=0.1).timing
    assert Prosody(pause_scale=2.0).timing != PLAIN.timing
