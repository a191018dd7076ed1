"""From content, contours and timbre to samples."""

import torch
from torch import Tensor, nn

from studio.synth.modules.adain import AdainResBlk1d
from studio.synth.modules.conv import Conv1d, laid_out
from studio.synth.modules.generator import Generator

WIDTH = 1024
RESIDUAL = 64
ALWAYS_FLOAT32 = ("F0_conv", "N_conv", "generator.m_source", "generator.conv_post")


class Decoder(nn.Module):
    """content [1, C, M], F0 (Hz) and energy [1, F], timbre [1, S], noise [1, 9, 600 M] -> samples [600 M]."""

    def __init__(self, channels: int, style_dim: int) -> None:
        super().__init__()
        joined = WIDTH + RESIDUAL + 2
        self.encode = AdainResBlk1d(channels + 2, WIDTH, style_dim)
        self.decode = nn.ModuleList(
            [AdainResBlk1d(joined, WIDTH, style_dim) for _ in range(3)]
            + [AdainResBlk1d(joined, channels, style_dim, upsample=True)]
        )
        self.F0_conv = Conv1d(1, 1, 3, stride=2)
        self.N_conv = Conv1d(1, 1, 3, stride=2)
        self.asr_res = nn.Sequential(Conv1d(channels, RESIDUAL, 1))
        self.generator = Generator(channels, style_dim)

    def forward(self, content: Tensor, f0: Tensor, energy: Tensor, timbre: Tensor, noise: Tensor) -> Tensor:
        inner = self.encode.conv1.weight.dtype
        contours = [
            self.F0_conv(laid_out(f0[:, None])).to(inner),
            self.N_conv(laid_out(energy[:, None])).to(inner),
        ]
        content = laid_out(content).to(inner)
        x = self.encode(torch.cat([content, *contours], dim=1), timbre)
        beside = [self.asr_res(content), *contours]
        for block in self.decode:
            x = block(torch.cat([x, *beside], dim=1), timbre)
        return self.generator(x, timbre, f0, noise)  # type: ignore[no-any-return]

    def to_dtype(self, dtype: torch.dtype) -> None:
        """Run the heavy inner layers in `dtype`.

        What decides pitch, phase and level stays in float32: the contours' convolutions, the excitation, the scales
        and shifts of the style, and the last layer.
        """
        for name, parameter in self.named_parameters():
            if not (name.startswith(ALWAYS_FLOAT32) or ".fc." in name):
                parameter.data = parameter.data.to(dtype)
