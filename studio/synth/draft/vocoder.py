"""From mel spectrogram and F0 to sound.

Vocos' form (Siuzdak 2023, arXiv:2306.00814): ConvNeXt blocks at the rate of the spectrogram, then an inverse STFT.
But where Vocos must find each bin's phase, here harmonics and noise come from outside and are filtered:

    X = exp(e + a_h) e^(i p) H + exp(e + a_n) N

H, N: STFT of the harmonics and of the noise, of power 1; e: the spectrogram's own envelope; a_h, a_n, p: what the
network adds, for each bin and half frame. So it speaks before it has learnt anything, and losses on magnitudes alone
teach it.
"""

import math

import torch
from torch import Tensor, nn

from studio.synth.draft.layers import ConvStack
from studio.synth.draft.spectrum import HOP, N_BINS, N_FFT, N_MELS, envelope, istft, stft

WINDOWS_REACH = -(-N_FFT // HOP)
"""Half frames that STFT and inverse STFT together see to each side."""
MOST_GAIN = 4.0
FIRST_NOISE_GAIN = -2.0
MEL_MEAN, MEL_SPREAD = -4.0, 3.0
"""Log mel magnitudes of speech are about -10 to 2; layers like numbers about 1."""
LEVEL = 0.5 * math.log(N_FFT * 3 / 8)
"""Log magnitude of the STFT of white noise of power 1: the sum of a Hann window's squares is 3/8 of its length."""


class Vocoder(nn.Module):
    """mel [B, T, 80], pitch [B, T, 2], timbre [B, 128], harmonics and noise [B, 300 T] -> sound [B, 300 T]."""

    def __init__(self, channels: int, hidden: int, depth: int, style: int) -> None:
        super().__init__()
        self.stack = ConvStack(N_MELS + 2, channels, hidden, style, depth)
        self.filters = nn.Linear(channels, 3 * N_BINS)
        nn.init.normal_(self.filters.weight, std=0.01)
        nn.init.zeros_(self.filters.bias)

    @property
    def reach(self) -> int:
        """Half frames that a sample looks to each side."""
        return self.stack.reach + WINDOWS_REACH

    def forward(self, mel: Tensor, pitch: Tensor, timbre: Tensor, tone: Tensor, noise: Tensor) -> Tensor:
        known = torch.cat([(mel - MEL_MEAN) / MEL_SPREAD, pitch], dim=-1)
        a_h, phase, a_n = self.filters(self.stack(known, timbre)).float().chunk(3, dim=-1)
        level = envelope(mel) - LEVEL
        voiced = torch.polar((level + a_h.clamp(max=MOST_GAIN)).exp(), phase) * stft(tone)
        unvoiced = (level + (a_n + FIRST_NOISE_GAIN).clamp(max=MOST_GAIN)).exp() * stft(noise)
        return istft(voiced + unvoiced)
