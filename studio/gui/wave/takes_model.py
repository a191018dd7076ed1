"""The takes of the current line as a table."""

from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from studio.core.timecode import ms_of
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Part
from studio.gui.shell.fault_words import check_sentence, fault_sentence
from studio.gui.shell.theme import theme
from studio.project import edits
from studio.project.document import Row, RowId, TakeId, TakeRecord

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COMPARED = 2
"""So many takes are compared with each other."""


class Column(IntEnum):
    """From left to right."""

    PLAY = 0
    CHECK = 1
    NAME = 2
    MARK = 3
    LENGTH = 4
    FIT = 5
    STATE = 6
    SEED = 7
    MADE = 8


class TakesModel(QAbstractTableModel):
    """What is known of each take of one line, in the order in which they were made."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: RowId | None = None
        self.takes: tuple[TakeRecord, ...] = ()
        self.marked: tuple[TakeId, ...] = ()
        """Those that are compared: A and B."""

    def show_row(self, row: RowId | None) -> None:
        """Show the takes of this row as they are now."""
        takes = () if row is None else self._desk.script.document.takes_of(row)
        if row == self.row and [take.id for take in takes] == [take.id for take in self.takes]:
            self.takes = takes
            self.refresh()
            return
        self.beginResetModel()
        self.row, self.takes = row, takes
        present = {take.id for take in takes}
        self.marked = tuple(take for take in self.marked if take in present)
        self.endResetModel()

    def refresh(self) -> None:
        """The same takes look otherwise."""
        if self.takes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.takes) - 1, len(Column) - 1))

    def mark(self, take: TakeId) -> None:
        """Compare this take, or no longer; of three the one marked first is let go."""
        others = tuple(marked for marked in self.marked if marked != take)
        self.marked = others if take in self.marked else (*others, take)[-COMPARED:]
        self.refresh()

    def take_at(self, index: Index) -> TakeRecord | None:
        return self.takes[index.row()] if 0 <= index.row() < len(self.takes) else None

    def index_of(self, take: TakeId | None) -> int:
        """Its place from 0; -1 where it is not shown."""
        return next((i for i, shown in enumerate(self.takes) if shown.id == take), -1)

    def name(self, number: int) -> str:
        """How the take at this place is called."""
        take = self.takes[number]
        usual = self.tr("Draft {0}") if take.quality == "draft" else self.tr("Take {0}")
        return take.name or usual.format(number + 1)

    def is_picked(self, take: TakeRecord) -> bool:
        return self._line is not None and self._line.take == take.id

    def excess_ms(self, take: TakeRecord) -> int | None:
        """How much longer than its slot and what is borrowed; below zero for shorter. None without a slot."""
        line = self._line
        if line is None or line.cue is None:
            return None
        fit = self._desk.lengths.fit(line.id)
        length_ms = ms_of(take.n_samples, take.sample_rate)
        borrowed_ms = min(fit.borrowed_ms, max(0, length_ms - line.cue.slot_ms))
        return length_ms - line.cue.slot_ms - borrowed_ms

    def changes(self, take: TakeRecord) -> list[str]:
        """What the line says now that this take does not."""
        line = self._line
        if line is None:
            return []
        names: dict[Part, str] = {
            "text": self.tr("text"),
            "pronunciation": self.tr("pronunciation"),
            "voice": self.tr("voice"),
            "language": self.tr("language"),
            "manner": self.tr("manner"),
            "tuning": self.tr("tuning"),
            "length": self.tr("length"),
        }
        return [names[part] for part in self._desk.lengths.changes(take, line.id)]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.takes)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.NAME and not self._desk.script.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        take = self.take_at(index)
        if take is None or role != Qt.ItemDataRole.EditRole or str(value) == self.name(index.row()):
            return False
        patch = edits.name_take(self._desk.script.document, take.id, str(value))
        self._desk.script.do(self.tr("Name take"), patch)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_TEXT, _TIP):
            return None
        titles = {
            Column.PLAY: ("", self.tr("Click to play")),
            Column.CHECK: ("", self.tr("What the check has found; click to go there")),
            Column.NAME: (self.tr("Take"), self.tr("The name of the take, or its number")),
            Column.MARK: (self.tr("A/B"), self.tr("Which two takes are compared")),
            Column.LENGTH: (self.tr("Length"), self.tr("Seconds")),
            Column.FIT: (self.tr("Slot"), self.tr("Seconds above or below the slot and what is borrowed after it")),
            Column.STATE: (
                self.tr("State"),
                self.tr("What has changed since it was made, or what is wrong with it"),
            ),
            Column.SEED: (self.tr("Seed"), self.tr("Another seed is another reading of the same line")),
            Column.MADE: (self.tr("Made"), self.tr("When the take was made")),
        }
        return titles[Column(section)][0 if role == _TEXT else 1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        take = self.take_at(index)
        if take is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(take, index.row(), column)
            case Qt.ItemDataRole.EditRole:
                return self.name(index.row())
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(take, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(take, column)
            case Qt.ItemDataRole.FontRole:
                return self._font(take, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.LENGTH, Column.FIT, Column.SEED):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.TextAlignmentRole if column == Column.MARK:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(index.row())
        return None

    def sentence(self, number: int) -> str:
        """All there is to say of a take."""
        take = self.takes[number]
        parts = [self.name(number)]
        if self.is_picked(take):
            parts.append(self.tr("picked: it is heard and exported"))
        parts.append(self.tr("{0} s").format(self._seconds(ms_of(take.n_samples, take.sample_rate))))
        excess_ms = self.excess_ms(take)
        if excess_ms is not None and excess_ms > 0:
            parts.append(self.tr("{0} s too long for its slot").format(self._seconds(excess_ms)))
        elif excess_ms is not None and excess_ms < 0:
            parts.append(self.tr("{0} s of silence after it").format(self._seconds(-excess_ms)))
        if changed := self.changes(take):
            parts.append(self.tr("changed since: {0}").format(", ".join(changed)))
        if take.quality == "draft":
            parts.append(self.tr("a draft, not exported unless allowed"))
        elif take.quality == "archive":
            parts.append(self.tr("in archive quality"))
        parts.append(self.tr("seed {0}").format(take.seed))
        checked = "" if take.verified is None else f"\n{check_sentence(take.verified)}"
        return ", ".join(parts) + "." + checked

    @property
    def _line(self) -> Row | None:
        return None if self.row is None else self._desk.script.document.rows.get(self.row)

    def _text(self, take: TakeRecord, number: int, column: Column) -> str:
        match column:
            case Column.NAME:
                return self.name(number)
            case Column.MARK:
                return "AB"[self.marked.index(take.id)] if take.id in self.marked else ""
            case Column.LENGTH:
                return self._seconds(ms_of(take.n_samples, take.sample_rate))
            case Column.FIT:
                excess_ms = self.excess_ms(take)
                return "" if excess_ms is None else self._signed(excess_ms)
            case Column.STATE:
                changed = self.changes(take)
                if changed:
                    return self.tr("{0} changed").format(", ".join(changed))
                if take.verified is not None and take.verified.worst is not None:
                    return fault_sentence(take.verified.worst)
                words = {"draft": self.tr("draft"), "studio": self.tr("current"), "archive": self.tr("archive")}
                return words[take.quality]
            case Column.SEED:
                return str(take.seed)
            case Column.MADE:
                return _moment(take.made)
        return ""

    def _icon(self, take: TakeRecord, column: Column) -> Any:
        if column == Column.PLAY:
            return theme.icon("volume-2" if self._desk.sound.heard_take == take.id else "play")
        if column == Column.CHECK and take.verified is not None:
            is_good = not take.verified.faults
            return theme.icon("circle-check", "dim") if is_good else theme.icon("activity", "verdict_too_long")
        if column == Column.NAME and self.is_picked(take):
            return theme.icon("check")
        if column == Column.FIT and (self.excess_ms(take) or 0) > 0:
            return theme.icon("triangle-alert", "verdict_too_long")
        return None

    def _colour(self, take: TakeRecord, column: Column) -> Any:
        if column == Column.FIT and (self.excess_ms(take) or 0) > 0:
            return theme.colour("verdict_too_long")
        is_dim = column in (Column.SEED, Column.MADE) or bool(self.changes(take))
        return theme.colour("dim" if is_dim else "text")

    def _font(self, take: TakeRecord, column: Column) -> QFont | None:
        if column in (Column.LENGTH, Column.FIT, Column.SEED, Column.MADE):
            return theme.tabular()
        if column == Column.MARK or (column == Column.NAME and self.is_picked(take)):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _seconds(self, ms: int) -> str:
        return QLocale().toString(ms / 1000, "f", 2)

    def _signed(self, ms: int) -> str:
        if abs(ms) < 5:  # below what two decimals show
            return self.tr("fits")
        return ("+" if ms > 0 else "−") + self._seconds(abs(ms))


_TEXT = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole


def _moment(made: str) -> str:
    """The time of today, or the date of another day, as the person's country writes it."""
    then = datetime.fromisoformat(made).astimezone()
    moment = QDateTime.fromSecsSinceEpoch(int(then.timestamp()))
    if then.date() == datetime.now().astimezone().date():
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
