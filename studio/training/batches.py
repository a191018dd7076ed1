"""Which utterances go together, and how: batches by length for the acoustic student, crops for the vocoder.

Everything is decided by seed, epoch and place, never by what was drawn before, so that a run which was broken off goes
on with the very batches that it would have had.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.training.corpus import Corpus
from studio.training.example import Example

POOL = 512
"""Utterances among which those of like length are put together: more pad less, but mix less."""
FULL_SCALE = 32_768


def schedule(
    mel_frames: npt.NDArray[np.int64],
    indices: npt.NDArray[np.int64],
    most_frames: int,
    seed: int,
    epoch: int,
    rank: int = 0,
    world: int = 1,
) -> list[tuple[int, ...]]:
    """The batches of one epoch: each of the `indices` in one of them, batches of like lengths that have at most
    `most_frames` mel frames after padding (one utterance that is longer stands alone).

    Of several processes (`world`) each gets its own, `rank`, equally many: up to `world` - 1 batches are left out.
    """
    draws = np.random.Generator(np.random.PCG64([seed, epoch]))
    mixed = draws.permutation(indices)
    batches: list[tuple[int, ...]] = []
    for start in range(0, len(mixed), POOL):
        pool = mixed[start : start + POOL]
        batches += _filled(mel_frames, pool[np.argsort(mel_frames[pool], kind="stable")], most_frames)
    order = draws.permutation(len(batches))
    own = order[: len(order) // world * world][rank::world]
    return [batches[place] for place in own]


def _filled(mel_frames: npt.NDArray[np.int64], by_length: npt.NDArray[np.int64], most: int) -> list[tuple[int, ...]]:
    batches: list[list[int]] = []
    for index in by_length.tolist():
        # What comes is the longest so far, so all of the batch would be padded to it.
        if not batches or (len(batches[-1]) + 1) * int(mel_frames[index]) > most:
            batches.append([])
        batches[-1].append(index)
    return [tuple(batch) for batch in batches]


@dataclass(frozen=True, slots=True)
class Batch:
    """Utterances of like length, padded with zeros: B of them, T tokens, M mel frames."""

    tokens: Tensor
    """int64 [B, T]"""
    n_tokens: Tensor
    """int64 [B]"""
    natural: Tensor
    """Mel frames, the hidden silence included, float32 [B, T]."""
    frames: Tensor
    """Mel frames as spoken, int64 [B, T]."""
    n_frames: Tensor
    """Mel frames of each utterance, int64 [B]."""
    f0: Tensor
    """Hz [B, 2 M]."""
    energy: Tensor
    plain_f0: Tensor
    """As predicted; other than `f0` where `is_plain` is False."""
    plain_energy: Tensor
    is_plain: Tensor
    """bool [B]"""
    style: Tensor
    """[B, 256]"""
    samples: Tensor
    """float32 [B, 600 M], full scale = 1.0."""


def collated(examples: Sequence[Example]) -> Batch:
    """The examples side by side."""

    def padded(name: str, dtype: torch.dtype) -> Tensor:
        rows = [torch.from_numpy(np.array(getattr(example, name))).to(dtype) for example in examples]
        return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)

    return Batch(
        tokens=padded("tokens", torch.int64),
        n_tokens=torch.tensor([len(example.tokens) for example in examples]),
        natural=padded("natural", torch.float32),
        frames=padded("frames", torch.int64),
        n_frames=torch.tensor([example.mel_frames for example in examples]),
        f0=padded("f0", torch.float32),
        energy=padded("energy", torch.float32),
        plain_f0=padded("plain_f0", torch.float32),
        plain_energy=padded("plain_energy", torch.float32),
        is_plain=torch.tensor([example.prompt.is_plain for example in examples]),
        style=padded("style", torch.float32),
        samples=padded("samples", torch.float32) / FULL_SCALE,
    )


@dataclass(frozen=True, slots=True)
class Crops:
    """Equally long stretches of B utterances, n mel frames each."""

    starts: Tensor
    """First mel frame of each within its utterance, int64 [B]."""
    f0: Tensor
    """Hz [B, 2 n]."""
    energy: Tensor
    style: Tensor
    """[B, 256]"""
    samples: Tensor
    """float32 [B, 600 n], full scale = 1.0."""


def crops(corpus: Corpus, indices: Sequence[int], n_frames: int, seed: int, step: int) -> Crops:
    """A random stretch of each of those utterances, the same for the same `seed` and `step`. Raises ValueError where
    one is shorter: choose among those that `corpus.mel_frames` says are long enough."""
    draws = np.random.Generator(np.random.PCG64([seed, step]))
    starts = [int(draws.integers(max(1, int(corpus.mel_frames[index]) - n_frames + 1))) for index in indices]
    found = [corpus.crop(index, start, n_frames) for index, start in zip(indices, starts, strict=True)]

    def joined(name: str) -> Tensor:
        return torch.from_numpy(np.stack([one[name] for one in found])).float()

    return Crops(
        starts=torch.tensor(starts),
        f0=joined("f0"),
        energy=joined("energy"),
        style=joined("style"),
        samples=joined("samples") / FULL_SCALE,
    )
