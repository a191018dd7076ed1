"""Shards give back what was put into them, and say when they cannot."""

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from studio.core.errors import CorpusError
from studio.training.example import Example
from studio.training.shards import FORMAT, Shard, write_shard
from tests.unit.training.examples import example

ARRAYS = ("tokens", "natural", "frames", "f0", "energy", "plain_f0", "plain_energy", "style", "samples")


def assert_same(found: Example, expected: Example) -> None:
    assert found.prompt == expected.prompt
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name), strict=True)


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=9), st.integers(1, 30)), max_size=4))
def test_examples_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("shards") / "shard.safetensors"
    examples = [example(number, *size) for number, size in enumerate(sizes)]
    write_shard(path, examples)
    shard = Shard(path)
    shard.check()
    assert shard.mel_frames.tolist() == [one.mel_frames for one in examples]
    assert shard.numbers.tolist() == list(range(len(examples)))
    for index, expected in enumerate(examples):
        assert_same(shard[index], expected)


def test_it_tells_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "shard.safetensors"
    write_shard(path, [example()], ["Utterance 4 was left out."])
    assert Shard(path).left_out == ("Utterance 4 was left out.",)


def test_a_crop_is_a_stretch_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "shard.safetensors"
    examples = [example(number, n_frames=20 + number) for number in range(3)]
    write_shard(path, examples)
    crop = Shard(path).crop(1, 5, 10)
    np.testing.assert_array_equal(crop["samples"], examples[1].samples[3000:9000])
    np.testing.assert_array_equal(crop["f0"], examples[1].f0[10:30])
    np.testing.assert_array_equal(crop["style"], examples[1].style)


@pytest.mark.parametrize("start", [-1, 12])
def test_a_crop_never_reaches_into_the_neighbours(tmp_path: Path, start: int) -> None:
    path = tmp_path / "shard.safetensors"
    write_shard(path, [example(number, n_frames=20) for number in range(3)])
    with pytest.raises(ValueError, match="more than an utterance of 20 has"):
        Shard(path).crop(1, start, 9)


def test_it_can_go_to_another_process(tmp_path: Path) -> None:
    path = tmp_path / "shard.safetensors"
    write_shard(path, [example()])
    shard = Shard(path)
    assert len(shard) == 1
    assert len(pickle.loads(pickle.dumps(shard))) == 1


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    path = tmp_path / "shard.safetensors"
    write_shard(path, [example()])
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(CorpusError, match="damaged"):
        Shard(path).check()


def test_a_torn_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "shard.safetensors"
    write_shard(path, [example()])
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(CorpusError, match="cannot be read as a shard"):
        len(Shard(path))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "is no shard"),
        ({"format": FORMAT, "version": "7"}, "of version 7"),
        ({"format": FORMAT, "version": "1", "sample_rate": "16000", "hop_samples": "200"}, "16000 samples per second"),
    ],
)
def test_other_files_are_told(tmp_path: Path, facts: dict[str, str], told: str) -> None:
    path = tmp_path / "shard.safetensors"
    save_file({"a": np.zeros(1, np.float32)}, path, metadata=facts)
    with pytest.raises(CorpusError, match=told):
        len(Shard(path))
