"""Linear prediction out of a mel spectrogram: what a sample will be, from those before it.

LPCNet (Valin and Skoglund 2019, arXiv:1810.11846, section 2.2): mel to power spectrum to autocorrelation to
coefficients, so that nothing but the spectrogram need be known. LP-WaveNet (Hwang et al. 2020, arXiv:1811.11913) puts
the prediction under the mixture of a WaveNet.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.synth.draft.spectrum import HOP, N_FFT, SAMPLE_RATE, envelope

ORDER = 24
STEP = 75
"""Samples for which a prediction holds: a quarter of a half frame."""
LAG_WINDOW_HZ = 40.0
"""Widens peaks so much, so that harmonics which the spectrogram resolves do not ring as formants."""
NOISE_FLOOR = 1e-5
"""White noise under the spectrum, as a share of its power: keeps the equations well conditioned."""
LEAST_GAIN = 2.0**-15
"""One step of 16 bit: silence is no smaller."""
WINDOW_POWER = N_FFT * 3 / 8
"""The sum of a Hann window's squares: the power of an STFT bin of white noise of power 1."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """For each stretch of 75 samples, S = 4 for a half frame."""

    coefficients: Tensor
    """What the last samples count, the nearest first [B, S, 24]."""
    gain: Tensor
    """Standard deviation of what the prediction leaves over, full scale = 1.0 [B, S]."""
    level: Tensor
    """Standard deviation of the sound itself [B, S]."""

    def cut(self, start: int, end: int) -> "Prediction":
        """Stretches `start` to `end` of it."""
        return Prediction(self.coefficients[:, start:end], self.gain[:, start:end], self.level[:, start:end])


@torch.no_grad()
def prediction(mel: Tensor) -> Prediction:
    """Of log mel magnitudes [B, T, 80]. Spectra are drawn as lines from half frame to half frame."""
    power = (2 * envelope(mel)).exp() / WINDOW_POWER
    lags = torch.fft.irfft(power, n=N_FFT)[..., : ORDER + 1]
    between = F.interpolate(lags.mT, scale_factor=HOP // STEP, mode="linear").mT.double()
    seconds = torch.arange(ORDER + 1, dtype=torch.float64, device=mel.device) / SAMPLE_RATE
    windowed = between * torch.exp(-0.5 * (2 * math.pi * LAG_WINDOW_HZ * seconds).square())
    coefficients, left = levinson(windowed + _first(windowed) * (NOISE_FLOOR * windowed[..., :1] + LEAST_GAIN**2))
    level = windowed[..., 0].sqrt().clamp(min=LEAST_GAIN)
    return Prediction(coefficients.float(), left.sqrt().clamp(min=LEAST_GAIN).float(), level.float())


def levinson(lags: Tensor) -> tuple[Tensor, Tensor]:
    """Levinson and Durbin's recursion: autocorrelations [..., P + 1] -> the coefficients of the best prediction
    [..., P], the nearest sample first, and the power of its error [...]."""
    order = lags.shape[-1] - 1
    found, error = lags.new_zeros((*lags.shape[:-1], order)), lags[..., 0].clone()
    for at in range(order):
        before = found[..., :at]
        reflection = (lags[..., at + 1] - (before * lags[..., 1 : at + 1].flip(-1)).sum(-1)) / error
        found = torch.cat(
            [before - reflection[..., None] * before.flip(-1), reflection[..., None], found[..., at + 1 :]], dim=-1
        )
        error = error * (1 - reflection.square())
    return found, error


def predicted(samples: Tensor, coefficients: Tensor) -> Tensor:
    """What each of the samples [B, 75 S] was expected to be from those before it, silence before the first. Always
    float32: what the prediction leaves over is small beside it, and would drown in the rounding of bfloat16."""
    order = coefficients.shape[-1]
    before = F.pad(samples, (order, 0))[:, :-1].unfold(-1, order, 1)
    stretches = before.reshape(len(samples), -1, STEP, order)
    with torch.autocast(samples.device.type, enabled=False):
        return torch.einsum("bstp,bsp->bst", stretches, coefficients.flip(-1)).flatten(1)


def held(values: Tensor) -> Tensor:
    """Values of stretches [B, S] for each of their samples [B, 75 S]."""
    return values.repeat_interleave(STEP, dim=1)


def _first(lags: Tensor) -> Tensor:
    """1 for lag 0, else 0."""
    return F.one_hot(torch.zeros((), dtype=torch.int64, device=lags.device), lags.shape[-1]).to(lags.dtype)
