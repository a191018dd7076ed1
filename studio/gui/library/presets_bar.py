"""Choosing, keeping and sharing presets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.core.prosody import Prosody
from studio.gui.desk.desk import Desk
from studio.gui.library.preset_strip import PresetStrip
from studio.gui.library.words import preset_name
from studio.gui.shell.language import Retranslated
from studio.gui.shell.saving import ask_where_to_save
from studio.gui.shell.theme import theme
from studio.project.presets import SUFFIX, Preset

BY_KEY = 9
"""So many presets have a key, Alt+1 and so on."""


class PresetsBar(Retranslated, QWidget):
    """A list of presets, the person's own before those that are shipped, and a menu of what can be done with them.

    Signals:
        chosen (Preset): the manner is to be that of a preset; one without a name is the plain reading.
        touched (): the person turns to the list: what is chosen until the next time is one step of undo.
    """

    chosen = Signal(object)
    touched = Signal()

    def __init__(self, desk: Desk, manner: Callable[[], Prosody | None], parent: QWidget | None = None) -> None:
        """`manner` gives what "Save as" keeps; None where there is not one manner."""
        super().__init__(parent)
        self._desk = desk
        self._manner = manner
        self._shown: tuple[str, str] = ("", "")
        self.combo, self.more = QComboBox(), QToolButton()
        self.strip = PresetStrip(self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.installEventFilter(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save, self.rename, self.delete = QAction(self), QAction(self), QAction(self)
        self.import_, self.export = QAction(self), QAction(self)
        self._lay_out()
        self.combo.activated.connect(self._choose)
        self.save.triggered.connect(self._ask_to_save)
        self.rename.triggered.connect(self._ask_to_rename)
        self.delete.triggered.connect(self._delete)
        self.import_.triggered.connect(self._import)
        self.export.triggered.connect(self._export)
        for number in range(BY_KEY + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda number=number: self._choose_by_key(number))
        for action, keys in ((self.rename, Qt.Key.Key_F2), (self.delete, Qt.Key.Key_Delete)):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.combo.addActions([self.rename, self.delete])
        desk.library.changed.connect(self.refresh)
        theme.changed.connect(self._icons)
        self._icons()
        self.retranslate()

    def show_preset(self, name: str, otherwise: str) -> None:
        """Show the preset of that name, the plain one for an empty name; or where there is none, `otherwise`."""
        self._shown = (name, otherwise)
        index = 0 if not name and not otherwise else -1
        if name:
            index = self.combo.findData(name)
        with QSignalBlocker(self.combo):
            self.combo.setPlaceholderText(otherwise)
            self.combo.setCurrentIndex(index)
        is_own = bool(name) and self._desk.library.own_preset(name) is not None
        self.rename.setEnabled(is_own)
        self.delete.setEnabled(is_own)
        self.export.setEnabled(bool(self._desk.library.presets))
        self.save.setEnabled(self._manner() is not None)

    def refresh(self) -> None:
        """The presets are others, or the language is."""
        library = self._desk.library
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem(self.tr("Plain"), "")
            for presets in (library.presets, library.built_in):
                if presets:
                    self.combo.insertSeparator(self.combo.count())
                for preset in presets:
                    self.combo.addItem(preset_name(library, preset.name), preset.name)
            for number, name in enumerate(self._by_key):
                place = self.combo.findData(name)
                self.combo.setItemData(place, f"Alt+{number}", Qt.ItemDataRole.ToolTipRole)
        self.show_preset(*self._shown)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.combo and event.type() == QEvent.Type.FocusIn:
            self.touched.emit()
        return False

    def retranslate(self) -> None:
        self.combo.setAccessibleName(self.tr("Preset"))
        self.combo.setToolTip(
            self.tr("Manner by preset: Alt+1 to Alt+9 choose the first nine, Alt+0 the plain reading")
        )
        self.more.setToolTip(self.tr("Save, rename, delete and share presets"))
        self.more.setAccessibleName(self.tr("Presets"))
        self.save.setText(self.tr("&Save as preset..."))
        self.rename.setText(self.tr("&Rename..."))
        self.delete.setText(self.tr("&Delete"))
        self.import_.setText(self.tr("&Import..."))
        self.export.setText(self.tr("&Export all..."))
        self.refresh()

    def _lay_out(self) -> None:
        menu = QMenu(self.more)
        menu.addActions([self.save, self.rename, self.delete])
        menu.addSeparator()
        menu.addActions([self.import_, self.export])
        self.more.setMenu(menu)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.combo, 1)
        line.addWidget(self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(line)
        whole.addWidget(self.strip)

    def _choose(self, index: int) -> None:
        preset = self._desk.library.preset(self.combo.itemData(index))
        self.chosen.emit(preset or Preset("", Prosody()))

    @property
    def _by_key(self) -> list[str]:
        """Names of the presets that have a key, the plain one first, which has none."""
        library = self._desk.library
        return ["", *(preset.name for preset in (*library.presets, *library.built_in)[:BY_KEY])]

    def _choose_by_key(self, number: int) -> None:
        if self.combo.isEnabled():
            self.touched.emit()
            self._choose(self.combo.findData(self._by_key[number]))

    def _ask_to_save(self) -> None:
        manner = self._manner()
        if manner is None:
            return

        def verb(name: str) -> str:
            return self.tr("Replace") if self._desk.library.own_preset(" ".join(name.split())) else self.tr("Save")

        self.strip.ask(self._current(), verb, lambda name: self._save(name, manner))

    def _save(self, name: str, manner: Prosody) -> None:
        library = self._desk.library
        replaced = library.own_preset(" ".join(name.split()))
        saved = library.save_preset(name, manner)
        self.touched.emit()
        self.chosen.emit(saved)
        if replaced is not None and replaced.prosody != manner:
            sentence = self.tr("{name} was replaced.").format(name=replaced.name)
            self._offer_undo(sentence, lambda: library.save_preset(replaced.name, replaced.prosody))

    def _ask_to_rename(self) -> None:
        old = self._current()
        if self._desk.library.own_preset(old):
            self.strip.ask(old, lambda _: self.tr("Rename"), lambda name: self._desk.library.rename_preset(old, name))

    def _delete(self) -> None:
        name = self._current()
        if self._desk.library.own_preset(name) is None:
            return
        try:
            deleted = self._desk.library.delete_preset(name)
        except StudioError as error:
            self._desk.tell(str(error))
            return
        sentence = self.tr("{name} was deleted.").format(name=name)
        self._offer_undo(sentence, lambda: self._desk.library.save_preset(deleted.name, deleted.prosody))

    def _offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        self.strip.tell(sentence, self.tr("Undo"), undo)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import presets"), "", self._kinds())
        if path:
            self._try(lambda: self._tell_imported(Path(path)))

    def _tell_imported(self, path: Path) -> None:
        n_added = len(self._desk.library.import_presets(path))
        if n_added:
            self.strip.tell(self.tr("%n preset(s) imported.", "", n_added))
        else:
            self.strip.tell(self.tr("All of these presets are here already."))

    def _export(self) -> None:
        wish = f"{self.tr('Presets')}{SUFFIX}"
        path = ask_where_to_save(self, self.tr("Export presets"), wish, {SUFFIX: self._kinds()})
        if path is not None:
            self._try(lambda: self._tell_exported(path))

    def _tell_exported(self, path: Path) -> None:
        names = [preset.name for preset in self._desk.library.presets]
        self._desk.library.export_presets(path, names)
        self.strip.tell(self.tr("%n preset(s) exported.", "", len(names)))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except StudioError as error:
            self._desk.tell(str(error))

    def _current(self) -> str:
        """Name of the preset that is shown; empty for none."""
        return self.combo.currentData() or ""

    def _kinds(self) -> str:
        return self.tr("Presets ({})").format(f"*{SUFFIX}")

    def _icons(self) -> None:
        self.more.setIcon(theme.icon("ellipsis"))
