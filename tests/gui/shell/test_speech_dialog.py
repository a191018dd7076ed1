"""Times from the film's speech, with the real network on recordings of people."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.speech_dialog import SpeechDialog
from studio.project import edits
from tests.unit.media.soundtracks import RATE, Track, make

RECORDINGS = Path(__file__).parents[2] / "data" / "recordings"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Somebody speaks from 2.0 to 9.1 s and from 11.1 to 14.1 s."""
    silence = np.zeros(2 * RATE)
    parts = [silence]
    for name in ("reader_1", "reader_2"):
        sound, rate = soundfile.read(RECORDINGS / f"{name}.flac")
        parts += [soxr.resample(sound, rate, RATE), silence]
    pcm = (np.concatenate(parts) * 32767).astype(np.int16)[None]
    return make(tmp_path / "film.mkv", [Track(pcm)], seconds=pcm.shape[1] / RATE)


def with_film(desk: Desk, film: Path, text: str, tmp_path: Path, qtbot: QtBot) -> SpeechDialog:
    """The dialog, when it has listened, over a script of these lines."""
    if text:
        (tmp_path / "text.txt").write_text(text)
        desk.import_script(tmp_path / "text.txt")
    options = replace(desk.script.document.options, film=str(film))
    desk.script.do("Film", edits.set_options(desk.script.document, options))
    dialog = SpeechDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: desk.speech_times.state in ("found", "failed"), timeout=20_000)
    return dialog


def starts(desk: Desk) -> list[int]:
    return [row.cue.start_ms for row in desk.script.document if row.cue is not None]


def test_each_line_gets_a_stretch_as_one_edit(empty_desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = with_film(empty_desk, film, "One line it is.\n\nAnd another one.\n", tmp_path, qtbot)
    assert "2 stretch" in dialog.counts.text()
    assert "Each line gets one" in dialog.rule.text()
    assert dialog.list.topLevelItemCount() == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    first, second = starts(empty_desk)
    assert abs(first - 2200) < 400
    assert abs(second - 11_250) < 400
    assert not empty_desk.queue.entries
    empty_desk.script.undo_stack.undo()
    assert starts(empty_desk) == []


def test_where_there_are_more_lines_they_share(empty_desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = with_film(empty_desk, film, "A line.\n\nA line.\n\nA line.\n", tmp_path, qtbot)
    assert "divided" in dialog.rule.text()
    dialog.go.click()
    assert len(starts(empty_desk)) == 3
    assert starts(empty_desk) == sorted(starts(empty_desk))


def test_an_empty_script_gets_empty_lines(empty_desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = with_film(empty_desk, film, "", tmp_path, qtbot)
    assert "becomes an empty line" in dialog.rule.text()
    dialog.go.click()
    assert len(starts(empty_desk)) == 2
    assert [row.text for row in empty_desk.script.document] == ["", ""]


def test_lines_that_have_times_keep_them(desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot) -> None:
    before = starts(desk)
    dialog = with_film(desk, film, "", tmp_path, qtbot)
    assert not dialog.go.isEnabled()
    dialog.close()
    assert starts(desk) == before
    assert desk.speech_times.state == "idle"


def test_a_film_that_is_gone_is_told(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = with_film(empty_desk, tmp_path / "gone.mkv", "A line.\n", tmp_path, qtbot)
    assert "gone.mkv" in dialog.counts.text()
    assert not dialog.go.isEnabled()


def test_another_film_or_project_ends_it(empty_desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = with_film(empty_desk, film, "A line.\n", tmp_path, qtbot)
    empty_desk.film.close_film()
    assert not dialog.isVisible()
    assert empty_desk.speech_times.state == "idle"
    dialog = with_film(empty_desk, film, "", tmp_path, qtbot)
    empty_desk.original.change("Track", track=1)
    assert not dialog.isVisible()
    empty_desk.script.undo_stack.undo()
    dialog = with_film(empty_desk, film, "", tmp_path, qtbot)
    empty_desk.project.new()
    assert not dialog.isVisible()
