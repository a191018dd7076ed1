import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio, faded, peak
from studio.core.effects import PRESETS, Effects
from studio.core.timecode import samples_of
from studio.effects.heard import heard
from studio.render.clips import clip_audio, clip_sound, resampled

RATES = (24_000, 44_100, 48_000, 96_000)


def tone(n_samples: int, hz: float = 440, sample_rate: int = 24_000) -> Audio:
    at = np.arange(n_samples) / sample_rate
    return Audio((0.5 * np.sin(2 * np.pi * hz * at + 1)).astype(np.float32), sample_rate)


@pytest.mark.parametrize("rate", RATES)
@settings(max_examples=25)
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


HALL = PRESETS["hall"]


@settings(max_examples=25)
@given(st.sampled_from(tuple(PRESETS)), st.integers(25, 1_500), st.integers(0, 2_500), st.sampled_from(RATES))
def test_a_clip_keeps_its_length_whatever_it_goes_through(name: str, spoken_ms: int, padded_ms: int, rate: int) -> None:
    n_samples = samples_of(spoken_ms + padded_ms, rate)
    sound = clip_sound(tone(samples_of(spoken_ms, 24_000)), PRESETS[name], 0.0, rate, n_samples)
    assert sound.clip.n_samples == n_samples
    assert abs(sound.clip.samples[-1]) < 1e-2
    rings_ms = spoken_ms + round(PRESETS[name].room_s * 1000) if PRESETS[name].reverb else 0
    assert (sound.tail is not None) == (rings_ms > spoken_ms + padded_ms)


@pytest.mark.parametrize("effects", [*PRESETS.values(), Effects(low_db=6, mid_db=-3, high_db=4, reverb=0.2)])
@pytest.mark.parametrize("rate", RATES)
def test_clip_and_tail_are_what_is_heard_in_the_window(effects: Effects, rate: int) -> None:
    take = faded(tone(24_000), 5, 5)  # as engines end, silently
    whole = clip_sound(take, effects, 3.0, rate, rate).whole
    played = heard(take, effects, 3.0)
    assert abs(whole.n_samples - played.n_samples * rate / 24_000) <= 1
    back = resampled(whole, 24_000).samples[: played.n_samples]
    kept = slice(200, len(back) - 200)  # the fades of the ends
    assert np.abs(back[kept] - played.samples[kept]).max() < 2e-4


def test_a_room_that_has_room_in_its_clip_leaves_no_tail() -> None:
    sound = clip_sound(tone(24_000), HALL, 0.0, 48_000, 48_000 * 4)
    assert sound.tail is None
    assert sound.clip.samples[48_000 + 4_800 : 48_000 + 9_600].any()


def test_what_a_clip_cuts_off_is_in_its_tail_to_the_last_bit() -> None:
    sound = clip_sound(tone(24_000), HALL, 0.0, 48_000, 48_000)
    all_of_it = clip_sound(tone(24_000), HALL, 0.0, 48_000, 48_000 * 4).clip
    assert sound.tail is not None
    assert np.array_equal(sound.whole.samples, all_of_it.samples[: sound.whole.n_samples])
    assert np.array_equal(sound.tail.samples * 2**23, np.round(sound.tail.samples * 2**23))
