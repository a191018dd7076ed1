import numpy as np
import pyloudnorm
import pytest

from studio.analysis.loudness import Block, decibels, integrated, true_peak
from studio.export.limiter import limited


def sound(rate_hz: int, seed: int = 1) -> Block:
    """Three seconds of noise that comes and goes, with a silence."""
    at = np.arange(3 * rate_hz) / rate_hz
    noise: Block = np.random.default_rng(seed).standard_normal(len(at))
    noise *= 0.05 * (1 + np.sin(2 * np.pi * 0.7 * at)) * (at % 1.5 < 1.1)
    return noise


def pieces(samples: Block, length: int) -> list[Block]:
    return [samples[start : start + length] for start in range(0, len(samples), length)]


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("length", [997, 48_000, 10**6])
def test_loudness_is_that_of_another_meter_whatever_the_pieces(rate_hz: int, length: int) -> None:
    samples = sound(rate_hz)
    wanted = pyloudnorm.Meter(rate_hz).integrated_loudness(samples)
    assert abs(integrated(pieces(samples, length), rate_hz) - wanted) < 0.1


def test_a_full_scale_tone_of_997_hz_is_at_minus_3_lufs() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * 48_000) / 48_000)
    assert abs(integrated([tone], 48_000) + 3.01) < 0.05


def test_silence_has_no_loudness() -> None:
    assert integrated([np.zeros(48_000)], 48_000) == -np.inf
    assert integrated([], 48_000) == -np.inf


def test_a_peak_between_samples_is_found() -> None:
    tone = np.sin(2 * np.pi * 12_000 * np.arange(4_800) / 48_000 + np.pi / 4)  # its samples only reach 0.71
    assert 0.98 < true_peak(tone)[100:-100].max() < 1.02


@pytest.mark.parametrize("length", [500, 4_096, 10**6])
def test_no_true_peak_passes_the_limit(length: int) -> None:
    samples = 12 * sound(48_000)
    limit = 10 ** (-1 / 20)
    kept = np.concatenate(list(limited(pieces(samples, length), 48_000, limit)))
    assert len(kept) == len(samples)
    assert decibels(float(true_peak(kept).max())) <= -0.9
    assert np.abs(kept - np.concatenate(list(limited([samples], 48_000, limit)))).max() < 1e-9


def test_what_is_below_the_limit_passes_untouched() -> None:
    samples = sound(48_000)
    assert np.array_equal(np.concatenate(list(limited(pieces(samples, 777), 48_000, 0.9))), samples)
