"""The engine, whichever model speaks: requests in, speech out, on whatever device the machine has."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Generic

import numpy as np

from studio.core import beats
from studio.core.audio import Audio, Samples, faded, fitted_to, quantised
from studio.core.errors import DeviceError, SynthesisError
from studio.core.ports import VoiceBook, digest
from studio.core.speech import AudioChunk, PhonemeTiming, Plan, Request, Utterance, Voice, WordTiming
from studio.synth.model import MEL_HOP, SAMPLE_RATE, Model, ModelT_co, Source
from studio.text import readers

if TYPE_CHECKING:
    from studio.synth.delivery import Delivery
    from studio.synth.device import Device
    from studio.synth.planner import UnderstoodLine, UnderstoodPassage

log = logging.getLogger(__name__)

FADE_IN_MS = 2
FADE_OUT_MS = 5
REMEMBERED_LINES = 32
"""Lines whose reading is kept between `plan` and `render`."""
MOST_PARTS = 1 << 16
"""Keeps the noise of one seed's parts apart from the next seed's."""


def ignore(notice: str) -> None:
    """Nobody listens."""


class SpeakingEngine(Generic[ModelT_co]):
    """A model on the CPU or a CUDA GPU. Implements `core.ports.Engine`.

    Nothing is imported or read before `load`, and every call that needs the model loads it.
    """

    def __init__(
        self,
        source: Source[ModelT_co],
        book: VoiceBook,
        device: str = "auto",
        precision: str = "auto",
        gpu_memory_fraction: float = 0.8,
        threads: int = 0,
        notify: Callable[[str], None] = ignore,
    ) -> None:
        """`source`: the model; `book`: the voices; `threads`: 0 for one per core; `notify`: told,
        in a sentence, when another device is used than the one asked for."""
        self._source = source
        self._book = book
        self._wish = (device, precision)
        self._gpu_memory_fraction = gpu_memory_fraction
        self._threads = threads
        self._notify = notify
        self._model: ModelT_co | None = None
        self._device: Device | None = None
        self._remembered: OrderedDict[str, tuple[ModelT_co, UnderstoodLine]] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def sample_rate(self) -> int:
        return SAMPLE_RATE

    @property
    def fingerprint(self) -> str:
        """The wished precision, not the one in use: takes of the same wish sound alike on every machine."""
        return f"{self._source.identity}/{self._wish[1]}"

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self._book.voices

    def digest(self, request: Request) -> str:
        return digest(request, f"{self.fingerprint}/{readers.fingerprint()}", self._book)

    @property
    def device(self) -> str:
        return str(self._device or "")

    def load(self) -> None:
        """Raises WeightsError or DeviceError."""
        with self._lock:
            if self._model is None:
                self._start_on(self._source.choose(*self._wish))

    def plan(self, request: Request) -> Plan:
        """Raises UnknownVoice, MarkError, WeightsError or DeviceError."""
        return beats.tuned(self._line(request).plan, request.tuning)

    def stream(self, request: Request) -> Iterator[AudioChunk]:
        """Pieces end in pauses; lines up to about 5 s come in one. Raises SynthesisError where there is nothing to
        speak, or where the target is shorter than one mel frame for each token."""
        frames = self._frames(request)
        spoken = sum(frames) * MEL_HOP
        # The target need not be a whole number of mel frames: what is left, under 25 ms, is silence at the end.
        rest = (request.target_samples or spoken) - spoken
        sent = 0
        voice = self._book.find(request.voice)
        for samples in self._decoded(request, frames, lambda model: self._coloured(model, voice)):
            is_last = sent + len(samples) == spoken
            chunk = faded(Audio(samples, SAMPLE_RATE), 0 if sent else FADE_IN_MS, FADE_OUT_MS if is_last else 0)
            chunk = fitted_to(chunk, len(samples) + (rest if is_last else 0))
            yield AudioChunk(quantised(chunk).samples, sent)
            sent += len(samples)

    def render(self, request: Request) -> Utterance:
        started = time.perf_counter()
        samples = np.concatenate([chunk.samples for chunk in self.stream(request)])
        phonemes, words = self.timings(request)
        return Utterance(
            audio=Audio(samples, SAMPLE_RATE),
            phonemes=phonemes,
            words=words,
            natural_samples=self.plan(request).natural_samples,
            compute_s=time.perf_counter() - started,
        )

    def timings(self, request: Request) -> tuple[tuple[PhonemeTiming, ...], tuple[WordTiming, ...]]:
        from studio.synth import timings

        line = self._line(request)
        phonemes = timings.phoneme_timings(line.tokens, self._frames(request))
        return phonemes, timings.word_timings(line.reading, phonemes)

    def melody(self, request: Request) -> Samples:
        """The F0 of what `render` says, in Hz for each half mel frame (300 samples), 0 in pauses. Raises as `stream`
        does."""
        from studio.synth.decoding import melody

        frames, delivery = self._frames(request), self._delivery(request)

        def found(model: Model, line: "UnderstoodLine") -> Iterator[Samples]:
            for part, its_own, tuned, seed in self._parts(line, request, frames):
                if part is None:
                    yield np.zeros(2 * sum(its_own), np.float32)
                else:
                    yield melody(model, part, its_own, delivery, line.variation, seed, tuned)

        return np.concatenate(list(self._surviving(request, found)))

    def forget(self) -> None:
        """Read and plan every line anew, as if it had not been asked for before."""
        with self._lock:
            self._remembered.clear()

    def unload(self) -> None:
        with self._lock:
            self._remembered.clear()
            self._model = None
            on_gpu = self._device is not None and self._device.name != "cpu"
            self._device = None
        if on_gpu:
            import torch

            torch.cuda.empty_cache()

    def _line(self, request: Request) -> "UnderstoodLine":
        return self._understood(request)[1]

    def _understood(self, request: Request) -> "tuple[ModelT_co, UnderstoodLine]":
        """The line as the model understands it, and that model: what it understood lies where it is itself. Remembered,
        since `render` follows `plan`."""
        from torch import OutOfMemoryError

        from studio.synth.delivery import delivered
        from studio.synth.emotions import emotional_manner
        from studio.synth.planner import understood_line
        from studio.synth.threads import using
        from studio.synth.variation import variation
        from studio.text.reader import read

        voice = self._book.find(request.voice)
        manner_voice = self._manner_voice(request)
        # What is set by hand changes the plan, but nothing of how the model understands the line.
        key = self.digest(replace(request.untimed, tuning=()))
        with self._lock:
            if key in self._remembered:
                self._remembered.move_to_end(key)
                return self._remembered[key]
        reading = read(request.text, request.lang, voice.lang, request.speak_notes, request.pronunciations)
        varied = variation(request.seed, len(reading.words), self._book.manner_spread)
        delivery = delivered(reading.words, voice, manner_voice, request.prosody)

        felt = emotional_manner(voice.prosody.emotion, request.prosody.emotion)

        def styles(n_tokens: int) -> Samples:
            timbre = self._book.style(voice.id, n_tokens)[:128]
            manner = self._book.style((manner_voice or voice).id, n_tokens)[128:]
            return np.concatenate([timbre, manner + felt])

        while True:
            model = self._loaded()
            try:
                with using(self._threads):
                    line = understood_line(model, reading, styles, delivery, varied)
                break
            except OutOfMemoryError as fault:
                self._fall_back(fault, model)
        with self._lock:
            if model is self._model:  # or another thread has fallen back meanwhile
                self._remembered[key] = model, line
            while len(self._remembered) > REMEMBERED_LINES:
                self._remembered.popitem(last=False)
        return model, line

    def _manner_voice(self, request: Request) -> Voice | None:
        named = request.prosody.manner_voice
        return None if named is None else self._book.find(named)

    def _frames(self, request: Request) -> tuple[int, ...]:
        """Mel frames of each token of the line, for the length that the request asks for."""
        plan = self.plan(request)
        if not plan.durations:
            raise SynthesisError(f"There is nothing to speak in {request.text!r}.")
        if request.target_samples is None:
            total = max(round(plan.natural_frames / request.prosody.tempo), plan.shortest_frames)
        else:
            total = request.target_samples // MEL_HOP
        if total < len(plan.durations):
            raise SynthesisError(
                f"{total * 25} ms are too short for {plan.reading.syllables} syllables: give the line "
                f"{len(plan.durations) * 25} ms at least, or shorten the text."
            )
        return beats.spread(plan, total)

    def _coloured(self, model: Model, voice: Voice) -> Model:
        """The model as it speaks with a voice: here as with any."""
        return model

    def _decoded(
        self, request: Request, frames: tuple[int, ...], coloured: "Callable[[Model], Model]"
    ) -> Iterator[Samples]:
        """The line's pieces, by the model after it was `coloured`."""
        from studio.synth.decoding import decode

        delivery = self._delivery(request)

        def pieces(model: Model, line: "UnderstoodLine") -> Iterator[Samples]:
            for part, its_own, tuned, seed in self._parts(line, request, frames):
                if part is None:
                    yield np.zeros(sum(its_own) * MEL_HOP, np.float32)
                else:
                    yield from decode(coloured(model), part, its_own, delivery, line.variation, seed, tuned)

        return self._surviving(request, pieces)

    def _surviving(
        self, request: Request, work: "Callable[[Model, UnderstoodLine], Iterator[Samples]]"
    ) -> Iterator[Samples]:
        """What is made of a line, with the engine's threads; whoever takes it has threads of its own in between. Where
        a GPU runs out of memory half-way, the CPU goes on with the piece that failed."""
        from torch import OutOfMemoryError

        from studio.synth.threads import using

        done = 0
        while True:
            model, line = self._understood(request)
            pieces = work(model, line)
            try:
                for index in count():
                    with using(self._threads):
                        samples = next(pieces, None)
                    if samples is None:
                        return
                    if index == done:
                        yield samples
                        done += 1
            except OutOfMemoryError as fault:
                self._fall_back(fault, model)

    def _parts(
        self, line: "UnderstoodLine", request: Request, frames: tuple[int, ...]
    ) -> "Iterator[tuple[UnderstoodPassage | None, Sequence[int], Sequence[float], int]]":
        """The line's passages, None for a pause, with the mel frames, the shifts by hand and the seed of each."""
        from studio.synth.planner import Silence

        shifts = beats.shifts(line.plan, request.tuning)
        shares = zip(line.shares(frames), line.shares(shifts), strict=True)
        for number, ((part, its_own), (_, tuned)) in enumerate(shares):
            yield None if isinstance(part, Silence) else part, its_own, tuned, request.seed * MOST_PARTS + number

    def _delivery(self, request: Request) -> "Delivery":
        from studio.synth.delivery import delivered

        words, voice = self._line(request).reading.words, self._book.find(request.voice)
        return delivered(words, voice, self._manner_voice(request), request.prosody)

    def _loaded(self) -> ModelT_co:
        with self._lock:  # or another thread may unload it in between
            self.load()
            assert self._model is not None
            return self._model

    def _start_on(self, device: "Device") -> None:
        from studio.synth.threads import using

        if device.notice:
            log.warning(device.notice)
            self._notify(device.notice)
        with using(self._threads):
            self._model = self._source.load(device, self._gpu_memory_fraction)
        self._device = device

    def _fall_back(self, fault: Exception, failed: object) -> None:
        """Go on with the CPU, unless another thread has gone on already. Raises DeviceError where the CPU is what ran
        out of memory."""
        with self._lock:
            if self._device is None or self._model is not failed:
                return
            if self._device.name == "cpu":
                raise DeviceError("The memory is full: close other programs, or split the line.") from fault
            full = self._device.name
            self.unload()
            on_cpu = self._source.choose("cpu", "auto")
            self._start_on(replace(on_cpu, notice=f"The memory of {full} is full: going on with the CPU."))
