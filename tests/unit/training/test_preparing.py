"""Recordings are prepared bit by bit, by one process or several; a pretended teacher."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.errors import CorpusError
from studio.training import preparing
from studio.training.corpus import Corpus
from studio.training.preparing import NOTE, Reader, claim, gain_db, note_of, prepare
from studio.training.recordings import Listed, listed
from tests.unit.training.examples import example
from tests.unit.training.test_recordings import put, voiced


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Listed:
    """Five recordings, the third of them useless; a shard holds two."""
    for number in range(5):
        put(tmp_path / "data" / f"{number}.wav", voiced() if number != 2 else np.zeros(24_000))
        (tmp_path / "data" / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    monkeypatch.setattr(preparing, "PER_SHARD", 2)
    monkeypatch.setattr(preparing, "spoken", lambda network, symbols, prompt, style: example(prompt.number))
    monkeypatch.setattr(preparing, "example", lambda recording, gain, teacher: teacher)
    return listed(tmp_path / "data")


def reader() -> Reader:
    network: Any = None
    return Reader(network, {}, "af_heart", lambda text: ("en", text), lambda n: np.zeros(256, np.float32))


def after(n: int) -> Callable[[], bool]:
    """A wish to stop that comes when it has been asked for `n` times."""
    left = iter(range(n))
    return lambda: next(left, None) is None


def test_what_was_stopped_goes_on(folder: Listed, tmp_path: Path) -> None:
    shards = tmp_path / "shards"
    claim(shards, folder, "af_heart")
    assert not prepare(folder, reader(), shards, lambda _: None, after(3))
    assert len(list(shards.glob("shard-*"))) == 1
    told: list[preparing.Prepared] = []
    assert prepare(folder, reader(), shards, told.append, lambda: False)
    assert [(one.recordings, one.of) for one in told] == [(1, 3), (2, 3), (3, 3)]
    corpus = Corpus(shards)
    assert corpus.numbers.tolist() == [0, 1, 3, 4]
    assert corpus.problems == ("Recording 2.wav was left out: there is no speech in it.",)


def test_processes_share_the_work(folder: Listed, tmp_path: Path) -> None:
    claim(tmp_path, folder, "af_heart")
    for rank in (1, 0):
        assert prepare(folder, reader(), tmp_path, lambda _: None, lambda: False, rank, 2)
    assert Corpus(tmp_path).numbers.tolist() == [0, 1, 3, 4]


def test_all_recordings_get_the_same_gain(folder: Listed) -> None:
    quiet = gain_db(folder.recordings)
    for one in folder.recordings:
        put(one.path, 2 * voiced())
    assert gain_db(folder.recordings) == pytest.approx(quiet - 6.02, abs=0.05)


def test_nothing_useful_is_said(folder: Listed) -> None:
    with pytest.raises(CorpusError, match=r"2\.wav: there is no speech in it"):
        gain_db(folder.recordings[2:3])


def test_a_damaged_note_is_named(folder: Listed, tmp_path: Path) -> None:
    assert note_of(tmp_path) is None
    (tmp_path / NOTE).write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match="delete"):
        claim(tmp_path, folder, "af_heart")
