"""When somebody speaks in a film, from the command line."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from studio.core.script import Cue
from studio.formats.registry import read_script
from tests.unit.command_line import Run
from tests.unit.media.soundtracks import RATE, Track, make

RECORDINGS = Path(__file__).parents[2] / "data" / "recordings"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film in which somebody speaks from 2.0 to 9.1 s and from 11.1 to 14.1 s."""
    silence = np.zeros(2 * RATE)
    parts = [silence]
    for name in ("reader_1", "reader_2"):
        sound, rate = soundfile.read(RECORDINGS / f"{name}.flac")
        parts += [soxr.resample(sound, rate, RATE), silence]
    pcm = (np.concatenate(parts) * 32767).astype(np.int16)[None]
    return make(tmp_path / "film.mkv", [Track(pcm)], seconds=pcm.shape[1] / RATE)


def test_the_stretches_are_told(run: Run, film: Path) -> None:
    told = run("speech", film, "--json", engine=False)
    assert told.code == 0, told.err
    first, second = told.json["speech"]
    assert abs(first["start_ms"] - 2200) < 400
    assert abs(first["end_ms"] - 9000) < 400
    assert abs(second["start_ms"] - 11_250) < 400
    assert abs(second["end_ms"] - 14_000) < 400
    plain = run("speech", film, engine=False)
    assert "2 stretches of speech" in plain.out
    assert run("speech", film, "--track", "2", engine=False).code == 2


def test_a_text_gets_its_times(run: Run, film: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("TOM: A long line of many words it is.\n\nANN: Short.\n\nANN: And another.\n")
    told = run("speech", film, "--script", "text.txt", "-o", "timed.srt", engine=False)
    assert told.code == 0, told.err
    lines = read_script(tmp_path / "timed.srt").lines
    cues = [line.cue for line in lines]
    assert len(cues) == 3
    assert all(isinstance(cue, Cue) for cue in cues)
    assert run("speech", film, "--script", "timed.srt", "-o", "again.srt", engine=False).code == 2
    assert run("speech", film, "--script", "text.txt", engine=False).code == 2


def test_what_could_not_be_written_is_told_before_anybody_listens(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listen(*_: object) -> None:
        raise AssertionError("It was listened to.")

    monkeypatch.setattr("studio.film_speech.film_speech", listen)
    (tmp_path / "text.csv").write_text("text,note\nHello.,mine\n")
    (tmp_path / "timed.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    for script, output, why in (
        ("text.csv", "out.docx", "choose among"),
        ("text.csv", "text.csv", "choose another name"),
        ("text.csv", "film.srt", "choose another name"),
        ("timed.srt", "out.srt", "has its times already"),
    ):
        result = run("speech", "film.srt", "--script", script, "-o", output, engine=False)
        assert (result.code, why in result.err) == (2, True)
    assert (tmp_path / "text.csv").read_text() == "text,note\nHello.,mine\n"
