"""All voices there are: the stock, the presets, and the person's own in a folder."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from studio.core.errors import InputError, OutputError, UnknownVoice, VoiceFileError
from studio.core.speech import Voice, VoiceId
from studio.voices.pack import Pack, Style
from studio.voices.presets import Preset, read_presets
from studio.voices.recipe import cooked
from studio.voices.stock import manner_spread, stock_pack, stock_voices
from studio.voices.voice_file import SUFFIX, VoiceFile, read_voice, write_voice

_log = logging.getLogger(__name__)

MOST_LENT = 64
"""Voices on trial, the oldest of which are forgotten."""


class Shelf:
    """Implements `core.ports.VoiceBook`. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the person's voices; it need not exist. Nothing is read yet."""
        self._folder = folder
        self._lock = threading.RLock()
        self._own: dict[VoiceId, VoiceFile] | None = None
        self._paths: dict[VoiceId, Path] = {}
        self._problems: tuple[str, ...] = ()
        self._listed: Mapping[VoiceId, Voice] | None = None
        self._lent: dict[VoiceId, VoiceFile] = {}
        self._packs: dict[VoiceId, Pack] = {}

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The person's own first, then the presets, then the stock."""
        return tuple(self._by_id().values())

    @property
    def problems(self) -> tuple[str, ...]:
        """Of files in the folder that cannot be used, one sentence each."""
        self._read()
        return self._problems

    @property
    def manner_spread(self) -> Style:
        return manner_spread()

    def get(self, voice: VoiceId) -> Voice | None:
        """None where there is no such voice."""
        with self._lock:
            lent = self._lent.get(voice)
        return self._by_id().get(voice) if lent is None else lent.voice

    def digest(self, voice: VoiceId) -> str:
        """Tells whether a voice sounds as it did; empty where there is none."""
        found = self.get(voice)
        return "" if found is None else found.digest

    def find(self, voice: VoiceId) -> Voice:
        found = self.get(voice)
        if found is None:
            raise UnknownVoice(voice, self._by_id())
        return found

    def style(self, voice: VoiceId, n_tokens: int) -> Style:
        return self.pack(voice).style(n_tokens)

    def pack(self, voice: VoiceId) -> Pack:
        """All style vectors of a voice. Raises UnknownVoice."""
        with self._lock:
            if voice not in self._packs:
                self._packs[voice] = self._pack(self.find(voice))
            return self._packs[voice]

    def file(self, voice: VoiceId) -> VoiceFile:
        """A voice of the person's own as its file has it. Raises InputError for another."""
        own = self._read().get(voice)
        if own is None:
            raise InputError(f"{self.find(voice).name} is not a voice of your own.")
        return own

    def add(self, file: VoiceFile, is_replacement: bool = False) -> Voice:
        """Keep a voice under its name. Raises InputError where that is taken (unless by one to be replaced),
        OutputError."""
        file = file.sealed()
        with self._lock:
            self.check_free(file.voice.id, is_replacement)
            own, path = self._read(), self._path(file.voice.id)
            write_voice(path, file)
            replaced = self._paths.get(file.voice.id, path)
            own[file.voice.id], self._paths[file.voice.id] = file, path
            self._changed(file.voice.id)
            if replaced != path:  # or it would come back at the next start
                _delete(replaced, file.voice)
        return file.voice

    def check_free(self, voice: VoiceId, is_replacement: bool = False) -> None:
        """Raises InputError where a new voice cannot have that id: it is taken (unless by one to be replaced), or its
        file is: by one that cannot be used, or that was put there meanwhile."""
        with self._lock:
            taken = self._by_id().get(voice)
            if taken is not None and not (is_replacement and voice in self._read()):
                advice = "choose another name" if taken.kind in ("stock", "preset") else "choose another, or replace it"
                raise InputError(f"There is a voice named {taken.id} already: {advice}.")
            if taken is None and self._path(voice).exists():
                raise InputError(
                    f"There is a file {self._path(voice)} that is no voice here: choose another name, or move it."
                )

    def remove(self, voice: VoiceId) -> VoiceFile:
        """Delete a voice of the person's own; gives what it was. Raises InputError, OutputError."""
        with self._lock:
            file = self.file(voice)
            _delete(self._paths[voice], file.voice)
            del self._read()[voice], self._paths[voice]
            self._changed(voice)
        return file

    def lend(self, file: VoiceFile) -> Voice:
        """Make a voice speakable without keeping it: it is found by the id that it is given here, and not listed."""
        file = file.sealed()
        voice = replace(file.voice, id=VoiceId(f"~{file.digest[:16]}"))
        with self._lock:
            self._lent[voice.id] = replace(file, voice=voice)
            while len(self._lent) > MOST_LENT:
                oldest = next(iter(self._lent))
                del self._lent[oldest]
                self._packs.pop(oldest, None)
        return voice

    def bring_in(self, path: Path, is_replacement: bool = False) -> Voice:
        """Keep the voice of a file. Raises VoiceFileError, InputError or OutputError."""
        return self.add(read_voice(path), is_replacement)

    def _by_id(self) -> Mapping[VoiceId, Voice]:
        with self._lock:
            if self._listed is not None:
                return self._listed
            own = sorted((file.voice for file in self._read().values()), key=lambda voice: voice.name.casefold())
            presets = (preset.voice for preset in self.presets)
            self._listed = {voice.id: voice for voice in (*own, *presets, *stock_voices())}
            return self._listed

    @cached_property
    def presets(self) -> tuple[Preset, ...]:
        """The styles that are shipped."""
        return read_presets()

    def _read(self) -> dict[VoiceId, VoiceFile]:
        """The person's voices; the folder is read once. A file that cannot be used is left where it is."""
        with self._lock:
            if self._own is None:
                self._own = {}
                for path in sorted(self._folder.glob(f"*{SUFFIX}")):
                    try:
                        file = read_voice(path)
                    except VoiceFileError as error:
                        _log.warning("%s It was left out.", error)
                        self._problems += (f"{error} It lies in {self._folder} and was left out.",)
                    else:
                        self._put(file, path)
            return self._own

    def _put(self, file: VoiceFile, path: Path) -> None:
        """A file may be called otherwise than its voice; of two with one voice that counts which is called like it."""
        voice, known = file.voice, self._paths.get(file.voice.id)
        if known is not None:
            left_out = known if path == self._path(voice.id) else path
            self._problems += (f"{left_out} holds another voice named {voice.name}, and was left out.",)
            if left_out == path:
                return
        assert self._own is not None
        self._own[voice.id], self._paths[voice.id] = file, path

    def _pack(self, voice: Voice) -> Pack:
        if voice.kind == "stock":
            return stock_pack(voice.id)
        if voice.kind == "preset":
            recipe = next(preset.recipe for preset in self.presets if preset.id == voice.id)
            return cooked(recipe, stock_pack)
        return (self._lent.get(voice.id) or self._read()[voice.id]).pack

    def _path(self, voice: VoiceId) -> Path:
        return self._folder / f"{voice}{SUFFIX}"

    def _changed(self, voice: VoiceId) -> None:
        self._packs.pop(voice, None)
        self._listed = None


def _delete(path: Path, voice: Voice) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"The voice {voice.name} cannot be deleted ({error.strerror}).") from error
