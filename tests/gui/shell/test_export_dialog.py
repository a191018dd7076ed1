"""The export dialog: what goes where, and what is said when it cannot."""

from fractions import Fraction
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from wavinfo import WavInfoReader

from studio.core.handoff import ClipsWish
from studio.gui.desk.desk import Desk
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.export_result import ExportResult
from studio.gui.shell.message_bar import MessageBar
from studio.project.document import RowId
from tests.unit.media.conftest import MakeFilm, make_film

__all__ = ["make_film"]


def opened(qtbot: QtBot, desk: Desk, ids: list[RowId] | None = None) -> ExportDialog:
    dialog = ExportDialog(desk, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_folder(qtbot: QtBot, dialog: ExportDialog, text: str) -> None:
    dialog.clips.folder.text.selectAll()
    qtbot.keyClicks(dialog.clips.folder.text, text)


def texts(dialog: ExportDialog) -> str:
    return "   ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def clips(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "clips").iterdir())


def test_all_lines_go_out_rendered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.all.isChecked()
    assert "rendered first" in texts(dialog)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(clips(tmp_path / "out")) == 4
    for name in ("mix.wav", "captions.srt", "report.json"):
        assert (tmp_path / "out" / name).is_file()


def test_only_the_selected_lines_go_out(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, [desk.script.document.row_at(1).id])
    assert dialog.selected.isChecked()
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert len(clips(tmp_path / "out")) == 1


@pytest.mark.parametrize("text", ["", "somewhere/else"])
def test_a_folder_must_be_whole(qtbot: QtBot, desk: Desk, text: str) -> None:
    dialog = opened(qtbot, desk)
    dialog.clips.folder.text.clear()
    qtbot.keyClicks(dialog.clips.folder.text, text)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "whole path" in texts(dialog)


def test_a_rate_that_is_none_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    dialog.clips.rate.setCurrentText("fast")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "8000" in texts(dialog)
    assert not (tmp_path / "out").exists()


def test_an_empty_project_says_so(qtbot: QtBot, empty_desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, empty_desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "There is no line to export" in texts(dialog)


def test_lines_as_they_are_tell_what_is_left_out(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    dialog.as_is.click()
    assert "4 line" in texts(dialog)  # the fifth has nothing to speak
    assert "left out" in texts(dialog)


def test_the_last_folder_is_offered_again(qtbot: QtBot, desk: Desk, tmp_path: Path, script_file: Path) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.clips.folder.path is not None
    assert dialog.clips.folder.path.name == "film export"
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    again = opened(qtbot, desk)
    assert again.clips.folder.path == tmp_path / "out"
    assert "replaced" in texts(again)
    desk.project.new()
    assert opened(qtbot, desk).clips.folder.path == tmp_path / "dubsmith export"


def test_escape_exports_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not desk.queue.entries
    assert not (tmp_path / "out").exists()


def test_a_pack_goes_out_as_it_is_wished_for(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.pack)
    pack = dialog.pack
    pack.folder.set_path(tmp_path / "pack")
    pack.fps.choose("29.97df")
    assert pack.start.text() == "00:00:00;00"
    pack.start.setText("01:00:00;00")
    pack.bits.choose("16")
    qtbot.keyClicks(pack.names, "_{voice}")
    assert "0001_Tom_Hello-there-how-are-you-today_" in texts(dialog)
    pack.timelines["reaper"].click()
    pack.stems.click()
    dialog.tells_synthetic.click()
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    names = {path.name for path in (tmp_path / "pack").iterdir()}
    assert "timeline.edl" in names
    assert names.isdisjoint({"timeline.rpp", "stems"})
    (clip,) = (tmp_path / "pack" / "clips").glob("0001_Tom_*")
    info = WavInfoReader(str(clip))
    assert (info.fmt.bits_per_sample, info.bext.description[:9]) == (16, "Hello the")
    assert info.bext.time_reference == round(3600 * 1001 / 1000 * 48_000 - 108 * 1001 / 30 * 48 + 48_000)


def test_choices_are_remembered_for_each_project(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.pack)
    dialog.pack.folder.set_path(tmp_path / "pack")
    dialog.pack.fps.setFocus()
    qtbot.keyClick(dialog.pack.fps, Qt.Key.Key_Up)
    assert dialog.pack.fps.choice == "24"
    dialog.pack.format.choose("flac")
    dialog.pack.timelines["edl"].click()
    dialog.pack.loudness.choose(-18.5, -2.0)
    dialog.film.own_sound.choose("replaces")
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    again = opened(qtbot, desk)
    assert again.tabs.currentWidget() is again.pack
    assert (again.pack.folder.path, again.pack.fps.choice) == (tmp_path / "pack", "24")
    assert (again.pack.format.choice, again.pack.timelines["edl"].isChecked()) == ("flac", False)
    assert (again.pack.loudness.lufs, again.pack.loudness.peak_db) == (-18.5, -2.0)
    assert again.film.own_sound.choice == "replaces"
    assert "There is a pack already" in texts(again)
    desk.project.new()
    other = opened(qtbot, desk)
    assert (other.tabs.currentWidget(), other.pack.fps.choice) == (other.clips, "25")


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [("names", "{who}", "no template"), ("start", "later", "no timecode"), ("start", "00:00:00;00", "not drop-frame")],
)
def test_a_pack_that_cannot_be_is_refused(
    qtbot: QtBot, desk: Desk, tmp_path: Path, field: str, text: str, says: str
) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.pack)
    dialog.pack.folder.set_path(tmp_path / "pack")
    line = getattr(dialog.pack, field)
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert says in texts(dialog)


def test_a_rate_that_a_format_cannot_have_is_told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    dialog.clips.format.choose("opus")
    dialog.clips.rate.setCurrentText("44100")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "cannot have 44,100 Hz" in texts(dialog)
    dialog.clips.rate.setCurrentText("48000")
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert all(name.endswith(".opus") for name in clips(tmp_path / "out"))


def test_a_film_that_is_none_is_told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.film)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "choose a film" in texts(dialog)
    assert "ends in one of .mp4" in texts(dialog)
    (tmp_path / "film.mkv").write_bytes(b"")
    dialog.film.film.set_path(tmp_path / "film.mkv")
    dialog.film.film.edited.emit()
    dialog.film.target.set_path(tmp_path / "film.mkv")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "would be overwritten" in texts(dialog)


def test_a_film_goes_out_with_the_dub(qtbot: QtBot, desk: Desk, make_film: MakeFilm, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.film)
    film = make_film("film.mp4", seconds=16)
    dialog.film.film.set_path(film)
    dialog.film.film.edited.emit()
    assert dialog.film.target.path is not None
    assert dialog.film.target.path.name == "film dub.mp4"
    dialog.film.target.set_path(tmp_path / "out" / "dubbed.mkv")
    dialog.film.lang.choose("zho")
    qtbot.keyClicks(dialog.film.track_title, "Mine")
    dialog.film.others.addItem(str(tmp_path / "none"))
    dialog.film.others.item(0).setSelected(True)
    dialog.film.remove_other.click()
    with qtbot.waitSignal(desk.exports.finished, timeout=20_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    with av.open(str(tmp_path / "out" / "dubbed.mkv")) as container:
        dub = container.streams.audio[1]
        assert (dub.metadata["language"], dub.metadata.get("title")) == ("zho", "Mine")
        assert len(container.streams.subtitles) == 1


def test_what_became_of_the_files_is_told_in_the_window(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    bar = MessageBar(show_folder=shown.append)
    qtbot.addWidget(bar)
    desk.told.connect(bar.tell)
    desk.exports.finished.connect(lambda done: desk.told.emit(ExportResult().told(done)))
    desk.exports.export(None, ClipsWish(tmp_path / "out", 48_000))
    qtbot.waitUntil(lambda: bool(bar.messages), timeout=10_000)
    (told,) = bar.messages
    assert told.sentence.startswith("The clips are in out: 7 file")
    assert "Written: mix.wav" in told.details
    bar._open.click()
    assert shown == [tmp_path / "out"]


def test_rate_and_start_are_those_of_the_film_unless_they_are_chosen(
    qtbot: QtBot, desk: Desk, make_film: MakeFilm
) -> None:
    dialog = opened(qtbot, desk)
    dialog.tabs.setCurrentWidget(dialog.pack)
    film = make_film("film.mov", Fraction(30000, 1001), timecode="01:00:00;00")
    with qtbot.waitSignal(desk.film.changed, check_params_cb=lambda: desk.film.film is not None, timeout=10_000):
        desk.film.open(film)
    assert (dialog.pack.fps.choice, dialog.pack.start.text()) == ("29.97df", "01:00:00;00")
    assert dialog.pack.bed.isEnabled()
    again = opened(qtbot, desk)
    assert (again.pack.fps.choice, again.pack.start.text()) == ("29.97df", "01:00:00;00")
    assert again.film.film.path == film
