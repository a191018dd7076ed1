"""What repeats from period to period stays, however the pitch glides; noise between the harmonics goes."""

import math

import pytest
import torch
from torch import Tensor

from studio.synth.draft.spectrum import HOP, SAMPLE_RATE, stft
from studio.synth.wavenet.known import cycles
from studio.synth.wavenet.periods import NOT_HZ, steadied

HALVES = 80
EDGE = 4 * HOP
"""Where a line begins or ends there are fewer periods."""


def voice(f0: Tensor) -> Tensor:
    """Ten harmonics of F0 [1, T]."""
    phase = 2 * math.pi * cycles(f0)[0]
    return sum((torch.cos(n * phase) / n for n in range(1, 11)), torch.zeros(())).float() * 0.1


def noise() -> Tensor:
    return 0.03 * torch.randn(HALVES * HOP, generator=torch.Generator().manual_seed(0))


def power(samples: Tensor, up_to_hz: float = SAMPLE_RATE / 2, from_hz: float = 0.0) -> float:
    hz = torch.linspace(0, SAMPLE_RATE / 2, 513)
    inside = (hz >= from_hz) & (hz <= up_to_hz)
    return float(stft(samples[None, EDGE:-EDGE])[..., inside].abs().square().mean())


@pytest.mark.parametrize("ends", [(120.0, 120.0), (100.0, 180.0), (300.0, 200.0)])
def test_harmonics_stay_and_noise_goes(ends: tuple[float, float]) -> None:
    f0 = torch.linspace(*ends, HALVES)[None]
    clean, dirty = voice(f0), noise()
    lost = steadied(clean, f0) - clean
    assert power(lost) < 1e-3 * power(clean)
    left = steadied(clean + dirty, f0) - clean
    assert power(left, 1000.0) < 0.4 * power(dirty, 1000.0)


def test_nothing_is_changed_high_up() -> None:
    f0 = torch.full((1, HALVES), 150.0)
    changed = steadied(noise(), f0) - noise()
    assert power(changed, from_hz=NOT_HZ + 200) < 1e-4 * power(noise())


def test_where_there_is_no_voice_nothing_is_changed() -> None:
    f0 = torch.full((1, HALVES), 150.0)
    f0[:, 30:60] = 10.0
    changed = steadied(noise(), f0) - noise()
    within = slice(33 * HOP, 57 * HOP)
    assert changed[within].abs().max() < 1e-6
    assert changed.abs().max() > 1e-3


def test_voice_beyond_a_pause_is_another_sound() -> None:
    """What stands after a pause is not heard before it."""
    f0 = torch.full((1, HALVES), 200.0)
    f0[:, 20:60] = 10.0
    sound = torch.zeros(HALVES * HOP)
    sound[60 * HOP :] = noise()[60 * HOP :]
    assert steadied(sound, f0)[: 55 * HOP].abs().max() < 1e-6


def test_a_moment_is_heard_as_much_before_as_behind() -> None:
    """A filter that looks further back than forward would put an echo behind every sound."""
    f0 = torch.full((1, HALVES), 200.0)
    middle, period = HALVES * HOP // 2, round(SAMPLE_RATE / 200.0)
    click = torch.zeros(HALVES * HOP)
    click[middle] = 1.0
    heard = steadied(click, f0)
    before, behind = (heard[middle + way * period - 30 :][:61] for way in (-1, 1))
    assert before.abs().max() > 0.01
    assert torch.allclose(before, behind.flip(0), atol=1e-3)


@pytest.mark.parametrize("n_halves", [1, 2])
def test_the_shortest_sounds(n_halves: int) -> None:
    sound = noise()[: n_halves * HOP]
    assert steadied(sound, torch.full((1, n_halves), 80.0)).shape == sound.shape
