"""Files in and out against the clock: `dubsmith bench film`.

Scripts are imported, a dub is exported as a pack, and muxed into a film, each at one size and at double that, to see
whether memory grows with the work. The peers do the like on the same files, in turns with ours: pysubs2 reads the
subtitles (where it is installed), the files of the pack are copied, and PyAV alone puts film and sound together. Each
trial runs in a process of its own. All is made on the spot, and deleted; 2 GB of disk are needed.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import studio
from studio.core.errors import InputError, SynthesisError

Figures = dict[str, Any]

ENDINGS = (".srt", ".vtt", ".ass", ".sbv", ".ttml", ".csv", ".txt")
PEER_READS = (".srt", ".vtt", ".ass", ".ttml")
"""What pysubs2 reads too."""


def main(argv: Sequence[str]) -> int:
    """Run the trials and print what they found. 0, or raises InputError."""
    options = _options(argv)
    with tempfile.TemporaryDirectory() as folder:
        report: Figures = {"machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"}
        report["import"] = _imports(Path(folder), options.cues, options.rounds)
        report["export"] = _doubled(Path(folder), "make_dub", "export_pack", "copy_files", options.clips, 1)
        report["sound"] = _doubled(Path(folder), "make_dub", "export_sound", "", options.clips, 1)
        report["mux"] = _doubled(
            Path(folder), "make_film", "mux_film", "copy_film", round(60 * options.minutes), options.rounds
        )
    print(json.dumps(report, indent=2) if options.json else _table(report, options))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dubsmith bench film", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("film", choices=("film",), help="measure files in and out")
    parser.add_argument("--cues", type=int, default=10_000, help="of a script (default 10000)")
    parser.add_argument("--clips", type=int, default=1000, help="of a pack (default 1000)")
    parser.add_argument("--minutes", type=float, default=20, help="of the film (default 20)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is done (default 3; packs once)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    if min(options.cues, options.clips, options.rounds) < 1 or options.minutes < 0.1:
        raise InputError("--cues, --clips and --rounds take whole numbers from 1, --minutes a number from 0.1.")
    return options


def _imports(folder: Path, n_cues: int, rounds: int) -> Figures:
    """By the ending of the file."""
    found: dict[str, Figures] = {}
    for size in (n_cues, 2 * n_cues):
        _run("make_scripts", folder, size)
        for ending in ENDINGS:
            path = folder / f"script{ending}"
            has_peer = ending in PEER_READS and find_spec("pysubs2") is not None and size == n_cues
            ours, peers = [], []
            for _ in range(rounds if size == n_cues else 1):
                ours.append(_run("import_script", path, size))
                peers += [_run("import_by_pysubs2", path, size)] if has_peer else []
            if size == n_cues:
                found[ending] = {"ours": _medians(ours), "peer": _medians(peers), "doubled": {}}
            else:
                found[ending]["doubled"] = _medians(ours)
    return found


def _doubled(folder: Path, make: str, trial: str, peer: str, size: int, rounds: int) -> Figures:
    """Ours, the peer (if its name is not empty), and ours with double the work."""
    with tempfile.TemporaryDirectory(dir=folder) as single:
        _run(make, Path(single), size)
        ours, peers = [], []
        for _ in range(rounds):
            ours.append(_run(trial, Path(single), size))
            peers += [_run(peer, Path(single), size)] if peer else []
    with tempfile.TemporaryDirectory(dir=folder) as double:
        _run(make, Path(double), 2 * size)
        doubled = _run(trial, Path(double), 2 * size)
    return {"ours": _medians(ours), "peer": _medians(peers), "doubled": doubled}


def _run(trial: str, place: Path, size: int) -> Figures:
    environment = {**os.environ, "PYTHONPATH": str(Path(studio.__file__).parent.parent)}
    command = [sys.executable, "-m", "studio.benches.film_trials", trial, str(place), str(size)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        raise SynthesisError(f"The trial {trial!r} ended early; its own words are above.")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _medians(found: Sequence[Figures]) -> Figures:
    names = found[0] if found else {}
    return {name: None if found[0][name] is None else median(one[name] for one in found) for name in names}


def _table(report: Figures, options: argparse.Namespace) -> str:
    rows: list[tuple[str, ...]] = [("", "s", "peer s", "ratio", "peak MB", "of double", "growth")]
    rows += [_row(f"import {options.cues} cues {ending}", of) for ending, of in report["import"].items()]
    pack = report["export"]
    rows.append(_row(f"export {options.clips} clips, {pack['ours']['mb']:.0f} MB", pack))
    for name, what in (("unchanged_s", "again, nothing changed"), ("one_changed_s", "again, one clip changed")):
        rows.append((f"  {what}", f"{pack['ours'][name]:.2f}", "", "", "", "", ""))
    rows.append(_row("export without timelines", report["sound"]))
    rows.append(_row(f"mux a film of {options.minutes:g} min", report["mux"]))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.rjust(w) if i else cell.ljust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    return "\n".join([report["machine"], *(line.rstrip() for line in lines)])


def _row(name: str, found: Figures) -> tuple[str, ...]:
    ours, peer, double = (found[which] for which in ("ours", "peer", "doubled"))
    times = (f"{peer['s']:.2f}", f"{ours['s'] / peer['s']:.2f}") if peer else ("", "")
    if ours["peak_mb"] is None:
        return (name, f"{ours['s']:.2f}", *times, "-", "-", "-")
    growth = double["peak_mb"] / ours["peak_mb"] - 1
    return (name, f"{ours['s']:.2f}", *times, f"{ours['peak_mb']:.0f}", f"{double['peak_mb']:.0f}", f"{growth:+.0%}")
