"""The excitation: harmonics of the F0 contour where there is voice, noise where there is none.

Harmonic-plus-noise source of the neural source-filter model (Wang et al. 2019, arXiv:1904.12088, eq. 1-3).
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

SAMPLE_RATE = 24_000
HARMONICS = 9
VOICED_HZ = 10.0
SINE_AMPLITUDE = 0.1
VOICED_NOISE = 0.003


class HarmonicSource(nn.Module):
    """F0 [1, F] in Hz, noise [1, 9, F * hop] of unit variance -> excitation [1, F * hop]."""

    def __init__(self, hop: int) -> None:
        super().__init__()
        self.hop = hop
        """Samples per prosody frame."""
        self.l_linear = nn.Linear(HARMONICS, 1)

    def forward(self, f0: Tensor, noise: Tensor) -> Tensor:
        order = torch.arange(1, HARMONICS + 1, device=f0.device, dtype=torch.float64)[:, None]
        # NOTE: in float64 and wrapped before the sine, or the phase of a long line loses its last digits.
        cycles_per_sample = (f0.double() * order / SAMPLE_RATE).remainder(1)[None]
        cycles = F.interpolate(cycles_per_sample.cumsum(-1) * self.hop, scale_factor=self.hop, mode="linear")
        sines = torch.sin(cycles.remainder(1).float() * (2 * math.pi)) * SINE_AMPLITUDE
        voiced = (f0 > VOICED_HZ).repeat_interleave(self.hop, dim=-1)[:, None]
        excitation = torch.where(voiced, sines + noise * VOICED_NOISE, noise * (SINE_AMPLITUDE / 3))
        return torch.tanh(self.l_linear(excitation.mT))[..., 0]
