"""What the vocoder filters: the harmonics of the F0 contour, and noise.

Harmonics plus noise as in DDSP (Engel et al. 2020) and the neural source-filter models (Wang et al. 2019).
"""

import math

import torch
from torch import Tensor

from studio.synth.draft.spectrum import HOP, SAMPLE_RATE

LOWEST_HZ = 45.0
"""Below that there is no voice: the teacher says some 10 Hz where it is silent or breathes."""
HIGHEST_HZ = 11_500.0
"""Where harmonics end: 500 Hz below the half of the sample rate."""


def harmonics(f0: Tensor) -> Tensor:
    """All harmonics of F0 [B, F] (Hz) at once, of power 1 while there is voice, else 0 -> [B, 300 F].

    With phase p and n = 11,500 / F0 = K + r: sum over k = 1 .. K of cos(k p), plus r cos((K + 1) p), so that harmonics
    come and go softly at the top. The sum is sin((K + 1/2) p) / (2 sin(p / 2)) - 1/2 (Dirichlet's kernel), which costs
    three sines however many harmonics there are.
    """
    # NOTE: in float64 and wrapped before the sine, or the phase of a long line loses its last digits.
    cycles = (f0.double() / SAMPLE_RATE).repeat_interleave(HOP, dim=-1).cumsum(-1)
    return kernel(cycles, f0) * (f0 > LOWEST_HZ).repeat_interleave(HOP, dim=-1)


def kernel(cycles: Tensor, f0: Tensor) -> Tensor:
    """`harmonics` where the phase is given, float64 [B, 300 F] in cycles; as if there were voice everywhere."""
    phase = ((cycles + 0.5).remainder(1) - 0.5).float() * (2 * math.pi)
    count = (HIGHEST_HZ / f0.float().clamp(min=LOWEST_HZ)).repeat_interleave(HOP, dim=-1)
    whole = count.floor()
    below = 2 * torch.sin(phase / 2)
    near = below.abs() < 1e-4
    summed = torch.where(near, whole, torch.sin((whole + 0.5) * phase) / torch.where(near, 1.0, below) - 0.5)
    every = summed + (count - whole) * torch.cos((whole + 1) * phase)
    return every * (2 / count).sqrt()


def breath(n_samples: int, seed: int) -> Tensor:
    """Noise of power 1 [1, n]; made on the CPU, so that it is the same for every device."""
    return torch.randn((1, n_samples), generator=torch.Generator().manual_seed(seed))
