"""The language of the window: English or Simplified Chinese, exchanged while it is open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # the widget's own class stands beside it, and no object is made of two classes of Qt

TRANSLATIONS = Path(studio.__file__).parent.parent / "resources" / "translations"
LANGUAGES = ("en", "zh_CN")
"""In which the window is written. English has a file too, for its plurals."""


class Language:
    """The language in use, the same for all windows of the process. Widgets learn of a change by LanguageChange."""

    def __init__(self) -> None:
        self.name = ""
        """One of LANGUAGES; empty before the first `apply`."""
        self._translators: list[QTranslator] = []

    def apply(self, wish: str) -> None:
        """Use a language from now on: one of LANGUAGES, or as the system has it; English where that is neither."""
        name = wish if wish in LANGUAGES else _of_the_system()
        if name == self.name:
            return
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # Qt's own words ("Cancel", the menu of a text field) are English without a file.
        files = [*([qt / f"qtbase_{name}.qm"] if name != "en" else []), TRANSLATIONS / f"dubsmith_{name}.qm"]
        self._translators = [found for path in files if (found := _loaded(path)) is not None]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.name = name


class Retranslated(_Widget):
    """What a widget is besides that follows the language: `class Panel(Retranslated, QWidget)`, in this order."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all texts anew, in the language in use."""
        raise NotImplementedError


def _of_the_system() -> str:
    """The first of the system's languages that is one of ours. All of Chinese is written in simplified characters."""
    for tag in QLocale.system().uiLanguages():
        base = tag.replace("_", "-").partition("-")[0]
        if base in ("en", "zh"):
            return "zh_CN" if base == "zh" else "en"
    return "en"


def _loaded(path: Path) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(str(path)) else None


language = Language()
"""The one language of the process."""
