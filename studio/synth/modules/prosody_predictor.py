"""How it is said: durations, F0 and energy from phonemes in context and the manner half of the style."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.synth.modules.adain import AdainResBlk1d
from studio.synth.modules.conv import Conv1d, laid_out


class AdaLayerNorm(nn.Module):
    """Layer norm whose scale and shift come from the style: [1, T, C], [1, S] -> [1, T, C]."""

    def __init__(self, style_dim: int, channels: int) -> None:
        super().__init__()
        self.fc = nn.Linear(style_dim, 2 * channels)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        gamma, beta = self.fc(style)[0].chunk(2)
        return F.layer_norm(x, (x.shape[-1],), 1 + gamma, beta)


class DurationEncoder(nn.Module):
    """Three LSTMs, each followed by a norm that brings in the style: [1, T, C], [1, S] -> [1, T, C + S]."""

    def __init__(self, style_dim: int, channels: int, depth: int) -> None:
        super().__init__()
        self.lstms = nn.ModuleList()
        for _ in range(depth):
            self.lstms.append(nn.LSTM(channels + style_dim, channels // 2, batch_first=True, bidirectional=True))
            self.lstms.append(AdaLayerNorm(style_dim, channels))

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        beside = style.expand(1, x.shape[1], -1)
        x = torch.cat([x, beside], dim=-1)
        for lstm, norm in zip(self.lstms[::2], self.lstms[1::2], strict=True):
            x = torch.cat([norm(lstm(x)[0], style), beside], dim=-1)
        return x


class Linear(nn.Module):
    """A linear layer under the name that checkpoints give it."""

    def __init__(self, dim_in: int, dim_out: int) -> None:
        super().__init__()
        self.linear_layer = nn.Linear(dim_in, dim_out)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_layer(x)  # type: ignore[no-any-return]


class ProsodyPredictor(nn.Module):
    """Durations first (`durations`), then, for durations that somebody chose, the contours (`contours`)."""

    def __init__(self, style_dim: int, channels: int, depth: int, longest: int) -> None:
        super().__init__()

        def lstm() -> nn.LSTM:
            return nn.LSTM(channels + style_dim, channels // 2, batch_first=True, bidirectional=True)

        def curve() -> nn.ModuleList:
            return nn.ModuleList(
                [
                    AdainResBlk1d(channels, channels, style_dim),
                    AdainResBlk1d(channels, channels // 2, style_dim, upsample=True),
                    AdainResBlk1d(channels // 2, channels // 2, style_dim),
                ]
            )

        self.text_encoder = DurationEncoder(style_dim, channels, depth)
        self.lstm = lstm()
        self.duration_proj = Linear(channels, longest)
        self.shared = lstm()
        self.F0 = curve()
        self.N = curve()
        self.F0_proj = Conv1d(channels // 2, 1, 1)
        self.N_proj = Conv1d(channels // 2, 1, 1)

    def durations(self, context: Tensor, style: Tensor) -> tuple[Tensor, Tensor]:
        """Natural length of each token.

        context [1, T, C], style [1, S] -> mel frames, fractional [T]; hidden states for `contours` [1, T, C + S]
        """
        hidden = self.text_encoder(context, style)
        odds = self.duration_proj(self.lstm(hidden)[0])
        return torch.sigmoid(odds).sum(-1)[0], hidden

    def contours(self, hidden: Tensor, style: Tensor) -> tuple[Tensor, Tensor]:
        """F0 (Hz) and energy.

        hidden [1, M, C + S] (each token's states repeated for its mel frames), style [1, S] -> [1, F], [1, F]
        """
        shared = laid_out(self.shared(hidden)[0].mT)
        f0, energy = shared, shared
        for f0_block, energy_block in zip(self.F0, self.N, strict=True):
            f0, energy = f0_block(f0, style), energy_block(energy, style)
        return self.F0_proj(f0)[:, 0, 0], self.N_proj(energy)[:, 0, 0]
