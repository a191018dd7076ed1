"""Dials under each other, their labels and fields in columns."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.gui.library.dial_names import dial_name
from studio.gui.library.dial_row import DialRow
from studio.gui.library.dials import Dial
from studio.gui.library.manner import Manners
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme


class DialGrid(Retranslated, QWidget):
    """Shows numbers of the manners that are selected.

    Signals:
        turned (DialRow, float): the person sets a value; many in a row while a slider is dragged.
        let_go (): a slider was dragged, and is no more.
        touched (): the person begins to change something: what follows is one step of undo.
    """

    turned = Signal(object, float)
    let_go = Signal()
    touched = Signal()

    def __init__(self, dials: Iterable[Dial], name: Callable[[Dial], tuple[str, str]] = dial_name) -> None:
        """`name` gives label and hint of a dial."""
        super().__init__()
        self._name = name
        self.rows = {dial.field: DialRow(dial, self) for dial in dials}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for place, row in enumerate(self.rows.values()):
            for column, part in enumerate((row.label, row.slider, row.field, row.unit)):
                self._grid.addWidget(part, place, column)
            row.turned.connect(lambda value, row=row: self.turned.emit(row, value))
            row.let_go.connect(self.let_go)
            row.touched.connect(self.touched)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def add(self, part: QWidget) -> None:
        """Below the dials, under their sliders."""
        self._grid.addWidget(part, self._grid.rowCount(), 1, 1, 3)

    def align(self, label_width: int, unit_width: int) -> None:
        """Make labels and units so wide, as those of other grids."""
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnMinimumWidth(3, unit_width)

    @property
    def widths(self) -> tuple[int, int]:
        """Of the widest label and unit."""
        labels = (row.label.sizeHint().width() for row in self.rows.values())
        return max(labels), max(row.unit.sizeHint().width() for row in self.rows.values())

    def show_manners(self, manners: Manners) -> None:
        """There must be one at least."""
        for row in self.rows.values():
            row.show(*manners.span(row.dial))

    def set_enabled(self, is_enabled: bool) -> None:
        for row in self.rows.values():
            row.set_enabled(is_enabled)

    def changed(self, manners: Manners) -> list[str]:
        """Names of the dials that are not where they are in the plain reading."""
        rows = (row for row in self.rows.values() if manners.span(row.dial) != (row.dial.plain, row.dial.plain))
        return [row.spoken_name for row in rows]

    def retranslate(self) -> None:
        how = self.tr("Double click or Delete: back to plain")
        for row in self.rows.values():
            name, hint = self._name(row.dial)
            row.name(name, f"{hint}\n{how}")

    def _colours(self) -> None:
        for row in self.rows.values():
            palette = row.unit.palette()
            palette.setColor(row.unit.foregroundRole(), theme.colour("dim"))
            row.unit.setPalette(palette)
