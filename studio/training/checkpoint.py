"""Where a run stands, as one safetensors file: weights, their running means, the optimisers, and the step in its head.

One file, so that nothing in it can be of another step than the rest. No pickle.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from torch import Tensor
from torch.optim import Optimizer

from studio.core.errors import CorpusError
from studio.core.files import is_temporary, replacing
from studio.synth.draft.student import Size, Student
from studio.training.settings import Settings, Stage
from studio.training.stages import PARTS, part_of

FORMAT = "dubsmith draft training"
VERSION = "1"
ABANDONED_S = 3600

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
    from safetensors.torch import save

    head = {
        "format": FORMAT,
        "version": VERSION,
        "step": str(step),
        "settings": json.dumps(asdict(settings)),
        "size": json.dumps(asdict(size)),
    }
    with replacing(path) as file:
        file.write(save({name: value.cpu() for name, value in tensors.items()}, metadata=head))


def read(path: Path) -> tuple[Tensors, int]:
    """All tensors, and the steps that were done. Raises CorpusError where it is no checkpoint."""
    with _opened(path) as (file, head):
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (it is no dict)
    return tensors, int(head["step"])


def read_settings(path: Path) -> Settings:
    """With what its run was done. Raises CorpusError where it is no checkpoint."""
    with _opened(path) as (_, head):
        kept = json.loads(head["settings"])
    return Settings(**{one.name: kept[one.name] for one in fields(Settings) if one.name in kept})


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, dict[str, str]]]:
    """The file, and what its head says."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt") as file:
            head = file.metadata() or {}
            if head.get("format") != FORMAT or head.get("version") != VERSION:
                raise CorpusError(f"{path} is no checkpoint of this version: train anew, or with its Dubsmith.")
            yield file, head
    except (OSError, SafetensorError) as fault:
        raise CorpusError(f"{path} cannot be read ({fault}): delete it, and --resume takes the one before.") from fault


def found(folder: Path, stage: Stage) -> list[Path]:
    """The checkpoints of a stage, the newest last."""
    return sorted(folder.glob(f"{stage}-*.safetensors"))


def begun(folder: Path, stage: Stage, is_resumed: bool) -> Path | None:
    """The checkpoint that a run goes on from; None where it begins. Raises CorpusError where what is asked for and what
    is there do not fit."""
    paths = found(folder, stage)
    if paths and not is_resumed:
        raise CorpusError(f"{folder} holds a run of this stage already: add --resume, or name another folder.")
    if is_resumed and not paths:
        raise CorpusError(f"There is no run of this stage to resume in {folder}: leave out --resume.")
    return paths[-1] if paths else None


def tidied(folder: Path, stage: Stage) -> None:
    """Delete what was being written when a run was killed: of this stage; of others, which may be running, what was
    abandoned long ago."""
    for path in filter(is_temporary, folder.glob(".*")):
        with suppress(OSError):  # another stage has just finished writing it
            if path.name.startswith(f".{stage}-") or path.stat().st_mtime < time.time() - ABANDONED_S:
                path.unlink()


def untaught(folder: Path, stage: Stage) -> list[str]:
    """Parts that this stage refines, but no stage of the folder has taught."""
    if stage != "joint":
        return []
    return [part for part in PARTS[stage] if not any(part in PARTS[one] and found(folder, one) for one in PARTS)]


def place(folder: Path, stage: Stage, step: int) -> Path:
    return folder / f"{stage}-{step:08}.safetensors"


def inherited(folder: Path, student: Student, parts: Iterable[str]) -> None:
    """Give a student what the stages of the same folder have taught these parts."""
    for part in parts:
        # The last of each: another run, which deletes its older ones, may be on its way.
        paths = [path for stage, taught in PARTS.items() if part in taught for path in found(folder, stage)[-1:]]
        if paths:
            newest = max(paths, key=lambda path: path.stat().st_mtime)
            ema = taken("ema", read(newest)[0])
            student.load_state_dict({n: w for n, w in ema.items() if part_of(n) == part}, strict=False)
