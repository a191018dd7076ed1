"""When somebody speaks, by the real network on recordings of people."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.voice_activity import RATE_HZ, speech_in, stretches
from studio.core.audio import Samples
from studio.core.script import Cue

RECORDINGS = Path(__file__).parents[2] / "data" / "recordings"
NAMES = ("reader_1", "reader_2", "caller")
PAUSE_MS = 2000


@pytest.fixture(scope="module")
def talk() -> tuple[Samples, list[Cue]]:
    """Three recordings with two seconds of silence around each, and where they lie."""
    silence = np.zeros(PAUSE_MS * RATE_HZ // 1000, np.float32)
    parts, places = [silence], []
    for name in NAMES:
        sound, rate = soundfile.read(RECORDINGS / f"{name}.flac", dtype="float32")
        sound = soxr.resample(sound, rate, RATE_HZ)
        start_ms = sum(map(len, parts)) * 1000 // RATE_HZ
        places.append(Cue(start_ms, start_ms + len(sound) * 1000 // RATE_HZ))
        parts += [sound, silence]
    return np.concatenate(parts), places


def found_in(sound: Samples, piece: int = 4800) -> tuple[Cue, ...]:
    def pieces() -> Iterator[Samples]:
        yield from (sound[start : start + piece] for start in range(0, len(sound), piece))

    work = speech_in(pieces())
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: tuple[Cue, ...] = end.value
            return found


def noise(kind: str, n_samples: int) -> Samples:
    rng = np.random.default_rng(1)
    time = np.arange(n_samples) / RATE_HZ
    if kind == "chords":
        notes = [np.sin(2 * np.pi * hz * time) * (0.6 + 0.4 * np.sin(4 * time + hz)) for hz in (110, 220, 277, 330)]
        chords: Samples = np.sum(notes, axis=0).astype(np.float32)
        return chords
    spectrum = np.fft.rfft(rng.standard_normal(n_samples))
    pink = np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), n_samples)
    return pink.astype(np.float32)


@pytest.mark.parametrize("below", ["", "pink", "chords"])
def test_speech_is_found_where_it_is_also_over_noise(talk: tuple[Samples, list[Cue]], below: str) -> None:
    """At a signal-to-noise ratio of 10 dB over all that is spoken."""
    sound, places = talk
    if below:
        spoken = np.concatenate([sound[cue.start_ms * 16 : cue.end_ms * 16] for cue in places])
        bed = noise(below, len(sound))
        sound = sound + bed / bed.std() * np.sqrt(np.square(spoken).mean()) / np.sqrt(10)
    found = found_in(sound.astype(np.float32))
    assert len(found) == len(places)
    for cue, place in zip(found, places, strict=True):
        assert place.start_ms - 100 <= cue.start_ms <= place.start_ms + 400  # people draw breath first
        assert place.end_ms - 400 <= cue.end_ms <= place.end_ms + 100


def test_it_does_not_matter_in_which_pieces_it_comes(talk: tuple[Samples, list[Cue]]) -> None:
    assert found_in(talk[0], 333) == found_in(talk[0], 100_000)


def test_nobody_speaks_in_silence_noise_or_nothing() -> None:
    assert found_in(np.zeros(0, np.float32)) == ()
    assert found_in(np.zeros(5 * RATE_HZ, np.float32)) == ()
    assert found_in((0.1 * np.random.default_rng(2).standard_normal(5 * RATE_HZ)).astype(np.float32)) == ()


@given(st.lists(st.floats(0, 1, width=32), max_size=300))
def test_stretches_are_in_order_and_within_the_sound(values: list[float]) -> None:
    found = stretches(np.array(values, np.float32))
    edges = [edge for cue in found for edge in (cue.start_ms, cue.end_ms)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(values) * 32 for edge in edges)
