"""A student's file: what is written is read, what is not as it was written is refused."""

from pathlib import Path

import pytest
import torch

from studio.core.errors import WeightsError
from studio.synth.draft.student import Student
from studio.synth.draft.student_file import read_student, said_digest, write_student


def test_what_is_written_is_read(small_student: Student, small_weights: Path) -> None:
    read = read_student(small_weights)
    assert read.size == small_student.size
    assert not read.training
    for name, value in small_student.state_dict().items():
        torch.testing.assert_close(read.state_dict()[name], value, atol=1e-3, rtol=1e-3)


def test_the_digest_follows_the_weights(small_student: Student, small_weights: Path, tmp_path: Path) -> None:
    weights = small_student.state_dict()
    write_student(tmp_path / "same", weights, small_student.size)
    assert said_digest(tmp_path / "same") == said_digest(small_weights)
    write_student(tmp_path / "other", {**weights, "mel_out.bias": weights["mel_out.bias"] + 1}, small_student.size)
    assert said_digest(tmp_path / "other") != said_digest(small_weights)


def test_a_missing_file_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"none\.safetensors is missing"):
        said_digest(tmp_path / "none.safetensors")


def test_a_changed_byte_is_noticed(small_weights: Path, tmp_path: Path) -> None:
    data = bytearray(small_weights.read_bytes())
    data[-100] ^= 1
    (tmp_path / "changed").write_bytes(data)
    with pytest.raises(WeightsError, match="damaged"):
        read_student(tmp_path / "changed")


@pytest.mark.parametrize("rest", [b"", b"no weights at all"])
def test_what_is_no_student_is_refused(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / "broken").write_bytes(rest)
    with pytest.raises(WeightsError, match="damaged"):
        read_student(tmp_path / "broken")


def test_another_file_of_tensors_is_refused(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    save_file({"x": torch.zeros(1)}, tmp_path / "other")
    with pytest.raises(WeightsError, match="no draft student"):
        said_digest(tmp_path / "other")
