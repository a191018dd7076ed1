"""Measure the lines that the estimate is judged by: `python packaging/measure_lines.py CACHE`.

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. Each row of tests/data/natural_lengths.tsv
has a line of text, its language, its syllables, and its natural length in milliseconds in some voices, as the engine
plans it; all numbers are written anew. To add a line: its language and its text are enough. To be run again whenever
the engine's fingerprint changes.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from studio.core.speech import Lang, Request, VoiceId
from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf

LINES = Path(__file__).parent.parent / "tests" / "data" / "natural_lengths.tsv"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Plan the lines that the estimate is judged by.")
    parser.add_argument("cache", type=Path, help="the folder for the converted weights")
    engine = KokoroEngine(parser.parse_args(argv).cache, Shelf(LINES), device="cpu")
    with LINES.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, dialect="excel-tab")
        rows, columns = list(reader), list(reader.fieldnames or ())
    voices = [VoiceId(column) for column in columns if column not in ("lang", "text", "syllables")]
    for row in rows:
        plans = [engine.plan(Request(row["text"], voice, cast(Lang, row["lang"]))) for voice in voices]
        row |= {voice: str(plan.natural_ms) for voice, plan in zip(voices, plans, strict=True)}
        row["syllables"] = str(plans[0].reading.syllables)
    with LINES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
