"""The vocoder: frames and excitation to samples, ending in an inverse short-time Fourier transform (iSTFTNet)."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.synth.modules.adain import AdaINResBlock1
from studio.synth.modules.conv import Conv1d, ConvTranspose1d, laid_out
from studio.synth.modules.source import HarmonicSource

UPSAMPLE_RATES = (10, 6)
UPSAMPLE_KERNELS = (20, 12)
KERNELS = (3, 7, 11)
NOISE_KERNELS = (7, 11)
DILATIONS = (1, 3, 5)
N_FFT = 20
STFT_HOP = 5
BINS = N_FFT // 2 + 1
HOP = math.prod(UPSAMPLE_RATES) * STFT_HOP
"""Samples per prosody frame: 300."""


class Generator(nn.Module):
    """x [1, C, 1, F], timbre [1, S], F0 [1, F], noise [1, 9, 300 F] -> samples [300 F]."""

    def __init__(self, channels: int, style_dim: int) -> None:
        super().__init__()
        widths = [channels >> (stage + 1) for stage in range(len(UPSAMPLE_RATES))]
        self.m_source = HarmonicSource(HOP)
        self.ups = nn.ModuleList(
            ConvTranspose1d(2 * width, width, kernel, rate, padding=(kernel - rate) // 2)
            for width, kernel, rate in zip(widths, UPSAMPLE_KERNELS, UPSAMPLE_RATES, strict=True)
        )
        last = UPSAMPLE_RATES[-1]
        self.noise_convs = nn.ModuleList(
            [
                Conv1d(2 * BINS, widths[0], 2 * last, stride=last, padding=(last + 1) // 2),
                Conv1d(2 * BINS, widths[1], 1),
            ]
        )
        self.noise_res = nn.ModuleList(
            AdaINResBlock1(width, kernel, DILATIONS, style_dim)
            for width, kernel in zip(widths, NOISE_KERNELS, strict=True)
        )
        self.resblocks = nn.ModuleList(
            AdaINResBlock1(width, kernel, DILATIONS, style_dim) for width in widths for kernel in KERNELS
        )
        self.conv_post = Conv1d(widths[-1], 2 * BINS, 7)

    def forward(self, x: Tensor, timbre: Tensor, f0: Tensor, noise: Tensor) -> Tensor:
        excitation = laid_out(self._spectrum(self.m_source(f0, noise))).to(x.dtype)
        for stage, (up, noise_conv, noise_res) in enumerate(
            zip(self.ups, self.noise_convs, self.noise_res, strict=True)
        ):
            x = up(F.leaky_relu(x, 0.1))
            if stage == len(self.ups) - 1:
                x = torch.cat([x[..., 1:2], x], dim=3)  # one frame more, mirrored: the STFT counts both ends
            x = x + noise_res(noise_conv(excitation), timbre)
            blocks = self.resblocks[stage * len(KERNELS) : (stage + 1) * len(KERNELS)]
            x = sum((block(x, timbre) for block in blocks[1:]), start=blocks[0](x, timbre)) / len(KERNELS)
        spectrum = self.conv_post(F.leaky_relu(x).float())[:, :, 0]
        log_magnitude, phase = spectrum.split(BINS, dim=1)
        rotating = torch.polar(log_magnitude.exp(), phase.sin())
        return torch.istft(rotating, N_FFT, STFT_HOP, window=_window(x))[0]

    def _spectrum(self, x: Tensor) -> Tensor:
        """[1, n] -> magnitudes and phases [1, 22, n / 5 + 1]."""
        z = torch.stft(x, N_FFT, STFT_HOP, window=_window(x), return_complex=True)
        return torch.cat([z.abs(), z.angle()], dim=1)


def _window(like: Tensor) -> Tensor:
    return torch.hann_window(N_FFT, device=like.device)
