"""What stands where there are no rows: what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.gui.shell.theme import theme

LINE_KEY = "Ins"


class EmptyScript(QWidget):
    """An empty project, or one whose rows are all filtered out.

    Signals:
        import_wanted (): choose a file.
        line_wanted (): write the first line.
        all_wanted (): show all lines.
    """

    import_wanted = Signal()
    line_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filtered = False
        self.title, self.hint = QLabel(), QLabel()
        self.import_button, self.line_button, self.all_button = QPushButton(), QPushButton(), QPushButton()
        self.import_button.clicked.connect(self.import_wanted)
        self.line_button.clicked.connect(self.line_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.4)
        self.title.setFont(large)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.import_button, self.line_button, self.all_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(2)
        theme.changed.connect(self._redraw)
        self.retranslate()

    def show_for(self, is_filtered: bool, is_read_only: bool) -> None:
        """Say why there is nothing here."""
        self._is_filtered = is_filtered
        for button in (self.import_button, self.line_button):
            button.setVisible(not is_filtered and not is_read_only)
        self.all_button.setVisible(is_filtered)
        self.retranslate()

    def retranslate(self) -> None:
        if self._is_filtered:
            self.title.setText(self.tr("No line passes the filter"))
            self.hint.setText("")
        else:
            self.title.setText(self.tr("Drop a subtitle file here"))
            self.hint.setText(
                self.tr(
                    "SRT, VTT, ASS, SSA, SBV, TTML, CSV, TSV, Word, Excel or plain text. Or choose a file, or write the"
                    " first line."
                )
            )
        self.import_button.setText(self.tr("Choose a file..."))
        self.import_button.setToolTip(self.tr("Import a script or subtitle file"))
        self.line_button.setText(self.tr("Write the first line"))
        tip = self.tr("Add a line and write its text")
        self.line_button.setToolTip(f"{tip} ({LINE_KEY})")
        self.line_button.setShortcut(LINE_KEY)  # as in the table; setText forgets it
        self.all_button.setText(self.tr("Show all lines"))
        self.all_button.setToolTip(self.tr("Take the filter away"))
        self._redraw()

    def _redraw(self) -> None:
        self.hint.setStyleSheet(f"color: {theme.colour('dim').name()};")
        self.import_button.setIcon(theme.icon("folder-open"))
        self.line_button.setIcon(theme.icon("pencil"))
