"""Speed and memory of the engines beside their peers, in one run: `dubsmith bench`.

The studio's peer is the published int8 ONNX file run by onnxruntime, as the kokoro-onnx package does, with as many
threads, on the same tokens and style vectors. The draft's is hibari, one English voice distilled from the same network.
Each runs in a process of its own and they take turns, line by line, so that whatever else the machine does strikes all.
The silence around a line is left out of its length for all: Dubsmith plans it, and kokoro-onnx trims it. Quote the
ratios: seconds differ from machine to machine and from hour to hour.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import studio
from studio.benches.runners import RUNNERS, Turn
from studio.core.errors import InputError, SynthesisError
from studio.core.quality import QUALITIES
from studio.core.speech import VoiceId
from studio.engines import offered

ENGLISH: tuple[tuple[VoiceId, str], ...] = (
    (VoiceId("af_heart"), "A dragon."),
    (VoiceId("am_michael"), "What brings you to the land of the gatekeepers?"),
    (
        VoiceId("bf_emma"),
        "The quick brown fox jumps over the lazy dog, and then it walks home through the quiet evening rain.",
    ),
)
CHINESE: tuple[tuple[VoiceId, str], ...] = (
    (VoiceId("zf_xiaobei"), "你还活着已经算是很走运了。"),
    (VoiceId("zm_yunxi"), "今天下午我们去公园散步，顺便买点水果，晚上再一起看电影。"),
    (
        VoiceId("zf_xiaobei"),
        "清晨的阳光照进小屋，老人推开窗户。远处的山还蒙着一层薄雾，院子里的鸡已经叫了三遍。他想起昨夜的梦，笑了笑。",
    ),
)
WARM_UP: tuple[tuple[VoiceId, str], ...] = (
    (VoiceId("af_heart"), "The first line is always slower than the rest."),
    (VoiceId("bf_emma"), "So is the first in another accent."),
)
CHINESE_WARM_UP = (VoiceId("zf_xiaobei"), "第一句总是慢一些。")
COMPARED = (("draft", "studio"), ("studio", "onnxruntime int8"), ("draft", "hibari"))


@dataclass(frozen=True, slots=True)
class Result:
    """What one runner did with all lines of one kind: medians over the rounds, summed over the lines."""

    runner: str
    lines: str
    """en, or en + zh."""
    on: str
    """Device and precision."""
    load_s: float
    """From the start of the process to ready."""
    compute_s: float
    audio_s: float
    rtf: float
    """compute_s / audio_s"""
    cpu_rtf: float
    """The same with the seconds of all cores."""
    first_sound_s: float
    """Median over the lines."""
    peak_mb: float | None


def main(argv: Sequence[str]) -> int:
    """Run the benchmark and print it. 0, or raises InputError."""
    options = _options(argv)
    names = options.only or [name for name, runner in RUNNERS.items() if not runner.is_slow and _is_there(name)]
    results = _measured(names, options.rounds, options.threads)
    report = {
        "machine": f"{platform.system()} {platform.machine()}, {options.threads} threads",
        "results": [asdict(result) for result in results],
        "ratios": _ratios(results),
    }
    print(json.dumps(report, indent=2) if options.json else _table(report))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dubsmith bench",
        description=(__doc__ or "").partition("\n")[0],
        epilog="Instead, dubsmith bench film measures files in and out, text how texts are read, archive "
        "WaveNet, --window the window, and --controls what each control costs.",
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each line is spoken (default 3)")
    parser.add_argument(
        "--threads",
        type=int,
        default=os.cpu_count(),
        help="for all but draft and hibari, which take one (default: all)",
    )
    parser.add_argument(
        "--only", action="append", choices=list(RUNNERS), help="may be repeated (default: all but archive)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    if options.rounds < 1 or options.threads < 1:
        raise InputError("--rounds and --threads take whole numbers from 1.")
    return options


def _measured(names: Sequence[str], rounds: int, threads: int) -> list[Result]:
    runners: dict[str, _Process] = {}
    try:
        for name in names:
            runners[name] = _Process(name, threads)
            for line in WARM_UP if _is_english(name) else (*WARM_UP, CHINESE_WARM_UP):
                runners[name].speak(*line)
        turns: dict[tuple[str, str], list[list[Turn]]] = {}
        for kind, lines in (("en", ENGLISH), ("zh", CHINESE)):
            speaking = {name: process for name, process in runners.items() if kind == "en" or not _is_english(name)}
            turns |= {(name, kind): [[] for _ in lines] for name in speaking}
            for _ in range(rounds):
                for index, line in enumerate(lines):
                    for name, process in speaking.items():
                        turns[name, kind][index].append(process.speak(*line))
        english = [_summed(name, "en", runners[name], turns[name, "en"]) for name in runners]
        both = [
            _summed(name, "en + zh", runners[name], turns[name, "en"] + turns[name, "zh"])
            for name in runners
            if not _is_english(name)
        ]
        return both + english
    finally:
        for process in runners.values():
            process.stop()


def _is_there(name: str) -> bool:
    return name not in QUALITIES or name in offered("kokoro")


def _is_english(name: str) -> bool:
    return RUNNERS[name].is_english


def _summed(name: str, kind: str, process: "_Process", lines: Sequence[Sequence[Turn]]) -> Result:
    compute_s, cpu_s = (
        sum(median(getattr(turn, what) for turn in line) for line in lines) for what in ("compute_s", "cpu_s")
    )
    audio_s = sum(line[0].audio_s for line in lines)
    peaks = [turn.peak_bytes for line in lines for turn in line if turn.peak_bytes]
    return Result(
        runner=name,
        lines=kind,
        on=process.on,
        load_s=process.load_s,
        compute_s=compute_s,
        audio_s=audio_s,
        rtf=compute_s / audio_s,
        cpu_rtf=cpu_s / audio_s,
        first_sound_s=median(turn.first_sound_s for line in lines for turn in line),
        peak_mb=max(peaks) / 1e6 if peaks else None,
    )


def _ratios(results: Sequence[Result]) -> Mapping[str, float]:
    """RTF against RTF, over all lines that both of two speak."""
    found: dict[str, float] = {}
    for ours, peer in COMPARED:
        for kind in ("en", "en + zh"):
            rtf = {result.runner: result.rtf for result in results if result.lines == kind}
            if ours in rtf and peer in rtf:
                found[f"{ours} / {peer}"] = rtf[ours] / rtf[peer]
    return found


class _Process:
    """A runner in a process of its own, which speaks when told to."""

    def __init__(self, name: str, threads: int) -> None:
        started = time.perf_counter()
        command = [sys.executable, "-m", "studio.benches.runners", name, str(threads)]
        environment = {**os.environ, "PYTHONPATH": str(Path(studio.__file__).parent.parent)}
        self._name = name
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
            self.stop()
            raise SynthesisError(f"{self._name} ended early; its own words are above. --only leaves others out.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _table(report: Mapping[str, Any]) -> str:
    heads = ("", "lines", "load s", "RTF", "CPU s / s", "compute s", "audio s", "first sound s", "peak MB")
    rows: list[tuple[str, ...]] = [heads]
    for result in report["results"]:
        peak = "-" if result["peak_mb"] is None else f"{result['peak_mb']:.0f}"
        rows.append(
            (
                f"{result['runner']} ({result['on']})",
                result["lines"],
                f"{result['load_s']:.2f}",
                *(f"{result[what]:.3f}" for what in ("rtf", "cpu_rtf")),
                *(f"{result[what]:.2f}" for what in ("compute_s", "audio_s", "first_sound_s")),
                peak,
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    ratios = ", ".join(f"{pair}: {ratio:.3f}" for pair, ratio in report["ratios"].items())
    return "\n".join([report["machine"], *lines, f"RTF of {ratios}" if ratios else ""]).rstrip()
