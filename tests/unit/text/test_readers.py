"""What is kept of a text is not taken for that of readers who read it otherwise."""

from pathlib import Path

import pytest

from studio.core.ports import Engine
from studio.core.speech import Request, VoiceId
from studio.synth.draft.engine import DraftEngine
from studio.synth.engine import KokoroEngine
from studio.synth.wavenet.engine import ArchiveEngine
from studio.text import readers
from studio.voices.shelf import Shelf


def test_a_changed_word_or_name_is_another_reader(tmp_path: Path) -> None:
    rule, words = tmp_path / "rule.py", tmp_path / "words.txt"
    rule.write_text("1")
    words.write_text("重庆 chong2 qing4")
    before = readers.digest_of([rule, words])
    assert readers.digest_of([words, rule]) == before
    words.write_text("重庆 zhong4 qing4")
    assert readers.digest_of([rule, words]) != before
    words.write_text("重庆 chong2 qing4")
    assert readers.digest_of([rule, words.rename(tmp_path / "other.txt")]) != before


def test_takes_of_other_readers_are_not_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, request = Shelf(tmp_path), Request("你好。", VoiceId("zf_xiaobei"))
    studio = KokoroEngine(tmp_path, shelf)
    engines: tuple[Engine, ...] = (DraftEngine(shelf), studio, ArchiveEngine(studio, shelf, tmp_path))
    before = [engine.digest(request) for engine in engines]
    assert [engine.digest(request) for engine in engines] == before
    monkeypatch.setattr(readers, "fingerprint", lambda: "other")
    assert all(engine.digest(request) != digest for engine, digest in zip(engines, before, strict=True))
