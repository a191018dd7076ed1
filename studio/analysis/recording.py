"""Recordings of a voice: loaded from files, and the speech in them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.analysis.level import SHORTEST_PAUSE_MS, Loudness, loudness
from studio.core.audio import Audio, Samples
from studio.core.errors import InputError
from studio.core.pitch import HOP_MS

LONGEST_FILE_S = 600
"""Whoever gives an hour by mistake is told so before it is read."""
LOWEST_RATE_HZ = 8000
MARGIN_HOPS = SHORTEST_PAUSE_MS // HOP_MS // 3
"""Kept round each stretch of speech: what fades in and out is speech, too."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What somebody recorded of one voice."""

    name: str
    """What people know it by: its file's name."""
    audio: Audio
    """As recorded, but mono."""
    loudness: Loudness
    """Of `audio`."""

    @property
    def speech(self) -> Audio:
        """Without its pauses; no samples where nobody speaks."""
        return Audio(_speech(self.audio, self.loudness), self.audio.sample_rate)


def load(path: Path) -> Recording:
    """A file of any kind that soundfile reads. Raises InputError."""
    import soundfile

    if not path.is_file():
        raise InputError(f"There is no file {path}: check where the recording is.")
    try:
        info = soundfile.info(path)
        if info.duration > LONGEST_FILE_S:
            raise InputError(f"{path} lasts {info.duration / 60:.0f} minutes: cut a minute of clear speech out of it.")
        samples, sample_rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as fault:
        why = str(fault).rstrip(".")
        raise InputError(f"{path} cannot be read as a recording ({why}): give a WAV, FLAC, OGG or MP3.") from fault
    if not np.isfinite(samples).all():
        raise InputError(f"{path} holds samples that are no numbers: export it anew.")
    return recorded(path.name, Audio(samples.mean(axis=1), sample_rate))


def recorded(name: str, audio: Audio) -> Recording:
    """What was recorded just now, say. Raises InputError for fewer than 8,000 samples a second."""
    if audio.sample_rate < LOWEST_RATE_HZ:
        raise InputError(f"{name} has {audio.sample_rate} samples a second: at least {LOWEST_RATE_HZ:,} are needed.")
    return Recording(name, audio, loudness(audio))


def at_rate(audio: Audio, sample_rate: int) -> Audio:
    """The same sound with `sample_rate` samples a second."""
    if audio.sample_rate == sample_rate:
        return audio
    import soxr

    samples = soxr.resample(audio.samples, audio.sample_rate, sample_rate)
    return Audio(samples.astype(np.float32), sample_rate)


def _speech(audio: Audio, loud: Loudness) -> Samples:
    kept = np.zeros(audio.n_samples, np.bool_)
    for start, end in loud.phrases:
        first, last = max(0, start - MARGIN_HOPS), end + MARGIN_HOPS
        kept[first * HOP_MS * audio.sample_rate // 1000 : last * HOP_MS * audio.sample_rate // 1000] = True
    return audio.samples[kept]
