"""The default engine: Kokoro-82M."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.ports import VoiceBook
from studio.core.quality import Quality
from studio.synth import weights
from studio.synth.speaking import SpeakingEngine, ignore

if TYPE_CHECKING:
    from studio.synth.device import Device
    from studio.synth.kokoro import Kokoro
    from studio.synth.modules.network import Network

VERSION = 2
"""Raise it when the same request begins to sound different: takes in the cache are then made anew."""


@dataclass(frozen=True, slots=True)
class KokoroSource:
    """Implements `model.Source`."""

    cache: Path
    """Folder for the converted weights."""

    @property
    def identity(self) -> str:
        return f"{weights.NAME}/{weights.SHA256[:12]}/{VERSION}"

    def choose(self, device: str, precision: str) -> "Device":
        from studio.synth.device import choose

        return choose(device, precision)

    def load(self, device: "Device", gpu_memory_fraction: float) -> "Kokoro":
        from studio.synth.kokoro import Kokoro
        from studio.synth.loading import load_network

        return Kokoro(load_network(weights.ensure(self.cache, device.precision), device, gpu_memory_fraction))


class KokoroEngine(SpeakingEngine["Kokoro"]):
    """The engine whose model is Kokoro-82M."""

    def __init__(
        self,
        cache: Path,
        book: VoiceBook,
        device: str = "auto",
        precision: str = "auto",
        gpu_memory_fraction: float = 0.8,
        threads: int = 0,
        notify: Callable[[str], None] = ignore,
    ) -> None:
        """`cache`: folder for the converted weights; all else as in SpeakingEngine."""
        super().__init__(KokoroSource(cache), book, device, precision, gpu_memory_fraction, threads, notify)

    @property
    def quality(self) -> Quality:
        return "studio"

    def network(self) -> "Network":
        """The network itself, for what is not speaking: cloning. Loads at need; raises WeightsError or DeviceError."""
        return self._loaded().network
