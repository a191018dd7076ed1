"""What can be done with a voice of the person's own, and the dialogs that take."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.core.errors import StudioError
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.desk.voices import is_own
from studio.gui.library.preset_strip import PresetStrip
from studio.gui.shell.saving import ask_where_to_save
from studio.gui.shell.theme import theme
from studio.voices.voice_file import SUFFIX, VoiceFile

ICONS = {"again": "wand-sparkles", "rename": "pencil", "delete": "trash-2", "export": "upload"}


class OwnActions(QObject):
    """The actions of the context menu, and what they do with the voice that `pointed` gives.

    Signals:
        edit_wanted (VoiceId): a voice is to be designed further.
    """

    edit_wanted = Signal(str)

    def __init__(self, desk: Desk, strip: PresetStrip, pointed: Callable[[], VoiceId | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = strip
        self._pointed = pointed
        self._window = parent
        self._dragged: QTemporaryDir | None = None
        self.again, self.rename, self.delete = QAction(self), QAction(self), QAction(self)
        self.export, self.export_all, self.forget = QAction(self), QAction(self), QAction(self)
        for action, keys, do in (
            (self.again, "", self._edit_again),
            (self.rename, "F2", self._ask_for_name),
            (self.delete, "Del", self._delete),
            (self.export, "", lambda voice: self._export(voice, False)),
            (self.export_all, "", lambda voice: self._export(voice, True)),
            (self.forget, "", self._forget_recording),
        ):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, do=do: self._with_own(do))
        theme.changed.connect(self._icons)
        self._icons()
        self.retranslate()

    @property
    def all(self) -> tuple[QAction, ...]:
        return (self.again, self.rename, self.export, self.export_all, self.forget, self.delete)

    def show_for(self, voice: Voice | None) -> None:
        """What can be done with this voice; a preset or stock voice stays as it is."""
        own = voice is not None and is_own(voice)
        has_recording = voice is not None and own and self._desk.own_voices.file(voice.id).recording is not None
        for action in self.all:
            action.setVisible(own)
        for action in (self.export_all, self.forget):
            action.setVisible(has_recording)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Put the voices of files into the library; those that are refused are told, with the reason."""
        for path in paths:
            try:
                self._take_in(self._desk.own_voices.read(path), is_alone=len(paths) == 1)
            except StudioError as error:
                self._desk.tell(str(error))

    def ask_for_files(self) -> None:
        """Choose files of voices."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import voices"), "", self._kinds())
        self.import_files([Path(name) for name in names])

    def dragged_out(self, voice: VoiceId) -> Path | None:
        """The file that goes where a voice is dropped outside; None for a voice that is not the person's own."""
        found = self._desk.library.voice(voice)
        if found is None or not is_own(found):
            return None
        self._dragged = self._dragged or QTemporaryDir()
        path = Path(self._dragged.path(), f"{voice}{SUFFIX}")
        try:
            self._desk.own_voices.give(voice, path)
        except StudioError as error:
            self._desk.tell(str(error))
            return None
        return path

    def retranslate(self) -> None:
        self.again.setText(self.tr("&Edit again…"))
        self.rename.setText(self.tr("&Rename…"))
        self.delete.setText(self.tr("&Delete"))
        self.export.setText(self.tr("E&xport…"))
        self.export_all.setText(self.tr("Export &with its recording…"))
        self.forget.setText(self.tr("Remove its re&cording"))

    def _with_own(self, do: Callable[[Voice], object]) -> None:
        pointed = self._pointed()
        voice = None if pointed is None else self._desk.library.voice(pointed)
        if voice is None or not is_own(voice):
            return
        try:
            do(voice)
        except StudioError as error:
            self._desk.tell(str(error))

    def _edit_again(self, voice: Voice) -> None:
        self.edit_wanted.emit(voice.id)

    def _ask_for_name(self, voice: Voice) -> None:
        self._strip.ask(voice.name, lambda _: self.tr("Rename"), lambda name: self._rename(voice, name))

    def _rename(self, voice: Voice, name: str) -> None:
        renamed = self._desk.own_voices.rename(voice.id, name)
        sentence = self.tr("{old} is called {new} now.").format(old=voice.name, new=renamed.name)
        self._strip.tell(sentence, self.tr("Undo"), lambda: self._desk.own_voices.rename(renamed.id, voice.name))

    def _delete(self, voice: Voice) -> None:
        n_lines = sum(self._desk.speaking.voice(row) == voice.id for row in self._desk.script.document)
        deleted = self._desk.own_voices.remove(voice.id)
        sentence = self.tr("{name} was deleted.").format(name=voice.name)
        if n_lines:
            sentence += " " + self.tr("%n line(s) speak with it.", "", n_lines)
        self._strip.tell(sentence, self.tr("Undo"), lambda: self._desk.own_voices.keep(deleted))

    def _forget_recording(self, voice: Voice) -> None:
        file = self._desk.own_voices.file(voice.id)
        self._desk.own_voices.forget_recording(voice.id)
        sentence = self.tr("The recording of {name} was removed.").format(name=voice.name)
        self._strip.tell(sentence, self.tr("Undo"), lambda: self._desk.own_voices.keep(file, is_replacement=True))

    def _export(self, voice: Voice, with_recording: bool) -> None:
        kinds = {SUFFIX: self._kinds()}
        path = ask_where_to_save(self._window, self.tr("Export a voice"), f"{voice.id}{SUFFIX}", kinds)
        if path is not None:
            self._desk.own_voices.give(voice.id, path, with_recording)
            self._strip.tell(self.tr("{name} is in {file}.").format(name=voice.name, file=path.name))

    def _take_in(self, file: VoiceFile, is_alone: bool) -> None:
        own = self._desk.own_voices
        there = own.own(file.voice.name)
        if there is None:
            kept = own.keep(file)
            self._strip.tell(self.tr("{name} is in the library.").format(name=kept.name))
        elif there.digest == file.voice.digest:
            self._strip.tell(self.tr("{name} is in the library already.").format(name=there.name))
        elif is_alone:
            sentence = self.tr("There is another voice named {name}.").format(name=there.name)
            self._strip.tell(sentence, self.tr("Replace"), lambda: own.keep(file, is_replacement=True))
        else:
            sentence = self.tr("There is another voice named {name}: import its file alone to replace it.")
            self._desk.tell(sentence.format(name=there.name))

    def _kinds(self) -> str:
        return self.tr("Voices ({})").format(f"*{SUFFIX}")

    def _icons(self) -> None:
        for name, icon in ICONS.items():
            getattr(self, name).setIcon(theme.icon(icon))
