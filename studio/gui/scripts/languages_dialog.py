"""A script in two languages: which is spoken?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from studio.core.script import Script
from studio.gui.desk.importing import Importer
from studio.gui.desk.scripts import TwoLanguages
from studio.gui.library.words import language_name
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme

_SAMPLES = 3
_LONGEST = 64
"""Characters of a sample."""


class LanguagesDialog(Retranslated, QDialog):
    """Both languages with what they say first. It closes as soon as one was chosen."""

    def __init__(self, importer: Importer, asked: TwoLanguages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importer = importer
        self._asked = asked
        self.choices = (QRadioButton(), QRadioButton())
        self._samples = (QLabel(), QLabel())
        self._question = QLabel()
        self._question.setWordWrap(True)
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addSpacing(8)
        # Their text stands under that of the button.
        indent = self.choices[0].sizeHint().width() + 4
        for button, sample, script in zip(self.choices, self._samples, asked.scripts, strict=True):
            group.addButton(button)
            sample.setText(_first_texts(script))
            sample.setTextFormat(Qt.TextFormat.PlainText)
            sample.setContentsMargins(indent, 0, 0, 0)
            column.addWidget(button)
            column.addWidget(sample)
            column.addSpacing(8)
        self.choices[0].setChecked(True)
        column.addStretch(1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._import)
        self._buttons.rejected.connect(self.close)
        column.addWidget(self._buttons)
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import {name}").format(name=self._asked.path.name))
        self._question.setText(
            self.tr(
                "This script is in two languages. Which one is spoken? The other is kept, and stands in the script when"
                " it is exported."
            )
        )
        source = self._asked.scripts[0].source
        for button, tongue, key in zip(self.choices, source.tongues if source else ("", ""), "12", strict=True):
            button.setText(f"&{key}  {language_name(tongue)}")
            button.setAccessibleName(language_name(tongue))
            button.setToolTip(self.tr("Speak {language}").format(language=language_name(tongue)))
        self.go.setText(self.tr("&Import"))
        self.go.setToolTip(self.tr("Import the lines in the chosen language"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(self.tr("Close without importing"))

    def _paint(self) -> None:
        for sample in self._samples:
            sample.setStyleSheet(f"color: {theme.colour('dim').name()}")

    def _import(self) -> None:
        self._importer.choose(self._asked, int(self.choices[1].isChecked()))
        self.close()


def _first_texts(script: Script) -> str:
    texts = [line.text for line in script.lines if line.text][:_SAMPLES]
    return "\n".join(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in texts)
