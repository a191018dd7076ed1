"""A folder of shards as one sequence of utterances."""

import hashlib
import logging
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from studio.core.errors import CorpusError
from studio.training.checking import fault, named
from studio.training.example import Example
from studio.training.shards import Shard
from studio.training.verdicts import Verdicts

Split = Literal["train", "watch"]
WATCHED = (48, 49)
"""Prompts whose numbers end like this are not trained on, but watched: 2 %. Two neighbours, for the languages of a
list take turns."""

log = logging.getLogger(__name__)


def shard_path(folder: Path, number: int) -> Path:
    return folder / f"shard-{number:05}.safetensors"


class Corpus:
    """What a folder holds of a corpus; as much as is there by now is a corpus."""

    def __init__(self, folder: Path, is_checked: bool = True) -> None:
        """`is_checked`: the digest of each shard is compared first (1 s per GB), unless it was before. A shard that
        cannot be used is named in `problems` and left out. Raises CorpusError where none is left."""
        self._shards: list[Shard] = []
        self._verdicts = Verdicts(folder) if is_checked else None
        self.problems: tuple[str, ...] = ()
        """A sentence for each shard and each prompt that was left out; of those that `faults` finds, none."""
        for path in sorted(folder.glob("shard-*.safetensors")):
            self._take_in(Shard(path))
        if not self._shards:
            first = (*self.problems, "Make a corpus with packaging/make_corpus.py.")[0]
            raise CorpusError(f"There is no usable shard in {folder}. {first}")
        self._ends = np.cumsum([len(shard) for shard in self._shards])
        self.mel_frames: npt.NDArray[np.int64] = np.concatenate([shard.mel_frames for shard in self._shards])
        """Of each utterance [n]."""
        self.numbers: npt.NDArray[np.int64] = np.concatenate([shard.numbers for shard in self._shards])
        """Of the prompt of each utterance [n]."""

    def __len__(self) -> int:
        return len(self.mel_frames)

    def __getitem__(self, index: int) -> Example:
        shard, place = self._found(index)
        return shard[place]

    def crop(self, index: int, start: int, n_frames: int) -> Mapping[str, Any]:
        """As `Shard.crop`."""
        shard, place = self._found(index)
        return shard.crop(place, start, n_frames)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of numbers and lengths, which decide what is learnt from at which step."""
        return hashlib.sha256(self.numbers.tobytes() + self.mel_frames.tobytes()).hexdigest()

    def part(self, split: Split) -> npt.NDArray[np.int64]:
        """Which utterances are trained on, and which only watched."""
        is_watched = np.isin(self.numbers % 100, WATCHED)
        return np.flatnonzero(is_watched if split == "watch" else ~is_watched)

    def faults(self) -> Mapping[int, str]:
        """Utterances that are unfit to learn from, each with the sentence that says why. Reads all of them that nobody
        has looked at yet."""
        found: dict[int, str] = {}
        for shard, end in zip(self._shards, self._ends.tolist(), strict=True):
            found |= {end - len(shard) + place: sentence for place, sentence in self._faults_of(shard).items()}
        if self._verdicts is not None:
            self._verdicts.keep()
        return found

    def _faults_of(self, shard: Shard) -> Mapping[int, str]:
        """By the place in the shard."""
        known = self._verdicts.of(shard.path) if self._verdicts is not None else None
        if known is not None:
            return known
        examples = ((place, shard[place]) for place in range(len(shard)))
        found = {place: named(example, reason) for place, example in examples if (reason := fault(example))}
        if self._verdicts is not None:
            self._verdicts.add(shard.path, found)
        return found

    def _found(self, index: int) -> tuple[Shard, int]:
        if not 0 <= index < len(self):
            raise IndexError(index)
        which = bisect_right(self._ends, index)
        return self._shards[which], index - int(self._ends[which - 1] if which else 0)

    def _take_in(self, shard: Shard) -> None:
        try:
            if self._verdicts is not None and self._verdicts.of(shard.path) is None:
                shard.check()
            self.problems += shard.left_out
            self._shards.append(shard)
        except CorpusError as error:
            log.warning("%s", error)
            self.problems += (str(error),)
