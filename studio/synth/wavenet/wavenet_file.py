"""A WaveNet as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.synth.network_file import VOICES, NetworkFile

if TYPE_CHECKING:
    from torch import Tensor

    from studio.synth.wavenet.network import Size, WaveNet

SHIPPED = VOICES / "wavenet.safetensors"
"""The one that speaks where nobody names another."""
FILE = NetworkFile("dubsmith wavenet", "1", "WaveNet")


def write_wavenet(path: Path, weights: "Mapping[str, Tensor]", size: "Size") -> None:
    """What speaks, in float16. Raises OSError."""
    FILE.write(path, weights, size)


def read_wavenet(path: Path) -> "WaveNet":
    """In float32 on the CPU, ready to speak. Raises WeightsError where it is none, or not as it was written."""
    from studio.synth.wavenet.network import Size, WaveNet

    return FILE.speaking(path, lambda size: WaveNet(Size(**size)))
