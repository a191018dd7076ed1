"""Those who speak in `dubsmith bench`, each in a process of its own: a line of JSON in, a line of JSON out.

`python -m studio.benches.runners NAME THREADS`. How to add one: a function that takes a number of threads and gives
what it runs on and how it speaks, and its name in RUNNERS.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np

from studio.core.audio import Samples
from studio.core.paths import user_paths
from studio.core.quality import QUALITIES, Quality
from studio.core.settings import Settings
from studio.core.speech import Request, VoiceId

SAMPLE_RATE = 24_000
"""Of all of them."""
BLOCK = 512
SILENT = 1e-6
"""Power against the loudest block: what is 60 dB under it is silence, as in kokoro-onnx."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One line, spoken once."""

    compute_s: float
    cpu_s: float
    """Of all cores together."""
    first_sound_s: float
    """Until the first samples could be played."""
    audio_s: float
    """From the first sound to the last."""
    peak_bytes: int | None
    """The most memory that the process has used so far; None where the system does not tell."""


Speak = Callable[[VoiceId, str], Iterable[Samples]]
"""The samples of a line, each chunk as soon as it is made. Time counts from the first step of the iteration."""


@dataclass(frozen=True, slots=True)
class Runner:
    """One that speaks."""

    start: Callable[[int], tuple[str, Speak]]
    """Takes a number of threads; gives device and precision, and how it speaks."""
    is_english: bool = False
    """Whether it speaks English only."""
    is_slow: bool = False
    """Whether it takes long, so that it only speaks where it is named."""


def _ours(quality: Quality, threads: int) -> tuple[str, Speak]:
    from studio.engines import make_engine
    from studio.synth.speaking import SpeakingEngine
    from studio.voices.shelf import Shelf

    book = Shelf(user_paths().voices)
    engine = make_engine("kokoro", quality, user_paths(), book, Settings(threads=threads), tell)
    engine.load()

    def speak(voice: VoiceId, text: str) -> Iterable[Samples]:
        if isinstance(engine, SpeakingEngine):
            engine.forget()  # nothing that an earlier round left behind may help this one
        return (chunk.samples for chunk in engine.stream(Request(text, voice)))

    return engine.device, speak


def _onnxruntime(threads: int) -> tuple[str, Speak]:
    """The published int8 ONNX file as the kokoro-onnx package runs it, on tokens and styles that it is given."""
    import onnxruntime

    from studio.synth import weights
    from studio.synth.tokens import passages
    from studio.text.reader import read
    from studio.voices.shelf import Shelf

    shelf = Shelf(user_paths().voices)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights.published(), options, providers=["CPUExecutionProvider"])

    def speak(voice: VoiceId, text: str) -> Iterable[Samples]:
        asked = [
            {
                "tokens": np.array([[token.id for token in passage.tokens]], np.int64),
                "style": shelf.style(voice, len(passage.tokens) - 2)[None],
                "speed": np.ones(1, np.float32),
            }
            for passage in passages(read(text, None, shelf.find(voice).lang))
        ]
        return (session.run(None, inputs)[0].ravel() for inputs in asked)

    return "cpu int8", speak


def _hibari(threads: int) -> tuple[str, Speak]:
    """One English voice, distilled from the default network; with as many threads as it chooses, which is one."""
    from hibari import Hibari

    hibari = Hibari()
    return "cpu", lambda voice, text: hibari.stream(text, seed=0)


RUNNERS: Mapping[str, Runner] = {
    **{quality: Runner(partial(_ours, quality), is_slow=quality == "archive") for quality in QUALITIES},
    "onnxruntime int8": Runner(_onnxruntime),
    "hibari": Runner(_hibari, is_english=True),
}


def tell(notice: str) -> None:
    print(notice, file=sys.stderr)


def take_turns(name: str, threads: int) -> None:
    """Speak what standard input asks for, and tell how it went."""
    on, speak = RUNNERS[name].start(threads)
    print(json.dumps({"on": on}), flush=True)
    for line in sys.stdin:
        voice, text = json.loads(line)
        print(json.dumps(asdict(_turn(speak(VoiceId(voice), text)))), flush=True)


def _turn(speech: Iterable[Samples]) -> Turn:
    started, cpu_before = time.perf_counter(), time.process_time()
    chunks = iter(speech)
    heard = [next(chunks)]
    first_sound_s = time.perf_counter() - started
    heard += chunks
    compute_s, cpu_s = time.perf_counter() - started, time.process_time() - cpu_before
    return Turn(compute_s, cpu_s, first_sound_s, sounding_s(np.concatenate(heard)), peak_bytes())


def sounding_s(samples: Samples) -> float:
    """From the first sound to the last, in seconds."""
    power = [float((samples[at : at + BLOCK] ** 2).mean()) for at in range(0, len(samples), BLOCK)]
    loud = [index for index, value in enumerate(power) if value > max(power) * SILENT]
    return (loud[-1] + 1 - loud[0]) * BLOCK / SAMPLE_RATE


def peak_bytes() -> int | None:
    """The most memory that this process has held (resident); None on systems without /proc."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    take_turns(sys.argv[1], int(sys.argv[2]))
