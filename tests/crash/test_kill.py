"""A process that edits and renders is killed at many moments: nothing that it acknowledged is lost."""

import os
import random
from pathlib import Path

import pytest

from studio.project.document import RowId
from studio.project.opening import create, open_project
from tests.crash.witness import Witness, as_found, check_database, records_of, said_until_killed

KILLS = 50
LONGEST_LIFE_S = 0.25
EDITOR = Path(__file__).with_name("editor.py")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_whatever_was_acknowledged_survives_fifty_kills(tmp_path: Path) -> None:
    choose = random.Random(3)
    path = tmp_path / "project" / "a.dub"
    create(path).store.close()
    witness = Witness()
    heard_takes: set[int] = set()
    n_before = n_acknowledged = 0
    for i in range(KILLS):
        said = said_until_killed(EDITOR, path, seed=i, life_s=choose.uniform(0, LONGEST_LIFE_S))
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
