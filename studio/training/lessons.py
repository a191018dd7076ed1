"""Which batch belongs to which step: by seed and step alone, so that a broken run goes on as it would have."""

from dataclasses import fields

import numpy as np
import numpy.typing as npt
import torch

from studio.core.errors import CorpusError
from studio.training.batches import Batch, Crops, collated, crops, schedule
from studio.training.corpus import Corpus, Split
from studio.training.settings import Settings

MOST_DRAWS = 1 << 32


class Lessons:
    """The batches of one process of a run."""

    def __init__(
        self, corpus: Corpus, unfit: npt.NDArray[np.int64], settings: Settings, rank: int = 0, world: int = 1
    ) -> None:
        """`unfit`: utterances that are left out. Raises CorpusError where too few are left."""
        self._corpus = corpus
        self._settings = settings
        self._rank, self._world = rank, world
        self._train = np.setdiff1d(corpus.part("train"), unfit)
        self._watch = np.setdiff1d(corpus.part("watch"), unfit)
        self._epochs: list[list[tuple[int, ...]]] = []
        self._long = {split: self._long_enough(split) for split in ("train", "watch")}
        if not len(self._long["train"]):
            raise CorpusError(
                f"There is too little to learn from ({len(self._train)} usable utterances): add recordings, or make "
                "more shards with packaging/make_corpus.py."
            )
        if not self._epoch(0):
            raise CorpusError(
                f"{len(self._train)} usable utterances make fewer batches than there are processes ({world}): "
                "lower --batch, or start fewer."
            )

    def utterances(self, step: int) -> Batch:
        """Utterances of like lengths."""
        epoch, start = 0, 0
        while start + len(batches := self._epoch(epoch)) <= step:
            start += len(batches)
            epoch += 1
        return collated([self._corpus[index] for index in batches[step - start]])

    def crops(self, step: int) -> Crops:
        """Stretches of utterances."""
        settings = self._settings
        draws = np.random.Generator(np.random.PCG64([settings.seed, step, self._rank]))
        chosen = draws.choice(self._long["train"], settings.crops)
        seed = int(draws.integers(MOST_DRAWS))
        return crops(self._corpus, [int(index) for index in chosen], settings.crop_frames, seed, step)

    def watched_utterances(self) -> list[Batch]:
        """Those that are not trained on, the same at all times."""
        batches = schedule(self._corpus.mel_frames, self._watch, self._settings.batch_frames, 0, 0)
        return [
            collated([self._corpus[index] for index in batch]) for batch in sorted(batches)[: self._settings.watched]
        ]

    def watched_crops(self) -> list[Crops]:
        chosen = [int(index) for index in self._long["watch"]]
        size, frames = self._settings.crops, self._settings.crop_frames
        starts = range(0, min(len(chosen), size * self._settings.watched), size)
        return [crops(self._corpus, chosen[start : start + size], frames, 0, start) for start in starts]

    def _epoch(self, number: int) -> list[tuple[int, ...]]:
        while len(self._epochs) <= number:
            lengths, most = self._corpus.mel_frames, self._settings.batch_frames
            epoch = len(self._epochs)
            found = schedule(lengths, self._train, most, self._settings.seed, epoch, self._rank, self._world)
            self._epochs.append(found)
        return self._epochs[number]

    def _long_enough(self, split: Split) -> npt.NDArray[np.int64]:
        part = self._train if split == "train" else self._watch
        return part[self._corpus.mel_frames[part] >= self._settings.crop_frames]


def moved(batch: Batch | Crops, device: torch.device) -> Batch | Crops:
    """The same on another device."""
    return type(batch)(**{one.name: getattr(batch, one.name).to(device) for one in fields(batch)})
