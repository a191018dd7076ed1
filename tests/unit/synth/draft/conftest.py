"""A student that has learnt nothing but speaks: harmonics of its F0 through a random filter, three frames a token."""

from pathlib import Path

import pytest
import torch

from studio.synth.draft.student import Size, Student
from studio.synth.draft.student_file import write_student

SMALL = Size(16, 32, 1, 1, 16, 32, 1, 16, 32, 1, 16, 32, 1)
NATURAL_FRAMES = 3.0
VOICED = 4.0
"""Log odds."""
LOUD = 1.0


@pytest.fixture(scope="session")
def small_student() -> Student:
    torch.manual_seed(0)
    student = Student(SMALL).requires_grad_(False).eval()
    student.duration.bias.fill_(NATURAL_FRAMES).log_()
    student.mel_out.weight.mul_(0.5)
    student.mel_out.bias.fill_(LOUD)
    student.curves_out.weight.mul_(0.1)
    student.curves_out.bias.copy_(torch.tensor([0.0, VOICED, 0.0]))
    return student


@pytest.fixture(scope="session")
def small_weights(small_student: Student, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("student") / "draft.safetensors"
    write_student(path, small_student.state_dict(), SMALL)
    return path
