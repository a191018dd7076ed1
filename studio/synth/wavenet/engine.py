"""The archive engine: the studio's engine speaks, and WaveNet speaks its sound anew, sample by sample."""

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from studio.core.audio import Audio, Samples, faded, fitted_to, quantised
from studio.core.ports import VoiceBook, digest
from studio.core.quality import Quality
from studio.core.speech import AudioChunk, PhonemeTiming, Plan, Request, Utterance, Voice, WordTiming
from studio.synth.model import MEL_HOP
from studio.synth.speaking import FADE_IN_MS, FADE_OUT_MS, SpeakingEngine
from studio.synth.wavenet import speed
from studio.synth.wavenet.kept import KeptGroups, tidied
from studio.synth.wavenet.wavenet_file import FILE, SHIPPED
from studio.text import readers

if TYPE_CHECKING:
    from studio.synth.wavenet.network import WaveNet
    from studio.synth.wavenet.speed import Speed

NAME = "archive"
VERSION = 3
"""Raise it when the same request begins to sound different with the same weights."""
THREADS = 1
"""What a step computes is so little that two wait for each other longer than they help."""
HALVES_PER_S = 80
BASE_SHARE = 0.05
"""Of the whole work, what the studio's engine is said to do."""
BASE_RTF = 0.3
"""Seconds that the studio's engine takes for one of speech, about."""


class ArchiveEngine:
    """Implements `core.ports.PatientEngine`. Plans, lengths, melody and voices are those of the studio's engine."""

    def __init__(
        self,
        base: SpeakingEngine[Any],
        book: VoiceBook,
        cache: Path,
        weights: Path = SHIPPED,
    ) -> None:
        """`base`: the studio's engine, which is loaded and unloaded with this one; `cache`: folder for lines that were
        broken off, and how fast this machine is."""
        self._base = base
        self._book = book
        self._lines = cache / "archive"
        self._speed_file = cache / "archive-speed.json"
        self._weights = weights
        self._network: WaveNet | None = None
        self._measured: Speed | None = None
        self._lock = threading.RLock()

    @property
    def sample_rate(self) -> int:
        return self._base.sample_rate

    @property
    def quality(self) -> Quality:
        return "archive"

    @property
    def fingerprint(self) -> str:
        return f"{self._identity}/{self._base.fingerprint}"

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self._base.voices

    def digest(self, request: Request) -> str:
        return digest(request, f"{self.fingerprint}/{readers.fingerprint()}", self._book)

    @property
    def device(self) -> str:
        return self._base.device if self._network is not None else ""

    def load(self) -> None:
        """Raises WeightsError or DeviceError. Measures how fast this machine is today: half a second."""
        with self._lock:
            self._base.load()
            if self._network is None:
                self._network = self._read()

    def plan(self, request: Request) -> Plan:
        return self._base.plan(request)

    def timings(self, request: Request) -> tuple[tuple[PhonemeTiming, ...], tuple[WordTiming, ...]]:
        return self._base.timings(request)

    def estimate_s(self, lines_ms: Sequence[int]) -> float:
        """As measured when it was loaded last, on this machine; before that, as usual."""
        known = self._measured or speed.kept(self._speed_file)
        return sum(known.seconds(round(ms * HALVES_PER_S / 1000)) + BASE_RTF * ms / 1000 for ms in lines_ms)

    def work(self, request: Request) -> Generator[float, None, Utterance]:
        """Closed before its end, it leaves the groups of rows that are finished for the next time."""
        started = time.perf_counter()
        phonemes, words = self._base.timings(request)
        natural_samples = self._base.plan(request).natural_samples
        base = yield from self._based(request, natural_samples)
        spoken = yield from self._spoken(request, base)
        audio = faded(Audio(spoken, self.sample_rate), FADE_IN_MS, FADE_OUT_MS)
        return Utterance(
            audio=quantised(fitted_to(audio, len(base))),
            phonemes=phonemes,
            words=words,
            natural_samples=natural_samples,
            compute_s=time.perf_counter() - started,
        )

    def stream(self, request: Request) -> Iterator[AudioChunk]:
        """The line in one piece: its rows are all finished at the same time."""
        yield AudioChunk(self.render(request).audio.samples, 0)

    def render(self, request: Request) -> Utterance:
        work = self.work(request)
        while True:
            try:
                next(work)
            except StopIteration as end:
                utterance: Utterance = end.value
                return utterance

    def unload(self) -> None:
        with self._lock:
            self._network = None
            self._base.unload()

    @cached_property
    def _identity(self) -> str:
        return f"{NAME}/{FILE.said_digest(self._weights)[:12]}/{VERSION}"

    def _based(self, request: Request, natural_samples: int) -> Generator[float, None, Samples]:
        """The studio's sound [N]; a step for each piece of it."""
        n_samples = request.target_samples or natural_samples / request.prosody.tempo
        pieces: list[Samples] = []
        for chunk in self._base.stream(request):
            pieces.append(chunk.samples)
            yield BASE_SHARE * min(1.0, (chunk.start_sample + len(chunk.samples)) / max(1.0, n_samples))
        return np.concatenate(pieces)

    def _spoken(self, request: Request, base: Samples) -> Generator[float, None, Samples]:
        """The studio's sound [N], spoken anew as far as whole mel frames go."""
        import torch

        from studio.synth.draft.spectrum import log_mel
        from studio.synth.threads import using
        from studio.synth.wavenet.line import speaking

        network = self._loaded()
        device = network.last.weight.device
        melody = self._base.melody(request)
        sound = torch.from_numpy(base[: len(melody) * MEL_HOP // 2]).to(device)[None]
        f0 = torch.from_numpy(melody).to(device)[None]
        folder = self._lines / self.digest(request)
        tidied(self._lines, but_for=folder)
        groups = KeptGroups(folder)
        steps = speaking(network, log_mel(sound), f0, request.seed, groups)
        while True:
            try:
                with using(THREADS):
                    share = next(steps)
            except StopIteration as end:
                groups.clear()
                found: Samples = end.value.cpu().numpy().astype(np.float32)
                return found
            yield BASE_SHARE + (1 - BASE_SHARE) * share

    def _loaded(self) -> "WaveNet":
        with self._lock:  # or another thread may unload it in between
            self.load()
            assert self._network is not None
            return self._network

    def _read(self) -> "WaveNet":
        from studio.synth.threads import using
        from studio.synth.wavenet.wavenet_file import read_wavenet

        network = read_wavenet(self._weights).to(self._base.device.split()[0])
        with using(THREADS):
            self._measured = speed.measured(network)
        speed.keep(self._speed_file, self._measured)
        return network
