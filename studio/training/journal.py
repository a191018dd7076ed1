"""What a run writes about itself: a line of JSON for each report, and event files for TensorBoard."""

import errno
import json
import logging
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from socket import gethostname
from typing import Any

LIBRARY = "tensorboardX"
"""Writes event files without TensorBoard itself, which brings a web server."""
EVENTS = "events"

log = logging.getLogger(__name__)


def can_plot() -> bool:
    """Whether TensorBoard will find something to read."""
    return find_spec(LIBRARY) is not None


class Journal:
    """Use as a context. Event files need the extra `train`; each stage has a folder of its own for them, since
    TensorBoard reads only the newest file of a folder, and stages may run side by side.

    What cannot be written is told and left out: no run of hours ends for want of a line about it.
    """

    def __init__(self, folder: Path, stage: str) -> None:
        """Raises OSError where the folder cannot be made."""
        folder.mkdir(parents=True, exist_ok=True)
        self._stage = stage
        self._lines = folder / "losses.jsonl"
        self._plots = folder / EVENTS / stage
        self._events: _Events | None = None

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        if self._events is not None:
            self._events.close()

    def report(self, part: str, step: int, values: Mapping[str, float]) -> None:
        """`part`: which curves of the stage these belong to, as `train`."""
        part = f"{self._stage}/{part}"
        row = {"part": part, "step": step, "time": round(time.time()), **{k: round(v, 5) for k, v in values.items()}}
        try:
            _append(self._lines, json.dumps(row).encode() + b"\n")
            if can_plot():
                self._events = self._events or _Events(self._plots, step)
                self._events.add(step, {f"{part}/{name}": value for name, value in values.items()})
        except OSError as fault:
            log.warning("What was to be noted of step %d is lost: %s.", step, fault)
            if self._events is not None:
                self._events.close()
            self._events = None  # it may end in half a record: the next begins another file


class _Events:
    """One event file.

    NOTE: not by tensorboardX's SummaryWriter: its thread dies of a full disk, and whoever reports waits for ever.
    """

    def __init__(self, folder: Path, step: int) -> None:
        """`step`: what older files say of it and of later ones is void: a run that was killed had got so far. Raises
        OSError."""
        from tensorboardX.proto.event_pb2 import SessionLog
        from tensorboardX.record_writer import RecordWriter

        folder.mkdir(parents=True, exist_ok=True)
        self._file: Any = RecordWriter(str(folder / f"events.out.tfevents.{time.time():.6f}.{gethostname()}"))
        self._write(file_version="brain.Event:2")
        self._write(step=step, session_log=SessionLog(status=SessionLog.START))

    def add(self, step: int, values: Mapping[str, float]) -> None:
        """A point of each curve. Raises OSError."""
        from tensorboardX.summary import scalar

        for name, value in values.items():
            self._write(step=step, summary=scalar(name, value))
        self._file.flush()

    def close(self) -> None:
        with suppress(OSError):  # its last points are lost, which was told when they were reported
            self._file.close()

    def _write(self, **fields: Any) -> None:
        from tensorboardX.proto.event_pb2 import Event

        self._file.write(Event(wall_time=time.time(), **fields).SerializeToString())


def _append(path: Path, line: bytes) -> None:
    """The whole line or nothing. Raises OSError."""
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        if file.write(line) != len(line):
            file.truncate(size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
