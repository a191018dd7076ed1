"""The window is killed while somebody types and renders in it: all comes back, and it says what it recovered."""

import os
import random
from pathlib import Path

import pytest

from studio.project import edits
from studio.project.document import RowId
from studio.project.opening import create, open_project
from tests.crash.witness import Witness, as_found, check_database, records_of, said_until_killed

KILLS = 7
LONGEST_LIFE_S = 2.0
TEXTS = ("Hello there.", "How are you?", "今天天气很好。", "What brings you here?")
WINDOW = Path(__file__).with_name("window.py")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_whatever_was_done_in_the_window_survives_its_kills(tmp_path: Path) -> None:
    choose = random.Random(5)
    path = tmp_path / "project" / "a.dub"
    witness = Witness(can_revive=True)
    with (opened := create(path)).store:
        for text in TEXTS:
            patch = edits.add(opened.document, None, text)
            opened.document.apply(patch)
            opened.store.write("Add", patch)
        witness.records = records_of(opened.document)
        expected = [[row.id, row.text] for row in opened.document]
    n_before = n_taken_up = 0
    for i in range(KILLS):
        said = said_until_killed(WINDOW, path, seed=i, life_s=choose.uniform(0, LONGEST_LIFE_S))
        (found,) = (message["found"] for message in said if "found" in message)
        assert found["rows"] == expected, "the window shows all that was there"
        assert bool(i) == any("ended unexpectedly" in sentence for sentence in found["told"])
        assert sum("was being typed" in sentence for sentence in found["told"]) == n_taken_up

        copy = as_found(path, tmp_path / str(i))
        check_database(copy)
        with (opened := open_project(copy)).store:
            assert opened.recovered is not None
            n_written = opened.recovered.edits - n_before
            assert n_written >= max((message["kept"] for message in said if "kept" in message), default=0)
            drafts = witness.hear(said, n_written)
            assert records_of(opened.document) == witness.records
            for row, text in drafts.items():
                assert text in (opened.drafts.get(RowId(row)), opened.document.rows[RowId(row)].text)
            for take in opened.document.takes.values():
                assert opened.store.sound(take.id).audio.n_samples == take.n_samples
            expected = [[row.id, opened.drafts.get(row.id, row.text)] for row in opened.document]
            n_before, n_taken_up = opened.recovered.edits, len(opened.drafts)
    assert n_before > 5 * KILLS, "too little was done to prove anything"
    assert any(table == "take" for table, _ in witness.records)
