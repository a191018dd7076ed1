"""The whole way with the real engine, as a person goes it: a subtitle file in, clips out, a second run, a change."""

import json
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from studio.app import DEMO
from studio.cli import main

pytestmark = pytest.mark.usefixtures("shared_weights")

SINTEL = Path(__file__).parents[1] / "data" / "formats" / "sintel.zh.srt"


def run(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> tuple[int, dict[str, Any]]:
    code = main([*map(str, argv), "--json"])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, report


def test_subtitles_become_clips_that_last_as_long_as_their_slots(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script, out = tmp_path / "film.zh.srt", tmp_path / "out"
    script.write_text("\n\n".join(SINTEL.read_text("utf-8").split("\n\n")[:4]), "utf-8")

    code, report = run(capsys, "dub", script, "-o", out)

    assert code == 0
    for line in report["lines"]:
        length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
        with wave.open(str(out / line["clip"])) as clip:
            assert clip.getframerate() == 48_000
            assert clip.getnframes() == round(length_ms * 48_000 / 1000) == line["n_samples"]
        samples, _ = soundfile.read(out / line["clip"])
        assert abs(samples[0]) < 1e-3
        assert abs(samples[-1]) < 1e-3
        onset_ms = np.flatnonzero(np.abs(samples) > 0.01)[0] / 48
        assert 0 < onset_ms < 250, "speech starts with the cue"
    assert {line["verdict"] for line in report["lines"]} <= {"natural", "fitted", "padded", "borrowed"}

    _, again = run(capsys, "dub", script, "-o", out)
    assert all(line["cached"] for line in again["lines"])

    script.write_text(script.read_text("utf-8").replace("谢谢", "多谢"), "utf-8")
    _, changed = run(capsys, "dub", script, "-o", out)
    assert [line["cached"] for line in changed["lines"]] == [True, True, True, False]
    assert len(list((out / "clips").iterdir())) == 4, "the clip of the old text is gone"


def test_the_demo_shows_every_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    _, report = run(capsys, "plan", DEMO / "demo.srt", "--cast", DEMO / "cast.toml")
    assert {line["verdict"] for line in report["lines"]} == {
        "natural", "fitted", "padded", "borrowed", "rushed", "too_long", "skipped",
    }  # fmt: skip


def test_text_is_said_in_the_time_that_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "said.wav"
    code, said = run(capsys, "say", "Nothing is ever late in this house.", "--seconds", "2.345", "-o", path)
    assert code == 0
    assert said["verdict"] in ("natural", "fitted")
    assert soundfile.info(path).frames == round(2345 * 48_000 / 1000)
