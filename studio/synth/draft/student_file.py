"""A student as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.synth.network_file import VOICES, NetworkFile

if TYPE_CHECKING:
    from torch import Tensor

    from studio.synth.draft.student import Size, Student

SHIPPED = VOICES / "draft.safetensors"
"""The student that speaks where nobody names another."""
FILE = NetworkFile("dubsmith draft student", "2", "draft student")
"""The first version had no digest."""


def write_student(path: Path, weights: "Mapping[str, Tensor]", size: "Size") -> None:
    """What speaks, in float16. Raises OSError."""
    FILE.write(path, weights, size)


def said_digest(path: Path) -> str:
    """As `NetworkFile.said_digest`."""
    return FILE.said_digest(path)


def read_student(path: Path) -> "Student":
    """In float32 on the CPU, ready to speak. Raises WeightsError where it is none, or not as it was written."""
    from studio.synth.draft.student import Size, Student

    return FILE.speaking(path, lambda size: Student(Size(**size)))
