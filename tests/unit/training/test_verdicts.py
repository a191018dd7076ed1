"""Shards that were looked at are not read again, unless they are others now."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.training import checking, corpus
from studio.training.corpus import Corpus, shard_path
from studio.training.example import Example
from studio.training.shards import Shard, write_shard
from studio.training.verdicts import NOTE
from tests.unit.training.examples import example


@pytest.fixture
def bad(folder: Path) -> Path:
    """A folder in which one utterance is clipped."""
    clipped = replace(example(60), samples=np.full(12_000, 32_767, np.int16))
    write_shard(shard_path(folder, 2), [example(59), clipped])
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is looked at."""
    looked: list[str] = []
    check = Shard.check

    def checked(shard: Shard) -> None:
        looked.append(shard.path.stem)
        check(shard)

    def judged(one: Example) -> str:
        looked.append(f"{one.prompt.number}")
        return checking.fault(one)

    monkeypatch.setattr(Shard, "check", checked)
    monkeypatch.setattr(corpus, "fault", judged)
    return looked


def test_the_second_time_nothing_is_read(bad: Path, read: list[str]) -> None:
    first = Corpus(bad).faults()
    assert list(first) == [8]
    assert len(read) == 3 + 9
    read.clear()
    assert Corpus(bad).faults() == first
    assert read == []


def test_a_shard_that_is_another_now_is_read(bad: Path, read: list[str]) -> None:
    Corpus(bad).faults()
    read.clear()
    write_shard(shard_path(bad, 1), [example(70)])
    write_shard(shard_path(bad, 3), [example(71)])
    assert list(Corpus(bad).faults()) == [6]
    assert read == ["shard-00001", "shard-00003", "70", "71"]


def test_damage_is_found_again(bad: Path, caplog: pytest.LogCaptureFixture) -> None:
    Corpus(bad).faults()
    path = shard_path(bad, 0)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    os.utime(path, ns=(0, 0))
    assert "damaged" in Corpus(bad).problems[0]
    assert "damaged" in caplog.text


@pytest.mark.parametrize("content", ["", "[]", '{"version": 0, "shards": {}}'])
def test_a_note_of_no_use_is_made_anew(bad: Path, content: str, read: list[str]) -> None:
    (bad / NOTE).write_text(content, encoding="utf-8")
    assert list(Corpus(bad).faults()) == [8]
    read.clear()
    Corpus(bad).faults()
    assert read == []


def test_who_does_not_check_keeps_nothing(bad: Path) -> None:
    assert list(Corpus(bad, is_checked=False).faults()) == [8]
    assert not (bad / NOTE).exists()
