"""WaveNet against the clock: `dubsmith bench archive`.

What a sample costs with cached queues and without, where the whole stack is computed anew over all that a sample is
made from; in turns, for several numbers of rows.
"""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from studio.core.errors import InputError
from studio.synth.wavenet.wavenet_file import SHIPPED

ROWS = (1, 8, 32)


def main(argv: Sequence[str]) -> int:
    """Measure, and print what was found. Raises InputError and WeightsError."""
    from studio.synth.threads import using
    from studio.synth.wavenet import speed
    from studio.synth.wavenet.wavenet_file import read_wavenet

    options = _options(argv)
    network = read_wavenet(options.weights)
    found: list[dict[str, Any]] = []
    with using(options.threads):
        for rows in options.rows:
            pairs = [(speed.cached_s(network, rows), speed.uncached_s(network, rows)) for _ in range(options.rounds)]
            cached, uncached = (median(side) for side in zip(*pairs, strict=True))
            found.append({"rows": rows, "cached_ms": cached * 1e3, "uncached_ms": uncached * 1e3})
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {options.threads} threads"
    print(json.dumps({"machine": machine, "samples": found}, indent=2) if options.json else _table(machine, found))
    return 0


def _table(machine: str, found: Sequence[dict[str, Any]]) -> str:
    lines = [machine, "", "| rows | cached, ms a step | uncached, ms a step | times faster |", "|---|---|---|---|"]
    for row in found:
        ratio = row["uncached_ms"] / row["cached_ms"]
        lines.append(f"| {row['rows']} | {row['cached_ms']:.2f} | {row['uncached_ms']:.1f} | {ratio:.0f} |")
    return "\n".join(lines)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dubsmith bench archive", description=__doc__)
    parser.add_argument("archive", choices=("archive",), help="measure WaveNet")
    parser.add_argument("--weights", type=Path, default=SHIPPED, help="a WaveNet's file (default: the one that came)")
    parser.add_argument("--rows", type=int, nargs="+", default=list(ROWS), help="spoken side by side (default: 1 8 32)")
    parser.add_argument("--rounds", type=int, default=5, help="of each, in turns; the median counts (default: 5)")
    parser.add_argument("--threads", type=int, default=1, help="as the engine's (default: 1)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    if min(options.rounds, options.threads, *options.rows) < 1:
        raise InputError("--rounds, --threads and --rows take whole numbers from 1.")
    return options
