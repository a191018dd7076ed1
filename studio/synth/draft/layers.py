"""The blocks that the student is built of."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

KERNEL = 7


class StyledNorm(nn.Module):
    """Layer norm whose scale and shift come from half a style vector: [B, T, C], [B, S] -> [B, T, C]
    (AdaSpeech's conditional layer norm, Chen et al. 2021)."""

    def __init__(self, channels: int, style: int) -> None:
        super().__init__()
        self.of_style = nn.Linear(style, 2 * channels)
        nn.init.normal_(self.of_style.weight, std=0.1 / math.sqrt(style))
        nn.init.zeros_(self.of_style.bias)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        scale, shift = self.of_style(style)[:, None].chunk(2, dim=-1)
        return F.layer_norm(x, x.shape[-1:]) * (1 + scale) + shift  # type: ignore[no-any-return]


class ConvNeXt(nn.Module):
    """A ConvNeXt block (Liu et al. 2022) over time, its norm styled: [B, T, C] -> [B, T, C].

    Not the second version: its response norm looks at the whole line, so that pieces would sound otherwise.
    """

    def __init__(self, channels: int, hidden: int, style: int, depth: int) -> None:
        super().__init__()
        self.along = nn.Conv1d(channels, channels, KERNEL, padding=KERNEL // 2, groups=channels)
        self.norm = StyledNorm(channels, style)
        self.wide = nn.Linear(channels, hidden)
        self.narrow = nn.Linear(hidden, channels)
        self.gain = nn.Parameter(torch.full((channels,), 1 / depth))

    def forward(self, x: Tensor, style: Tensor, mask: Tensor | None) -> Tensor:
        within = x if mask is None else x * mask
        changed = self.norm(self.along(within.mT).mT, style).to(self.wide.weight.dtype)
        return x + self.gain * self.narrow(F.gelu(self.wide(changed), approximate="tanh"))  # type: ignore[no-any-return]


class ConvStack(nn.Module):
    """Features to channels, then ConvNeXt blocks: [B, T, C_in] -> [B, T, C]. Sees 3 (depth + 1) steps to each side."""

    def __init__(self, features: int, channels: int, hidden: int, style: int, depth: int) -> None:
        super().__init__()
        self.first = nn.Conv1d(features, channels, KERNEL, padding=KERNEL // 2)
        self.first_norm = nn.LayerNorm(channels)
        self.blocks = nn.ModuleList(ConvNeXt(channels, hidden, style, depth) for _ in range(depth))
        self.last_norm = nn.LayerNorm(channels)

    @property
    def reach(self) -> int:
        """Steps that an output looks to each side."""
        return (len(self.blocks) + 1) * (KERNEL // 2)

    def forward(self, x: Tensor, style: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` [B, T, 1]: 1 within each utterance, 0 in the padding; None where nothing is padded."""
        within = x if mask is None else x * mask
        y = self.first_norm(self.first(within.mT).mT)
        for block in self.blocks:
            y = block(y, style, mask)
        return self.last_norm(y)  # type: ignore[no-any-return]


class FeedForwardTransformer(nn.Module):
    """The FFT block of FastSpeech (Ren et al. 2019), norms first: [B, T, C] -> [B, T, C]."""

    HEADS = 2

    def __init__(self, channels: int, hidden: int, style: int | None) -> None:
        super().__init__()
        self.norms = nn.ModuleList(
            nn.LayerNorm(channels) if style is None else StyledNorm(channels, style) for _ in range(2)
        )
        self.to_all = nn.Linear(channels, 3 * channels)
        self.from_all = nn.Linear(channels, channels)
        self.wide = nn.Conv1d(channels, hidden, 3, padding=1)
        self.narrow = nn.Linear(hidden, channels)

    def forward(self, x: Tensor, mask: Tensor, style: Tensor | None = None) -> Tensor:
        """`mask` bool [B, T]: which tokens are there."""
        x = x + self._attended(self._normed(0, x, style), mask)
        y = self._normed(1, x, style) * mask[..., None]
        return x + self.narrow(F.gelu(self.wide(y.mT).mT, approximate="tanh"))  # type: ignore[no-any-return]

    def _normed(self, which: int, x: Tensor, style: Tensor | None) -> Tensor:
        norm = self.norms[which]
        return norm(x) if style is None else norm(x, style)  # type: ignore[no-any-return]

    def _attended(self, x: Tensor, mask: Tensor) -> Tensor:
        n, length, channels = x.shape
        heads = self.to_all(x).view(n, length, 3, self.HEADS, channels // self.HEADS).permute(2, 0, 3, 1, 4)
        found = F.scaled_dot_product_attention(heads[0], heads[1], heads[2], attn_mask=mask[:, None, None])
        return self.from_all(found.transpose(1, 2).reshape(n, length, channels))  # type: ignore[no-any-return]


def places(length: int, channels: int, device: torch.device) -> Tensor:
    """Where each token stands, as sines (Vaswani et al. 2017) [T, C]."""
    at = torch.arange(length, device=device)[:, None]
    rate = torch.exp(torch.arange(0, channels, 2, device=device) * (-math.log(10_000) / channels))
    return torch.cat([(at * rate).sin(), (at * rate).cos()], dim=-1)
