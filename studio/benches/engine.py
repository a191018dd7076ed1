"""Speed and memory of the engine beside its peer, in one run: `dubsmith bench`.

The peer is the published int8 ONNX file run by onnxruntime, as the kokoro-onnx package does, with as many threads, on
the same tokens and style vectors. Each runs in a process of its own and they take turns, line by line, so that whatever
else the machine does strikes both. The silence around a line is left out of its length for both: Dubsmith plans it, and
kokoro-onnx trims it. Quote the ratios: seconds differ from machine to machine and from hour to hour.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Literal, get_args

import studio
from studio.core.errors import InputError, SynthesisError
from studio.core.paths import user_paths
from studio.core.speech import Request, VoiceId

if TYPE_CHECKING:
    from studio.core.audio import Samples

Runner = Literal["dubsmith", "onnxruntime int8"]

LINES: tuple[tuple[VoiceId, str], ...] = (
    (VoiceId("af_heart"), "A dragon."),
    (VoiceId("zf_xiaobei"), "你还活着已经算是很走运了。"),
    (VoiceId("am_michael"), "What brings you to the land of the gatekeepers?"),
    (VoiceId("zm_yunxi"), "今天下午我们去公园散步，顺便买点水果，晚上再一起看电影。"),
    (
        VoiceId("bf_emma"),
        "The quick brown fox jumps over the lazy dog, and then it walks home through the quiet evening rain.",
    ),
    (
        VoiceId("zf_xiaobei"),
        "清晨的阳光照进小屋，老人推开窗户。远处的山还蒙着一层薄雾，院子里的鸡已经叫了三遍。他想起昨夜的梦，笑了笑。",
    ),
)
WARM_UP = (VoiceId("af_heart"), "The first line is always slower than the rest.")


@dataclass(frozen=True, slots=True)
class Turn:
    """One line, spoken once."""

    compute_s: float
    first_sound_s: float
    """Until the first samples could be played."""
    audio_s: float
    """From the first sound to the last."""
    peak_bytes: int | None
    """The most memory that the process has used so far; None where the system does not tell."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one runner did with all lines: medians over the rounds, summed over the lines where they are times."""

    runner: Runner
    on: str
    """Device and precision."""
    load_s: float
    """From the start of the process to ready."""
    compute_s: float
    audio_s: float
    rtf: float
    """compute_s / audio_s"""
    first_sound_s: float
    """Median over the lines."""
    peak_mb: float | None


def main(argv: Sequence[str]) -> int:
    """Run the benchmark and print it. 0, or raises InputError."""
    options = _options(argv)
    if options.turns is not None:
        return _take_turns(options.turns, options.threads)
    results = [asdict(result) for result in _measured(options.rounds, options.threads)]
    ours, peer = results
    report = {
        "machine": f"{platform.system()} {platform.machine()}, {options.threads} threads",
        "results": results,
        "compute_ratio": ours["compute_s"] / peer["compute_s"],
        "rtf_ratio": ours["rtf"] / peer["rtf"],
    }
    print(json.dumps(report, indent=2) if options.json else _table(report))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dubsmith bench",
        description=(__doc__ or "").partition("\n")[0],
        epilog="Instead, dubsmith bench film measures files in and out, text how texts are read, --window the window, "
        "and --controls what each control costs.",
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each line is spoken (default 3)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="for both (default: all cores)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--turns", choices=get_args(Runner), help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.rounds < 1 or options.threads < 1:
        raise InputError("--rounds and --threads take whole numbers from 1.")
    return options


def _measured(rounds: int, threads: int) -> list[Result]:
    runners = {name: _Process(name, threads) for name in get_args(Runner)}
    try:
        turns: dict[Runner, list[list[Turn]]] = {name: [[] for _ in LINES] for name in runners}
        for process in runners.values():
            process.speak(*WARM_UP)
        for _ in range(rounds):
            for index, line in enumerate(LINES):
                for name, process in runners.items():
                    turns[name][index].append(process.speak(*line))
        return [_summed(name, runners[name], turns[name]) for name in runners]
    finally:
        for process in runners.values():
            process.stop()


def _summed(name: Runner, process: "_Process", lines: list[list[Turn]]) -> Result:
    compute_s = sum(median(turn.compute_s for turn in line) for line in lines)
    audio_s = sum(line[0].audio_s for line in lines)
    peaks = [turn.peak_bytes for line in lines for turn in line if turn.peak_bytes]
    return Result(
        runner=name,
        on=process.on,
        load_s=process.load_s,
        compute_s=compute_s,
        audio_s=audio_s,
        rtf=compute_s / audio_s,
        first_sound_s=median(turn.first_sound_s for line in lines for turn in line),
        peak_mb=max(peaks) / 1e6 if peaks else None,
    )


class _Process:
    """A runner in a process of its own, which speaks when told to."""

    def __init__(self, name: Runner, threads: int) -> None:
        started = time.perf_counter()
        command = [sys.executable, "-m", "studio.benches.engine", "--turns", name, "--threads", str(threads)]
        environment = {**os.environ, "PYTHONPATH": str(Path(studio.__file__).parent.parent)}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )
        self.on: str = self._heard()["on"]
        self.load_s = time.perf_counter() - started

    def speak(self, voice: VoiceId, text: str) -> Turn:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([voice, text]) + "\n")
        self._process.stdin.flush()
        return Turn(**self._heard())

    def stop(self) -> None:
        self._process.communicate()

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SynthesisError("A runner of the benchmark ended early; its own words are above.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _take_turns(name: Runner, threads: int) -> int:
    """The inside of a runner's process: a line of JSON in, a line of JSON out."""
    on, speak = _dubsmith(threads) if name == "dubsmith" else _onnxruntime(threads)
    print(json.dumps({"on": on}), flush=True)
    for line in sys.stdin:
        voice, text = json.loads(line)
        print(json.dumps(asdict(speak(VoiceId(voice), text))), flush=True)
    return 0


def _dubsmith(threads: int) -> tuple[str, Callable[[VoiceId, str], Turn]]:
    import numpy as np

    from studio.synth.engine import KokoroEngine
    from studio.voices.shelf import Shelf

    engine = KokoroEngine(user_paths().cache, Shelf(user_paths().voices), threads=threads)
    engine.load()

    def speak(voice: VoiceId, text: str) -> Turn:
        engine.forget()  # nothing that an earlier round left behind may help this one
        started = time.perf_counter()
        chunks = engine.stream(Request(text, voice))
        heard = [next(chunks).samples]
        first_sound_s = time.perf_counter() - started
        heard += [chunk.samples for chunk in chunks]
        compute_s = time.perf_counter() - started
        return Turn(compute_s, first_sound_s, sounding_s(np.concatenate(heard), engine.sample_rate), peak_bytes())

    return engine.device, speak


def _onnxruntime(threads: int) -> tuple[str, Callable[[VoiceId, str], Turn]]:
    import numpy as np
    import onnxruntime

    from studio.synth import weights
    from studio.synth.model import SAMPLE_RATE
    from studio.synth.tokens import passages
    from studio.text.reader import read
    from studio.voices.shelf import Shelf

    shelf = Shelf(user_paths().voices)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights.published(), options, providers=["CPUExecutionProvider"])

    def speak(voice: VoiceId, text: str) -> Turn:
        reading = read(text, None, shelf.find(voice).lang)
        found = passages(reading)
        started = time.perf_counter()
        audio_s = first_sound_s = 0.0
        for passage in found:
            inputs = {
                "tokens": np.array([[token.id for token in passage.tokens]], np.int64),
                "style": shelf.style(voice, len(passage.tokens) - 2)[None],
                "speed": np.ones(1, np.float32),
            }
            audio_s += sounding_s(session.run(None, inputs)[0].ravel(), SAMPLE_RATE)
            first_sound_s = first_sound_s or time.perf_counter() - started
        return Turn(time.perf_counter() - started, first_sound_s, audio_s, peak_bytes())

    return "cpu int8", speak


def sounding_s(samples: "Samples", sample_rate: int) -> float:
    """From the first sound to the last, in seconds; what is 60 dB under the loudest is silence, as in kokoro-onnx."""
    power = [float((samples[at : at + 512] ** 2).mean()) for at in range(0, len(samples), 512)]
    loud = [index for index, value in enumerate(power) if value > max(power) * 1e-6]
    return (loud[-1] + 1 - loud[0]) * 512 / sample_rate


def peak_bytes() -> int | None:
    """The most memory that this process has held (resident); None on systems without /proc."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _table(report: dict[str, Any]) -> str:
    rows: list[tuple[str, ...]] = [("", "load s", "RTF", "compute s", "audio s", "first sound s", "peak MB")]
    for result in report["results"]:
        peak = "-" if result["peak_mb"] is None else f"{result['peak_mb']:.0f}"
        times = (result["load_s"], result["rtf"], result["compute_s"], result["audio_s"], result["first_sound_s"])
        rows.append((f"{result['runner']} ({result['on']})", *(f"{value:.2f}" for value in times), peak))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    ratios = f"dubsmith / peer: compute {report['compute_ratio']:.2f}, RTF {report['rtf_ratio']:.2f}"
    return "\n".join([report["machine"], *lines, ratios])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
