from pathlib import Path

import pytest

from studio.core.fake_engine import FakeEngine
from studio.core.speech import Request, VoiceId
from studio.render.plan_cache import PlanCache

PLAN = FakeEngine().plan(Request("Hello, 我们用 PyTorch。", VoiceId("af_heart"), seed=3))


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = PlanCache(tmp_path)
    cache.put("ab12", PLAN)
    assert cache.get("ab12") == PLAN
    assert cache.get("ab13") is None


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
