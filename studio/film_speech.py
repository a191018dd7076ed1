"""When somebody speaks in a film: decoded by media, heard by analysis."""

from collections.abc import Generator
from pathlib import Path

from studio.analysis.voice_activity import RATE_HZ, speech_in
from studio.core.script import Cue
from studio.media.probe import probe
from studio.media.sound import blocks


def film_speech(film: Path, track: int) -> Generator[float, None, tuple[Cue, ...]]:
    """The stretches of speech in one of its sound tracks, in order of time; gives the part that was heard, 0 to 1.

    Some seconds of the film at a step. Raises InputError, and SetupError without PyAV or Silero VAD.
    """
    length_s = max(1.0, probe(film).length_ms / 1000)
    work = speech_in(blocks(film, RATE_HZ, track))
    while True:
        try:
            heard_s = next(work)
        except StopIteration as end:
            found: tuple[Cue, ...] = end.value
            return found
        yield min(1.0, heard_s / length_s)
