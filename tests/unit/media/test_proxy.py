"""The film's own sound, kept to be read from anywhere."""

import os
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError, OutputError
from studio.media.kept_sounds import trim
from studio.media.proxy import FOLDER, FilmSound
from studio.media.sound import blocks
from tests.unit.media.soundtracks import Track, make, noise

RATE = 24_000


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Three seconds of noise that begin half a second late, in the second of two tracks."""
    return make(tmp_path / "film.mkv", [Track(noise(1, 5)), Track(noise(2.5, 6), start_ms=500)])


def filled(film: Path, cache: Path, track: int = 0) -> FilmSound:
    sound = FilmSound(film, track, RATE, cache)
    assert all(0 <= part <= 1 for part in sound.fill())
    return sound


def test_it_is_the_sound_of_the_track_wherever_it_is_read(film: Path, tmp_path: Path) -> None:
    sound = filled(film, tmp_path, 1)
    wanted = np.concatenate(list(blocks(film, RATE, 1)))
    assert sound.is_whole
    assert sound.n_tracks == 2
    assert np.allclose(sound.read(0, len(wanted)), wanted, atol=1e-4)
    assert np.allclose(sound.read(30_000, 500), wanted[30_000:30_500], atol=1e-4)
    assert not sound.read(-300, 200).any()
    assert not sound.read(10**9, 10).any()
    for path in (tmp_path / FOLDER).iterdir():
        path.unlink()  # a cache may be emptied at any time
    assert not sound.read(30_000, 500).any()


def test_it_is_decoded_but_once(film: Path, tmp_path: Path) -> None:
    first = filled(film, tmp_path, 1)
    again = FilmSound(film, 1, RATE, tmp_path)
    assert again.is_whole
    assert list(again.fill()) == []
    edges = np.linspace(0, first.n_samples, 50)
    assert np.array_equal(again.columns(edges).high, first.columns(edges).high)
    assert np.array_equal(again.read(20_000, 999), first.read(20_000, 999))
    other = FilmSound(film, 0, RATE, tmp_path)
    assert not other.is_whole


def test_a_film_that_was_changed_is_decoded_anew(film: Path, tmp_path: Path) -> None:
    filled(film, tmp_path)
    make(film, [Track(noise(2, 9))])
    assert not FilmSound(film, 0, RATE, tmp_path).is_whole


def test_it_is_read_while_it_is_filled_and_what_was_begun_goes(tmp_path: Path) -> None:
    film = make(tmp_path / "long.mkv", [Track(noise(50))], seconds=50)
    sound = FilmSound(film, 0, RATE, tmp_path)
    assert abs(sound.n_samples - 50 * RATE) < RATE // 10
    work = sound.fill()
    assert 0.3 < next(work) < 0.6
    assert sound.read(RATE, 100).any()
    assert not sound.read(49 * RATE, 100).any()  # not ready yet
    work.close()
    assert not any((tmp_path / FOLDER).iterdir())
    assert sound.n_ready == 0
    assert not FilmSound(film, 0, RATE, tmp_path).is_whole


def test_its_extremes_are_those_of_its_samples_at_any_zoom(film: Path, tmp_path: Path) -> None:
    sound = filled(film, tmp_path, 1)
    whole = sound.read(0, sound.n_samples)
    assert sound.peak == pytest.approx(np.abs(whole).max(), abs=1e-4)
    assert FilmSound(film, 1, RATE, tmp_path).peak == sound.peak
    for start, per_column in ((0, 2400), (12_000, 480), (20_000, 24), (30_011, 1)):
        edges = start + per_column * np.arange(20.0)
        columns = sound.columns(edges)
        for number in range(19):
            piece = whole[int(edges[number]) : int(edges[number + 1])]
            assert columns.high[number] == pytest.approx(piece.max(), abs=1e-4)
            assert columns.low[number] == pytest.approx(piece.min(), abs=1e-4)
            assert columns.rms[number] == pytest.approx(np.sqrt(np.square(piece).mean()), abs=1e-3)
    assert not sound.columns(np.linspace(sound.n_samples + 9e4, sound.n_samples + 9e5, 9)).high.any()


def test_the_memory_does_not_grow_with_the_film(tmp_path: Path) -> None:
    film = make(tmp_path / "long.mkv", [Track(noise(240))], seconds=1)
    tracemalloc.start()
    filled(film, tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000  # the sound itself is 11.5 MB


def test_a_film_without_sound_is_silent(tmp_path: Path) -> None:
    sound = filled(make(tmp_path / "mute.mkv", []), tmp_path)
    assert sound.n_tracks == 0
    assert sound.is_whole
    assert abs(sound.n_samples - 3 * RATE) < RATE // 10
    assert not sound.read(0, 100).any()
    assert not sound.columns(np.linspace(0, 70_000, 9)).rms.any()


def test_a_track_that_is_not_there_is_said_so(film: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no sound track 3"):
        FilmSound(film, 2, RATE, tmp_path)


def test_a_folder_that_cannot_be_written_is_said_so(film: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be kept"):
        list(FilmSound(film, 0, RATE, tmp_path / "file").fill())


def test_a_damaged_record_is_no_reason_to_fail(film: Path, tmp_path: Path) -> None:
    filled(film, tmp_path)
    (record,) = (tmp_path / FOLDER).glob("*.json")
    for content in ("", "[]", '{"sound": 3, "n_samples": "x"}', '{"sound": "../film.mkv", "n_samples": 1}'):
        record.write_text(content)
        assert not FilmSound(film, 0, RATE, tmp_path).is_whole


def test_what_was_unused_for_longest_goes_first(film: Path, tmp_path: Path) -> None:
    for track, used in ((0, 2000.0), (1, 1000.0)):
        filled(film, tmp_path, track)
        newest = max((tmp_path / FOLDER).glob("*.json"), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (used, used))
    left_over = tmp_path / FOLDER / "0123-abcd.s16"
    left_over.touch()
    os.utime(left_over, (0, 0))
    size = sum(path.stat().st_size for path in (tmp_path / FOLDER).iterdir())
    assert trim(tmp_path / FOLDER, size - 10) == 1
    assert not left_over.exists()
    assert FilmSound(film, 0, RATE, tmp_path).is_whole
    assert not FilmSound(film, 1, RATE, tmp_path).is_whole
