"""A manner in one's own words, or out of a recording."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from studio.analysis.reference import Carried
from studio.core.prosody import PLAIN, Prosody
from studio.design.feeling import Feeling
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated, language
from studio.gui.shell.theme import theme

RECORDINGS = ("wav", "flac", "mp3", "ogg", "opus", "aiff", "aif")
"""Suffixes of files that may hold one."""
MOST_TYPED = 200

Give = Callable[[str, Prosody], object]
"""Does an edit under a title: gives a manner to whoever it is meant for."""


class DescribeBox(Retranslated, QWidget):
    """A line to describe the manner in, a button for a recording, and below them what became of it."""

    def __init__(self, desk: Desk, aim: Callable[[], Give]) -> None:
        """`aim` gives the edit for what is selected now."""
        super().__init__()
        self._desk = desk
        self._aim = aim
        self.text, self.listen, self.said, self.stop = QLineEdit(), QToolButton(), QLabel(), QToolButton()
        self.text.setMaxLength(MOST_TYPED)
        self.text.setAcceptDrops(False)  # a recording that is dropped here is meant for the panel
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.text, 0, 0)
        grid.addWidget(self.listen, 0, 1)
        grid.addWidget(self.said, 1, 0)
        grid.addWidget(self.stop, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        self.text.returnPressed.connect(self._describe)
        self.text.textEdited.connect(self._show_measuring)
        self.listen.clicked.connect(self._choose_file)
        self.stop.clicked.connect(desk.references.cancel)
        desk.references.changed.connect(self._show_measuring)
        theme.changed.connect(self._colours)
        self._tell("")
        self._colours()
        self.retranslate()

    def take_recording(self, path: Path) -> None:
        """Carry the manner of a recording over to what is selected now, as soon as it is measured."""
        # The language that it is spoken in is not known: most likely that of the line that it is to be a model for.
        current = self._desk.selection.current
        lang = None if current is None else self._desk.lengths.length(current).lang
        self._desk.references.measure(path, lang, partial(self._carry, self._aim(), path))

    def set_enabled(self, is_enabled: bool) -> None:
        for part in (self.text, self.listen):
            part.setEnabled(is_enabled)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("Describe it: tired, near tears"))
        self.text.setAccessibleName(self.tr("Describe the manner"))
        self.text.setToolTip(self.tr("Say in English or Chinese how the lines are to sound, then press Enter"))
        self.listen.setToolTip(self.tr("Take over the manner of a recording; you can also drop one here"))
        self.listen.setAccessibleName(self.tr("Manner of a recording"))
        self.stop.setToolTip(self.tr("Do not measure it"))
        self.stop.setAccessibleName(self.stop.toolTip())
        self._show_measuring()

    def _describe(self) -> None:
        sentence = self.text.text().strip()
        if not sentence:
            return
        felt = self._desk.house.feel(sentence)
        if felt.prosody != PLAIN:
            self._aim()(self.tr("Describe manner"), felt.prosody)
        self._tell(self._remarks(felt))

    def _remarks(self, felt: Feeling) -> str:
        """What the person should know of what was understood; empty where that is nothing."""
        unknown = felt.description.unknown_words
        remarks = [note.said(language.name[:2]) for note in felt.description.notes]
        if unknown:
            remarks.insert(0, self.tr("Not understood: {words}").format(words=", ".join(unknown)))
        if felt.prosody == PLAIN and not remarks:
            remarks.append(self.tr("This says nothing about how to speak."))
        return "\n".join(remarks)

    def _choose_file(self) -> None:
        kinds = self.tr("Recordings ({})").format(" ".join(f"*.{suffix}" for suffix in RECORDINGS))
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take over the manner of a recording"), "", kinds)
        if path:
            self.take_recording(Path(path))

    def _carry(self, give: Give, path: Path, carried: Carried) -> None:
        if carried.prosody != PLAIN:
            give(self.tr("Manner of {name}").format(name=path.name), carried.prosody)
        for note in carried.notes:
            self._desk.tell(note, kind="note")

    def _show_measuring(self) -> None:
        paths = self._desk.references.paths
        self._tell(self.tr("Measuring {name}…").format(name=paths[-1].name) if paths else "")
        self.stop.setVisible(bool(paths))

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.stop.setVisible(False)

    def _colours(self) -> None:
        self.listen.setIcon(theme.icon("audio-lines"))
        self.stop.setIcon(theme.icon("x", "dim"))
        palette = self.said.palette()
        palette.setColor(self.said.foregroundRole(), theme.colour("dim"))
        self.said.setPalette(palette)
