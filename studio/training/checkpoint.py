"""Where a run stands, as one safetensors file: weights, their running means, the optimisers, and the step in its head.

One file, so that nothing in it can be of another step than the rest. No pickle.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim import Optimizer

from studio.core.errors import CorpusError
from studio.core.files import replacing
from studio.synth.draft.student import Size, Student
from studio.training.settings import Settings, Stage
from studio.training.stages import PARTS, part_of

FORMAT = "dubsmith draft training"
STUDENT = "dubsmith draft student"
VERSION = "1"

Tensors = dict[str, Tensor]


def under(name: str, tensors: Mapping[str, Tensor]) -> Tensors:
    """The same with `name` and a dot before each name."""
    return {f"{name}.{key}": value.detach().contiguous() for key, value in tensors.items()}


def taken(name: str, tensors: Mapping[str, Tensor]) -> Tensors:
    """Those with `name` and a dot before their names, without it."""
    return {key.removeprefix(f"{name}."): value for key, value in tensors.items() if key.startswith(f"{name}.")}


def of_optimiser(optimiser: Optimizer) -> Tensors:
    """Its state as tensors by `<weight>.<what>`."""
    state = optimiser.state_dict()["state"]
    return {f"{index}.{what}": value for index, values in state.items() for what, value in values.items()}


def into_optimiser(optimiser: Optimizer, tensors: Mapping[str, Tensor]) -> None:
    whole: dict[str, Any] = optimiser.state_dict()
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        index, what = name.split(".")
        state.setdefault(int(index), {})[what] = value
    optimiser.load_state_dict({**whole, "state": state})


def write(path: Path, tensors: Tensors, step: int, settings: Settings, size: Size) -> None:
    """Raises OSError."""
    head = {"step": str(step), "settings": json.dumps(asdict(settings)), "size": json.dumps(asdict(size))}
    _write(path, tensors, {"format": FORMAT, "version": VERSION, **head})


def read(path: Path) -> tuple[Tensors, int]:
    """All tensors, and the steps that were done. Raises CorpusError where it is no checkpoint."""
    tensors, head = _read(path, FORMAT)
    return tensors, int(head["step"])


def found(folder: Path, stage: Stage) -> list[Path]:
    """The checkpoints of a stage, the newest last."""
    return sorted(folder.glob(f"{stage}-*.safetensors"))


def place(folder: Path, stage: Stage, step: int) -> Path:
    return folder / f"{stage}-{step:08}.safetensors"


def inherited(folder: Path, student: Student, parts: Iterable[str]) -> None:
    """Give a student what the stages of the same folder have taught these parts."""
    for part in parts:
        paths = [path for stage, taught in PARTS.items() if part in taught for path in found(folder, stage)]
        if paths:
            newest = max(paths, key=lambda path: path.stat().st_mtime)
            ema = taken("ema", read(newest)[0])
            student.load_state_dict({n: w for n, w in ema.items() if part_of(n) == part}, strict=False)


def write_student(path: Path, weights: Mapping[str, Tensor], size: Size) -> None:
    """What speaks, in float16. Raises OSError."""
    half = {name: value.detach().to(torch.float16).contiguous() for name, value in weights.items()}
    _write(path, half, {"format": STUDENT, "version": VERSION, "size": json.dumps(asdict(size))})


def read_student(path: Path) -> Student:
    """In float32, ready to speak. Raises CorpusError where it is none."""
    tensors, head = _read(path, STUDENT)
    student = Student(Size(**json.loads(head["size"])))
    student.load_state_dict({name: value.float() for name, value in tensors.items()})
    return student.eval()


def _write(path: Path, tensors: Tensors, head: dict[str, str]) -> None:
    from safetensors.torch import save

    with replacing(path) as file:
        file.write(save({name: value.cpu() for name, value in tensors.items()}, metadata=head))


def _read(path: Path, kind: str) -> tuple[Tensors, dict[str, str]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt") as file:
            head = file.metadata() or {}
            if head.get("format") != kind or head.get("version") != VERSION:
                raise CorpusError(f"{path} is no file of this kind or version: train anew, or with its Dubsmith.")
            return {name: file.get_tensor(name) for name in file.keys()}, head  # noqa: SIM118  (it is no dict)
    except (OSError, SafetensorError) as fault:
        raise CorpusError(f"{path} cannot be read ({fault}): delete it, and --resume takes the one before.") from fault
