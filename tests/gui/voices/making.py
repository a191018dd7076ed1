"""Voices, recordings and a clone for the tests of what makes voices."""

from collections.abc import Generator, Mapping
from dataclasses import replace

import numpy as np

from studio.analysis.recording import Recording, recorded
from studio.core.audio import Audio
from studio.core.mel import N_BANDS
from studio.core.ports import Engine
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.house import CloneWish, Fitting
from studio.jobs.job import Progress
from studio.voices.making import made_of
from studio.voices.recipe import Recipe
from studio.voices.shelf import Shelf
from studio.voices.voice_file import VoiceFile

HEART, ADAM = VoiceId("af_heart"), VoiceId("am_adam")


def voice_file(
    shelf: Shelf, name: str, of: VoiceId = HEART, origin: Mapping[str, str] | None = None, has_recording: bool = False
) -> VoiceFile:
    """A voice that sounds like one of the stock."""
    file = made_of(Recipe({of: 1.0}), shelf, name, "en", "f", origin or {})
    return replace(file, recording=np.zeros(16_000, np.int16)) if has_recording else file


def recording(seconds: float = 8.0, name: str = "reader") -> Recording:
    """A tone that comes and goes like syllables."""
    t = np.arange(round(16_000 * seconds)) / 16_000
    return recorded(name, Audio((0.3 * np.sin(880 * t) * (np.sin(12 * t) > 0)).astype(np.float32), 16_000))


def measured(engine: Engine, voice: Voice) -> Generator[Progress, None, Voice]:
    """Stands in for the measuring of a voice."""
    yield Progress(0.5)
    spectrum = (0.0,) * N_BANDS if voice.needs_spectrum else ()
    return replace(voice, pitch_hz=123.0, rates={"en": 4.5}, spectrum=spectrum)


class Cloner:
    """Stands in for the fit: three steps, then a voice; it waits where it is told to."""

    def __init__(self, shelf: Shelf) -> None:
        self.wishes: list[CloneWish] = []
        self.waits = False
        self.was_closed = False
        self._shelf = shelf

    def __call__(self, engine: Engine, wish: CloneWish) -> Generator[Fitting, None, VoiceFile]:
        self.wishes.append(wish)
        try:
            for step in range(3):
                yield Fitting(step / 3, None if step == 0 else 0.4 + step / 10)
            while self.waits:
                yield Fitting(0.9, 0.7)
        except GeneratorExit:
            self.was_closed = True
            raise
        file = voice_file(self._shelf, wish.name)
        return replace(file, voice=replace(file.voice, kind="cloned"))
