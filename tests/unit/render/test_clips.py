import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio, peak
from studio.core.timecode import samples_of
from studio.render.clips import clip_audio, resampled

RATES = (24_000, 44_100, 48_000, 96_000)


def tone(n_samples: int, hz: float = 440, sample_rate: int = 24_000) -> Audio:
    at = np.arange(n_samples) / sample_rate
    return Audio((0.5 * np.sin(2 * np.pi * hz * at + 1)).astype(np.float32), sample_rate)


@pytest.mark.parametrize("rate", RATES)
@settings(max_examples=25, deadline=None)
@given(st.integers(25, 3_000), st.integers(0, 500))
def test_the_length_is_exact_and_the_ends_do_not_click(rate: int, spoken_ms: int, padded_ms: int) -> None:
    take = tone(samples_of(spoken_ms, 24_000))
    clip = clip_audio(take, 0.0, rate, samples_of(spoken_ms + padded_ms, rate))
    assert clip.n_samples == samples_of(spoken_ms + padded_ms, rate)
    assert clip.sample_rate == rate
    assert abs(clip.samples[0]) < 1e-3
    assert abs(clip.samples[-1]) < 1e-3


@pytest.mark.parametrize("rate", RATES)
def test_the_sound_is_the_same_at_every_rate(rate: int) -> None:
    clip = clip_audio(tone(24_000), 0.0, rate, rate).samples
    expected = tone(rate, sample_rate=rate).samples
    middle = slice(rate // 10, -rate // 10)
    assert np.abs(clip[middle] - expected[middle]).max() < 1e-4


def test_nothing_above_the_original_band_is_added() -> None:
    noise = Audio(np.random.default_rng(1).uniform(-0.5, 0.5, 48_000).astype(np.float32), 24_000)
    spectrum = np.abs(np.fft.rfft(resampled(noise, 48_000).samples * np.hanning(96_000))) ** 2
    assert spectrum[len(spectrum) * 11 // 20 :].sum() < 1e-9 * spectrum.sum()


def test_speech_is_followed_by_silence_and_does_not_click_before_it() -> None:
    clip = clip_audio(tone(24_000), 0.0, 48_000, 96_000)
    assert not clip.samples[48_000:].any()
    assert np.abs(np.diff(clip.samples[47_000:48_010])).max() < 0.04


def test_only_the_first_and_last_milliseconds_are_faded() -> None:
    take = tone(24_000)
    clip = clip_audio(take, 0.0, 24_000, 24_000)
    kept = slice(120, -120)  # 5 ms
    assert np.abs(clip.samples[kept] - take.samples[kept]).max() < 2**-23


def test_gain_is_applied_and_the_clip_lies_on_the_24_bit_grid() -> None:
    clip = clip_audio(tone(24_000), -6.0, 48_000, 48_000)
    assert peak(clip) == pytest.approx(0.5 * 10 ** (-6 / 20), rel=1e-3)
    assert np.array_equal(clip.samples * 2**23, np.round(clip.samples * 2**23))
