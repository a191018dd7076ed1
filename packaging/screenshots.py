"""Renders the window, with real speech in it, into docs/screenshots: `python3 run.py screenshots`.

Both themes, both languages, and the states that a designer forgets: empty, busy, in trouble, small.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from studio.benches.window_room import SilentDeck
from studio.core.cast import Role
from studio.core.effects import Effects
from studio.core.emotion import Emotion
from studio.core.paths import Paths, user_paths
from studio.core.pronunciation import Pronunciation
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.desktop import house
from studio.gui.desk.desk import Desk
from studio.gui.shell.archive_dialog import ArchiveDialog
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.garbage import GarbageCollector
from studio.gui.shell.language import language
from studio.gui.shell.quality_button import QualityButton
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow
from studio.gui.voices.clone_dialog import CloneDialog
from studio.project import edits
from studio.wishes import Machine

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "tests" / "data" / "formats" / "sintel.zh.srt"
ORIGINAL = ROOT / "tests" / "data" / "formats" / "sintel.en.srt"
"""What is spoken in the film that is dubbed."""
SPEAKERS = {
    "Shaman": (Role(VoiceId("zm_yunxi"), effects=Effects(low_db=3.0, reverb=0.3, room_s=0.6)), (0, 1, 2, 5, 7, 9)),
    "Sintel": (Role(VoiceId("zf_xiaoxiao")), (3, 4, 6, 8, 10)),
}
"""Who speaks the lines of the script, by index, and how."""
DRAW_FILM = ROOT / "packaging" / "draw_film.py"
RECORDING = ROOT / "tests" / "data" / "recordings" / "reader_1.flac"
DESIGNS = (
    ("dark", "en", "gravelly old storyteller, slow and warm, a little sad, with a Scottish accent"),
    ("light", "zh_CN", "沙哑的老爷爷，语速慢，温暖，有点悲伤，四川口音"),
)
"""Theme, language, and a description with something in it that cannot be."""
SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
SIZE, SMALL = QSize(1440, 900), QSize(1024, 700)
PATIENCE_S = 180


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "screenshots")
    folder: Path = parser.parse_args(argv).folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        # A screen as people have it: this platform's own is smaller than the window.
        screens = Path(home, "screens.json")
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        application = QApplication(sys.argv[:1])
        # The person's own settings, projects and takes stay out of the pictures; the weights need not be made anew.
        paths = Paths(Path(home), Path(home, "cache"), Path(home, "voices"), Path(home, "log"))
        weights = user_paths().cache / "weights"
        if weights.exists():
            shutil.copytree(weights, paths.cache / "weights")
        theme.apply("dark")
        language.apply("en")
        garbage = GarbageCollector()
        desk = Desk(house(paths, Machine(), lambda _: SilentDeck(lambda: None)))
        window = MainWindow(desk)
        window.resize(SIZE)
        window.show()
        try:
            _take_all(application, desk, window, folder)
        finally:
            window.close()
            garbage.stop()
    return 0


def _take_all(application: QApplication, desk: Desk, window: MainWindow, folder: Path) -> None:
    def until(is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get where the picture needs it.")
            application.processEvents()
            time.sleep(0.01)

    def shoot(name: str, what: QWidget = window, over: QWidget | None = None) -> None:
        """`over`: what stands over it as a window of its own."""
        started = time.monotonic()
        until(lambda: time.monotonic() - started > 0.4)
        picture = what.grab()
        if over is not None:
            painter = QPainter(picture)
            painter.drawPixmap(what.mapFromGlobal(over.pos()), over.grab())
            painter.end()
        picture.save(str(folder / f"{name}.png"))
        print(f"{name}.png")

    desk.worker.start()
    desk.project.new()
    shoot("empty-dark-en")
    desk.import_script(SCRIPT)
    until(lambda: desk.engine.state == "ready")
    rows = [row.id for row in desk.script.document]
    until(lambda: not any(desk.lengths.length(id_).is_estimate for id_ in rows))
    while window.messages.messages:
        window.messages.dismiss()
    desk.queue.render(rows[:8])
    until(lambda: not desk.queue.entries)
    desk.queue.retake(rows[:6])
    until(lambda: len(desk.script.document.takes_of(rows[1])) == 2)
    window.raise_panel("queue")
    desk.select([rows[2]])
    shoot("busy-dark-en")
    window.raise_panel("timeline")
    until(lambda: not desk.queue.entries)
    desk.script.do("", edits.set_text(desk.script.document, rows[5], desk.script.document.rows[rows[5]].text * 2))
    until(lambda: not desk.lengths.length(rows[5]).is_estimate)
    desk.select([rows[1]])
    for scheme in ("dark", "light"):
        theme.apply(scheme)
        for code in ("en", "zh_CN"):
            language.apply(code)
            shoot(f"window-{scheme}-{code.partition('_')[0]}")
    _take_quality(desk, window, shoot, until)
    _take_readings(desk, window, shoot, until)
    manner = Prosody(emotion=Emotion(angry=0.6, disgusted=0.2, strength=0.9), breath=0.1)
    desk.script.do("", edits.set_prosody(desk.script.document, rows[1:3], manner))
    marked = desk.house.marks.marked(desk.script.document.rows[rows[3]].text, 0, 2, "whisper")
    desk.script.do("", edits.set_text(desk.script.document, rows[3], marked))
    desk.select(rows[1:4])
    shoot("emotion-light-zh")
    desk.select([rows[1]])
    window.resize(SMALL)
    shoot("small-light-zh")
    window.resize(SIZE)
    window.commands["design"].trigger()
    for scheme, code, words in DESIGNS:
        theme.apply(scheme)
        language.apply(code)
        window.design.words.text.setPlainText(words)
        desk.designing.propose()
        shoot(f"design-{scheme}-{code.partition('_')[0]}")
    window.commands["clone"].trigger()
    dialog = window.findChild(CloneDialog)
    assert isinstance(dialog, CloneDialog)
    desk.cloning.add_files([RECORDING])
    until(lambda: desk.cloning.is_usable)
    dialog.name.setText("朗读者")
    shoot("clone-light-zh", dialog)
    dialog.close()
    window.resize(SIZE)
    _take_film(desk, window, shoot, until)
    language.apply("en")
    desk.tell(
        "The disk is full: free some space; your edits are kept in memory until then.",
        "sqlite3.OperationalError: database or disk is full\n  while writing “Edit text”",
    )
    shoot("problem-light-en")


def _take_film(
    desk: Desk, window: MainWindow, shoot: Callable[..., None], until: Callable[[Callable[[], bool]], None]
) -> None:
    """A film with its own sound, two speakers, one of them in a room."""
    with tempfile.TemporaryDirectory() as folder:
        speech, film = Path(folder, "speech"), Path(folder, "mountains.mov")
        for command in (("-m", "studio", "dub", ORIGINAL, "-o", speech), (DRAW_FILM, film, speech / "mix.wav")):
            subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        desk.project.new()
        desk.import_script(SCRIPT)
        rows = [row.id for row in desk.script.document]
        for name, (role, indices) in SPEAKERS.items():
            speaker = SpeakerId(name)
            desk.script.do("", edits.set_speaker(desk.script.document, [rows[i] for i in indices], speaker))
            desk.script.do("", edits.cast_speaker(desk.script.document, speaker, role))
        until(lambda: not any(desk.lengths.length(id_).is_estimate for id_ in rows))
        desk.queue.render(rows[:10])
        desk.film.open(film)
        until(lambda: not desk.queue.entries and desk.film.state.kind == "ready" and desk.original.state == "ready")
        while window.messages.messages:
            window.messages.dismiss()
        desk.select([rows[1]])
        for scheme, code, side, under in (("dark", "en", "voices", "manner"), ("light", "zh_CN", "voices", "sound")):
            theme.apply(scheme)
            language.apply(code)
            window.raise_panel(side)
            window.raise_panel(under)
            shoot(f"film-{scheme}-{code.partition('_')[0]}")
        for scheme, code in (("dark", "en"), ("light", "zh_CN")):
            theme.apply(scheme)
            language.apply(code)
            window.commands["export"].trigger()
            dialog = window.findChild(ExportDialog)
            assert isinstance(dialog, ExportDialog)
            dialog.tabs.setCurrentIndex(1 if scheme == "dark" else 2)
            for field, name in (
                (dialog.pack.folder, "pack"),
                (dialog.film.film, "film.mov"),
                (dialog.film.target, "dub.mov"),
            ):
                field.set_path(Path("/films/mountains", name))
            shoot(f"export-{scheme}-{code.partition('_')[0]}", dialog)
            dialog.close()
            until(lambda: window.findChild(ExportDialog) is None)
        desk.project.new()


def _take_quality(
    desk: Desk, window: MainWindow, shoot: Callable[..., None], until: Callable[[Callable[[], bool]], None]
) -> None:
    """Drafts among studio takes, the switch between them, and what the archive asks before it begins."""
    rows = [row.id for row in desk.script.document]
    desk.qualities.work_in("draft")
    desk.queue.render(rows[5:])
    until(lambda: not desk.queue.entries)
    desk.select([rows[6]])
    button = window.transport.findChild(QualityButton)
    assert isinstance(button, QualityButton)
    for scheme, code in (("dark", "en"), ("light", "zh_CN")):
        theme.apply(scheme)
        language.apply(code)
        menu = button.menu()
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), -menu.sizeHint().height())))
        shoot(f"quality-{scheme}-{code.partition('_')[0]}", over=menu)
        menu.close()
    if "archive" in desk.qualities.offered:
        window.commands["render_archive"].trigger()
        dialog = window.findChild(ArchiveDialog)
        assert isinstance(dialog, ArchiveDialog)
        shoot("archive-light-zh", dialog)
        dialog.close()
    desk.qualities.work_in("studio")
    desk.queue.render(rows[6:8])
    until(lambda: not desk.queue.entries)
    desk.select([rows[1]])


def _take_readings(
    desk: Desk, window: MainWindow, shoot: Callable[..., None], until: Callable[[Callable[[], bool]], None]
) -> None:
    """A reading to be chosen, the dictionaries, and syllables that were set by hand."""
    rows = [row.id for row in desk.script.document]
    desk.dictionaries.put("project", [Pronunciation("重庆", "chong2 qing4", "zh")])
    desk.dictionaries.put("own", [Pronunciation("GIF", "/ʤˈɪf/", "en"), Pronunciation("今日", "きょう", "ja")])
    desk.script.do("", edits.set_text(desk.script.document, rows[0], "重庆的弟弟数了数，说银行的行长还没长大。"))
    until(lambda: not desk.lengths.length(rows[0]).is_estimate)
    desk.select([rows[0]])
    window.raise_panel("words")
    shoot("dictionary-light-zh")
    window.table.proofreading.step(1)
    popup = window.table.proofreading.popup
    assert popup is not None
    shoot("reading-light-zh", over=popup)
    popup.close()
    window.raise_panel("voices")
    score = desk.tuning.score(rows[1])
    assert score is not None
    desk.tuning.set(rows[1], "", score.cells[2].lengthened(150))
    desk.tuning.set(rows[1], "", score.cells[3].raised(3.0))
    desk.select([rows[1]])
    until(lambda: not desk.lengths.length(rows[1]).is_estimate)
    shoot("tuning-light-zh")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
