"""Going from doubt to doubt through the script, and doing what is chosen for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.pronunciation import SURE
from studio.gui.desk.desk import Desk
from studio.gui.table.choosing import Place, Scope, clause, place_at, places, same_word
from studio.gui.table.commands import Commands
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.readings_popup import ReadingsPopup
from studio.project.document import RowId


class Proofreading(QObject):
    """Serves the table and the editor that is open in it."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        shown: Callable[[], Sequence[RowId]],
        open_editor: Callable[[RowId], LineEditor | None],
        cursor: Callable[[], int | None],
        parent: QObject,
    ) -> None:
        """`shown` gives the rows in their order; `open_editor` gives the editor of a row's text, opened at need;
        `cursor` tells where the cursor stands in the editor that is open, None where none is."""
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._shown = shown
        self._open_editor = open_editor
        self._cursor = cursor
        self.popup: ReadingsPopup | None = None
        """The one that is open."""

    def open(self, editor: LineEditor, id_: RowId, place: Place) -> None:
        """Offer the readings of a place."""
        pronouncing = self._desk.house.pronouncing
        samples = [pronouncing.sample_word(place.written, reading, place.word.lang) for reading in place.readings]
        n_lines = sum(bool(same_word(self._desk.lengths.reading(row.id), place)) for row in self._desk.script.document)
        popup = self.popup = ReadingsPopup(place, samples, n_lines, editor)
        popup.heard.connect(lambda reading: self._hear(id_, place, reading))
        popup.chosen.connect(lambda reading, scope: self._choose(editor, id_, place, reading, scope))
        popup.passed_on.connect(self.step)
        popup.closed.connect(lambda: self._go_back(editor))
        editor.wait()
        popup.open_under(editor.place_on_screen(place.doubt.start, place.doubt.end))

    def place_at(self, id_: RowId, at: int) -> Place | None:
        """The doubt about a character of a row."""
        return place_at(self._desk.lengths.reading(id_), at)

    def go_to(self, row: RowId, place: Place) -> None:
        """Open the row's editor and offer the readings of a place in it."""
        editor = self._open_editor(row)
        if editor is not None:
            editor.put_cursor(place.doubt.end)
            self.open(editor, row, place)

    def step(self, by: int) -> None:
        """Go to the next uncertain place (1) or the one before (-1), round the end, and offer its readings."""
        rows = list(self._shown())
        current = self._desk.selection.current
        at = rows.index(current) if current in rows else 0
        cursor = self._cursor()
        # Once round: the rest of this row first, what is before that last.
        for row in [*rows[at :: by or 1], *(rows[:at] if by > 0 else rows[:at:-1]), *rows[at : at + 1]]:
            found = [place for place in places(self._desk.lengths.reading(row), SURE) if _lies(place, cursor, by)]
            if found:
                self.go_to(row, found[0] if by > 0 else found[-1])
                return
            cursor = None
        self._desk.tell(self.tr("Nothing is uncertain in the lines that are shown."), kind="note")

    def _hear(self, id_: RowId, place: Place, reading: str) -> None:
        text = self._desk.lengths.text(id_)
        start, end = clause(text, place.doubt.start, place.doubt.end)
        read = self._read_as(text[start:end], place.doubt.start - start, place.doubt.end - start, reading)
        self._desk.sound.say(read, id_)

    def _choose(self, editor: LineEditor, id_: RowId, place: Place, reading: str, scope: Scope) -> None:
        if scope == "place":
            text = self._read_as(editor.text(), place.doubt.start, place.doubt.end, reading)
            editor.exchange(text, len(text) - len(editor.text()) + place.doubt.end)
            return
        editor.keep()
        self._commands.set_text(id_, editor.text())
        if scope == "word":
            self._commands.set_texts(
                self.tr("Reading of {word}").format(word=place.word.text), self._marked(place, reading)
            )
        else:
            try:
                self._desk.dictionaries.put("project", [place.entry(reading)])
            except StudioError as error:
                self._desk.tell(str(error))

    def _marked(self, place: Place, reading: str) -> dict[RowId, str]:
        """All rows in which the word stands, with its reading there."""
        texts = {}
        for row in self._desk.script.document:
            doubts = same_word(self._desk.lengths.reading(row.id), place)
            text = row.text
            for doubt in reversed(doubts):
                text = self._read_as(text, doubt.start, doubt.end, reading)
            if doubts:
                texts[row.id] = text
        return texts

    def _read_as(self, text: str, start: int, end: int, reading: str) -> str:
        return self._desk.house.pronouncing.respelled(text, start, end, reading)

    def _go_back(self, editor: LineEditor) -> None:
        self.popup = None
        editor.come_back()


def _lies(place: Place, cursor: int | None, by: int) -> bool:
    """Whether a place is behind the cursor, or before it."""
    if cursor is None:
        return True
    return place.doubt.start >= cursor if by > 0 else place.doubt.end < cursor
