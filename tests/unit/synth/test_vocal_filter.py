import math

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.core.audio import Audio
from studio.core.prosody import PLAIN, Prosody
from studio.render.clips import resampled
from studio.synth.controls import controls
from studio.synth.tokens import Token
from studio.synth.vocal_filter import CEILING, SAMPLE_RATE, filtered, limited

MEL_FRAMES = 40
N = MEL_FRAMES * 600


def vowel(f0_hz: float = 120.0, formant_hz: float = 800.0) -> Tensor:
    """Harmonics under one broad formant."""
    at = torch.arange(N) / SAMPLE_RATE
    total = torch.zeros(N)
    for n in range(1, int(10_000 / f0_hz)):
        weight = 1 / (1 + ((n * f0_hz - formant_hz) / 200) ** 2) + 0.01
        total += weight * torch.sin(2 * torch.pi * n * f0_hz * at + n)
    return 0.3 * total / total.abs().max()


def after(wave: Tensor, prosody: Prosody = PLAIN, formant_scale: float = 1.0) -> Tensor:
    steered = controls([Token(1, "a", 0)], [MEL_FRAMES], [prosody], [0.0], 0)
    noise = torch.randn(len(wave), generator=torch.Generator().manual_seed(1))
    return filtered(wave, steered, 0, formant_scale, noise)


def power(wave: Tensor, low_hz: float, high_hz: float) -> float:
    spectrum = torch.fft.rfft(wave * torch.hann_window(len(wave))).abs().square()
    frequency = torch.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    return float(spectrum[(frequency >= low_hz) & (frequency < high_hz)].sum())


def balance_db(wave: Tensor) -> float:
    return 10 * math.log10(power(wave, 2000, 12_000) / power(wave, 50, 700))


def centre_hz(wave: Tensor) -> float:
    """Of the power up to 2 kHz."""
    spectrum = torch.fft.rfft(wave * torch.hann_window(len(wave))).abs().square()
    frequency = torch.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    low = frequency < 2000
    return float((spectrum * frequency)[low].sum() / spectrum[low].sum())


def harmonicity(wave: Tensor, f0_hz: float = 120.0) -> float:
    """Share of the power above 2 kHz that lies at harmonics."""
    spectrum = torch.fft.rfft(wave * torch.hann_window(len(wave))).abs().square()
    frequency = torch.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    high = frequency > 2000
    off = (frequency / f0_hz - (frequency / f0_hz).round()).abs() * f0_hz
    return float(spectrum[high & (off < 3)].sum() / spectrum[high].sum())


def test_a_level_is_that_and_nothing_else() -> None:
    wave = vowel()
    torch.testing.assert_close(after(wave, Prosody(level_db=-6)), wave * 10 ** (-6 / 20))


@pytest.mark.parametrize("scale", [0.85, 1.15])
def test_formants_move_and_the_pitch_stays(scale: float) -> None:
    wave = vowel()
    moved = after(wave, formant_scale=scale)
    assert len(moved) == len(wave)
    assert centre_hz(moved) / centre_hz(wave) == pytest.approx(scale, abs=0.05)
    assert harmonicity(moved) > 0.95


def test_hardness_moves_the_balance_by_that_much() -> None:
    wave = vowel()
    for hardness_db in (-6.0, 6.0):
        change = balance_db(after(wave, Prosody(hardness_db=hardness_db))) - balance_db(wave)
        assert change == pytest.approx(hardness_db, abs=1)


def test_breath_fills_the_heights_with_noise() -> None:
    plain, half, full = (after(vowel(), Prosody(breath=breath)) for breath in (0.001, 0.5, 1.0))
    assert harmonicity(plain) > harmonicity(half) > harmonicity(full)
    assert power(full, 50, 700) == pytest.approx(power(plain, 50, 700), rel=0.1)


def test_a_whisper_has_no_harmonics() -> None:
    assert harmonicity(after(vowel(), Prosody(whisper=True))) < 0.15


def test_peaks_are_turned_down_and_the_rest_is_left_alone() -> None:
    quiet = vowel()
    assert limited(quiet) is quiet
    wave = quiet.clone()
    wave[N // 2 : N // 2 + 200] *= 10
    down = limited(wave)
    assert float(down.abs().max()) <= CEILING + 1e-6
    torch.testing.assert_close(down[: N // 4], wave[: N // 4])


def test_no_peak_between_samples_is_beyond_full_scale() -> None:
    hiss = torch.randn(N, generator=torch.Generator().manual_seed(1))
    exported = resampled(Audio(limited(hiss).numpy(), SAMPLE_RATE), 48_000)
    assert float(np.abs(exported.samples).max()) < 1


def test_any_length_is_kept() -> None:
    for n in (1, 299, 1024, 12_345):
        assert len(after(vowel()[:n], Prosody(breath=0.4, hardness_db=3, level_db=2), 1.1)) == n
