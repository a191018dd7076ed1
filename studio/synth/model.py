"""What the engine asks of a network that speaks, whichever it is: the default one, or a student of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from studio.synth.device import Device
    from studio.synth.pieces import Piece
    from studio.synth.tokens import Token

SAMPLE_RATE = 24_000
MEL_HOP = 600
"""Samples per mel frame: 25 ms."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as a model understands it, before anybody chose its durations. `hidden` and `content` are laid out as the
    model likes it."""

    durations: "Tensor"
    """Natural length of each token in mel frames, fractional [T]."""
    hidden: "Tensor"
    """What the contours are drawn from."""
    content: "Tensor"
    """What is voiced."""


class SpokenPassage(Protocol):
    """A passage whose lengths and contours are chosen, to be made into sound piece by piece."""

    def around(self, start: int, end: int, number: int) -> "tuple[int, Tensor]":
        """The sound of the mel frames from `start` to `end`, which are the passage's piece of that number, and of some
        before and behind them where there are any: the first frame of it, and samples [600 n]."""
        ...


class Model(Protocol):
    """A network that speaks. F0 is in Hz, as energy one value per half mel frame; lengths are in mel frames."""

    @property
    def device(self) -> "torch.device":
        """Where its tensors lie."""
        ...

    @property
    def needs_silence(self) -> bool:
        """Whether it must voice the silence that it expects round a text (see edges.py), though nobody hears it."""
        ...

    def encode(self, tokens: "Tensor", manner: "Tensor") -> Encoded:
        """int64 [1, T], T <= 512, with the framing zeros; manner [1, 128]."""
        ...

    def contours(self, hidden: "Tensor", frames: Sequence[int], manner: "Tensor") -> "tuple[Tensor, Tensor]":
        """F0 and energy [1, 2 M] for tokens that last `frames`, whose sum is M; manner [1, 128]."""
        ...

    def pieces(self, tokens: "Sequence[Token]", frames: Sequence[int]) -> "tuple[Piece, ...]":
        """How a passage, whose tokens last `frames`, is best cut for being heard early. They tile it."""
        ...

    def passage(
        self, content: "Tensor", frames: Sequence[int], f0: "Tensor", energy: "Tensor", timbre: "Tensor", seed: int
    ) -> SpokenPassage:
        """A passage with all that decides its sound; timbre [1, 128]."""
        ...


ModelT_co = TypeVar("ModelT_co", bound=Model, covariant=True)


class Source(Protocol[ModelT_co]):
    """Where a model comes from. Reads nothing before it is asked to."""

    @property
    def identity(self) -> str:
        """What decides the sound, but for request, voice and precision: name, weights and version. Raises
        WeightsError."""
        ...

    def choose(self, device: str, precision: str) -> "Device":
        """The device for a wish, as device.choose gives it. Raises DeviceError."""
        ...

    def load(self, device: "Device", gpu_memory_fraction: float) -> ModelT_co:
        """Raises WeightsError or DeviceError."""
        ...
