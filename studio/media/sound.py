"""The sound of a film, or of a file of sound, piece by piece."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.core.audio import Samples
from studio.core.errors import InputError
from studio.media.library import opened, pyav


def blocks(path: Path, rate_hz: int, track: int = 0) -> Iterator[Samples]:
    """One of its sound tracks as mono, float32 [n] at `rate_hz`, from the start of the film.

    What lies before the first picture is left out, and silence stands where the sound begins after it. Raises
    InputError, and SetupError without PyAV.
    """
    av = pyav()
    with opened(path) as container:
        if track >= len(container.streams.audio):
            raise InputError(f"There is no sound track {track + 1} in {path}.")
        stream = container.streams.audio[track]
        video = next(iter(container.streams.video), None)
        start_s = float((video.start_time or 0) * (video.time_base or 0)) if video else 0.0
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate_hz)
        missing: int | None = None
        for frame in container.decode(stream):
            if missing is None:
                missing = round(((frame.time or 0.0) - start_s) * rate_hz)
                if missing > 0:
                    yield np.zeros(missing, np.float32)
            for part in resampler.resample(frame):
                samples = part.to_ndarray()[0]
                early = min(len(samples), max(0, -missing))
                missing += early
                if early < len(samples):
                    yield samples[early:]
        for part in resampler.resample(None):
            yield part.to_ndarray()[0]
