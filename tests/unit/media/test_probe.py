from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError
from studio.core.pcm import to_pcm24
from studio.core.timecode import FrameRate, Timecode
from studio.export.wav import write_wav
from studio.media.probe import probe
from tests.unit.media.conftest import MakeFilm
from tests.unit.media.soundtracks import Track, make, noise


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv", "a.webm"])
@pytest.mark.parametrize("fps", [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(50)], ids=str)
def test_every_container_tells_its_exact_rate(make_film: MakeFilm, name: str, fps: Fraction) -> None:
    film = probe(make_film(name, fps, 2))
    assert film.rate == FrameRate(fps)
    assert film.is_steady
    assert film.notes == ()
    assert film.size == (96, 64)
    assert abs(film.length_ms - 2000) < 60
    assert [(sound.channels, sound.rate_hz) for sound in film.sounds] == [(1, 48_000)]


@pytest.mark.parametrize(
    ("fps", "written"),
    [(Fraction(30000, 1001), "01:00:00;00"), (Fraction(30000, 1001), "01:00:00:00"), (Fraction(25), "10:00:00:12")],
)
@pytest.mark.parametrize("name", ["a.mov", "a.mkv"])
def test_the_start_timecode_is_read(make_film: MakeFilm, fps: Fraction, written: str, name: str) -> None:
    film = probe(make_film(name, fps, 1, written))
    assert film.rate == FrameRate(fps, drop=";" in written)
    assert film.opening == Timecode.parse(written, FrameRate(fps, drop=";" in written))
    assert str(film.opening) == written


def test_a_film_without_a_steady_rate_is_told_about(make_film: MakeFilm) -> None:
    film = probe(make_film("a.mkv", Fraction(25), 3, gaps=(10, 11, 12, 30, 44, 45)))
    assert not film.is_steady
    assert "approximate" in film.notes[0]


def test_sound_alone_is_a_film_without_pictures(tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    write_wav(path, [to_pcm24(np.zeros(48_000, np.float32))], 48_000, 48_000)
    film = probe(path)
    assert (film.rate, film.size, film.length_ms) == (None, (0, 0), 1000)


@pytest.mark.parametrize("content", [b"", b"no film at all", bytes(range(256)) * 64])
def test_what_is_no_film(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"cannot be opened|neither|damaged"):
        probe(path)


def test_a_missing_film(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        probe(tmp_path / "none.mp4")


def test_a_film_is_as_long_as_from_its_first_picture_on(tmp_path: Path) -> None:
    film = make(tmp_path / "late.mkv", [Track(noise(5))], picture_ms=1000)
    assert probe(film).length_ms == 4000
