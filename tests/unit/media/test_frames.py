import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError
from studio.core.film import Picture
from studio.core.timecode import FrameRate, Timecode
from studio.media.frames import FilmPictures
from tests.films import Making, damage, kept, make_film, number_of

BOX = (120, 120)
RATES = [Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(50), Fraction(60000, 1001)]


def opened(path: Path) -> FilmPictures:
    return FilmPictures(path)


def shown(picture: Picture | None) -> int:
    assert picture is not None
    return number_of(picture.pixels)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov", "a.webm", "a.ts"])
@pytest.mark.parametrize("fps", RATES, ids=str)
def test_the_picture_is_that_of_the_time(tmp_path: Path, name: str, fps: Fraction) -> None:
    if name == "a.webm" and fps != 25:
        pytest.skip("its encoder is slow")
    film = opened(make_film(tmp_path / name, Making(fps, 60)))
    for number in (0, 1, 2, 30, 31, 5, 59, 58, 12, 11, 13):
        start_ms = Timecode(number, FrameRate(fps)).ms
        picture = film.at(start_ms, BOX)
        assert shown(picture) == number
        assert picture is not None
        assert abs(picture.start_ms - start_ms) <= 1
        assert shown(film.at(start_ms + 10, BOX)) == number
    film.close()


def test_reading_on_and_seeking_give_the_same(tmp_path: Path) -> None:
    film = opened(make_film(tmp_path / "a.mp4", Making(Fraction(30000, 1001), 300, n_between=2, key_every=50)))
    rng = random.Random(3)
    places = [rng.randrange(9900) for _ in range(60)]
    for ms in (*places, *sorted(places)):
        assert shown(film.at(ms, BOX)) == Timecode.shown_at(ms, FrameRate(Fraction(30000, 1001))).video_frames
    film.close()


@pytest.mark.parametrize("n_between", [0, 2])
@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
def test_steps_go_from_picture_to_picture(tmp_path: Path, name: str, n_between: int) -> None:
    film = opened(make_film(tmp_path / name, Making(n_between=n_between)))
    assert shown(film.at(1000, BOX)) == 25
    seen = [shown(film.step(-1, BOX)) for _ in range(28)]
    assert seen == [*range(24, -1, -1), 0, 0, 0]
    assert [shown(film.step(1, BOX)) for _ in range(26)] == list(range(1, 27))
    assert shown(film.step(-3, BOX)) == 23
    assert shown(film.at(10_000, BOX)) == 74
    assert shown(film.step(1, BOX)) == 74
    film.close()


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4", "a.ts"])
def test_a_film_whose_first_time_stamp_is_not_0_counts_from_its_first_picture(tmp_path: Path, name: str) -> None:
    film = opened(make_film(tmp_path / name, Making(first_ms=2000, has_sound=False)))
    assert [shown(film.at(ms, BOX)) for ms in (0, 36, 40, 1000, 80, 0)] == [0, 0, 1, 25, 2, 0]
    film.close()


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
def test_pictures_that_last_differently_long_are_shown_by_their_times(tmp_path: Path, name: str) -> None:
    making = Making(gaps=(3, 4, 5, 20, 33, 34))
    film = opened(make_film(tmp_path / name, making))
    numbers = list(kept(making))
    for ms in (0, 116, 121, 236, 240, 810, 1330, 1400, 2900, 130):
        assert shown(film.at(ms, BOX)) == max(number for number in numbers if number * 40 <= ms)
    assert shown(film.at(100, BOX)) == 2
    assert [shown(film.step(1, BOX)), shown(film.step(-1, BOX))] == [6, 2]
    film.close()


def test_it_is_as_large_as_fits_and_never_larger_than_it_is(tmp_path: Path) -> None:
    film = opened(make_film(tmp_path / "a.mp4"))
    sizes = []
    for box in ((96, 500), (500, 54), (4000, 4000), (1, 1), (173, 155)):
        picture = film.at(0, box)
        assert picture is not None
        sizes.append(picture.pixels.shape[1::-1])
        assert picture.pixels.flags.c_contiguous
    assert sizes == [(96, 54), (96, 54), (192, 108), (1, 1), (173, 97)]
    film.close()


@pytest.mark.parametrize("rotation", [90, -90, 180])
def test_it_stands_upright(tmp_path: Path, rotation: int) -> None:
    film = opened(make_film(tmp_path / "a.mp4", Making(rotation=rotation, n_pictures=30)))
    picture = film.at(40, (400, 400))
    assert picture is not None
    assert film.size == ((192, 108) if rotation == 180 else (108, 192))
    assert picture.pixels.shape[1::-1] == film.size
    # Number 1 is a bright column at the left of what was filmed; turned against the clock that is the lower end.
    bright = {90: picture.pixels[-4:], -90: picture.pixels[:4], 180: picture.pixels[:, -4:]}[rotation]
    assert bright[..., :3].min() > 180
    assert picture.pixels[..., :3].mean() < 60
    film.close()


def test_pixels_that_are_no_squares_are_shown_as_wide_as_they_are(tmp_path: Path) -> None:
    film = opened(make_film(tmp_path / "a.mkv", Making(aspect=Fraction(4, 3), n_pictures=10)))
    assert film.size == (256, 108)
    picture = film.at(0, (128, 128))
    assert picture is not None
    assert picture.pixels.shape[:2] == (54, 128)
    film.close()


def test_a_near_picture_is_had_sooner(tmp_path: Path) -> None:
    film = opened(make_film(tmp_path / "a.mp4", Making(n_pictures=200, key_every=50)))
    near = shown(film.at(5960, BOX, tolerance_ms=4000))
    assert 5960 - 4000 <= near * 40 <= 5960 - 400  # an encoder may put more of those that stand by themselves
    assert shown(film.at(5960, BOX)) == 149
    assert shown(film.at(2040, BOX, tolerance_ms=20)) == 51
    film.close()


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_damage_is_told_and_the_rest_is_shown(tmp_path: Path, name: str) -> None:
    path = make_film(tmp_path / name, Making(n_pictures=250, has_sound=False, n_between=1))
    damage(path, 0.5, path.stat().st_size // 20)
    film = opened(path)
    faults = ""
    numbers = []
    for ms in range(0, 10_000, 40):
        numbers.append(shown(film.at(ms, BOX)))
        faults += film.take_fault()
    assert numbers[:100] == list(range(100))
    assert numbers[-50:] == list(range(200, 250))
    assert "is damaged near 00:00:0" in faults
    film.close()


def test_a_film_that_breaks_off_shows_what_there_is(tmp_path: Path) -> None:
    path = make_film(tmp_path / "a.mkv", Making(n_pictures=250))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    film = opened(path)
    assert shown(film.at(1000, BOX)) == 25
    last = shown(film.at(9_000, BOX))
    assert 60 < last < 200
    assert shown(film.step(-1, BOX)) == last - 1
    film.close()


def test_sound_alone_has_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="only sound"):
        FilmPictures(make_film(tmp_path / "a.wav", Making(has_picture=False)))
    with pytest.raises(InputError, match="no file"):
        FilmPictures(tmp_path / "none.mp4")


def test_colours_are_those_of_the_film(tmp_path: Path) -> None:
    """Red, as high definition writes it without saying so."""
    import av

    path = tmp_path / "red.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 1280, 720, "yuv420p", 8_000_000
        planes = [np.full((720, 1280), 63), np.full((360, 640), 102), np.full((360, 640), 240)]
        flat = np.concatenate([plane.reshape(-1, 1280) for plane in planes]).astype(np.uint8)
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(flat, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    film = opened(path)
    picture = film.at(0, (64, 64))
    assert picture is not None
    blue, green, red, alpha = picture.pixels[10, 10].tolist()
    assert (red > 245, green < 10, blue < 10, alpha) == (True, True, True, 255)
    film.close()
