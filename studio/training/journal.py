"""What a run writes about itself: a line of JSON for each report, and event files for TensorBoard."""

import json
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LIBRARY = "tensorboardX"
"""Writes event files without TensorBoard itself, which brings a web server."""


def can_plot() -> bool:
    """Whether TensorBoard will find something to read."""
    return find_spec(LIBRARY) is not None


class Journal:
    """Use as a context. Event files need the extra `train`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lines = (folder / "losses.jsonl").open("a", encoding="utf-8")
        self._events: Any = None
        if can_plot():
            from tensorboardX import SummaryWriter

            self._events = SummaryWriter(str(folder / "events"))

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()
        if self._events is not None:
            self._events.close()

    def report(self, part: str, step: int, values: Mapping[str, float]) -> None:
        """`part`: which curves these belong to, as `acoustic/train`."""
        row = {"part": part, "step": step, "time": round(time.time()), **{k: round(v, 5) for k, v in values.items()}}
        self._lines.write(json.dumps(row) + "\n")
        self._lines.flush()
        if self._events is not None:
            for name, value in values.items():
                self._events.add_scalar(f"{part}/{name}", value, step)
