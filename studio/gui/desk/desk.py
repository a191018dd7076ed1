"""The desk as a whole: the project that lies on it, the worker beside it, and what the person is told."""

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from studio.core.cast import Role
from studio.core.errors import StudioError
from studio.core.ports import Engine
from studio.core.script import SpeakerId
from studio.core.settings import Settings
from studio.core.speech import VoiceId
from studio.gui.desk.checking import Checks
from studio.gui.desk.cloning import Cloning
from studio.gui.desk.designing import Designing
from studio.gui.desk.dictionaries import Dictionaries
from studio.gui.desk.engine import EngineWatch
from studio.gui.desk.exporting import Exporting
from studio.gui.desk.film import FilmDesk
from studio.gui.desk.hearing_edits import HearingEdits
from studio.gui.desk.house import CloneWish, House, MakeEngine
from studio.gui.desk.importing import NOBODY, Importer
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.levelling import Levelling
from studio.gui.desk.library import Library
from studio.gui.desk.listening import Listening
from studio.gui.desk.original import OriginalSound
from studio.gui.desk.posters import Posters
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.project import Project
from studio.gui.desk.qualities import Qualities
from studio.gui.desk.references import References
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.sounding import Warming
from studio.gui.desk.speaking import Speaking
from studio.gui.desk.speech_times import SpeechTimes
from studio.gui.desk.states import EngineState, Selection, Told
from studio.gui.desk.takes import Takes
from studio.gui.desk.tuning import Tuning
from studio.gui.desk.verifying import Policy
from studio.gui.desk.voices import OwnVoices
from studio.jobs.events import (
    EngineFailed,
    EngineLoading,
    EngineLost,
    EngineReady,
    Event,
    MemoryUse,
    Notice,
    Planned,
    QueueChanged,
)
from studio.jobs.job import Rendered, TaskDone
from studio.jobs.worker import Worker
from studio.project.document import Document, RowId
from studio.project.files import SUFFIX
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
    """

    selected = Signal(object)
    told = Signal(object)
    engine_changed = Signal()
    memory_measured = Signal(object)

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
            {quality: partial(_made_by, make, self.preferences) for quality, make in house.other_engines.items()},
        )
        self.qualities = Qualities(self.preferences, house.other_engines, self.worker.estimate_s)
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
        self._warming = Warming(self.script)
        self.tuning = Tuning(self.script, self.lengths, house.pronouncing.respelled)
        policy = Policy(self.preferences, house.verifying)
        self.queue = Rendering(self.script, self.lengths, self.takes, self.worker, policy, self.qualities)
        self.checks = Checks(self.script, self.takes, self.queue, policy)
        self.sound = Listening(
            self.script, self.lengths, self.takes, self.queue, self.preferences, house.make_deck, house.sample_rate
        )
        self._hearing_edits = HearingEdits(self.lengths, self.sound, self.qualities)
        self.library = Library(house.shelf, self.preferences, house.paths.voices / "presets")
        self.levelling = Levelling(
            self.script, self.speaking, self.lengths, self.takes, self.queue, self.library.loudness_lufs
        )
        self.exports = Exporting(
            self.script,
            self.lengths,
            self.takes,
            self.queue,
            house,
            lambda: self.engine.state != "failed",
            lambda: self.levelling.is_settled,
        )
        self.levelling.changed.connect(self.exports.go_on)
        self.own_voices = OwnVoices(house.shelf, self.script, self.preferences, self.worker, house.measure)
        self.designing = Designing(house.shelf, house.describe, house.candidates)
        self.cloning = Cloning(house, self.own_voices, self.worker)
        self.references = References(self.script, self.worker, house.manner_from)
        self.importer = Importer(self.script, house.scripts, house.cast)
        self._engine = EngineWatch(self.script, self.lengths, house.warm)
        self.project = Project(
            house.paths.voices.parent / "projects", self.script, self.queue, self.takes, self.preferences
        )
        self.film = FilmDesk(self.script, self.lengths, self.sound, house.films, lambda: self.project.path)
        self.posters = Posters(self.film)
        self.selected.connect(self.film.follow_selection)
        self.project.changed.connect(self.film.name_anew)
        self.original = OriginalSound(
            self.script, self.lengths, house.open_film_sound, lambda: self.project.path, house.sample_rate
        )
        self.sound.film_sound = self.original.source
        self.speech_times = SpeechTimes(self.script, self.lengths, self.original, self.worker, house.find_speech)
        self.project.changed.connect(self.original.look)
        self.film.changed.connect(self.original.look)  # one that was gone or failed may be there again
        self.project.leaving.connect(self._leave)
        self.project.coming.connect(self._begin_selection)
        self.project.came.connect(self._come)
        self._given_up: CloneWish | None = None
        self.worker.happened.connect(self._follow_worker)
        self.preferences.changed.connect(self._follow_preferences)
        for problem in (
            self.project.failed,
            self.script.refused,
            self.sound.failed,
            self.preferences.failed,
            self.importer.failed,
            self.own_voices.failed,
            self.film.refused,
            self.qualities.failed,
        ):
            problem.connect(self._tell_problem)
        self.own_voices.changed.connect(self._follow_voices)
        self.dictionaries.changed.connect(lambda event: self.lengths.read_again(event.entries))
        self.exports.failed.connect(lambda sentence, details, _: self.tell(sentence, details))
        self.cloning.refused.connect(self.tell)
        self.references.failed.connect(self.tell)
        self.project.noted.connect(self._tell_note)
        self.exports.noted.connect(self._tell_note)
        self.checks.noted.connect(self._tell_note)
        self.importer.noted.connect(self._tell_note)
        self.importer.came_in.connect(self._look_at_first)
        self._engine.changed.connect(self.engine_changed)

    @property
    def engine(self) -> EngineState:
        """What the engine is up to."""
        return self._engine.state

    def start(self, path: Path | None = None) -> None:
        """Load the engine, and put on the desk what `path` names, or what lay there unfinished, or else the demo."""
        self.worker.start()
        for problem in (*self.library.problems, *self.house.shelf.problems, *self.dictionaries.problems):
            self.tell(problem)
        try:
            self._put_first(path)
        except StudioError as error:
            self.tell(str(error))
            if not self.project.is_there:
                self._try_new()
        self.own_voices.measure_rest()

    def _put_first(self, path: Path | None) -> None:
        recent = self.preferences.settings.recent
        if path is not None and path.suffix.lower() == SUFFIX:
            self.project.open(path)
        elif path is None and self.project.take_up_unfinished():
            return
        elif path is None and recent and os.path.exists(recent[0]):
            self.project.open(Path(recent[0]))
        else:
            self.project.new()
            if path is None:
                self.import_script(self.house.demo, self.house.demo_roles)
            else:
                self.import_script(path)

    def _try_new(self) -> None:
        try:
            self.project.new()
        except StudioError as error:
            self.tell(str(error))

    def import_script(self, path: Path, roles: Mapping[SpeakerId, Role] = NOBODY) -> None:
        """Put a script behind what the project holds; one step of undo. Raises InputError.

        Speakers without a voice get their role of `roles`, or else a voice of their language. A big script is read
        beside the window and comes in later; what stands in its way is told then.
        """
        self.importer.read(path, roles)

    def select(self, rows: Sequence[RowId], current: RowId | None = None) -> None:
        """The rows that commands are about; the first of them is looked at where `current` is None."""
        selection = Selection(tuple(rows), current if current is not None else next(iter(rows), None))
        if selection != self.selection:
            self.selection = selection
            self.selected.emit(selection)

    def tell(self, sentence: str, details: str = "", kind: Literal["problem", "note"] = "problem") -> None:
        """Have the person read something."""
        self.told.emit(Told(sentence, details, kind))

    def measure_memory(self) -> None:
        self.worker.measure_memory()

    def close(self, lose_unwritten: bool = False) -> None:
        """End sound, worker and file in good order. Raises OutputError, all being open still, where something cannot
        be written, unless that may be lost."""
        self.project.close(lose_unwritten)
        self.preferences.close()
        self.importer.close()
        self.cloning.close()
        self.sound.close()
        self.levelling.close()
        self._warming.close()
        self.original.close()
        self.posters.end()
        self.film.end()
        if not self.worker.shutdown():
            _log.warning("The worker does not end: it is left behind.")

    def _leave(self) -> None:
        self._given_up = self.cloning.wish if self.cloning.state == "fitting" else None
        self.sound.stop()

    def _begin_selection(self, document: Document) -> None:
        """Told only once the document is there."""
        rows = (document.row_at(0).id,) if len(document) else ()
        self.selection = Selection(rows, next(iter(rows), None))

    def _come(self) -> None:
        self.selected.emit(self.selection)
        self.own_voices.measure_rest()
        if self._given_up is not None:
            sentence = self.tr("The cloning of {name} was stopped, because another project was opened: clone again.")
            self.tell(sentence.format(name=self._given_up.name), kind="note")

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
                self.checks.follow_task(event)
            case EngineLoading():
                self._engine.loading()
            case EngineReady(device, precision, load_s):
                self._engine.ready(device, precision, load_s)
            case EngineFailed(sentence, details):
                self._engine.failed(sentence)
                self.exports.go_on()  # nothing will be planned
                self.tell(sentence, details)
            case EngineLost(quality, sentence):
                self.qualities.lose(quality)
                self.tell(sentence)
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

    def _follow_preferences(self, before: Settings) -> None:
        now = self.preferences.settings
        if now.limits != before.limits:
            self.lengths.limit(now.limits)
        engine = ("device", "precision", "gpu_memory_fraction", "threads")
        if any(getattr(now, name) != getattr(before, name) for name in engine):
            self.qualities.find_again()
            self.worker.reload()


def _made_by(make: MakeEngine, preferences: Preferences, notify: Callable[[str], None]) -> Engine:
    """An engine for the settings as they are when it is made."""
    return make(preferences.settings, notify)
