"""The voices there are, those the person likes best, and the manners the person has named."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import InputError
from studio.core.ports import VoiceBook
from studio.core.prosody import Prosody
from studio.core.settings import Settings
from studio.core.speech import Lang, Voice, VoiceId
from studio.gui.desk.preferences import Preferences
from studio.project.built_in import BUILT_IN
from studio.project.presets import Preset, PresetFolder, read_presets, write_presets

SAMPLES: Mapping[Lang, str] = {
    "zh": "天色慢慢暗下来了，可是没有一个人愿意先回家。",
    "en": "It was getting dark, and still nobody wanted to be the first to go home.",
    "ja": "少しずつ暗くなってきたのに、誰も先に帰ろうとしなかった。",
    "ko": "날이 점점 어두워졌지만, 아무도 먼저 집에 가려고 하지 않았다.",
    "es": "Ya oscurecía, pero nadie quería ser el primero en volver a casa.",
    "it": "Si faceva buio, ma nessuno voleva essere il primo a tornare a casa.",
    "pt": "Já escurecia, mas ninguém queria ser o primeiro a voltar para casa.",
}
"""What a voice says where no line is selected, by language."""


def sample_sentence(voice: Voice) -> str:
    """What a voice says where no line is selected."""
    return voice.sample or SAMPLES[voice.main_lang]


class Library(QObject):
    """Voices, favourites and presets.

    Signals:
        changed (): voices, favourites or presets are others than before.
    """

    changed = Signal()

    def __init__(self, book: VoiceBook, preferences: Preferences, presets: Path) -> None:
        """`presets` is the folder of the presets; it need not exist."""
        super().__init__()
        self._book = book
        self._by_id = {voice.id: voice for voice in book.voices}
        self._preferences = preferences
        self._presets = PresetFolder(presets)
        self.problems = self._presets.load()
        """What to tell the person about presets that could not be read, one sentence each."""
        preferences.changed.connect(self._follow)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The person's own first, then the presets, then the stock."""
        return tuple(self._by_id.values())

    def look_again(self) -> None:
        """Voices have come or gone, or are others than before."""
        self._by_id = {voice.id: voice for voice in self._book.voices}
        self.changed.emit()

    def voice(self, id_: VoiceId) -> Voice | None:
        """None where there is no such voice, as in a project from another machine."""
        return self._by_id.get(id_)

    def loudness_lufs(self, id_: VoiceId) -> float | None:
        """Of its plain reading; None where it was not measured."""
        voice = self.voice(id_)
        return None if voice is None else voice.loudness_lufs

    @property
    def favourites(self) -> frozenset[VoiceId]:
        return frozenset(map(VoiceId, self._preferences.settings.favourites))

    def toggle_favourite(self, id_: VoiceId) -> None:
        """Raises OutputError where it cannot be kept beyond this session."""
        kept = self._preferences.settings.favourites
        others = tuple(kept_id for kept_id in kept if kept_id != id_)
        self._preferences.change(favourites=others if id_ in kept else (*others, id_))

    @property
    def presets(self) -> tuple[Preset, ...]:
        """The person's own, by name."""
        return self._presets.presets

    @property
    def built_in(self) -> tuple[Preset, ...]:
        """Those that are shipped, without those in whose place the person has put one of the same name."""
        return tuple(preset for preset in BUILT_IN if self._presets.find(preset.name) is None)

    def own_preset(self, name: str) -> Preset | None:
        """Case does not matter."""
        return self._presets.find(name)

    def preset(self, name: str) -> Preset | None:
        """One's own, or one that is shipped. Case does not matter."""
        return self._presets.find(name) or next(
            (preset for preset in BUILT_IN if preset.name.casefold() == name.casefold()), None
        )

    def save_preset(self, name: str, prosody: Prosody) -> Preset:
        """Keep a manner under a name, in place of what had that name. Raises InputError or OutputError."""
        preset = self._presets.save(name, prosody)
        self.changed.emit()
        return preset

    def rename_preset(self, old: str, new: str) -> Preset:
        """Raises InputError where there is no `old`, or `new` is taken or no name; OutputError."""
        preset = self._presets.rename(old, new)
        self.changed.emit()
        return preset

    def delete_preset(self, name: str) -> Preset:
        """Gives what was deleted. Raises InputError where there is none, OutputError."""
        preset = self._presets.delete(name)
        self.changed.emit()
        return preset

    def export_presets(self, path: Path, names: Iterable[str]) -> None:
        """Write presets into one file. Raises InputError where there are none of these names, OutputError."""
        presets = [preset for name in names if (preset := self.own_preset(name))]
        if not presets:
            raise InputError("There is no preset to export: save one first.")
        write_presets(path, presets)

    def import_presets(self, path: Path) -> tuple[Preset, ...]:
        """Add the presets of a file; gives those that are new here. Raises InputError or OutputError."""
        added = self._presets.add(read_presets(path))
        if added:
            self.changed.emit()
        return added

    def _follow(self, before: Settings) -> None:
        if before.favourites != self._preferences.settings.favourites:
            self.changed.emit()
