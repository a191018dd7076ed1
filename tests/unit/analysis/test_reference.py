from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.measure import Measures
from studio.analysis.melody import Melody
from studio.analysis.reference import PLAIN_READINGS, manner_of
from studio.core.prosody import PLAIN, RANGES, Prosody
from studio.core.speech import Lang


def reading(pitch_hz: float = 200.0, lang: Lang = "en") -> Measures:
    """Of a voice that reads as plainly as ours do."""
    plain = PLAIN_READINGS[lang]
    return Measures(
        speech_ms=8000,
        voiced_share=0.6,
        melody=Melody(
            pitch_hz=pitch_hz,
            base_hz=0.75 * pitch_hz,
            range_semitones=plain.range_semitones,
            slope_semitones=plain.slope_semitones,
            ending_semitones=plain.ending_semitones,
        ),
        rate=plain.rate,
        pause_share=0.1,
        pause_ms=plain.pause_ms,
        level_db=-25.0,
        dynamics_db=4.0,
        balance_db=plain.balance_db,
        breathiness=0.2,
        snr_db=45.0,
    )


@given(pitch_hz=st.floats(70, 500), level_db=st.floats(-60, 0), lang=st.sampled_from(tuple(PLAIN_READINGS)))
def test_a_plain_reading_is_plain_whoever_reads_it_however_loud_it_was_recorded(
    pitch_hz: float, level_db: float, lang: Lang
) -> None:
    carried = manner_of(replace(reading(pitch_hz, lang), level_db=level_db), lang)
    assert carried.notes == ()
    for name in RANGES:
        assert getattr(carried.prosody, name) == pytest.approx(getattr(PLAIN, name), abs=1e-9)


@given(
    rate=st.floats(0.5, 12),
    lift=st.floats(0, 12),
    spread=st.floats(0, 30),
    slope=st.floats(-30, 30),
    ending=st.floats(-30, 30),
    pause_ms=st.floats(0, 5000),
    balance_db=st.floats(-40, 20),
    breathiness=st.floats(0, 1),
    lang=st.sampled_from((None, *get_args(Lang))),
)
def test_whatever_was_measured_the_controls_stay_in_their_ranges(
    rate: float,
    lift: float,
    spread: float,
    slope: float,
    ending: float,
    pause_ms: float,
    balance_db: float,
    breathiness: float,
    lang: Lang | None,
) -> None:
    melody = Melody(200.0, 200 / 2 ** (lift / 12), spread, slope, ending)
    measures = replace(
        reading(), melody=melody, rate=rate, pause_ms=pause_ms, balance_db=balance_db, breathiness=breathiness
    )
    prosody = manner_of(measures, lang).prosody
    for name, (least, most) in RANGES.items():
        assert least <= getattr(prosody, name) <= most


def changed(**melody: float) -> Prosody:
    measures = reading()
    return manner_of(replace(measures, melody=replace(measures.melody, **melody))).prosody


def test_each_measure_moves_the_control_of_its_own() -> None:
    plain = reading()
    assert manner_of(replace(plain, rate=1.2 * plain.rate)).prosody.tempo == pytest.approx(1.2)
    assert manner_of(replace(plain, pause_ms=1.5 * plain.pause_ms)).prosody.pause_scale == pytest.approx(1.5)
    assert changed(range_semitones=15.0).range_scale > 1.3
    assert changed(range_semitones=5.0).range_scale < 0.7
    assert changed(slope_semitones=0.0).slope_semitones > 1.5
    assert changed(ending_semitones=2.0).ending_semitones > 1.5
    hard = manner_of(replace(plain, balance_db=plain.balance_db + 4)).prosody
    assert hard.hardness_db > 1
    assert hard.level_db > 1
    assert hard.energy > 0.1
    assert manner_of(replace(plain, breathiness=0.6)).prosody.breath > 0.5


def test_a_wider_range_lifts_the_voice_from_its_base_and_a_narrower_lets_it_down() -> None:
    assert changed(range_semitones=15.0).pitch_semitones > 1
    assert changed(range_semitones=5.0).pitch_semitones < -1
    high = changed(range_semitones=15.0, base_hz=120.0)
    assert high.pitch_semitones > changed(range_semitones=15.0).pitch_semitones


def test_a_whole_contour_that_is_only_wider_is_neither_tilted_nor_raised() -> None:
    wide = reading().melody
    prosody = changed(
        range_semitones=1.5 * wide.range_semitones,
        slope_semitones=1.5 * wide.slope_semitones,
        ending_semitones=1.5 * wide.ending_semitones,
    )
    assert prosody.range_scale == pytest.approx(1.5)
    assert prosody.slope_semitones == pytest.approx(0)
    assert prosody.ending_semitones == pytest.approx(0)


def test_nobody_s_voice_comes_along() -> None:
    assert manner_of(reading(90.0)) == manner_of(reading(360.0))
    assert manner_of(reading()).prosody.manner_voice is None


def test_what_cannot_be_told_is_said() -> None:
    plain = reading()
    assert manner_of(replace(plain, speech_ms=300)).prosody == PLAIN
    assert "hardly any speech" in manner_of(replace(plain, speech_ms=300)).notes[0]
    assert "1.5 s of speech" in manner_of(replace(plain, speech_ms=1500)).notes[0]
    assert "no pause" in manner_of(replace(plain, pause_ms=0)).notes[0]
    noisy = manner_of(replace(plain, snr_db=12, balance_db=0))
    assert "noisy" in noisy.notes[0]
    assert noisy.prosody.hardness_db == 0


def test_without_voice_it_is_a_whisper() -> None:
    carried = manner_of(replace(reading(), voiced_share=0.02, melody=Melody(), rate=4.0))
    assert carried.prosody.whisper
    assert carried.prosody.tempo < 1
    assert carried.prosody.pitch_semitones == 0
    assert "whisper" in carried.notes[0]
