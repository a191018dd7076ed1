"""The default network as the engine uses it: Kokoro-82M."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.synth.model import MEL_HOP, Encoded
from studio.synth.modules.network import Network
from studio.synth.modules.source import HARMONICS
from studio.synth.noise import noise
from studio.synth.pieces import Piece, pieces
from studio.synth.tokens import Token

CONTEXT_FRAMES = 8
"""Mel frames decoded beyond each end of a piece and thrown away: the convolutions look that far."""
WINDOW_FRAMES = 16
"""Windows are multiples of this where the passage is long enough: a CPU prepares its convolutions anew (80 ms) for
every length that it has not just met."""


@dataclass(frozen=True, slots=True)
class Kokoro:
    """Implements `model.Model`. hidden [1, T, 640], content [1, 512, T]."""

    network: Network

    @property
    def device(self) -> torch.device:
        return next(self.network.parameters()).device

    @property
    def needs_silence(self) -> bool:
        return True

    def encode(self, tokens: Tensor, manner: Tensor) -> Encoded:
        return self.network.encode(tokens, manner)

    def contours(self, hidden: Tensor, frames: Sequence[int], manner: Tensor) -> tuple[Tensor, Tensor]:
        lasting = hidden.repeat_interleave(torch.tensor(frames, device=hidden.device), dim=1)
        return self.network.contours(lasting, manner)

    def pieces(self, tokens: Sequence[Token], frames: Sequence[int]) -> tuple[Piece, ...]:
        return pieces(tokens, frames)

    def passage(
        self, content: Tensor, frames: Sequence[int], f0: Tensor, energy: Tensor, timbre: Tensor, seed: int
    ) -> "KokoroPassage":
        lasting = content.repeat_interleave(torch.tensor(frames, device=content.device), dim=2)
        return KokoroPassage(self.network, lasting, f0, energy, timbre, seed)


@dataclass(frozen=True, slots=True)
class KokoroPassage:
    """Implements `model.SpokenPassage`."""

    network: Network
    content: Tensor
    """[1, 512, M]"""
    f0: Tensor
    """[1, 2 M] in Hz, as `energy`."""
    energy: Tensor
    timbre: Tensor
    """[1, 128]"""
    seed: int

    def around(self, start: int, end: int, number: int) -> tuple[int, Tensor]:
        first, last = window(start, end, self.content.shape[2])
        wave = self.network.decode(
            self.content[:, :, first:last],
            self.f0[:, 2 * first : 2 * last],
            self.energy[:, 2 * first : 2 * last],
            self.timbre,
            noise(HARMONICS, (last - first) * MEL_HOP, self.seed, number).to(self.content.device),
        )
        return first, wave


def window(start: int, end: int, total: int) -> tuple[int, int]:
    """What to decode for a piece of a passage of `total` mel frames."""
    first, last = max(0, start - CONTEXT_FRAMES), min(total, end + CONTEXT_FRAMES)
    missing = -(last - first) % WINDOW_FRAMES
    after = min(missing, total - last)
    return max(0, first - (missing - after)), last + after
