"""The whole student in the teacher's four steps: understand tokens, draw contours for chosen lengths, mel, sound."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.synth.draft.layers import ConvStack, FeedForwardTransformer, places
from studio.synth.draft.source import LOWEST_HZ, breath, harmonics
from studio.synth.draft.spectrum import HOP, N_MELS
from studio.synth.draft.vocoder import MEL_MEAN, MEL_SPREAD, Vocoder
from studio.synth.dtypes import DTYPES

N_SYMBOLS = 178
STYLE = 128
"""Numbers in each half of a style vector: timbre, then manner."""
HALVES = 2
"""F0, energy and mel values per mel frame."""
AHEAD_FRAMES = 3
"""The teacher's sound runs so many mel frames ahead of its tokens (see timings.py), and F0 with it."""
SILENT_HZ = 10.0
"""F0 where there is no voice, as the teacher has it."""
MIDDLE_HZ = 180.0
PLACE = 2
"""What `spread` adds to the values of a token."""
PITCH = 2
"""What `pitch` says of a half frame."""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide and deep the parts are."""

    symbols: int = 192
    symbols_hidden: int = 768
    content_depth: int = 3
    manner_depth: int = 2
    contours: int = 192
    contours_hidden: int = 576
    contours_depth: int = 4
    decoder: int = 256
    decoder_hidden: int = 768
    decoder_depth: int = 6
    vocoder: int = 256
    vocoder_hidden: int = 768
    vocoder_depth: int = 7


@dataclass(frozen=True, slots=True)
class Understood:
    """Texts before anybody chose their lengths: B of them, T tokens."""

    log_natural: Tensor
    """Natural logarithm of the mel frames that each token would last [B, T]."""
    hidden: Tensor
    """What contours are drawn from; knows the manner [B, T, C]."""
    content: Tensor
    """What is said; knows nothing of the style [B, T, C]."""

    @property
    def natural(self) -> Tensor:
        """Mel frames, fractional, >= 1, as the teacher's."""
        return self.log_natural.exp().clamp(min=1.0)


@dataclass(frozen=True, slots=True)
class Contours:
    """What the variance adaptor predicts for each half frame."""

    log_f0: Tensor
    """log(F0 / 180 Hz), also where there is no voice [B, 2 M]."""
    voicing: Tensor
    """Log odds that there is voice [B, 2 M]."""
    energy: Tensor
    """As the teacher's [B, 2 M]."""

    @property
    def f0(self) -> Tensor:
        """Hz."""
        return torch.where(self.voicing > 0, MIDDLE_HZ * self.log_f0.exp(), SILENT_HZ)


class Student(nn.Module):
    """The manner reaches lengths and contours, the timbre mel and sound, as in the teacher."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.size = size
        self.embedding = nn.Embedding(N_SYMBOLS, size.symbols)
        self.content_blocks = nn.ModuleList(
            FeedForwardTransformer(size.symbols, size.symbols_hidden, None) for _ in range(size.content_depth)
        )
        self.content_norm = nn.LayerNorm(size.symbols)
        self.manner_blocks = nn.ModuleList(
            FeedForwardTransformer(size.symbols, size.symbols_hidden, STYLE) for _ in range(size.manner_depth)
        )
        self.manner_norm = nn.LayerNorm(size.symbols)
        self.duration = nn.Linear(size.symbols, 1)
        self.curves = ConvStack(size.symbols + PLACE, size.contours, size.contours_hidden, STYLE, size.contours_depth)
        self.curves_out = nn.Linear(size.contours, 3)
        self.decoder = ConvStack(
            size.symbols + PLACE + PITCH + 1, size.decoder, size.decoder_hidden, STYLE, size.decoder_depth
        )
        self.mel_out = nn.Linear(size.decoder, N_MELS)
        self.vocoder = Vocoder(size.vocoder, size.vocoder_hidden, size.vocoder_depth, STYLE)

    @property
    def reach_frames(self) -> int:
        """Mel frames that a sample looks to each side, once the contours are drawn."""
        return -(-self.decoder.reach // HALVES) + self.vocoder_frames

    @property
    def vocoder_frames(self) -> int:
        """Mel frames that a sample looks to each side, once the spectrogram is painted."""
        return -(-self.vocoder.reach // HALVES)

    def understand(self, tokens: Tensor, manner: Tensor, n_tokens: Tensor | None = None) -> Understood:
        """int64 [B, T] with the framing zeros, manner [B, 128], tokens of each that are no padding [B]."""
        length = tokens.shape[1]
        counts = torch.full_like(tokens[:, 0], length) if n_tokens is None else n_tokens
        mask = torch.arange(length, device=tokens.device) < counts[:, None]
        content = self.embedding(tokens) + places(length, self.size.symbols, tokens.device)
        for block in self.content_blocks:
            content = block(content, mask)
        hidden = content = self.content_norm(content)
        for block in self.manner_blocks:
            hidden = block(hidden, mask, manner)
        hidden = self.manner_norm(hidden)
        return Understood(self.duration(hidden)[..., 0].float(), hidden, content)

    def contours(self, hidden: Tensor, frames: Tensor, manner: Tensor) -> Contours:
        """For lengths that somebody chose: hidden [B, T, C], mel frames of each token [B, T] -> [B, 2 M]."""
        lined, mask = spread(hidden, frames)
        log_f0, voicing, energy = self.curves_out(self.curves(lined, manner, mask)).float().unbind(-1)
        return Contours(log_f0, voicing, energy)

    def mel(self, content: Tensor, frames: Tensor, f0: Tensor, energy: Tensor, timbre: Tensor) -> Tensor:
        """F0 in Hz and energy [B, 2 M] -> log mel magnitudes [B, 2 M, 80]."""
        lined, mask = spread(content, frames)
        return self.painted(torch.cat([lined, pitch(f0), energy[..., None]], dim=-1), timbre, mask)

    def painted(self, known: Tensor, timbre: Tensor, mask: Tensor | None = None) -> Tensor:
        """All that the decoder knows of each half frame -> log mel magnitudes [B, 2 M, 80]."""
        return self.mel_out(self.decoder(known, timbre, mask)).float() * MEL_SPREAD + MEL_MEAN  # type: ignore[no-any-return]

    def sound(self, mel: Tensor, f0: Tensor, timbre: Tensor, tone: Tensor, noise: Tensor) -> Tensor:
        """[B, 2 M, 80], Hz [B, 2 M], harmonics and noise [B, 600 M] -> [B, 600 M]."""
        return self.vocoder(mel, pitch(f0), timbre, tone, noise)  # type: ignore[no-any-return]

    def speak(self, content: Tensor, frames: Tensor, f0: Tensor, energy: Tensor, timbre: Tensor, seed: int) -> Tensor:
        """One whole line [1, ...] -> [600 M]."""
        n_frames = int(frames.sum())
        return self.prepared(content, frames, f0, energy, seed).piece(self, timbre, 0, n_frames)

    def prepared(self, content: Tensor, frames: Tensor, f0: Tensor, energy: Tensor, seed: int) -> "Line":
        """One line [1, ...], ready to be spoken piece by piece. Cheap."""
        lined, _ = spread(content, frames)
        noise = breath(f0.shape[1] * HOP, seed).to(f0.device)
        return Line(torch.cat([lined, pitch(f0), energy[..., None]], dim=-1), f0, harmonics(f0), noise)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of M mel frames before it is spoken: its harmonics keep their phase from piece to piece."""

    known: Tensor
    """What the decoder knows [1, 2 M, C]."""
    f0: Tensor
    tone: Tensor
    """[1, 600 M]"""
    noise: Tensor

    @property
    def mel_frames(self) -> int:
        """M"""
        return self.f0.shape[1] // HALVES

    def piece(self, student: Student, timbre: Tensor, start: int, end: int, tint: Tensor | None = None) -> Tensor:
        """The samples [600 (end - start)] of mel frames start to end, as they are in the whole line; `tint`: added to
        each band of the spectrogram [80]."""
        painted, voiced = (self._around(start, end, reach) for reach in (student.reach_frames, student.vocoder_frames))
        mel = student.painted(self.known[:, _halves(*painted)], timbre)
        mel = mel if tint is None else mel + tint
        halves = _halves(*voiced)
        samples = slice(halves.start * HOP, halves.stop * HOP)
        seen = mel[:, _halves(voiced[0] - painted[0], voiced[1] - painted[0])]
        wave = student.sound(seen, self.f0[:, halves], timbre, self.tone[:, samples], self.noise[:, samples])
        return wave[0, (start - voiced[0]) * HALVES * HOP : (end - voiced[0]) * HALVES * HOP]

    def _around(self, start: int, end: int, reach: int) -> tuple[int, int]:
        return max(0, start - reach), min(self.mel_frames, end + reach)


def _halves(start: int, end: int) -> slice:
    """Of mel frames start to end."""
    return slice(HALVES * start, HALVES * end)


def in_precision(student: Student, precision: str) -> Student:
    """The same student with the wide layers of spectrogram and sound in fp32, bf16 or fp16: nearly all of its
    computing. Lengths, contours, norms and filters stay in float32."""
    for stack in (student.decoder, student.vocoder.stack):
        for block in stack.blocks:
            for layer in (block.wide, block.narrow):
                layer.to(DTYPES[precision])
    return student


def spread(values: Tensor, frames: Tensor) -> tuple[Tensor, Tensor]:
    """The length regulator: each token's values [B, T, C] repeated for its mel frames [B, T], zeros allowed, and moved
    ahead as the sound is; with the place within the token and the token's length [B, 2 M, C + 2]; and a mask
    [B, 2 M, 1] of what is no padding."""
    ends = frames.cumsum(1)
    n_frames = ends[:, -1:]
    at = torch.arange(HALVES * int(n_frames.max()), device=frames.device)
    half = at[None] / HALVES + 0.5 / HALVES + AHEAD_FRAMES
    # What lies ahead of the end goes on with what was last.
    half = torch.minimum(half, n_frames - 0.5 / HALVES)
    token = torch.searchsorted(ends.to(half.dtype), half, right=True).clamp(max=frames.shape[1] - 1)
    length = frames.gather(1, token).to(half.dtype).clamp(min=1)
    place = 1 - (ends.gather(1, token) - half) / length
    lined = values.gather(1, token[..., None].expand(-1, -1, values.shape[-1]))
    mask = (at[None] < HALVES * n_frames)[..., None].to(values.dtype)
    return torch.cat([lined, torch.stack([place, length.log()], dim=-1).to(values.dtype)], dim=-1), mask


def pitch(f0: Tensor) -> Tensor:
    """Hz [B, F] -> log(F0 / 180 Hz), 0 where there is no voice, and whether there is [B, F, 2]."""
    voiced = f0 > LOWEST_HZ
    octaves = torch.where(voiced, f0.clamp(min=LOWEST_HZ) / MIDDLE_HZ, 1.0).log()
    return torch.stack([octaves, voiced.to(octaves.dtype)], dim=-1)
