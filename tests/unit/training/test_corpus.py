"""A folder of shards is one sequence, as much of it as there is."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import CorpusError
from studio.training.corpus import Corpus, shard_path
from studio.training.shards import write_shard
from tests.unit.training.examples import example


def test_it_is_one_sequence(folder: Path) -> None:
    corpus = Corpus(folder)
    assert [corpus[index].prompt.number for index in range(len(corpus))] == [46, 47, 48, 49, 50, 51, 52]
    assert corpus.mel_frames.tolist() == [20, 21, 22, 23, 24, 25, 26]
    np.testing.assert_array_equal(corpus.crop(5, 1, 2)["samples"], example(51, n_frames=25).samples[600:1800])
    with pytest.raises(IndexError):
        corpus[7]


def test_the_shards_that_are_there_are_enough(folder: Path) -> None:
    shard_path(folder, 0).unlink()
    assert Corpus(folder).numbers.tolist() == [50, 51, 52]


def test_two_neighbours_of_a_hundred_prompts_are_only_watched(folder: Path) -> None:
    corpus = Corpus(folder)
    assert corpus.numbers[corpus.part("watch")].tolist() == [48, 49]
    assert corpus.part("train").tolist() == [0, 1, 4, 5, 6]


def test_a_damaged_shard_is_named_and_left_out(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = shard_path(folder, 0)
    path.write_bytes(path.read_bytes()[:-1] + b"\x55")
    corpus = Corpus(folder)
    assert len(corpus) == 3
    assert [problem.partition(" ")[0] for problem in corpus.problems] == [str(path), "Prompt"]
    assert "damaged" in caplog.text


def test_where_all_are_damaged_it_is_said_what_to_do(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(2):
        shard_path(folder, number).write_bytes(b"half")
    with pytest.raises(CorpusError, match=r"no usable shard.*shard-00000.*delete it"):
        Corpus(folder)
    assert "shard-00001" in caplog.text


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no usable shard"):
        Corpus(tmp_path)


def test_unfit_utterances_are_found(folder: Path) -> None:
    write_shard(shard_path(folder, 2), [example(53, n_frames=3)])
    assert Corpus(folder).faults() == {
        7: "Utterance 53 (我。) was left out: it lasts 0.1 s; what is learnt from lasts 0.2 to 30 s."
    }
