"""The student as the engine uses it."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.synth.draft.student import Line, Student
from studio.synth.model import Encoded
from studio.synth.pieces import Piece
from studio.synth.tokens import Token

WHOLE_FRAMES = 100
"""Passages up to this (2.5 s) come in one piece: what surrounds a piece costs as much as 0.6 s on each side of it."""
FIRST_FRAMES = 20
"""The first piece of a longer one: half a second, so that it is heard at once."""
GROWTH = 10
"""Each piece may last so many times as long as the one before, which is heard while it is made."""
LONGEST_FRAMES = 400
"""10 s, to bound memory."""
BESIDE_FRAMES = 2
"""Given on both sides of a piece, for those who filter it."""


@dataclass(frozen=True, slots=True)
class DraftModel:
    """Implements `model.Model`. hidden and content [1, T, C]."""

    student: Student
    tint: Tensor | None = None
    """What is added to each band of the spectrogram [80]."""

    @property
    def device(self) -> torch.device:
        return self.student.duration.weight.device

    @property
    def needs_silence(self) -> bool:
        """It has learnt what is heard, without the silence around it."""
        return False

    def encode(self, tokens: Tensor, manner: Tensor) -> Encoded:
        understood = self.student.understand(tokens, manner)
        return Encoded(understood.natural[0], understood.hidden, understood.content)

    def contours(self, hidden: Tensor, frames: Sequence[int], manner: Tensor) -> tuple[Tensor, Tensor]:
        drawn = self.student.contours(hidden, torch.tensor([frames], device=hidden.device), manner)
        return drawn.f0, drawn.energy

    def pieces(self, tokens: Sequence[Token], frames: Sequence[int]) -> tuple[Piece, ...]:
        return pieces(sum(frames))

    def passage(
        self, content: Tensor, frames: Sequence[int], f0: Tensor, energy: Tensor, timbre: Tensor, seed: int
    ) -> "DraftPassage":
        lasting = torch.tensor([frames], device=content.device)
        line = self.student.prepared(content, lasting, f0, energy, seed)
        return DraftPassage(self.student, line, timbre, self.tint)


@dataclass(frozen=True, slots=True)
class DraftPassage:
    """Implements `model.SpokenPassage`."""

    student: Student
    line: Line
    timbre: Tensor
    """[1, 128]"""
    tint: Tensor | None

    def around(self, start: int, end: int, number: int) -> tuple[int, Tensor]:
        first, last = max(0, start - BESIDE_FRAMES), min(self.line.mel_frames, end + BESIDE_FRAMES)
        return first, self.line.piece(self.student, self.timbre, first, last, self.tint)


def pieces(total: int) -> tuple[Piece, ...]:
    """Pieces that tile a passage of `total` mel frames. They may end anywhere: each is what it is in the whole."""
    found = []
    start, length = 0, total if total <= WHOLE_FRAMES else FIRST_FRAMES
    while start < total:
        end = min(start + length, total)
        found.append(Piece(start, end))
        start, length = end, min(length * GROWTH, LONGEST_FRAMES)
    return tuple(found)
