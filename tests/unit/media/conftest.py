"""Films made by PyAV: pictures that count, a tone, and speech-like bursts whose places are known."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.audio import Samples
from studio.core.pcm import to_pcm24
from studio.export.wav import write_wav
from tests import films
from tests.films import Making

RATE = 48_000
MakeFilm = Callable[..., Path]


def bursts(starts: tuple[int, ...], n_samples: int, seed: int = 1) -> Samples:
    """Noise of 0.2 s at each of these samples, silence between."""
    noise = np.random.default_rng(seed).standard_normal(RATE // 5).astype(np.float32) * 0.1
    samples = np.zeros(n_samples, np.float32)
    for start in starts:
        samples[start : start + len(noise)] += noise
    return samples


@pytest.fixture
def make_film(tmp_path: Path) -> MakeFilm:
    """Writes a film of so many seconds."""

    def make(
        name: str, fps: Fraction = Fraction(25), seconds: int = 3, timecode: str = "", gaps: tuple[int, ...] = ()
    ) -> Path:
        """`gaps`: pictures that are left out, so that those before last longer."""
        making = Making(fps, int(seconds * fps), (96, 64), timecode, gaps=gaps)
        return films.make_film(tmp_path / name, making)

    return make


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """A dub of two bursts."""
    samples = bursts((RATE // 2 + 123, 2 * RATE + 7), 5 * RATE // 2)
    path = tmp_path / "speech.wav"
    write_wav(path, [to_pcm24(samples)], len(samples), RATE)
    return path
