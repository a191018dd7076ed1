"""A process that edits and renders is killed at many moments: nothing that it acknowledged is lost."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from studio.project.codec import encoded
from studio.project.document import Document, RowId
from studio.project.opening import create, open_project

KILLS = 50
LONGEST_LIFE_S = 0.25
EDITOR = Path(__file__).with_name("editor.py")
ROOT = EDITOR.parents[2]


def killed_editor(path: Path, seed: int, life_s: float) -> list[dict[str, Any]]:
    """What an editor said that was killed `life_s` after it had opened the project."""
    command = [sys.executable, str(EDITOR), str(path), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        out = process.stdout
        assert out is not None
        lines.append(out.readline())
        reader = threading.Thread(target=lambda: lines.extend(out))
        reader.start()
        time.sleep(life_s)
        assert process.poll() is None, "the editor ended before it was killed"
        process.kill()
        reader.join()
    # The last line may have been cut off in the middle: its edit counts as not acknowledged.
    return [json.loads(line) for line in lines if line.endswith("\n")]


class Witness:
    """Knows what must be in the file."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, Any], str] = {}
        self.greatest = {"row": 0, "take": 0}
        """The greatest ids that were ever in the file."""

    def hear(self, said: list[dict[str, Any]], n_written: int) -> dict[int, str]:
        """Take in the `n_written` edits of a life that reached the disk; the drafts that must have been kept."""
        drafts: dict[int, str] = {}
        done = 0
        for message in said:
            if "edit" in message:
                done += 1
                self._take_in(message["edit"] if done <= n_written else [], drafts)
            if "drafted" in message:
                row, text = message["drafted"]
                drafts[row] = text
        return drafts

    def _take_in(self, changes: list[tuple[str, Any, str | None]], drafts: dict[int, str]) -> None:
        for table, key, record in changes:
            if record is not None and (table, key) not in self.records:
                assert key > self.greatest[table], "an id was used twice"
                self.greatest[table] = key
            if table == "row":
                drafts.pop(key, None)
            self.records.pop((table, key), None)
            if record is not None:
                self.records[table, key] = record


def records_of(document: Document) -> dict[tuple[str, Any], str]:
    tables: tuple[tuple[str, dict[Any, Any]], ...] = (("row", document.rows), ("take", document.takes))
    return {(table, key): encoded(record) for table, records in tables for key, record in records.items()}


def as_found(path: Path, folder: Path) -> Path:
    """A copy of a project as its killed process has left it."""
    folder.mkdir()
    for file in path.parent.glob("*.dub*"):
        shutil.copy(file, folder)
    return folder / path.name


def check_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_whatever_was_acknowledged_survives_fifty_kills(tmp_path: Path) -> None:
    choose = random.Random(3)
    path = tmp_path / "project" / "a.dub"
    create(path).store.close()
    witness = Witness()
    heard_takes: set[int] = set()
    n_before = n_acknowledged = 0
    for i in range(KILLS):
        said = killed_editor(path, seed=i, life_s=choose.uniform(0, LONGEST_LIFE_S))
        assert not any("failure" in message for message in said)
        # Every other time the editor itself must cope with what the one before has left.
        is_closed = i % 2 == 1
        found = path if is_closed else as_found(path, tmp_path / str(i))
        with (opened := open_project(found)).store:
            assert not opened.is_read_only
            assert opened.recovered is not None
            n_written = opened.recovered.edits - n_before
            assert n_written >= max((message["kept"] for message in said if "kept" in message), default=0)
            drafts = witness.hear(said, n_written)
            assert records_of(opened.document) == witness.records
            for row, text in drafts.items():
                assert text in (opened.drafts.get(RowId(row)), opened.document.rows[RowId(row)].text)
            for take in opened.document.takes.values():
                if take.id not in heard_takes:
                    assert opened.store.sound(take.id).audio.n_samples == take.n_samples
            heard_takes |= set(opened.document.takes)
            n_before = 0 if is_closed else opened.recovered.edits
            n_acknowledged += n_written
        check_database(found)
    with (opened := open_project(path)).store:
        for id_ in opened.document.takes:
            opened.store.sound(id_)
    assert n_acknowledged > 10 * KILLS, "too little was done to prove anything"
