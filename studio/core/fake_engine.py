"""An engine without a network: tones with known timings, so that the house runs without weights."""

import time
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from math import pi, sin

import numpy as np

from studio.core import beats
from studio.core.audio import Audio, Samples, quantised
from studio.core.errors import MarkError, SynthesisError, UnknownVoice
from studio.core.expression import delivery
from studio.core.fake_reading import PAUSES, VOWELS, reading_of
from studio.core.fake_reading import language_of as language_of
from studio.core.ports import VoiceBook, digest
from studio.core.quality import Quality
from studio.core.speech import (
    AudioChunk,
    PhonemeTiming,
    Plan,
    Reading,
    Request,
    Utterance,
    Voice,
    VoiceId,
    WordTiming,
)

SAMPLE_RATE = 24_000
HOP_SAMPLES = 600

FAILS = "!fail"
"""A text that starts with this is planned but cannot be rendered."""
FAILS_EARLY = "!early"
"""A text that starts with this cannot even be planned."""
MALFORMED = "!mark"
"""A text that starts with this holds a malformed mark."""

VOICES = tuple(
    Voice(VoiceId(id_), id_, lang, "f" if id_[1] == "f" else "m", "Apache-2.0", "tone generator")
    for id_, lang in (
        ("af_heart", "en-US"),
        ("am_michael", "en-US"),
        ("zf_xiaobei", "zh"),
        ("zm_yunxi", "zh"),
        ("jf_alpha", "ja"),
    )
)


class FixedVoices:
    """Voices that are only names. Implements `VoiceBook`."""

    def __init__(self, voices: tuple[Voice, ...] = VOICES) -> None:
        self.voices = voices

    def find(self, voice: VoiceId) -> Voice:
        for known in self.voices:
            if known.id == voice:
                return known
        raise UnknownVoice(voice, [known.id for known in self.voices])

    def style(self, voice: VoiceId, n_tokens: int) -> Samples:
        return np.full(256, zlib.crc32(voice.encode()) % 100, np.float32)

    @property
    def manner_spread(self) -> Samples:
        return np.ones(128, np.float32)


_CHUNK_FRAMES = 20
_STUDENT_TEMPO = 0.97
"""A student has its own idea of how long a line takes."""
_OVERTONES: Mapping[Quality, float] = {"draft": 0.5, "studio": 0.0, "archive": 0.25}
"""How loud the octave sounds beside each tone, by which people and tests tell qualities apart."""
_ARCHIVE_RTF = 50.0
_ARCHIVE_STEPS = 10


class FakeEngine:
    """Implements `Engine`. A run of letters or one CJK character is a word, each letter a token and a
    tone."""

    def __init__(
        self,
        book: VoiceBook | None = None,
        load_s: float = 0.0,
        chunk_s: float = 0.0,
        quality: Quality = "studio",
    ) -> None:
        """The seconds are what loading and each chunk of a stream take at least."""
        self.quality: Quality = quality
        self._book = book or FixedVoices()
        self._load_s = load_s
        self._chunk_s = chunk_s
        self._loaded = False

    @property
    def sample_rate(self) -> int:
        return SAMPLE_RATE

    @property
    def fingerprint(self) -> str:
        return "fake 2" if self.quality == "studio" else f"fake 2 {self.quality}"

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self._book.voices

    def digest(self, request: Request) -> str:
        return digest(request, self.fingerprint, self._book)

    @property
    def device(self) -> str:
        return "cpu fake" if self._loaded else ""

    def load(self) -> None:
        if not self._loaded:
            time.sleep(self._load_s)
            self._loaded = True

    def unload(self) -> None:
        self._loaded = False

    def plan(self, request: Request) -> Plan:
        self.load()
        return self._plan(request)

    def render(self, request: Request) -> Utterance:
        started = time.perf_counter()
        self.load()
        plan = self._plan(request)
        if request.text.startswith(FAILS):
            raise SynthesisError(f"The fake engine speaks no text that starts with {FAILS!r}.")
        frames = _frames(plan, request)
        tokens = _tokens(plan.reading)
        symbols, shifts = [symbol for symbol, _ in tokens], beats.shifts(plan, request.tuning)
        samples = _tone(request, symbols, frames, shifts, _OVERTONES[self.quality])
        if request.target_samples is not None:
            samples = np.pad(samples, (0, request.target_samples - len(samples)))
        audio = quantised(Audio(samples, SAMPLE_RATE))
        return Utterance(audio, *self.timings(request), plan.natural_samples, time.perf_counter() - started)

    def timings(self, request: Request) -> tuple[tuple[PhonemeTiming, ...], tuple[WordTiming, ...]]:
        plan = self._plan(request)
        frames = _frames(plan, request)
        ends = np.cumsum(frames, dtype=np.int64) * HOP_SAMPLES
        phonemes = tuple(
            PhonemeTiming(symbol, word, int(end) - length * HOP_SAMPLES, length * HOP_SAMPLES)
            for (symbol, word), length, end in zip(_tokens(plan.reading), frames, ends, strict=True)
            if symbol and symbol not in PAUSES
        )
        return phonemes, _word_timings(plan.reading, phonemes)

    def stream(self, request: Request) -> Iterator[AudioChunk]:
        samples = self.render(request).audio.samples
        step = _CHUNK_FRAMES * HOP_SAMPLES
        for start in range(0, len(samples), step):
            time.sleep(self._chunk_s)
            yield AudioChunk(samples[start : start + step], start)

    def _plan(self, request: Request) -> Plan:
        voice = self._book.find(request.voice)
        if request.text.startswith(MALFORMED):
            raise MarkError(f"The mark {MALFORMED!r} is malformed.", 0)
        if request.text.startswith(FAILS_EARLY):
            raise SynthesisError(f"The fake engine reads no text that starts with {FAILS_EARLY!r}.")
        reading = reading_of(request)
        tempo = delivery(voice.prosody, request.prosody.timing).tempo
        tempo *= _STUDENT_TEMPO if self.quality == "draft" else 1.0
        durations, elasticity = [], []
        for i, (symbol, _) in enumerate(_tokens(reading)):
            frames, gives = _nature(symbol)
            durations.append(max(1.0, frames / tempo * (1 + 0.1 * sin(1.7 * i + request.seed))))
            elasticity.append(gives)
        words = tuple(word if symbol else -1 for symbol, word in _tokens(reading))
        plan = Plan(reading, tuple(durations), tuple(elasticity), HOP_SAMPLES, SAMPLE_RATE, words)
        return beats.tuned(plan, request.tuning)


class FakeArchiveEngine(FakeEngine):
    """Implements `PatientEngine`."""

    def __init__(self, book: VoiceBook | None = None, step_s: float = 0.0) -> None:
        """`step_s`: what each step of the work takes at least."""
        super().__init__(book, quality="archive")
        self._step_s = step_s

    def estimate_s(self, lines_ms: Sequence[int]) -> float:
        return _ARCHIVE_RTF * sum(lines_ms) / 1000

    def work(self, request: Request) -> Generator[float, None, Utterance]:
        spoken = self.render(request)
        for step in range(_ARCHIVE_STEPS):
            time.sleep(self._step_s)
            yield (step + 1) / _ARCHIVE_STEPS
        return spoken


def _tokens(reading: Reading) -> list[tuple[str, int]]:
    """Symbol and index of its word; the line starts and ends with the empty symbol, which is silent."""
    if reading.is_silent:
        return []
    inner = [
        (symbol, i) for i, word in enumerate(reading.words) for symbol in word.phonemes + word.after.replace(" ", "")
    ]
    return [("", 0), *inner, ("", len(reading.words) - 1)]


def _nature(symbol: str) -> tuple[float, float]:
    """Natural length in mel frames and elasticity of a symbol."""
    if symbol == "":
        return 3.0, 2.0
    if symbol in PAUSES:
        return 8.0, 2.0
    return (4.2, 1.0) if symbol in VOWELS else (2.3, 0.5)


def _frames(plan: Plan, request: Request) -> tuple[int, ...]:
    n_tokens = len(plan.durations)
    if request.target_samples is None:
        total = max(plan.shortest_frames, round(plan.natural_frames / request.prosody.tempo))
    else:
        total = request.target_samples // HOP_SAMPLES if n_tokens else 0
    if total < n_tokens:
        raise SynthesisError("The target length has less than one mel frame for each token of the line.")
    return beats.spread(plan, total)


def _tone(
    request: Request, symbols: list[str], frames: tuple[int, ...], shifts: tuple[float, ...], overtone: float
) -> Samples:
    """Sine at the voice's pitch, and at that of beats that were set higher: vowels loud, consonants soft, pauses
    silent. `overtone`: amplitude of the octave beside it."""
    voice_hz = 120 + zlib.crc32(request.voice.encode()) % 160
    shift_semitones = delivery(request.prosody).pitch_semitones + 0.3 * sin(request.seed)
    f0_hz = voice_hz * 2 ** (shift_semitones / 12)
    loudness = [0.0 if s == "" or s in PAUSES else 0.1 if s in VOWELS else 0.03 for s in symbols]
    per_frame = np.repeat(loudness, frames)
    n_samples = len(per_frame) * HOP_SAMPLES
    if n_samples == 0:
        return np.zeros(0, np.float32)
    at = np.arange(n_samples)
    centres = (np.arange(len(per_frame)) + 0.5) * HOP_SAMPLES
    envelope = np.interp(at, centres, per_frame)  # ramps over one mel frame, zero at both ends
    phase = f0_hz * at / SAMPLE_RATE
    if any(shifts):
        ratio = np.repeat(2 ** (np.repeat(shifts, frames) / 12), HOP_SAMPLES)
        phase = np.cumsum(f0_hz * ratio / SAMPLE_RATE)
    wave = np.sin(2 * pi * phase)
    if overtone:
        wave += overtone * np.sin(4 * pi * phase)
    tone: Samples = (envelope * wave).astype(np.float32)
    return tone


def _word_timings(reading: Reading, phonemes: tuple[PhonemeTiming, ...]) -> tuple[WordTiming, ...]:
    timings = []
    for i, word in enumerate(reading.words):
        own = [p for p in phonemes if p.word == i]
        start = own[0].start_sample
        timings.append(WordTiming(word.text, i, start, own[-1].start_sample + own[-1].n_samples - start))
    return tuple(timings)
