"""The project that lies on the desk: how it comes, which file it has, how it goes."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from studio.core.errors import OutputError, StudioError
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.project import edits
from studio.project.document import RowId
from studio.project.files import discard, is_untitled, unfinished, untitled_path
from studio.project.opening import Opened, create, open_project
from studio.project.store import Store

_log = logging.getLogger(__name__)


class Project(QObject):
    """The file behind the script, and the only one that changes it for another.

    Signals:
        leaving (): it is about to be closed; all is written.
        coming (Document): this is about to lie on the desk; the one before is closed.
        came (): it lies on the desk.
        changed (): another project lies on the desk, or it has another name.
        noted (str): something the person should know; carries a sentence.
        failed (str): what went wrong; carries a sentence.
    """

    leaving = Signal()
    coming = Signal(object)
    came = Signal()
    changed = Signal()
    noted = Signal(str)
    failed = Signal(str)
    _store_failed = Signal(str)

    def __init__(
        self, folder: Path, script: ScriptDesk, queue: Rendering, takes: Takes, preferences: Preferences
    ) -> None:
        """`folder`: where projects lie that have no name yet."""
        super().__init__()
        self.folder = folder
        self._script = script
        self._queue = queue
        self._takes = takes
        self._preferences = preferences
        self._store: Store | None = None
        self._store_failed.connect(self._follow_store, Qt.ConnectionType.QueuedConnection)

    @property
    def path(self) -> Path | None:
        """Its file; None before one is opened."""
        return None if self._store is None else self._store.path

    @property
    def is_untitled(self) -> bool:
        return self.path is None or is_untitled(self.path, self.folder)

    @property
    def is_there(self) -> bool:
        """Whether one lies on the desk."""
        return self._store is not None

    def new(self) -> None:
        """An empty project without a name, kept from its first edit on. Raises StudioError."""
        opened = create(untitled_path(self.folder), self._store_failed.emit)
        try:
            self._put(opened)
        except OutputError:
            _discard(opened.store.path)
            raise

    def open(self, path: Path) -> None:
        """Raises StudioError; what lies on the desk stays there then."""
        self._put(open_project(path, self._store_failed.emit))

    def take_up_unfinished(self) -> bool:
        """Open the newest project without a name that can be opened; whether there was one."""
        left = list(unfinished(self.folder))
        while left and self._store is None:
            try:
                self.open(left.pop(0))
            except StudioError as error:
                self.failed.emit(str(error))
        if left:
            sentence = self.tr("%n more project(s) without a name lie in {folder}.", "", len(left))
            self.noted.emit(sentence.format(folder=self.folder))
        return self._store is not None

    def save_as(self, path: Path) -> None:
        """Give the project another file, and go on with that. Raises OutputError, and ProjectError where what was
        written there cannot be opened."""
        before, was_untitled = self._open_store, self.is_untitled
        before.save_copy(path)
        opened = open_project(path, self._store_failed.emit)
        if self._script.is_read_only or opened.is_read_only or opened.document != self._script.document:
            self._put(opened)
        else:
            store = self._store = opened.store
            self._script.move(store.write)
            self._queue.move(store.put_sound)
            self._takes.move(store.sound)
            before.close(lose_unwritten=True)  # it is in the copy
            self._named()
        if was_untitled:
            _discard(before.path)

    @property
    def disk_bytes(self) -> int:
        """What it takes up on the disk; 0 before one is opened."""
        return 0 if self._store is None else self._store.disk_bytes

    def draft(self, id_: RowId, text: str | None) -> None:
        """Keep the text that is being typed through a crash; None: it was given up."""
        if self._store is not None and not self._store.is_read_only:
            self._store.draft(id_, text)

    def close(self, lose_unwritten: bool = False) -> None:
        """Write what is not written, and take it off the desk. Raises OutputError, all being open still, unless what
        is not written may be lost."""
        store = self._store
        if store is not None and not lose_unwritten:
            store.flush()  # before anything is given up
        self.leaving.emit()
        self._queue.cancel_all()
        if store is None:
            return
        is_waste = self._script.document.is_empty and self.is_untitled and not store.is_read_only
        store.close(lose_unwritten)
        self._store = None
        if is_waste:
            _discard(store.path)

    @property
    def _open_store(self) -> Store:
        if self._store is None:
            raise OutputError(self.tr("There is no project: make or open one first."))
        return self._store

    def _put(self, opened: Opened) -> None:
        """Another project lies on the desk now."""
        try:
            self.close()
        except OutputError:
            opened.store.close()
            raise
        store = self._store = opened.store
        self._queue.open(store.put_sound)
        self._takes.open(store.sound)
        self.coming.emit(opened.document)
        self._script.open(opened.document, store.write, opened.is_read_only)
        self.came.emit()
        for note in opened.notes:
            self.noted.emit(note)
        self._take_up(opened)
        self._named()

    def _named(self) -> None:
        if self._store is not None and not self.is_untitled:
            self._preferences.remember(str(self._store.path))
        self.changed.emit()

    def _take_up(self, opened: Opened) -> None:
        """Drafts of a crashed session become edits, which can be undone."""
        for id_, text in opened.drafts.items():
            patch = edits.set_text(self._script.document, id_, text)
            self._script.do(self.tr("Take up what was being typed"), patch)

    def _follow_store(self, sentence: str) -> None:
        """The disk refuses what was edited, or (an empty sentence) takes it again."""
        if sentence:
            self.failed.emit(sentence)
        else:
            self.noted.emit(self.tr("All edits are written to the disk again."))


def _discard(path: Path) -> None:
    """Delete an empty or copied project. Where that fails, it is found again at the next start, and nothing is lost."""
    try:
        discard(path)
    except OutputError as error:
        _log.info("%s", error)
