"""A network of ours as a safetensors file: weights in float16, its size and a digest of both in the head. No pickle."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import studio
from studio.core.errors import WeightsError
from studio.core.files import replacing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from torch import Tensor, nn

    NetworkT = TypeVar("NetworkT", bound=nn.Module)

VOICES = Path(studio.__file__).parent.parent / "voices"
"""Where the networks stand that come with Dubsmith."""
CURE = "install Dubsmith anew."


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """What tells the files of one kind of network from others."""

    format: str
    version: str
    name: str
    """What it holds, in a sentence."""

    def write(self, path: Path, weights: "Mapping[str, Tensor]", size: "DataclassInstance") -> None:
        """What speaks, in float16. Raises OSError."""
        import torch
        from safetensors.torch import save

        half = {name: value.detach().to("cpu", torch.float16).contiguous() for name, value in weights.items()}
        head = {"format": self.format, "version": self.version, "size": json.dumps(asdict(size))}
        with replacing(path) as file:
            file.write(save(half, metadata={**head, "sha256": _digest(head, half)}))

    def said_digest(self, path: Path) -> str:
        """SHA-256 (hex) of all that the file holds, as it says itself: neither torch nor the weights are read. Raises
        WeightsError where it is no file of this kind."""
        with self._opened(path, "np") as (_, head):
            return head["sha256"]

    def read(self, path: Path) -> "tuple[dict[str, Tensor], dict[str, Any]]":
        """The weights in float32 on the CPU, and the network's size. Raises WeightsError where it is no file of this
        kind, or not as it was written."""
        with self._opened(path, "pt") as (file, head):
            half: dict[str, Tensor] = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (no dict)
        said = head.pop("sha256")
        if _digest(head, half) != said:
            raise WeightsError(f"{path} is damaged (wrong SHA-256): {CURE}")
        return {name: value.float() for name, value in half.items()}, json.loads(head["size"])

    def speaking(self, path: Path, make: "Callable[[dict[str, Any]], NetworkT]") -> "NetworkT":
        """The network itself, in float32 on the CPU, ready to speak; `make` makes one of a size. Raises WeightsError as
        `read`, and where weights and network do not fit."""
        weights, size = self.read(path)
        network = make(size)
        try:
            network.load_state_dict(weights)
        except RuntimeError as fault:
            raise WeightsError(
                f"{path} does not fit the {self.name} of this Dubsmith: train anew, or with its own."
            ) from fault
        network.requires_grad_(False).eval()
        return network

    @contextmanager
    def _opened(self, path: Path, framework: str) -> Iterator[tuple[Any, dict[str, str]]]:
        """The file, and what stands in its head."""
        from safetensors import SafetensorError, safe_open

        try:
            with safe_open(path, framework) as file:
                head = dict(file.metadata() or {})
                if head.get("format") != self.format:
                    raise WeightsError(f"{path} is no {self.name}: name the file that training wrote.")
                if head.get("version") != self.version:
                    raise WeightsError(
                        f"{path} is a {self.name} of another Dubsmith: let this one write it anew by training."
                    )
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
