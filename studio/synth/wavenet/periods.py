"""What the voice does not repeat from period to period, lowered: between the harmonics there shall be little.

The long-term postfilter of speech codecs (Chen and Gersho 1995, "Adaptive postfiltering for quality enhancement of
coded speech", section III), symmetric and along the phase of F0, so that it follows every glide.
"""

import torch
from torch import Tensor

from studio.synth.draft.source import LOWEST_HZ
from studio.synth.draft.spectrum import HOP, N_BINS, SAMPLE_RATE, istft, stft
from studio.synth.wavenet.known import cycles

PERIODS = 3
"""As many before and after are heard with each; farther ones count less, as under a Hann window."""
WHOLLY_HZ = 1000.0
"""So far up the mean of the periods takes the sound's place ..."""
NOT_HZ = 4000.0
"""... and from here on nothing is changed: there voices are noise. With both, bands correlate from one period to the
next as the teacher's do: 0.89, 0.64, 0.20 to 1, 2 and 4 kHz; the teacher 0.87, 0.54, 0.18; without 0.74, 0.25, 0.03."""


@torch.inference_mode()
def steadied(samples: Tensor, f0: Tensor) -> Tensor:
    """The sound [300 T] of F0 in Hz [1, T], filtered where there is voice."""
    missing = stft((_mean(samples, f0) - samples)[None])
    hz = torch.linspace(0, SAMPLE_RATE / 2, N_BINS, device=samples.device)
    return samples + istft(missing * ((NOT_HZ - hz) / (NOT_HZ - WHOLLY_HZ)).clamp(0, 1))[0]


def _mean(samples: Tensor, f0: Tensor) -> Tensor:
    """Each sample [N] as the mean of what is heard at its place in the periods around it."""
    turned = cycles(f0)[0]
    voiced = (f0[0] > LOWEST_HZ).repeat_interleave(HOP)
    numbers = torch.arange(len(samples), device=samples.device)
    total, weights = samples.clone(), torch.ones_like(samples)
    away = [number for number in range(-PERIODS, PERIODS + 1) if number]
    shares = torch.hann_window(2 * PERIODS + 3, periodic=False)[1:-1]
    for number in away:
        at = _moments(turned, turned + number)
        # NOTE: beyond a pause the voice begins anew; a period that far away is another sound's.
        near = (at - numbers).abs() <= abs(number) * SAMPLE_RATE / LOWEST_HZ
        weight = float(shares[PERIODS + number]) * (voiced & voiced[at.round().long()] & near)
        total += weight * _between(samples, at)
        weights += weight
    return torch.where(voiced, total / weights, samples)


def _moments(turned: Tensor, wanted: Tensor) -> Tensor:
    """When the phase [N], which never falls, is as `wanted` [M], in samples: float64 from 0 to N - 1."""
    after = torch.searchsorted(turned, wanted).clamp(1, len(turned) - 1)
    before = after - 1
    step = (turned[after] - turned[before]).clamp(min=1e-9)
    return before + ((wanted - turned[before]) / step).clamp(0, 1)


def _between(samples: Tensor, at: Tensor) -> Tensor:
    """The sound [N] at moments [M] between its samples: cubic through the four around (Lagrange)."""
    first = at.floor().long()
    x = (at - first).to(samples.dtype)
    a, b, c, d = (samples[(first + offset).clamp(0, len(samples) - 1)] for offset in (-1, 0, 1, 2))
    return (
        -x * (x - 1) * (x - 2) / 6 * a
        + (x + 1) * (x - 1) * (x - 2) / 2 * b
        - (x + 1) * x * (x - 2) / 2 * c
        + (x + 1) * x * (x - 1) / 6 * d
    )
