"""The desk as a whole: the project that lies on it, the worker beside it, and what the person is told."""

import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from studio.core.cast import Role
from studio.core.errors import OutputError, StudioError
from studio.core.script import SpeakerId
from studio.core.settings import Settings
from studio.core.speech import VoiceId
from studio.gui.desk.cloning import Cloning
from studio.gui.desk.designing import Designing
from studio.gui.desk.dictionaries import Dictionaries
from studio.gui.desk.engine import EngineWatch
from studio.gui.desk.exporting import Exporting
from studio.gui.desk.house import House
from studio.gui.desk.importing import NOBODY, Importer
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.library import Library
from studio.gui.desk.listening import Listening
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.references import References
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.gui.desk.states import EngineState, Selection, Told
from studio.gui.desk.takes import Takes
from studio.gui.desk.tuning import Tuning
from studio.gui.desk.voices import OwnVoices
from studio.jobs.events import EngineFailed, EngineLoading, EngineReady, Event, MemoryUse, Notice, Planned, QueueChanged
from studio.jobs.job import Rendered, TaskDone
from studio.jobs.worker import Worker
from studio.project import edits
from studio.project.document import RowId
from studio.project.files import SUFFIX, discard, is_untitled, unfinished, untitled_path
from studio.project.opening import Opened, create, open_project
from studio.project.shelf import DiskUse
from studio.project.store import Store
from studio.render.plan_cache import PlanCache
from studio.render.takes import TakeCache

_log = logging.getLogger(__name__)


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
        self.selection = Selection((), None)
        self.preferences = Preferences(house.settings, house.keep_settings)
        self.worker = Worker(
            lambda notify: house.make_engine(self.preferences.settings, notify),
            TakeCache(house.paths.cache),
            PlanCache(house.paths.cache),
            house.gpu_bytes,
        )
        self.script = ScriptDesk()
        self.dictionaries = Dictionaries(self.script, house.pronouncing)
        self.speaking = Speaking(self.script, house.voice_for, house.shelf.digest)
        self.lengths = Lengths(
            self.script,
            self.speaking,
            house.estimate,
            self.worker.plan,
            self.worker.drop_plans,
            self.dictionaries.needed,
            house.settings.limits,
            house.sample_rate,
        )
        self.takes = Takes(self.script, self.speaking)
        self.tuning = Tuning(self.script, self.lengths, house.pronouncing.respelled)
        self.queue = Rendering(self.script, self.lengths, self.takes, self.worker)
        self.sound = Listening(
            self.script, self.lengths, self.takes, self.queue, self.preferences, house.make_deck, house.sample_rate
        )
        self.exports = Exporting(
            self.script, self.lengths, self.takes, self.queue, house, lambda: self.engine.state != "failed"
        )
        self.library = Library(house.shelf, self.preferences, house.paths.voices / "presets")
        self.own_voices = OwnVoices(house.shelf, self.script, self.preferences, self.worker, house.measure)
        self.designing = Designing(house.shelf, house.describe, house.candidates)
        self.cloning = Cloning(house, self.own_voices, self.worker)
        self.references = References(self.script, self.worker, house.manner_from)
        self._importer = Importer(self.script, house.read_script, house.cast)
        self._engine = EngineWatch(self.script, self.lengths, house.warm)
        self._store: Store | None = None
        self._store_failed.connect(self._follow_store, Qt.ConnectionType.QueuedConnection)
        self.worker.happened.connect(self._follow_worker)
        self.preferences.changed.connect(self._follow_preferences)
        for problem in (
            self.script.refused,
            self.sound.failed,
            self.preferences.failed,
            self._importer.failed,
            self.own_voices.failed,
        ):
            problem.connect(self._tell_problem)
        self.own_voices.changed.connect(self._follow_voices)
        self.dictionaries.changed.connect(lambda event: self.lengths.read_again(event.entries))
        self.exports.failed.connect(self.tell)
        self.cloning.refused.connect(self.tell)
        self.references.failed.connect(self.tell)
        self.exports.noted.connect(self._tell_note)
        self._importer.noted.connect(self._tell_note)
        self._importer.came_in.connect(self._look_at_first)
        self._engine.changed.connect(self.engine_changed)

    @property
    def engine(self) -> EngineState:
        """What the engine is up to."""
        return self._engine.state

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
        for problem in (*self.library.problems, *self.house.shelf.problems, *self.dictionaries.problems):
            self.tell(problem)
        try:
            self._put_first(path)
        except StudioError as error:
            self.tell(str(error))
            if self._store is None:
                self._try_new()
        self.own_voices.measure_rest()

    def _put_first(self, path: Path | None) -> None:
        recent = self.preferences.settings.recent
        if path is not None and path.suffix.lower() == SUFFIX:
            self.open_project(path)
        elif path is None and self._take_up_unfinished():
            return
        elif path is None and recent and os.path.exists(recent[0]):
            self.open_project(Path(recent[0]))
        else:
            self.new_project()
            if path is None:
                self.import_script(self.house.demo, self.house.demo_roles)
            else:
                self.import_script(path)

    def _take_up_unfinished(self) -> bool:
        """Open the newest project without a name that can be opened; whether there was one."""
        left = list(unfinished(self.projects_folder))
        while left and self._store is None:
            try:
                self.open_project(left.pop(0))
            except StudioError as error:
                self.tell(str(error))
        if left:
            sentence = self.tr("%n more project(s) without a name lie in {folder}.", "", len(left))
            self.tell(sentence.format(folder=self.projects_folder), kind="note")
        return self._store is not None

    def _try_new(self) -> None:
        try:
            self.new_project()
        except StudioError as error:
            self.tell(str(error))

    def new_project(self) -> None:
        """An empty project without a name, kept from its first edit on. Raises StudioError."""
        opened = create(untitled_path(self.projects_folder), self._store_failed.emit)
        try:
            self._put(opened)
        except OutputError:
            _discard(opened.store.path)
            raise

    def open_project(self, path: Path) -> None:
        """Raises StudioError; what lies on the desk stays there then."""
        self._put(open_project(path, self._store_failed.emit))

    def save_as(self, path: Path) -> None:
        """Give the project another file, and go on with that. Raises OutputError."""
        before, was_untitled = self._open_store, self.is_untitled
        before.save_copy(path)
        opened = open_project(path, self._store_failed.emit)
        if self.script.is_read_only or opened.is_read_only or opened.document != self.script.document:
            self._put(opened)
        else:
            store = self._store = opened.store
            self.script.move(store.write)
            self.queue.move(store.put_sound)
            self.takes.move(store.sound)
            before.close(lose_unwritten=True)  # it is in the copy
            self._named()
        if was_untitled:
            _discard(before.path)

    def import_script(self, path: Path, roles: Mapping[SpeakerId, Role] = NOBODY) -> None:
        """Put a script behind what the project holds; one step of undo. Raises InputError.

        Speakers without a voice get their role of `roles`, or else a voice of their language. A big script is read
        beside the window and comes in later; what stands in its way is told then.
        """
        self._importer.read(path, roles)

    def disk_use(self) -> DiskUse:
        """What the project takes up on the disk. Raises StudioError."""
        return self._open_store.disk_use()

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
        self.preferences.close()
        self._importer.close()
        self.cloning.close()
        self.sound.close()
        if not self.worker.shutdown():
            _log.warning("The worker does not end: it is left behind.")

    @property
    def _open_store(self) -> Store:
        if self._store is None:
            raise OutputError(self.tr("There is no project: make or open one first."))
        return self._store

    def _put(self, opened: Opened) -> None:
        """Another project lies on the desk now."""
        stopped = self.cloning.wish if self.cloning.state == "fitting" else None
        try:
            self._leave()
        except OutputError:
            opened.store.close()
            raise
        store = self._store = opened.store
        self.queue.open(store.put_sound)
        self.takes.open(store.sound)
        rows = (opened.document.row_at(0).id,) if len(opened.document) else ()
        self.selection = Selection(rows, next(iter(rows), None))
        self.script.open(opened.document, store.write, opened.is_read_only)
        self.selected.emit(self.selection)
        if stopped is not None:
            sentence = self.tr("The cloning of {name} was stopped, because another project was opened: clone again.")
            self.tell(sentence.format(name=stopped.name), kind="note")
        for note in opened.notes:
            self.tell(note, kind="note")
        self._take_up(opened)
        self._named()

    def _named(self) -> None:
        if self._store is not None and not self.is_untitled:
            self.preferences.remember(str(self._store.path))
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
        if not lose_unwritten:
            store.flush()  # before anything is given up
        self.sound.stop()
        self.queue.cancel_all()
        is_waste = not len(self.script.document) and self.is_untitled and not store.is_read_only
        store.close(lose_unwritten)
        self._store = None
        if is_waste:
            _discard(store.path)

    def _follow_worker(self, event: Event) -> None:
        match event:
            case Planned(answers):
                self.lengths.planned(answers)
            case Rendered():
                self.sound.follow_rendered(event)
                self._taken(event)
            case QueueChanged(entries):
                self.sound.follow_queue(entries)
                self.exports.follow_queue(entries)
                self.queue.follow(event)
            case TaskDone():
                self.exports.follow_task(event)
            case EngineLoading():
                self._engine.loading()
            case EngineReady(device, precision, load_s):
                self._engine.ready(device, precision, load_s)
            case EngineFailed(sentence, details):
                self._engine.failed(sentence)
                self.exports.go_on()  # nothing will be planned
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

    def _follow_voices(self, voices: frozenset[VoiceId]) -> None:
        self.library.look_again()
        self.lengths.speak_again(voices)

    def _look_at_first(self) -> None:
        """Where nothing was looked at before a script came in."""
        if self.selection.current is None:
            self.select([self.script.document.row_at(0).id])

    def _tell_problem(self, sentence: str) -> None:
        self.tell(sentence)

    def _tell_note(self, sentence: str) -> None:
        self.tell(sentence, kind="note")

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


def _discard(path: Path) -> None:
    """Delete an empty or copied project. Where that fails, it is found again at the next start, and nothing is lost."""
    try:
        discard(path)
    except OutputError as error:
        _log.info("%s", error)
