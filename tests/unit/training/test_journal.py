"""What a run writes about itself: readable, whole lines, and never a reason to end."""

import errno
import json
import logging
import struct
from pathlib import Path

import pytest
from tensorboardX import record_writer
from tensorboardX.proto.event_pb2 import Event, SessionLog

from studio.training.journal import Journal


def events(folder: Path) -> list[Event]:
    """Of all event files, in the order in which TensorBoard reads them."""
    found = []
    for path in sorted(folder.glob("events.out.tfevents.*")):
        data = path.read_bytes()
        while data:
            length = struct.unpack("<Q", data[:8])[0]
            found.append(Event.FromString(data[12 : 12 + length]))
            data = data[16 + length :]
    return found


def points(folder: Path) -> list[tuple[str, int, float]]:
    return [(value.tag, one.step, value.simple_value) for one in events(folder) for value in one.summary.value]


def test_each_stage_has_its_curves(tmp_path: Path) -> None:
    """Two may run side by side, and TensorBoard reads only the newest file of a folder."""
    with Journal(tmp_path, "acoustic") as one, Journal(tmp_path, "vocoder") as other:
        one.report("train", 10, {"mel": 0.5})
        other.report("train", 10, {"log_stft": 0.25})
        one.report("watch", 10, {"mel": 1.0})
    found = points(tmp_path / "events" / "acoustic")
    assert found == [("acoustic/train/mel", 10, 0.5), ("acoustic/watch/mel", 10, 1.0)]
    assert points(tmp_path / "events" / "vocoder") == [("vocoder/train/log_stft", 10, 0.25)]
    rows = [json.loads(line) for line in (tmp_path / "losses.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["part"], row["step"]) for row in rows] == [
        ("acoustic/train", 10),
        ("vocoder/train", 10),
        ("acoustic/watch", 10),
    ]


def test_what_a_killed_run_noted_beyond_its_checkpoint_is_void(tmp_path: Path) -> None:
    for _ in range(2):
        with Journal(tmp_path, "acoustic") as journal:
            journal.report("train", 10, {"mel": 0.5})
    found = events(tmp_path / "events" / "acoustic")
    starts = [one.step for one in found if one.session_log.status == SessionLog.START]
    assert starts
    assert set(starts) == {10}


def test_a_full_disk_is_told_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    flush = record_writer.RecordWriter.flush

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with caplog.at_level(logging.WARNING), Journal(tmp_path, "acoustic") as journal:
        monkeypatch.setattr(record_writer.RecordWriter, "flush", full)
        for step in range(20):
            journal.report("train", step, {"mel": 0.5})
        monkeypatch.setattr(record_writer.RecordWriter, "flush", flush)
        journal.report("train", 20, {"mel": 0.5})
    assert "No space left" in caplog.text
    assert ("acoustic/train/mel", 20, 0.5) in points(tmp_path / "events" / "acoustic")
