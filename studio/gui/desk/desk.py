"""The desk as a whole: the project that lies on it, the worker beside it, and what the person is told."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from studio.core.cast import Role
from studio.core.errors import OutputError, StudioError
from studio.core.script import Script
from studio.core.settings import Settings
from studio.gui.desk.exporting import Exporting
from studio.gui.desk.house import House
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.library import Library
from studio.gui.desk.listening import Listening
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.jobs.events import EngineFailed, EngineLoading, EngineReady, Event, MemoryUse, Notice, Planned, QueueChanged
from studio.jobs.job import Rendered, TaskDone
from studio.jobs.worker import Worker
from studio.project import edits
from studio.project.document import Change, Patch, RowId
from studio.project.files import SUFFIX, discard, is_untitled, unfinished, untitled_path
from studio.project.opening import Opened, create, open_project
from studio.project.shelf import DiskUse
from studio.project.store import Store
from studio.render.plan_cache import PlanCache
from studio.render.takes import TakeCache

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """Something for the person to read."""

    sentence: str
    details: str = ""
    """For a bug report."""
    kind: Literal["problem", "note"] = "problem"


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that commands are about."""

    rows: tuple[RowId, ...]
    current: RowId | None
    """The one that is looked at."""


@dataclass(frozen=True, slots=True)
class EngineState:
    """What the engine is up to."""

    state: Literal["asleep", "loading", "ready", "failed"] = "asleep"
    device: str = ""
    precision: str = ""
    load_s: float = 0.0
    problem: str = ""


class Desk(QObject):
    """Everything that the window shows and does.

    Signals:
        selected (Selection): other rows are selected.
        told (Told): something for the person to read.
        engine_changed (): the engine loads, is ready or has failed.
        memory_measured (MemoryUse): after `measure_memory`.
        project_changed (): another project lies on the desk, or it has another name.
    """

    selected = Signal(object)
    told = Signal(object)
    engine_changed = Signal()
    memory_measured = Signal(object)
    project_changed = Signal()
    _store_failed = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self.engine = EngineState()
        self.selection = Selection((), None)
        self.preferences = Preferences(house.settings, house.keep_settings)
        self.worker = Worker(
            lambda notify: house.make_engine(self.preferences.settings, notify),
            TakeCache(house.paths.cache),
            PlanCache(house.paths.cache),
            house.gpu_bytes,
        )
        self.script = ScriptDesk()
        self.lengths = Lengths(
            self.script,
            house.estimate,
            self.worker.plan,
            house.voice_for,
            house.settings.limits,
            house.sample_rate,
        )
        self.takes = Takes(self.script, self.lengths)
        self.queue = Rendering(self.script, self.lengths, self.takes, self.worker)
        self.sound = Listening(
            self.script, self.lengths, self.takes, self.queue, self.preferences, house.make_deck, house.sample_rate
        )
        self.exports = Exporting(self.script, self.lengths, self.takes, self.queue, house)
        self.library = Library(house.voices, self.preferences, house.paths.voices / "presets")
        self._store: Store | None = None
        self._store_failed.connect(self._follow_store, Qt.ConnectionType.QueuedConnection)
        self.worker.happened.connect(self._follow_worker)
        self.sound.failed.connect(self.tell)
        self.preferences.changed.connect(self._follow_preferences)

    @property
    def projects_folder(self) -> Path:
        """Where projects lie that have no name yet."""
        return self.house.paths.voices.parent / "projects"

    @property
    def path(self) -> Path | None:
        """The file of the project; None before one is opened."""
        return None if self._store is None else self._store.path

    @property
    def is_untitled(self) -> bool:
        return self.path is None or is_untitled(self.path, self.projects_folder)

    def start(self, path: Path | None = None) -> None:
        """Load the engine, and put on the desk what `path` names, or what lay there unfinished, or else the demo."""
        self.worker.start()
        for problem in self.library.problems:
            self.tell(problem)
        try:
            self._put_first(path)
        except StudioError as error:
            self.tell(str(error))
            self.new_project()

    def _put_first(self, path: Path | None) -> None:
        left = unfinished(self.projects_folder)
        recent = [Path(name) for name in self.preferences.settings.recent]
        if path is not None and path.suffix.lower() == SUFFIX:
            self.open_project(path)
        elif path is None and left:
            self.open_project(left[0])
        elif path is None and recent and recent[0].exists():
            self.open_project(recent[0])
        else:
            self.new_project()
            self.import_script(path or self.house.demo)

    def new_project(self) -> None:
        """An empty project without a name, kept from its first edit on. Raises StudioError."""
        self._put(create(untitled_path(self.projects_folder), self._store_failed.emit))

    def open_project(self, path: Path) -> None:
        """Raises StudioError; what lies on the desk stays there then."""
        self._put(open_project(path, self._store_failed.emit))

    def save_as(self, path: Path) -> None:
        """Give the project another file, and go on with that. Raises OutputError."""
        assert self._store is not None
        before, was_untitled = self._store.path, self.is_untitled
        self._store.save_copy(path)
        self._put(open_project(path, self._store_failed.emit))
        if was_untitled:
            discard(before)

    def import_script(self, path: Path) -> None:
        """Put a script behind what the project holds; one step of undo. Raises InputError."""
        script = self.house.read_script(path)
        document = self.script.document
        patch = edits.import_script(document, script)
        cast = self._cast_of(script)
        options = replace(document.options, script=document.options.script or path.name)
        named = Change("options", "options", document.options, options)
        self.script.do(self.tr("Import {name}").format(name=path.name), Patch((*patch.changes, *cast, named)))
        for note in script.notes:
            self.tell(note, kind="note")
        first = next(iter(patch.touched("row")), None)
        if self.selection.current is None and first is not None:
            self.select([self.script.document.row_at(0).id])

    def disk_use(self) -> DiskUse:
        """What the project takes up on the disk. Raises StudioError."""
        assert self._store is not None
        return self._store.disk_use()

    def draft(self, id_: RowId, text: str | None) -> None:
        """Keep the text that is being typed through a crash; None: it was given up."""
        if self._store is not None and not self._store.is_read_only:
            self._store.draft(id_, text)

    def select(self, rows: Sequence[RowId], current: RowId | None = None) -> None:
        """The rows that commands are about; the first of them is looked at where `current` is None."""
        selection = Selection(tuple(rows), current if current is not None else next(iter(rows), None))
        if selection != self.selection:
            self.selection = selection
            self.selected.emit(selection)

    def tell(self, sentence: str, details: str = "", kind: Literal["problem", "note"] = "problem") -> None:
        """Have the person read something."""
        self.told.emit(Told(sentence, details, kind))

    def switch_engine(self, device: str, precision: str) -> None:
        """Go on with another device or precision. Raises StudioError where the settings cannot be kept."""
        self.preferences.change(device=device, precision=precision)

    def measure_memory(self) -> None:
        self.worker.measure_memory()

    def close(self, lose_unwritten: bool = False) -> None:
        """End sound, worker and file in good order. Raises OutputError, all being open still, where something cannot
        be written, unless that may be lost."""
        self._leave(lose_unwritten)
        self.sound.close()
        self.worker.shutdown()

    def _put(self, opened: Opened) -> None:
        """Another project lies on the desk now."""
        try:
            self._leave()
        except OutputError:
            opened.store.close()
            raise
        store = self._store = opened.store
        self.queue.open(store.put_sound)
        self.takes.open(store.sound)
        self.selection = Selection((), None)
        self.script.open(opened.document, store.write, opened.is_read_only)
        self.select([self.script.document.row_at(0).id] if len(opened.document) else [])
        for note in opened.notes:
            self.tell(note, kind="note")
        self._take_up(opened)
        if not self.is_untitled:
            self.preferences.remember(str(store.path))
        self.project_changed.emit()

    def _take_up(self, opened: Opened) -> None:
        """Drafts of a crashed session become edits, which can be undone."""
        for id_, text in opened.drafts.items():
            patch = edits.set_text(self.script.document, id_, text)
            self.script.do(self.tr("Take up what was being typed"), patch)

    def _leave(self, lose_unwritten: bool = False) -> None:
        """Close the project that lies on the desk. Raises OutputError."""
        store = self._store
        if store is None:
            return
        self.sound.stop()
        self.worker.cancel_all()
        is_empty = not len(self.script.document) and is_untitled(store.path, self.projects_folder)
        store.close(lose_unwritten)
        self._store = None
        if is_empty and not store.is_read_only:
            discard(store.path)

    def _cast_of(self, script: Script) -> tuple[Change, ...]:
        """Voices for speakers who have none."""
        document = self.script.document
        given = {speaker: document.role(speaker).voice for speaker in (*document.speakers, *script.speakers)}
        chosen = self.house.cast(script, given)
        changes = []
        for speaker in script.speakers:
            if given[speaker] is None:
                before = document.roles.get(speaker)
                after = replace(before or Role(), voice=chosen[speaker])
                changes.append(Change("role", speaker, before, after))
        return tuple(changes)

    def _follow_worker(self, event: Event) -> None:
        match event:
            case Planned(answers):
                self.lengths.planned(answers)
            case Rendered():
                self.sound.follow_rendered(event)
                self._taken(event)
            case QueueChanged(entries):
                self.sound.follow_queue(entries)
                self.queue.follow(event)
            case TaskDone():
                self.exports.follow_task(event)
            case EngineLoading():
                self._engine_is(EngineState("loading"))
            case EngineReady(device, precision, load_s):
                self._engine_is(EngineState("ready", device, precision, load_s))
            case EngineFailed(sentence, details):
                self._engine_is(EngineState("failed", problem=sentence))
                self.tell(sentence, details)
            case Notice(sentence):
                self.tell(sentence, kind="note")
            case MemoryUse():
                self.memory_measured.emit(event)

    def _taken(self, event: Rendered) -> None:
        try:
            self.queue.take_in(event)
        except StudioError as error:
            self.tell(str(error))

    def _engine_is(self, state: EngineState) -> None:
        self.engine = state
        self.engine_changed.emit()

    def _follow_store(self, sentence: str) -> None:
        """The disk refuses what was edited, or (an empty sentence) takes it again."""
        if sentence:
            self.tell(sentence)
        else:
            self.tell(self.tr("All edits are written to the disk again."), kind="note")

    def _follow_preferences(self, before: Settings) -> None:
        now = self.preferences.settings
        if now.limits != before.limits:
            self.lengths.limit(now.limits)
        engine = ("device", "precision", "gpu_memory_fraction", "threads")
        if any(getattr(now, name) != getattr(before, name) for name in engine):
            self.worker.reload()
