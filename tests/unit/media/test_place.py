from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import OutputError
from studio.core.pcm import to_pcm24
from studio.export.wav import write_wav
from studio.media.place import check_place
from tests.unit.media.conftest import RATE, bursts


def sound(path: Path, start: int) -> Path:
    samples = bursts((start,), 2 * RATE)
    write_wav(path, [to_pcm24(samples)], len(samples), RATE)
    return path


@pytest.mark.parametrize("late", [0, 20, -20])
def test_what_lies_in_its_place(tmp_path: Path, late: int) -> None:
    check_place(sound(tmp_path / "film.wav", RATE // 2 + late), 0, sound(tmp_path / "speech.wav", RATE // 2))


@pytest.mark.parametrize("late_ms", [5, -30, 400])
def test_what_lies_elsewhere(tmp_path: Path, late_ms: int) -> None:
    film = sound(tmp_path / "film.wav", RATE // 2 + late_ms * RATE // 1000)
    with pytest.raises(OutputError, match="from its place"):
        check_place(film, 0, sound(tmp_path / "speech.wav", RATE // 2))


def test_silence_lies_nowhere_wrong(tmp_path: Path) -> None:
    write_wav(tmp_path / "speech.wav", [to_pcm24(np.zeros(RATE, np.float32))], RATE, RATE)
    check_place(sound(tmp_path / "film.wav", 0), 0, tmp_path / "speech.wav")


@pytest.mark.parametrize("late_ms", [0, 30])
@pytest.mark.parametrize("louder", [1.0, 10.0])
def test_it_is_found_under_other_sound(tmp_path: Path, late_ms: int, louder: float) -> None:
    """Chords and noise, as loud as the speech and ten times as loud."""
    start = RATE // 2 + late_ms * RATE // 1000
    speech = bursts((RATE // 2,), 2 * RATE)
    time = np.arange(2 * RATE) / RATE
    chord = sum(np.sin(2 * np.pi * hz * time) for hz in (110, 220, 277.2, 329.6)) * (1 + np.sin(9 * time))
    bed = (0.02 * louder * chord + 0.01 * np.random.default_rng(7).standard_normal(2 * RATE)).astype(np.float32)
    film = np.clip(bursts((start,), 2 * RATE) + bed, -1, 1)
    for name, samples in (("film.wav", film), ("speech.wav", speech)):
        write_wav(tmp_path / name, [to_pcm24(samples)], len(samples), RATE)
    if late_ms:
        with pytest.raises(OutputError, match=r"\+30\.0 ms"):
            check_place(tmp_path / "film.wav", 0, tmp_path / "speech.wav")
    else:
        check_place(tmp_path / "film.wav", 0, tmp_path / "speech.wav")
