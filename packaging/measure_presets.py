"""Measure the presets: `python packaging/measure_presets.py CACHE [NAME ...]`.

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. The `[measured]` table of each file in
voices/presets/ (or of the named ones alone) is written anew as studio/render/voice_measures.py measures it; the rest of
the file stays as it is. To be run again whenever a preset is changed, or the engine's fingerprint.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.render.voice_measures import measured_voice
from studio.synth.engine import KokoroEngine
from studio.voices.presets import PRESETS, read_preset
from studio.voices.shelf import Shelf

_TABLE = re.compile(r"\n*^\[measured\]\n(?:(?!\[).*\n?)*", re.MULTILINE)


def with_measures(text: str, fields: Mapping[str, Any]) -> str:
    """A preset's file with its `[measured]` table, at the end, in place of the one that it has."""
    lines = [f"{name} = {_value(value)}" for name, value in fields.items()]
    return "\n".join([_TABLE.sub("\n", text).rstrip(), "", "[measured]", *lines, ""])


def _value(value: float | Mapping[str, float]) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {number}" for key, number in value.items()) + " }"
    return str(value)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure what the presets sound like.")
    parser.add_argument("cache", type=Path, help="the folder for the converted weights")
    parser.add_argument("names", nargs="*", help="file names without .toml; none: all")
    args = parser.parse_args(argv)
    paths = [PRESETS / f"{name}.toml" for name in args.names] or sorted(PRESETS.glob("*.toml"))
    engine = KokoroEngine(args.cache, Shelf(PRESETS / "none"), device="cpu")
    for path in paths:
        fields = measured_voice(engine, read_preset(path).voice)
        path.write_text(with_measures(path.read_text("utf-8"), fields), encoding="utf-8", newline="\n")
        print(path.stem, fields, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
