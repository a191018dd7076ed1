"""Batches hold each utterance once, crops are stretches of them, and both can be had again."""

from itertools import chain
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.training.batches import collated, crops, schedule
from studio.training.corpus import Corpus
from tests.unit.training.examples import example

LENGTHS = st.lists(st.integers(1, 400), min_size=1, max_size=80).map(lambda found: np.array(found, np.int64))


@given(LENGTHS, st.integers(1, 2000), st.integers(0, 3))
def test_each_utterance_is_in_one_batch(
    lengths: np.ndarray[tuple[int], np.dtype[np.int64]], most: int, epoch: int
) -> None:
    batches = schedule(lengths, np.arange(len(lengths)), most, seed=1, epoch=epoch)
    assert sorted(chain.from_iterable(batches)) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[list(batch)]) <= most


@given(LENGTHS, st.integers(1, 4))
def test_processes_share_the_batches_evenly(lengths: np.ndarray[tuple[int], np.dtype[np.int64]], world: int) -> None:
    indices = np.arange(len(lengths))
    every = schedule(lengths, indices, 800, seed=1, epoch=0)
    shares = [schedule(lengths, indices, 800, seed=1, epoch=0, rank=rank, world=world) for rank in range(world)]
    assert {len(share) for share in shares} == {len(every) // world}
    shared = list(chain.from_iterable(shares))
    assert len(set(shared)) == len(shared)
    assert set(shared) <= set(every)


def test_an_epoch_can_be_had_again_and_another_is_another() -> None:
    lengths = np.random.default_rng(0).integers(1, 400, 700)
    indices = np.arange(0, 700, 2)
    first = schedule(lengths, indices, 4000, seed=1, epoch=0)
    assert first == schedule(lengths, indices, 4000, seed=1, epoch=0)
    assert first != schedule(lengths, indices, 4000, seed=1, epoch=1)


def test_little_is_padded() -> None:
    lengths = np.random.default_rng(0).integers(40, 400, 2000)
    batches = schedule(lengths, np.arange(2000), 6000, seed=1, epoch=0)
    padded = sum(len(batch) * max(lengths[list(batch)]) for batch in batches)
    assert padded < 1.1 * lengths.sum()


def test_a_batch_is_padded_with_zeros() -> None:
    short, long = example(0, "wo", n_frames=10), example(1, "wo↓.", n_frames=30)
    batch = collated([short, long])
    assert batch.tokens.shape == batch.frames.shape == batch.natural.shape == (2, 6)
    assert batch.f0.shape == (2, 60)
    assert batch.samples.shape == (2, 18_000)
    assert batch.n_frames.tolist() == [10, 30]
    assert batch.n_tokens.tolist() == [4, 6]
    assert batch.frames.sum(1).tolist() == [10, 30]
    assert batch.is_plain.tolist() == [True, True]
    assert not batch.samples[0, 6000:].any()
    assert torch.equal(batch.samples[1], torch.from_numpy(long.samples / np.float32(32_768)))


def test_crops_are_random_and_can_be_had_again(folder: Path) -> None:
    corpus = Corpus(folder)
    found = crops(corpus, (3, 6, 6), 8, seed=5, step=0)
    assert found.samples.shape == (3, 4800)
    assert found.f0.shape == (3, 16)
    start = int(found.starts[1])
    whole = torch.from_numpy(corpus[6].samples / np.float32(32_768))
    assert torch.equal(found.samples[1], whole[start * 600 : (start + 8) * 600])
    assert torch.equal(found.samples, crops(corpus, (3, 6, 6), 8, seed=5, step=0).samples)
    many = {tuple(crops(corpus, (3, 6, 6), 8, seed=5, step=step).starts.tolist()) for step in range(9)}
    assert len(many) > 5


def test_a_crop_may_be_the_whole_but_no_more(folder: Path) -> None:
    corpus = Corpus(folder)
    assert crops(corpus, (0,), 20, seed=0, step=0).starts.tolist() == [0]
    with pytest.raises(ValueError, match="more than"):
        crops(corpus, (0,), 21, seed=0, step=0)
