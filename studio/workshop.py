"""The composition root of the making of voices: designs, blends and clones, with what the house has."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from studio.analysis.faults import Fault, faults
from studio.analysis.recording import Recording, at_rate
from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.core.ports import Engine
from studio.core.speech import Lang, Request, Voice, VoiceId
from studio.core.timecode import samples_of
from studio.design.candidates import candidates
from studio.design.describe import Description
from studio.design.values import written
from studio.render.clips import clip_audio
from studio.render.recording import Recording as Take
from studio.render.voice_measures import measured_voice
from studio.synth.engine import KokoroEngine
from studio.voices.making import blended, made_of, now
from studio.voices.names import id_of
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_pack, stock_voices
from studio.voices.voice_file import MOST_CHARACTERS, RECORDING_HZ, VoiceFile
from studio.voices.voice_file import Recording as KeptRecording

if TYPE_CHECKING:
    from studio.synth.cloning.fit import Fitted

SAMPLES: Mapping[Lang, str] = {
    "zh": "你好，这就是我的声音。要是喜欢，就把我留下吧。",
    "en": "Hello, this is how I sound. If you like my voice, keep me.",
    "ja": "こんにちは、これが私の声です。気に入ったら、残してください。",
    "ko": "안녕하세요, 이것이 제 목소리예요. 마음에 들면 간직해 주세요.",
    "es": "Hola, así suena mi voz. Si te gusta, quédate conmigo.",
    "it": "Ciao, questa è la mia voce. Se ti piace, tienimi con te.",
    "pt": "Olá, é assim que eu falo. Se você gostar da minha voz, fique comigo.",
}
"""What a voice says that has no sentence of its own."""
Watch = Callable[[float, float | None], None]
"""Is told how much of the work is done, 0 to 1, and the similarity reached so far; None: nothing was compared yet."""
CLONE_LICENCE = "LicenseRef-speaker"
"""A clone may be used as its speaker allows."""
PERMISSION = "The person who made this voice confirmed that it is theirs, or that its speaker allows this use."


@dataclass(frozen=True, slots=True)
class Designed:
    """A candidate, made but not kept."""

    file: VoiceFile
    audio: Audio
    """Its sample sentence, at the export rate."""


@dataclass(frozen=True, slots=True)
class CloneWish:
    """What a voice shall be cloned from."""

    recordings: Sequence[Recording]
    name: str
    """That a voice can have: see voices/names.py."""
    lang: Lang
    """What is spoken in them."""
    keeps_recording: bool
    """Whether the voice shall hold them."""


@dataclass(frozen=True, slots=True)
class Cloned:
    """A clone, made but not kept."""

    file: VoiceFile
    similarity: float
    """To the speaker, by the speaker encoder, 0 to 1."""
    nearest: VoiceId
    """The stock voice that comes nearest."""
    nearest_similarity: float


class Workshop:
    """Makes voices. Every method raises StudioError with a sentence for the person."""

    def __init__(self, engine: Engine, shelf: Shelf) -> None:
        """`engine` has its voices from `shelf`."""
        self._engine = engine
        self._shelf = shelf

    def design(
        self, description: Description, lang: Lang | None, seed: int, count: int, rate_hz: int
    ) -> Iterator[Designed]:
        """`count` voices that a description may mean, one after another; the same for the same seed.

        Raises InputError where it says nothing of a voice.
        """
        if not description.chips:
            raise InputError(
                f"Nothing in {description.text!r} says how a voice sounds; "
                "try words like old, female, husky, low or slow."
            )
        stock = [voice for voice in self._shelf.voices if voice.kind == "stock"]
        for number, candidate in enumerate(candidates(description, stock, seed, count, lang), 1):
            origin = {
                "description": description.text,
                "values": written(description),
                "seed": f"{seed}",
                "candidate": f"{number}",
            }
            file = made_of(candidate.recipe, self._shelf, candidate.name, candidate.lang, candidate.gender, origin)
            yield Designed(self.measured(file), self.heard(file, rate_hz))

    def blend(self, first: VoiceId, second: VoiceId, share: float, name: str) -> VoiceFile:
        """A voice between two: `share` 0 is the first, 1 the second."""
        return self.measured(blended(first, second, share, self._shelf, name))

    def clone(self, wish: CloneWish, progress: Watch, cancelled: Callable[[], bool]) -> Cloned:
        """The voice of recordings that have passed `check`. Raises Cancelled soon after `cancelled()` is true."""
        fitted = self._fitted(wish.recordings, progress, cancelled)
        stock = {voice.id: voice for voice in stock_voices()}
        female = sum(share for voice, share in fitted.timbre.items() if stock[voice].gender == "f")
        voice = Voice(
            id=id_of(wish.name),
            name=wish.name,
            lang=wish.lang,
            gender="f" if female >= 0.5 else "m",
            licence=CLONE_LICENCE,
            source="Made with Dubsmith from a recording",
            kind="cloned",
        )
        origin = {
            "recording": _names(wish.recordings),
            "recording_sha256": _digest(wish.recordings),
            "permission": PERMISSION,
            "similarity": f"{fitted.similarity:.3f}",
        }
        kept = _joined(wish.recordings) if wish.keeps_recording else None
        file = VoiceFile(voice, fitted.pack, now(), origin, kept).sealed()
        return Cloned(self.measured(file), fitted.similarity, fitted.nearest, fitted.nearest_similarity)

    def measured(self, file: VoiceFile) -> VoiceFile:
        """A voice with what its speech measures."""
        measures = measured_voice(self._engine, self._shelf.lend(file), is_rough=True)
        return replace(file, voice=replace(file.voice, **measures))

    def heard(self, file: VoiceFile, rate_hz: int) -> Audio:
        """What a voice sounds like that is not kept anywhere yet."""
        voice = self._shelf.lend(file)
        text = voice.sample or SAMPLES[voice.main_lang]
        audio = Take(self._engine, Request(text, voice.id, voice.main_lang)).finished()
        return clip_audio(audio, 0.0, rate_hz, samples_of(audio.duration_ms, rate_hz))

    def _fitted(self, recordings: Sequence[Recording], progress: Watch, cancelled: Callable[[], bool]) -> "Fitted":
        from studio.synth.cloning.fit import fit

        if not isinstance(self._engine, KokoroEngine):
            raise InputError("Only the real engine can clone a voice: leave out --engine fake.")
        return fit(
            self._engine.network(),
            stock_pack,
            recordings,
            lambda now: progress(now.done / now.total, now.similarity or None),
            cancelled,
        )


def check(recordings: Sequence[Recording]) -> tuple[Fault, ...]:
    """What is wrong with recordings that a voice shall be made of; what forbids it comes first."""
    found = faults(recordings)
    if any(fault.forbids for fault in found):
        return found
    from studio.synth.cloning.checks import two_voices
    from studio.synth.cloning.encoder import load_encoder
    from studio.synth.cloning.target import joined_speech

    second = two_voices(load_encoder(), joined_speech(recordings))
    return found if second is None else (second, *found)


def _digest(recordings: Sequence[Recording]) -> str:
    """SHA-256 (hex) of the samples of the recordings (float32, little endian), one after another."""
    found = hashlib.sha256()
    for recording in recordings:
        found.update(np.ascontiguousarray(recording.audio.samples, "<f4").tobytes())
    return found.hexdigest()


def _names(recordings: Sequence[Recording]) -> str:
    """What the recordings are called, or how many there are where a voice file has no room for that."""
    names = ", ".join(recording.name for recording in recordings)
    return names if len(names) <= MOST_CHARACTERS else f"{len(recordings)} recordings"


def _joined(recordings: Sequence[Recording]) -> KeptRecording:
    """The recordings one after another, as a voice file keeps them."""
    samples = np.concatenate([at_rate(recording.audio, RECORDING_HZ).samples for recording in recordings])
    kept: KeptRecording = np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16)
    return kept
