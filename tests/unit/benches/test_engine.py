"""The benchmark of engines: turns, sums and ratios. The one that speaks here is the quickest to load."""

import json
from dataclasses import replace

import numpy as np
import pytest

from studio.benches import engine, runners
from studio.benches.engine import Result
from studio.core.errors import InputError

RESULT = Result("draft", "en", "cpu", 1.0, 0.1, 4.0, 0.025, 0.02, 0.05, 300.0)


def test_each_turn_is_timed_and_summed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(engine, "ENGLISH", engine.ENGLISH[:1])
    assert engine.main(["--only", "hibari", "--rounds", "1", "--json"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert (result["runner"], result["lines"]) == ("hibari", "en")
    assert 0.2 < result["audio_s"] < 3
    assert 0 < result["first_sound_s"] <= result["compute_s"]
    assert result["rtf"] == pytest.approx(result["compute_s"] / result["audio_s"])


def test_two_are_compared_over_the_lines_that_both_speak() -> None:
    found = [
        replace(RESULT, lines="en + zh"),
        replace(RESULT, runner="studio", lines="en + zh", rtf=0.25),
        RESULT,
        replace(RESULT, runner="hibari", rtf=0.01),
    ]
    assert engine._ratios(found) == pytest.approx({"draft / studio": 0.1, "draft / hibari": 2.5})


def test_silence_around_a_line_does_not_count() -> None:
    samples = np.zeros(48_000, np.float32)
    samples[12_000:36_000] = 0.1
    assert runners.sounding_s(samples) == pytest.approx(1.0, abs=0.05)


def test_numbers_below_one_are_refused() -> None:
    with pytest.raises(InputError, match="whole numbers from 1"):
        engine.main(["--rounds", "0"])
