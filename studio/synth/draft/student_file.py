"""A student as one safetensors file: weights in float16, its size and a digest of both in the head. No pickle."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import studio
from studio.core.errors import WeightsError
from studio.core.files import replacing

if TYPE_CHECKING:
    from torch import Tensor

    from studio.synth.draft.student import Size, Student

SHIPPED = Path(studio.__file__).parent.parent / "voices" / "draft.safetensors"
"""The student that speaks where nobody names another."""
FORMAT = "dubsmith draft student"
VERSION = "2"
"""The first had no digest."""
CURE = "install Dubsmith anew."


def write_student(path: Path, weights: "Mapping[str, Tensor]", size: "Size") -> None:
    """What speaks, in float16. Raises OSError."""
    import torch
    from safetensors.torch import save

    half = {name: value.detach().to("cpu", torch.float16).contiguous() for name, value in weights.items()}
    head = {"format": FORMAT, "version": VERSION, "size": json.dumps(asdict(size))}
    with replacing(path) as file:
        file.write(save(half, metadata={**head, "sha256": _digest(head, half)}))


def said_digest(path: Path) -> str:
    """SHA-256 (hex) of all that the file holds, as it says itself: neither torch nor the weights are read. Raises
    WeightsError where it is no student's file."""
    with _opened(path, "np") as (_, head):
        return head["sha256"]


def read_student(path: Path) -> "Student":
    """In float32 on the CPU, ready to speak. Raises WeightsError where it is none, or not as it was written."""
    from studio.synth.draft.student import Size, Student

    with _opened(path, "pt") as (file, head):
        half: dict[str, Tensor] = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (it is no dict)
    said = head.pop("sha256")
    if _digest(head, half) != said:
        raise WeightsError(f"{path} is damaged (wrong SHA-256): {CURE}")
    student = Student(Size(**json.loads(head["size"])))
    try:
        student.load_state_dict({name: value.float() for name, value in half.items()})
    except RuntimeError as fault:
        raise WeightsError(f"{path} does not fit the student of this Dubsmith: train anew, or with its own.") from fault
    return student.requires_grad_(False).eval()


@contextmanager
def _opened(path: Path, framework: str) -> Iterator[tuple[Any, dict[str, str]]]:
    """The file, and what stands in its head."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework) as file:
            head = dict(file.metadata() or {})
            if head.get("format") != FORMAT:
                raise WeightsError(f"{path} is no draft student: name the file that training wrote.")
            if head.get("version") != VERSION:
                raise WeightsError(f"{path} is a student of another Dubsmith: let this one write it anew by training.")
            yield file, head
    except FileNotFoundError as fault:
        raise WeightsError(f"{path} is missing: {CURE}") from fault
    except (OSError, SafetensorError) as fault:
        raise WeightsError(f"{path} is damaged ({fault}): {CURE}") from fault


def _digest(head: Mapping[str, str], weights: "Mapping[str, Tensor]") -> str:
    digest = hashlib.sha256(json.dumps(head, sort_keys=True).encode())
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].numpy().tobytes())
    return digest.hexdigest()
