"""The sound of films, sample by sample at its place."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError
from studio.media.sound import blocks, planes_of
from tests.unit.media.soundtracks import RATE, Track, make, noise


def heard(path: Path, track: int = 0) -> np.ndarray:
    return np.concatenate(list(blocks(path, RATE, track)))


def as_float(pcm: np.ndarray) -> np.ndarray:
    return pcm / np.float32(32768)


def test_sound_that_begins_late_begins_late(tmp_path: Path) -> None:
    sound = noise(2)
    found = heard(make(tmp_path / "late.mkv", [Track(sound, start_ms=500)]))
    assert not found[: RATE // 2].any()
    assert np.allclose(found[RATE // 2 :], as_float(sound[0]), atol=1e-4)


def test_sound_before_the_first_picture_is_left_out(tmp_path: Path) -> None:
    sound = noise(2)
    found = heard(make(tmp_path / "early.mkv", [Track(sound)], picture_ms=400))
    assert np.allclose(found, as_float(sound[0, 400 * RATE // 1000 :]), atol=1e-4)


def test_silence_stands_where_some_of_it_is_missing(tmp_path: Path) -> None:
    sound = noise(3)
    found = heard(make(tmp_path / "gap.mkv", [Track(sound, gap=(1000, 1500))]))
    wanted = as_float(sound[0])
    wanted[RATE : RATE * 3 // 2] = 0
    assert len(found) == len(wanted)
    assert np.allclose(found, wanted, atol=1e-4)


def test_a_file_of_sound_alone_begins_with_its_sound(tmp_path: Path) -> None:
    sound = noise(1)
    assert np.allclose(
        heard(make(tmp_path / "only.mkv", [Track(sound)], picture_ms=None)), as_float(sound[0]), atol=1e-4
    )


def test_each_track_is_found_in_its_own_channels(tmp_path: Path) -> None:
    sounds = (noise(1, 1, 2), noise(1, 2, 6))
    path = make(tmp_path / "two.mkv", [Track(sound) for sound in sounds])
    for number, (sound, layout) in enumerate(zip(sounds, ("stereo", "5.1"), strict=True)):
        found = np.concatenate(list(planes_of(path, RATE, number, layout)), axis=1)
        assert np.allclose(found, as_float(sound), atol=1e-4)


def test_a_track_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    path = make(tmp_path / "one.mkv", [Track(noise(1))])
    with pytest.raises(InputError, match="no sound track 2"):
        heard(path, 1)
