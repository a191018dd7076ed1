"""What the house asks of its machines: the sockets into which `app` plugs the real ones."""

from collections.abc import Iterator
from typing import Protocol

from studio.core.audio import Audio
from studio.core.speech import AudioChunk, PhonemeTiming, Plan, Request, Utterance, Voice, WordTiming


class Engine(Protocol):
    """Speaks requests. Keeps no voice state between calls; `plan` and `render` may be called from several threads."""

    @property
    def sample_rate(self) -> int:
        """Samples per second of all it gives."""
        ...

    @property
    def fingerprint(self) -> str:
        """What decides the sound beside the request: engine, version, weights and precision. Known before `load`."""
        ...

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices it can speak with. Known before `load`."""
        ...

    @property
    def device(self) -> str:
        """Device and precision in use, e.g. "cpu bf16"; "" before `load`."""
        ...

    def load(self) -> None:
        """Make ready to speak. Does nothing when it is."""
        ...

    def plan(self, request: Request) -> Plan:
        """Phonemes and natural durations, without decoding. Loads at need."""
        ...

    def stream(self, request: Request) -> Iterator[AudioChunk]:
        """The line piece by piece, each as soon as it is made."""
        ...

    def render(self, request: Request) -> Utterance:
        """The whole line: exactly the samples that `stream` gives, with timings."""
        ...

    def timings(self, request: Request) -> tuple[tuple[PhonemeTiming, ...], tuple[WordTiming, ...]]:
        """Where the phonemes and words of the line will lie, without decoding it."""
        ...

    def unload(self) -> None:
        """Give the memory back."""
        ...


class Player(Protocol):
    """Makes sound heard."""

    def play(self, audio: Audio) -> None:
        """Play to the end."""
        ...
