"""What the house asks of its machines: the sockets into which `app` plugs the real ones."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from studio.core.audio import Audio, Samples
from studio.core.listening import GrowingSource, Placed, SoundSource
from studio.core.quality import Quality
from studio.core.speech import AudioChunk, Lang, PhonemeTiming, Plan, Request, Utterance, Voice, VoiceId, WordTiming


class VoiceBook(Protocol):
    """All voices there are. May be asked by several threads while voices come and go."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """In the order in which people see them."""
        ...

    def find(self, voice: VoiceId) -> Voice:
        """Raises UnknownVoice, which offers the nearest names."""
        ...

    def style(self, voice: VoiceId, n_tokens: int) -> Samples:
        """The style vector, float32 [256], for a text of 1 to 510 tokens: timbre [:128], manner [128:]."""
        ...

    @property
    def manner_spread(self) -> Samples:
        """How far manners lie apart: standard deviation of the manner half over the stock voices [128]."""
        ...


def digest(request: Request, fingerprint: str, book: VoiceBook) -> str:
    """`Engine.digest` of an engine that has its voices from `book`. Raises UnknownVoice."""
    manner = request.prosody.manner_voice
    voices = (request.voice,) if manner is None else (request.voice, manner)
    return request.digest(fingerprint, *(book.find(voice).digest for voice in voices))


class Engine(Protocol):
    """Speaks requests. Keeps no voice state between calls; `plan` and `render` may be called from several threads."""

    @property
    def sample_rate(self) -> int:
        """Samples per second of all it gives."""
        ...

    @property
    def quality(self) -> Quality:
        """How much work it puts into speech."""
        ...

    @property
    def fingerprint(self) -> str:
        """What decides the sound of a reading beside request and voice: engine, version, weights and precision. Known
        before `load`."""
        ...

    def digest(self, request: Request) -> str:
        """Cache key: SHA-256 (hex) of all that decides the sound, the voice as it is now included. Raises
        UnknownVoice."""
        ...

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices it can speak with now. Known before `load`."""
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


@runtime_checkable
class PatientEngine(Engine, Protocol):
    """An engine that takes longer for a line than the line lasts: it says so before, tells how far it is, and can be
    stopped within a line."""

    def estimate_s(self, lines_ms: Sequence[int]) -> float:
        """About how many seconds lines that last so long take on this machine. Known at once and without `load`; better
        once it was loaded."""
        ...

    def work(self, request: Request) -> Generator[float, None, Utterance]:
        """`render` in steps of a second at most: each gives the part that is done, 0 to 1; the last returns the line.
        Closed, it stops. Raises as `render` does."""
        ...


class Deck(Protocol):
    """Makes sound heard without ever keeping its caller waiting, and tells what happens as `DeckEvent`s.

    Asked by one thread; what it is asked for is done, in order, on a thread of its own. Its state can be read at any
    time: from the moment of asking it is that of the sound asked for.
    """

    @property
    def is_playing(self) -> bool:
        """Whether a sound is on its way, heard or waited for."""
        ...

    @property
    def is_waiting(self) -> bool:
        """Whether the sound that plays is not made any further yet."""
        ...

    @property
    def position_samples(self) -> int:
        """The place in the sound that is heard now, in its own samples; after the end or a stop, where that was."""
        ...

    @property
    def n_underflows(self) -> int:
        """How often the device got silence because this machine was too busy to feed it. Waiting does not count."""
        ...

    @property
    def problem(self) -> str | None:
        """Why sound cannot be played, as a sentence; None where nothing is known to stand in the way."""
        ...

    @property
    def device(self) -> str | None:
        """The output asked for; None: whichever the system prefers."""
        ...

    @property
    def devices(self) -> tuple[str, ...]:
        """The names of the outputs, as of the last look."""
        ...

    @property
    def volume(self) -> float:
        """0 to 1, a factor of the samples."""
        ...

    def growing(self, sample_rate: int) -> GrowingSource:
        """An empty sound to be made while it plays."""
        ...

    def timeline(self, sample_rate: int, placed: Iterable[Placed]) -> SoundSource:
        """Many sounds at their places, silence between them, summed where they meet. Ends with the last of them."""
        ...

    def play(self, sound: Audio | SoundSource, start_sample: int = 0, loop: tuple[int, int] | None = None) -> None:
        """Play from `start_sample` on, instead of what plays now; with `loop`, between these samples until stopped."""
        ...

    def stop(self) -> None:
        """Fade out at once."""
        ...

    def seek(self, sample: int) -> None:
        """Go on from `sample` of the sound that plays. Does nothing where none does."""
        ...

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Loop between two samples of the sound that plays (at least 50 ms), or play on to its end."""
        ...

    def set_volume(self, volume: float) -> None:
        """0 to 1, without a click."""
        ...

    def set_device(self, name: str | None) -> None:
        """Play through the output of that name, or the one that the system prefers. What plays goes on there."""
        ...

    def look_for_devices(self) -> None:
        """Look again for outputs, once nothing plays; DevicesFound tells that it is done."""
        ...

    def close(self) -> None:
        """End the sound and the deck's thread, and wait for it."""
        ...


class Recorder(Protocol):
    """Takes sound from the microphone without ever keeping its caller waiting. Asked by one thread."""

    @property
    def is_recording(self) -> bool:
        """From `start` until `stop`, a problem, or until as much was taken as it can hold."""
        ...

    @property
    def problem(self) -> str | None:
        """Why there is no sound, as a sentence; None while nothing stands in the way."""
        ...

    @property
    def taken_ms(self) -> int:
        """Length of what was taken so far."""
        ...

    @property
    def level_db(self) -> float:
        """Peak of the last moment, full scale 0; -inf for silence."""
        ...

    def start(self) -> None:
        """Begin anew; what was taken before is forgotten."""
        ...

    def stop(self) -> Audio:
        """End, and give what was taken; it may be empty."""
        ...

    def close(self) -> None:
        """End for good, and wait for it."""
        ...


class Recogniser(Protocol):
    """Writes down what is said. May be asked by several threads."""

    def hear(self, audio: Audio, lang: Lang) -> str:
        """The words in a sound, in that language, as they are usually written. Raises SetupError where it cannot be
        loaded."""
        ...
