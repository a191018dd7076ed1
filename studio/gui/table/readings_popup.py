"""The readings that a place may have: heard, compared and chosen with the mouse or a few keys."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.gui.desk.pinyin import toned
from studio.gui.shell.theme import theme
from studio.gui.table.choosing import SCOPES, Place, Scope

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
MOST = 9
"""Readings: as many as there are digits."""


class ReadingsPopup(QFrame):
    """Stands under a place of a line until something is chosen or clicked elsewhere.

    Signals:
        chosen (str, Scope): a reading, and for what.
        heard (str): play the words with this reading.
        closed (): by whatever means; told before what was chosen.
        passed_on (int): closed by F7, for the next doubt (1) or the one before (-1).
    """

    chosen = Signal(str, str)
    heard = Signal(str)
    closed = Signal()
    passed_on = Signal(int)

    def __init__(self, place: Place, samples: Sequence[str], n_lines: int, parent: QWidget) -> None:
        """`samples` are words, one for each reading, or empty; `n_lines` is in how many lines the word stands."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("readings")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._place = place
        self._rows: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._made_title())
        column.addLayout(self._made_readings(place.readings[:MOST], samples))
        column.addWidget(_line())
        self._scopes = self._made_scopes(column, n_lines)
        self._point(0)

    @property
    def scope(self) -> Scope:
        return SCOPES[self._scopes.checkedId()]

    def open_under(self, rect: QRect) -> None:
        """Show it below this place of the screen, or above where there is no room."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(rect.center()) or QGuiApplication.primaryScreen()
        room, size = screen.availableGeometry(), self.sizeHint()
        left = max(room.left(), min(rect.left() - 8, room.right() - size.width()))
        top = rect.bottom() + 4
        if top + size.height() > room.bottom():
            top = max(room.top(), rect.top() - 4 - size.height())
        self.move(left, top)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text.isdigit() and 0 < int(text) <= len(self._rows):
            self._choose(int(text) - 1)
        elif key in _STEPS:
            self._point((self._current + _STEPS[Qt.Key(key)]) % len(self._rows))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = 1 if key == Qt.Key.Key_Right else -1
            self._scopes.button((self._scopes.checkedId() + by) % len(SCOPES)).setChecked(True)
        elif key == Qt.Key.Key_Space:
            self.heard.emit(self._place.readings[self._current])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current)
        elif key == Qt.Key.Key_F7:
            self.close()
            self.passed_on.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        # The buttons would take the keys of the list for themselves.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def _made_title(self) -> QLabel:
        place = self._place
        before = place.word.text[: place.offset]
        after = place.word.text[place.offset + len(place.written) :]
        dim = theme.colour("dim").name()
        parts = f"<span style='color:{dim}'>{escape(before)}</span>{escape(place.written)}"
        title = QLabel(f"{parts}<span style='color:{dim}'>{escape(after)}</span>")
        font = title.font()
        font.setPointSizeF(1.4 * font.pointSizeF())
        title.setFont(font)
        return title

    def _made_readings(self, readings: Sequence[str], samples: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        self._current = 0
        for number, (reading, sample) in enumerate(zip(readings, samples, strict=False)):
            shown = toned(reading)
            play = QToolButton()
            play.setIcon(theme.icon("play"))
            play.setAutoRaise(True)
            play.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            play.setToolTip(self.tr("Hear it so (Space)"))
            play.setAccessibleName(self.tr("Hear {reading}").format(reading=shown))
            play.clicked.connect(lambda _=False, reading=reading: self.heard.emit(reading))
            row = _ReadingButton(number + 1, shown, sample, self.tr("as now") if number == 0 else "")
            row.setToolTip(self.tr("Read it so ({key})").format(key=number + 1))
            row.setAccessibleName(f"{shown} {sample}".strip())
            row.clicked.connect(lambda _=False, number=number: self._choose(number))
            self._rows.append(row)
            grid.addWidget(play, number, 0)
            grid.addWidget(row, number, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _made_scopes(self, column: QVBoxLayout, n_lines: int) -> QButtonGroup:
        place = self._place
        entry = place.entry(place.doubt.reading).written
        # It holds in longer words too: 行 in 银行.
        project = (
            self.tr("Project's dictionary: every “{word}”")
            if len(entry) == 1
            else self.tr("Project's dictionary: “{word}”")
        )
        names = {
            "place": self.tr("Only here"),
            "word": self.tr("“{word}” in all %n line(s)", "", n_lines).format(word=place.word.text),
            "project": project.format(word=entry),
        }
        group = QButtonGroup(self)
        for number, scope in enumerate(SCOPES):
            button = QRadioButton(names[scope])
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(self.tr("Left and right arrow keys"))
            group.addButton(button, number)
            column.addWidget(button)
        group.button(0).setChecked(True)
        return group

    def _point(self, number: int) -> None:
        self._current = number
        for at, row in enumerate(self._rows):
            row.setChecked(at == number)

    def _choose(self, number: int) -> None:
        scope = self.scope
        self.close()
        self.chosen.emit(self._place.readings[number], scope)


class _ReadingButton(QPushButton):
    """One reading with its number and a word that has it."""

    def __init__(self, number: int, reading: str, sample: str, remark: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(12)
        unit = self.fontMetrics().averageCharWidth()
        for at, (text, is_dim, width) in enumerate(
            ((str(number), True, 1), (reading, False, 9), (sample, True, 6), (remark, True, 0))
        ):
            label = QLabel(text)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setMinimumWidth(width * unit)
            label.setProperty("dim", is_dim)
            if is_dim:
                label.setStyleSheet(f"color: {theme.colour('dim').name()}")
            grid.addWidget(label, 0, at)
        grid.setColumnStretch(3, 1)
        self.setMinimumSize(grid.sizeHint())


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.colour('line').name()}")
    return line
