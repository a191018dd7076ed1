"""What is wrong with a take: where, and how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

TakeFaultKind = Literal["silent", "length", "unheard", "missing", "hole", "clipped", "click", "level"]

MOST_RETAKES = 9
"""So often a faulty take is made again at most."""
WEIGHTS: Mapping[TakeFaultKind, float] = {
    "silent": 100.0,
    "length": 100.0,
    "unheard": 30.0,
    "missing": 20.0,
    "hole": 20.0,
    "clipped": 10.0,
    "click": 5.0,
    "level": 5.0,
}
"""How bad one of each is; those that lose words outweigh those that only sound bad."""

_SENTENCES: Mapping[TakeFaultKind, str] = {
    "silent": "Nothing is heard.",
    "length": "It is {size:+,.0f} samples longer than it must be.",
    "unheard": "{size:.0%} of the words were not recognised, {what} among them.",
    "missing": "{what} is not heard at {at:.2f} s.",
    "hole": "{size:.0f} ms of silence within the words at {at:.2f} s.",
    "clipped": "Clipped at {size:.0f} peaks, the first at {at:.2f} s.",
    "click": "A click at {at:.2f} s.",
    "level": "{size:+.0f} dB against what this voice has by itself.",
}


@dataclass(frozen=True, slots=True)
class TakeFault:
    """One thing that is wrong with a take."""

    kind: TakeFaultKind
    start_ms: int
    """Where in the take it begins; 0 where it concerns all of it."""
    length_ms: int
    """How long it is, 0 for a moment; the whole take where it concerns all of it."""
    size: float
    """silent: level in dB; length: samples too many; unheard: share of the words; missing: dB below the loud parts;
    hole: ms; clipped: peaks; click: height, full scale 1; level: dB above the voice's usual."""
    what: str = ""
    """The words, where it concerns some."""

    @property
    def sentence(self) -> str:
        """For people."""
        return _SENTENCES[self.kind].format(size=self.size, what=self.what, at=self.start_ms / 1000)


@dataclass(frozen=True, slots=True)
class Verified:
    """A take that was checked."""

    faults: tuple[TakeFault, ...] = ()
    """In the order of time."""
    by_ear: bool = False
    """Whether a recogniser has listened to it, too."""

    @property
    def weight(self) -> float:
        """How bad it is; 0: nothing is wrong."""
        return sum(WEIGHTS[fault.kind] for fault in self.faults)

    @property
    def worst(self) -> TakeFault | None:
        """What weighs most; the first of several. None: nothing is wrong."""
        return max(self.faults, key=lambda fault: WEIGHTS[fault.kind], default=None)
