"""Blocks whose normalisation carries the style (AdaIN, Huang & Belongie 2017, arXiv:1703.06868)."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.synth.modules.conv import Conv1d, ConvTranspose1d

EPS = 1e-5


class AdaIN1d(nn.Module):
    """Normalises each channel over time, then scales and shifts it as the style says, in float32 at any precision.

    x [1, C, 1, time], style [1, S] -> [1, C, 1, time]
    """

    def __init__(self, style_dim: int, channels: int) -> None:
        super().__init__()
        self.fc = nn.Linear(style_dim, 2 * channels)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        gamma, beta = self.fc(style)[0].chunk(2)
        # With one line in the batch, batch statistics are instance statistics, and this kernel knows channels-last.
        return F.batch_norm(x, None, None, 1 + gamma, beta, training=True, eps=EPS)


class AdainResBlk1d(nn.Module):
    """Residual block of StyleTTS 2; with `upsample` it doubles the time.

    x [1, dim_in, 1, time], style [1, S] -> [1, dim_out, 1, time or 2 time]
    """

    def __init__(self, dim_in: int, dim_out: int, style_dim: int, upsample: bool = False) -> None:
        super().__init__()
        self.upsample = upsample
        self.conv1 = Conv1d(dim_in, dim_out, 3)
        self.conv2 = Conv1d(dim_out, dim_out, 3)
        self.norm1 = AdaIN1d(style_dim, dim_in)
        self.norm2 = AdaIN1d(style_dim, dim_out)
        if dim_in != dim_out:
            self.conv1x1 = Conv1d(dim_in, dim_out, 1, bias=False)
        if upsample:
            self.pool = ConvTranspose1d(dim_in, dim_in, 3, stride=2, groups=dim_in, padding=1, output_padding=1)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        deep = F.leaky_relu(self.norm1(x, style), 0.2)
        if self.upsample:
            deep = self.pool(deep)
            x = x.repeat_interleave(2, dim=3)
        deep = F.leaky_relu(self.norm2(self.conv1(deep), style), 0.2)
        if hasattr(self, "conv1x1"):
            x = self.conv1x1(x)
        return (self.conv2(deep) + x) / math.sqrt(2)  # type: ignore[no-any-return]


def snake(x: Tensor, alpha: Tensor) -> Tensor:
    """x + sin^2(alpha x) / alpha (Ziyin et al. 2020, arXiv:2006.08195); x [1, C, 1, time], alpha [1, C, 1]."""
    alpha = alpha.unsqueeze(2)
    return torch.addcmul(x, torch.sin(alpha * x).square_(), alpha.reciprocal())


class AdaINResBlock1(nn.Module):
    """Residual block of the vocoder (HiFi-GAN's, with AdaIN and snake): three dilated pairs of convolutions.

    x [1, C, 1, time], style [1, S] -> [1, C, 1, time]
    """

    def __init__(self, channels: int, kernel_size: int, dilations: tuple[int, ...], style_dim: int) -> None:
        super().__init__()

        def convs(dilations: tuple[int, ...]) -> nn.ModuleList:
            return nn.ModuleList(Conv1d(channels, channels, kernel_size, dilation=d) for d in dilations)

        def alphas() -> nn.ParameterList:
            return nn.ParameterList(nn.Parameter(torch.ones(1, channels, 1)) for _ in dilations)

        self.convs1 = convs(dilations)
        self.convs2 = convs((1,) * len(dilations))
        self.adain1 = nn.ModuleList(AdaIN1d(style_dim, channels) for _ in dilations)
        self.adain2 = nn.ModuleList(AdaIN1d(style_dim, channels) for _ in dilations)
        self.alpha1 = alphas()
        self.alpha2 = alphas()

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        for conv1, norm1, alpha1, conv2, norm2, alpha2 in zip(
            self.convs1, self.adain1, self.alpha1, self.convs2, self.adain2, self.alpha2, strict=True
        ):
            deep = conv1(snake(norm1(x, style), alpha1))
            x = x + conv2(snake(norm2(deep, style), alpha2))
        return x
