from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.emotion import Emotion
from studio.core.fake_engine import FakeEngine
from studio.core.speech import Request, VoiceId, Word
from studio.render.plan_cache import PlanCache
from studio.render.store import read_record, write_record

PLAN = FakeEngine().plan(Request("Hello, 我们用 PyTorch。", VoiceId("af_heart"), seed=3))


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = PlanCache(tmp_path)
    cache.put("ab12", PLAN)
    assert cache.get("ab12") == PLAN
    assert cache.get("ab13") is None


def test_the_marks_of_its_words_come_back_too(tmp_path: Path) -> None:
    word = Word(
        "重要", 6, 15, "zh", "ʈʂ", ".", 2, emphasis=True, whisper=True, emotion=Emotion(angry=0.6, strength=0.5)
    )
    plan = replace(PLAN, reading=replace(PLAN.reading, words=(word,)))
    cache = PlanCache(tmp_path)
    cache.put("ab12", plan)
    assert cache.get("ab12") == plan


@pytest.mark.parametrize("field", ["emotion", "syllables"])
def test_a_plan_of_another_shape_counts_as_missing_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    cache = PlanCache(tmp_path)
    cache.put("ab12", PLAN)
    (path,) = tmp_path.rglob("*.json")
    record = read_record(path)
    assert record is not None
    word = record["reading"]["words"][0]
    record["reading"]["words"][0] = {name: value for name, value in word.items() if name != field}
    write_record(path, record)
    with caplog.at_level("WARNING"):
        assert cache.get("ab12") is None
    assert "another shape" in caplog.text
    caplog.clear()


def test_a_damaged_plan_counts_as_missing_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = PlanCache(tmp_path)
    cache.put("ab12", PLAN)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(path.read_bytes().replace(b"Hello", b"Hallo"))
    with caplog.at_level("WARNING"):
        assert cache.get("ab12") is None
    assert "damaged" in caplog.text
    caplog.clear()


def test_a_cache_that_cannot_be_written_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file, no folder")
    with caplog.at_level("WARNING"):
        PlanCache(blocked).put("ab12", PLAN)
    assert "cannot be written" in caplog.text
    caplog.clear()
