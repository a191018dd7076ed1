"""Whose manner is shown and changed: that of the selected lines, or of their speakers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QRadioButton, QSizePolicy, QWidget

from studio.gui.library.giving import Whom
from studio.gui.library.selected import Selected
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.project.document import Row, RowId

LONGEST_NAME = 18
"""Characters of a speaker's name that are shown."""


class WhomBar(Retranslated, QWidget):
    """A switch between lines and speakers, and what lines have a manner of their own.

    Signals:
        switched (): the other ones are meant now.
        given_back (): lines with a manner of their own shall have that of their speaker.
    """

    switched = Signal()
    given_back = Signal()

    def __init__(self, selected: Selected) -> None:
        super().__init__()
        self._selected = selected
        self.for_lines, self.for_speakers = QRadioButton(), QRadioButton()
        self.whose, self.as_speaker = QLabel(), QPushButton()
        self.for_lines.setChecked(True)
        self.whose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.for_lines, 0, 0)
        grid.addWidget(self.for_speakers, 0, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.whose, 1, 0, 1, 2)
        grid.addWidget(self.as_speaker, 1, 2)
        grid.setColumnStretch(1, 1)
        self.for_lines.toggled.connect(self.switched)
        self.as_speaker.clicked.connect(self.given_back)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    @property
    def whom(self) -> Whom:
        """Who is meant, of what is selected now."""
        if self.is_for_lines:
            return Whom(rows=tuple(row.id for row in self._selected.rows))
        return Whom(speakers=self._selected.speakers)

    @property
    def is_for_lines(self) -> bool:
        return self.for_lines.isChecked()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines that are meant: the selected ones, or all of their speakers."""
        if self.is_for_lines:
            return self._selected.rows
        return tuple(self._selected.rows_of(self._selected.speakers))

    @property
    def own(self) -> list[RowId]:
        """Those of them with a manner of their own."""
        return [row.id for row in self.rows if row.prosody is not None]

    def refresh(self) -> None:
        n_rows, n_own, may_change = len(self._selected.rows), len(self.own), self._selected.may_change
        speaker = self._selected.speaker_names()
        shown = speaker if len(speaker) <= LONGEST_NAME else speaker[: LONGEST_NAME - 1] + "…"
        self.for_lines.setText(self.tr("%n line(s)", "", n_rows))
        self.for_speakers.setText(shown.replace("&", "&&"))
        self.for_speakers.setToolTip(
            self.tr("Change the manner of {speaker}: of all lines without one of their own").format(speaker=speaker)
        )
        if not may_change:
            said = self.tr("The project is open for reading only.")
        elif not self.is_for_lines:
            said = self.tr("%n line(s) keep a manner of their own", "", n_own) if n_own else ""
        elif n_own == n_rows:
            said = self.tr("A manner of their own", "", n_rows)
        elif n_own:
            said = self.tr("%n with a manner of their own", "", n_own)
        else:
            said = self.tr("As {speaker}").format(speaker=shown)
        self.whose.setText(said)
        self.whose.setToolTip(said)
        self.as_speaker.setEnabled(may_change and n_own > 0)
        self.as_speaker.setToolTip(
            self.tr("Have these lines said in the manner of {speaker} again").format(speaker=speaker)
            if n_own
            else self.tr("They follow {speaker} already").format(speaker=speaker)
        )

    def retranslate(self) -> None:
        self.for_lines.setToolTip(self.tr("Change the manner of the selected lines alone"))
        self.as_speaker.setText(self.tr("As speaker"))
        self.refresh()

    def _colours(self) -> None:
        palette = self.whose.palette()
        palette.setColor(self.whose.foregroundRole(), theme.colour("dim"))
        self.whose.setPalette(palette)
