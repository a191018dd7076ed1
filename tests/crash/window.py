"""The window, worked by keys until its process is killed; prints what it found and what it did.

    python window.py PROJECT SEED

On standard output, a line of JSON each: {"found": {"told": [...], "rows": [[id, text], ...]}} once the project is open,
{"edit": [[table, key, record or null], ...]} before a patch is written, {"kept": its number from 1} once it is on the
disk, {"drafted": [row, text]} once what is being typed must be there too, and {"left": row} when that is over.
"""

import json
import random
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from studio.core.paths import user_paths
from studio.desktop import house
from studio.gui.desk.desk import Desk
from studio.gui.shell.window import MainWindow
from studio.project.codec import encoded
from studio.project.document import Patch, RowId
from studio.project.store import Store
from studio.wishes import Machine
from tests.gui.fake_deck import FakeDeck

WORDS = ("one ", "two ", "你好", "three ", "龙 ")
MOST_ROWS = 40
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hands:
    """Press keys in the window, one after the other, as fast as it takes them."""

    def __init__(self, desk: Desk, window: MainWindow, seed: int) -> None:
        self._desk = desk
        self._window = window
        self._choose = random.Random(seed)
        self._steps: list[Callable[[], None]] = [
            self._type, self._type, self._undo, self._redo, self._add, self._merge, self._move, self._nudge,
            self._render, self._retake,
        ]  # fmt: skip

    def work(self) -> None:
        """One thing, and then the next when the window has taken it."""
        self._window.table.view.setFocus()
        rows = self._desk.script.document
        if len(rows):
            way = self._choose.choice((Qt.Key.Key_Up, Qt.Key.Key_Down))
            for _ in range(self._choose.randrange(len(rows))):
                self._press(way)
        self._choose.choice(self._steps)()
        QTimer.singleShot(self._choose.choice((0, 0, 5, 20)), self.work)

    def _type(self) -> None:
        """Text behind a line, taken over, given up, or left for a while."""
        id_ = self._desk.selection.current
        if id_ is None:
            self._add()
            return
        self._press(Qt.Key.Key_Return)
        for character in "".join(self._choose.choices(WORDS, k=3)):
            editor = QApplication.focusWidget()
            assert isinstance(editor, QPlainTextEdit), "Enter opens the editor"
            QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier(0), character))
        if self._choose.random() < 0.5:
            kept_at_once(self._desk, id_)
            QTest.qWait(self._choose.choice((10, 50, 100)))
            say({"left": id_})
        self._press(Qt.Key.Key_Return if self._choose.random() < 0.7 else Qt.Key.Key_Escape)
        self._press(Qt.Key.Key_Escape)  # Enter has gone on to the next line

    def _undo(self) -> None:
        self._press(Qt.Key.Key_Z, CTRL)

    def _redo(self) -> None:
        self._press(Qt.Key.Key_Z, CTRL | SHIFT)

    def _add(self) -> None:
        if len(self._desk.script.document) < MOST_ROWS:
            self._press(Qt.Key.Key_Insert)
            self._press(Qt.Key.Key_Escape)
        else:
            self._press(Qt.Key.Key_Delete)

    def _merge(self) -> None:
        self._press(Qt.Key.Key_J, CTRL)

    def _move(self) -> None:
        self._press(Qt.Key.Key_Down, ALT)

    def _nudge(self) -> None:
        self._press(Qt.Key.Key_Right, CTRL)

    def _render(self) -> None:
        self._press(Qt.Key.Key_F5)

    def _retake(self) -> None:
        self._press(Qt.Key.Key_T, CTRL)

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)


def kept_at_once(desk: Desk, id_: RowId) -> None:
    """What is on the disk now, the text that is being typed included, is as good as acknowledged."""
    for store in stores:
        store.flush()
    say({"drafted": [id_, desk.lengths.text(id_)]})


def main(path: Path, seed: int) -> None:
    application = QApplication(sys.argv[:1])
    desk = Desk(house(user_paths(), Machine("fake"), FakeDeck))
    window = MainWindow(desk)
    window.show()
    QTest.qWaitForWindowActive(window)
    listen_to_the_store()
    desk.start(path)
    rows = [[row.id, row.text] for row in desk.script.document]
    say({"found": {"told": [told.sentence for told in window.messages.messages], "rows": rows}})
    hands = Hands(desk, window, seed)
    QTimer.singleShot(0, hands.work)
    application.exec()


def listen_to_the_store() -> None:
    """Say what goes to the disk and when it is there."""
    numbers, write = count(1), Store.write

    def heard(store: Store, title: str, patch: Patch, on_kept: Callable[[], None] | None = None) -> None:
        if store not in stores:
            stores.append(store)
        number = next(numbers)
        say({"edit": [[c.table, c.key, None if c.after is None else encoded(c.after)] for c in patch.changes]})
        write(store, title, patch, lambda: say({"kept": number}))

    Store.write = heard  # type: ignore[method-assign,assignment]


def say(message: object) -> None:
    with _mouth:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


stores: list[Store] = []
_mouth = threading.Lock()

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
