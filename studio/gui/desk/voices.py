"""The person's own voices: kept, renamed, deleted, brought in and given away."""

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import InputError, OutputError
from studio.core.ports import Engine
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.script import ScriptDesk
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import JobId, Progress, TaskDone
from studio.jobs.task import EngineTask
from studio.jobs.worker import Worker
from studio.voices.names import checked_name, id_of
from studio.voices.presets import Preset
from studio.voices.shelf import Shelf
from studio.voices.voice_file import VoiceFile, read_voice, write_voice

Measure = Callable[[Engine, Voice], Generator[Progress, None, Voice]]


class OwnVoices(QObject):
    """What can be done with voices of the person's own.

    Signals:
        changed (frozenset[VoiceId]): these voices have come, gone, or are others than before.
        failed (str): what was measured of a voice cannot be kept; carries a sentence.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(
        self, shelf: Shelf, script: ScriptDesk, preferences: Preferences, worker: Worker, measure: Measure
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._script = script
        self._worker = worker
        self._preferences = preferences
        self._measure = measure
        self._measuring: dict[JobId, VoiceId] = {}
        worker.happened.connect(self._follow)

    def find(self, voice: VoiceId) -> Voice:
        """A voice that there is, or one on trial. Raises UnknownVoice."""
        return self._shelf.find(voice)

    def preset(self, voice: VoiceId) -> Preset | None:
        """Of a style that is shipped: what its file says of it."""
        return next((preset for preset in self._shelf.presets if preset.id == voice), None)

    def own(self, name: str) -> Voice | None:
        """The voice of the person's own that a voice of this name would replace."""
        return next((voice for voice in self._shelf.voices if is_own(voice) and voice.id == id_of(name)), None)

    def check_name(self, name: str) -> str:
        """The name that is meant. Raises InputError where it can be none, or that of a voice that is shipped."""
        name = checked_name(name)
        taken = next((voice for voice in self._shelf.voices if voice.id == id_of(name)), None)
        if taken is not None and not is_own(taken):
            raise InputError(self.tr("There is a voice named {name} already: choose another name.").format(name=name))
        return name

    def file(self, voice: VoiceId) -> VoiceFile:
        """All that is known of one of the person's own. Raises InputError for another."""
        return self._shelf.file(voice)

    def lend(self, file: VoiceFile) -> Voice:
        """Make a voice that is not kept heard as any other."""
        return self._shelf.lend(file)

    def keep(self, file: VoiceFile, is_replacement: bool = False) -> Voice:
        """Put a voice into the library; it is measured beside the window. Raises InputError or OutputError."""
        voice = self._shelf.add(file, is_replacement)
        self.changed.emit(frozenset((voice.id,)))
        if not voice.is_measured:
            self._have_measured(voice)
        return voice

    def measure_rest(self) -> None:
        """Have those measured that could not be when they were kept, or whose measuring ended with a project."""
        under_way = {self._measuring.get(entry.id) for entry in self._worker.entries()}
        for voice in self._shelf.voices:
            if is_own(voice) and not voice.is_measured and voice.id not in under_way:
                self._have_measured(voice)

    def read(self, path: Path) -> VoiceFile:
        """The voice in a file, not kept yet. Raises VoiceFileError."""
        return read_voice(path)

    def give(self, voice: VoiceId, path: Path, with_recording: bool = False) -> None:
        """Write a voice into a file; the recording that it was made from stays here unless asked for. Raises
        InputError or OutputError."""
        file = self._shelf.file(voice)
        write_voice(path, file if with_recording else replace(file, recording=None))

    def rename(self, voice: VoiceId, name: str) -> Voice:
        """Call a voice otherwise, also where the script names it. Raises InputError or OutputError."""
        before = self._shelf.file(voice)
        after = before.named(name)
        if after.voice == before.voice:
            return before.voice
        renamed = self._shelf.add(after, is_replacement=after.voice.id == voice)
        if renamed.id != voice:
            self._shelf.remove(voice)
            self._script.exchange_voice(self.tr("Rename a voice"), voice, renamed.id)
            self._move_favourite(voice, renamed.id)
        if voice in self._measuring.values():
            self._stop_measuring(voice)
            self._have_measured(renamed)
        self.changed.emit(frozenset((voice, renamed.id)))
        return renamed

    def remove(self, voice: VoiceId) -> VoiceFile:
        """Delete a voice; gives what to keep to have it back. Raises InputError or OutputError."""
        file = self._shelf.remove(voice)
        self._stop_measuring(voice)
        self.changed.emit(frozenset((voice,)))
        return file

    def forget_recording(self, voice: VoiceId) -> None:
        """Remove the recording that a voice holds; the voice stays. Raises InputError or OutputError."""
        self._shelf.add(replace(self._shelf.file(voice), recording=None), is_replacement=True)
        self.changed.emit(frozenset((voice,)))

    def _follow(self, event: Event) -> None:
        match event:
            case TaskDone(job=job, value=Voice() as voice) if job in self._measuring:
                del self._measuring[job]
                self._take_over(voice)
            case QueueChanged(entries):
                for entry in entries:
                    if entry.state == "cancelled":
                        self._measuring.pop(entry.id, None)

    def _take_over(self, measured: Voice) -> None:
        """Keep what was measured, if it is still the same voice."""
        file = self._shelf.file(measured.id)
        if file.voice.digest != measured.digest:
            return
        try:
            self._shelf.add(replace(file, voice=measured), is_replacement=True)
        except OutputError as error:
            self.failed.emit(str(error))
        else:
            self.changed.emit(frozenset((measured.id,)))

    def _have_measured(self, voice: Voice) -> None:
        title = self.tr("Measure {voice}").format(voice=voice.name)
        task = EngineTask(title, lambda engine: self._measure(engine, voice))
        (job,) = self._worker.submit(task)
        self._measuring[job] = voice.id

    def _stop_measuring(self, voice: VoiceId) -> None:
        jobs = [job for job, measured in self._measuring.items() if measured == voice]
        for job in jobs:
            del self._measuring[job]
        self._worker.cancel(*jobs)

    def _move_favourite(self, old: VoiceId, new: VoiceId) -> None:
        favourites = self._preferences.settings.favourites
        self._preferences.adjust(favourites=tuple(new if kept == old else kept for kept in favourites))


def is_own(voice: Voice) -> bool:
    """Whether it is the person's own, to be changed and given away."""
    return voice.kind in ("made", "cloned")
