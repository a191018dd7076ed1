"""What stands where there are no rows: what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from studio.gui.shell.empty_place import EmptyPlace

LINE_KEY = "Ins"


class EmptyScript(EmptyPlace):
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
        self.import_button, self.line_button, self.all_button = QPushButton(), QPushButton(), QPushButton()
        icons = {self.import_button: "folder-open", self.line_button: "pencil", self.all_button: ""}
        super().__init__(icons, 1.4, parent)
        self._is_filtered = False
        self.import_button.clicked.connect(self.import_wanted)
        self.line_button.clicked.connect(self.line_wanted)
        self.all_button.clicked.connect(self.all_wanted)
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
        self.paint_parts()
