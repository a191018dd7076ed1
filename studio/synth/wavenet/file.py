"""The archive network's weights as a file: float16, with a digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from studio.core.errors import WeightsError
from studio.core.files import replacing
from studio.synth.wavenet.network import Size, WaveNet

FORMAT = "dubsmith wavenet"
VERSION = "1"


def write(path: Path, weights: Mapping[str, Tensor], size: Size) -> None:
    """Raises OSError."""
    from safetensors.torch import save

    half = {name: value.detach().cpu().to(torch.float16).contiguous() for name, value in weights.items()}
    head = {"format": FORMAT, "version": VERSION, "size": json.dumps(asdict(size)), "sha256": digest(half)}
    with replacing(path) as file:
        file.write(save(half, metadata=head))


def read(path: Path) -> WaveNet:
    """In float32, ready to speak. Raises WeightsError where it is none, or damaged."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt") as file:
            head = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (it is no dict)
    except (OSError, SafetensorError) as fault:
        raise WeightsError(f"{path} cannot be read ({fault}): install Dubsmith again.") from fault
    if head.get("format") != FORMAT or head.get("version") != VERSION:
        raise WeightsError(f"{path} holds no archive voice of this version: install Dubsmith again.")
    if digest(tensors) != head.get("sha256"):
        raise WeightsError(f"{path} is damaged (wrong SHA-256): install Dubsmith again.")
    network = WaveNet(Size(**json.loads(head["size"])))
    network.load_state_dict({name: value.float() for name, value in tensors.items()})
    return network.eval()


def digest(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 (hex) of names and values."""
    found = hashlib.sha256()
    for name in sorted(tensors):
        found.update(name.encode())
        found.update(tensors[name].numpy().tobytes())
    return found.hexdigest()
