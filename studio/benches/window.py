"""The window against the clock: `dubsmith bench --window`.

Each trial runs in a process of its own, offscreen where there is no display, with the real engine, in an empty home:
the person's settings and projects are neither read nor changed, and nothing is heard. One start that does not count
comes first: it converts the weights where that was never done, and fills the system's cache of files.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import studio
from studio.core.errors import InputError, SynthesisError

Figures = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Run the trials and print what they found. 0, or raises InputError."""
    options = _options(argv)
    report = {"machine": _machine(), **_measured(options.rounds)}
    print(json.dumps(report, indent=2) if options.json else _table(report))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dubsmith bench --window", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--window", action="store_true", required=True, help="measure the window")
    parser.add_argument("--rounds", type=int, default=5, help="how often the window is started (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    if options.rounds < 1:
        raise InputError("--rounds takes a whole number from 1.")
    return options


def _measured(rounds: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        long, takes = Path(folder, "long.dub"), Path(folder, "takes.dub")
        _run("start", long)
        starts = [_run("start", long) for _ in range(rounds)]
        typing = _run("typing", long)
        many = _run("many", long)
        _run("make_takes", takes)
        return {
            "start": {name: median(start[name] for start in starts) for name in starts[0]},
            "starts": starts,
            "typing": typing,
            "many_lines": many | _run("opening", long),
            "many_takes": _run("opening", takes),
        }


def _run(trial: str, project: Path) -> Figures:
    """What a trial found, in a process and a home of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(studio.__file__).parent.parent)}
    has_display = sys.platform != "linux" or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not has_display:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "studio.benches.window_trials", trial, home, repr(time.time()), str(project)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        raise SynthesisError(f"The trial {trial!r} ended early; its own words are above.")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def _table(report: Figures) -> str:
    start, typing, lines, takes = (report[name] for name in ("start", "typing", "many_lines", "many_takes"))
    rest, busy = typing["at_rest"], typing["rendering"]
    torch = "torch imported" if start["torch_at_first_paint"] else "torch not imported"
    rows = [
        ("first paint", f"{start['first_paint_s']:.2f} s", f"<= 1.5 s; {torch} by then"),
        ("the demo is on the desk", f"{start['first_line_s']:.2f} s", ""),
        ("engine ready", f"{start['engine_ready_s']:.2f} s", ""),
        ("first sound, its line played at once", f"{start['first_sound_s']:.2f} s", ""),
        ("memory then", f"{start['rss_mb']:.0f} MB", ""),
        ("key to estimate, at rest", _spread(rest["estimate_ms"]), "<= 16 ms"),
        ("key to estimate, rendering", _spread(busy["estimate_ms"]), "<= 16 ms"),
        ("key to plan, at rest", _spread(rest["planned_ms"]), "<= 250 ms"),
        ("key to plan, rendering", _spread(busy["planned_ms"]), "<= 1000 ms"),
        ("10,000 lines: import", f"{lines['import_s']:.2f} s", ""),
        ("10,000 lines: open", f"{lines['open_s']:.2f} s", ""),
        ("10,000 lines: frame by wheel", _spread(lines["at_rest"]["wheel_ms"]), "<= 16.7 ms"),
        ("10,000 lines: frame by scroll bar", _spread(lines["at_rest"]["jump_ms"]), "<= 16.7 ms"),
        ("  by wheel, all being planned", _spread(lines["planning"]["wheel_ms"]), "<= 16.7 ms"),
        ("  by scroll bar, all being planned", _spread(lines["planning"]["jump_ms"]), "<= 16.7 ms"),
        ("10,000 lines: memory", _growth(lines), ""),
        ("2,000 takes: open", f"{takes['open_s']:.2f} s", ""),
        ("2,000 takes: memory", _growth(takes), ""),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        [report["machine"]]
        + ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    )


def _spread(figures: Figures) -> str:
    return f"{figures['median']:.1f} ms (p90 {figures['p90']:.1f}, most {figures['most']:.1f})"


def _growth(figures: Figures) -> str:
    return f"{figures['scrolled_mb']:.0f} MB (empty {figures['empty_mb']:.0f})"
