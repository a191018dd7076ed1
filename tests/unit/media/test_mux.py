import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from scipy.signal import correlate

from studio.core.audio import Samples
from studio.core.errors import InputError, OutputError
from studio.core.script import Cue
from studio.formats.markup import without_markup
from studio.media.library import or_mkv
from studio.media.mux import KINDS, DubTrack, Mixed, mux
from studio.media.probe import probe
from studio.media.sound import blocks, planes_of
from tests.unit.media.conftest import RATE, MakeFilm

CAPTIONS = ((Cue(500, 1200), "你好，世界。"), (Cue(2000, 2400), "Again."))


def heard(path: Path, track: int) -> Samples:
    return np.concatenate(list(blocks(path, RATE, track)))


def offset_ms(found: Samples, wanted: Samples) -> float:
    """By how much the one lies behind the other."""
    peak = int(correlate(found, wanted, method="fft").argmax())
    return 1000 * (peak - (len(wanted) - 1)) / RATE


def pictures(path: Path) -> list[bytes]:
    with av.open(str(path)) as film:
        return [bytes(packet) for packet in film.demux(film.streams.video[0]) if packet.size]


@pytest.mark.parametrize("name", ["film.mp4", "film.mov", "film.mkv", "film.webm"])
@pytest.mark.parametrize("fps", [Fraction(25), Fraction(30000, 1001)], ids=str)
def test_the_speech_lies_within_a_millisecond_of_its_place(
    make_film: MakeFilm, speech: Path, tmp_path: Path, name: str, fps: Fraction
) -> None:
    film = make_film(name, fps)
    target = tmp_path / f"dubbed{film.suffix}"
    mux(film, [DubTrack(speech, "zho", "中文", CAPTIONS)], target, replaces=False)
    assert abs(offset_ms(heard(target, 1), heard(speech, 0))) <= 1
    assert abs(offset_ms(heard(target, 0)[: 2 * RATE], heard(film, 0)[: 2 * RATE])) < 1.2  # half a wave of the tone
    assert pictures(target) == pictures(film)


@pytest.mark.parametrize("name", ["film.mp4", "film.mov", "film.mkv"])
@pytest.mark.parametrize(
    ("fps", "timecode"), [(Fraction(30000, 1001), "00:59:58;02"), (Fraction(25), "10:00:00:24")], ids=str
)
def test_the_timecode_of_the_start_stays(
    make_film: MakeFilm, speech: Path, tmp_path: Path, name: str, fps: Fraction, timecode: str
) -> None:
    film = make_film(name, fps, timecode=timecode)
    target = tmp_path / f"dubbed{film.suffix}"
    mux(film, [DubTrack(speech, "zho", "中文")], target, replaces=False)
    assert str(probe(target).opening) == str(probe(film).opening) == timecode


def test_the_tracks_are_named_and_the_speech_plays_first(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.mkv"
    tracks = [DubTrack(speech, "zho", "中文", CAPTIONS), DubTrack(speech, "eng", "English")]
    mux(make_film("film.mkv"), tracks, target, replaces=False)
    with av.open(str(target)) as film:
        langs = [stream.metadata.get("language") for stream in film.streams.audio]
        assert langs[1:] == ["zho", "eng"]
        default = [bool(stream.disposition & av.stream.Disposition.default) for stream in film.streams.audio]
        assert default == [False, True, False]
        assert [stream.metadata.get("language") for stream in film.streams.subtitles] == ["zho"]


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".webm"])
@pytest.mark.parametrize("lang", ["zho", "eng", "jpn", "kor", "spa", "ita", "por"])
def test_every_language_is_read_back(make_film: MakeFilm, speech: Path, tmp_path: Path, suffix: str, lang: str) -> None:
    """QuickTime knows Chinese by the older code."""

    target = tmp_path / f"out{suffix}"
    mux(make_film(f"film{suffix}"), [DubTrack(speech, lang, "Dub", CAPTIONS)], target, replaces=True)
    with av.open(str(target)) as film:
        langs = {stream.metadata.get("language") for stream in (*film.streams.audio, *film.streams.subtitles)}
    assert langs in ({lang}, {"chi"} if lang == "zho" else None)


def test_two_at_once_into_one_film_leave_each_other_alone(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    film, target = make_film("film.mp4"), tmp_path / "out" / "film.mp4"
    begun = False

    def meanwhile(_done: float) -> None:
        nonlocal begun
        if not begun:
            begun = True
            with ThreadPoolExecutor(1) as other:
                other.submit(mux, film, [DubTrack(speech, "zho", "中文")], target, replaces=False).result()

    mux(film, [DubTrack(speech, "eng", "English")], target, replaces=False, watch=meanwhile)
    assert begun
    with av.open(str(target)) as made:
        assert [stream.metadata.get("language") for stream in made.streams.audio][1:] == ["eng"]
    assert pictures(target) == pictures(film)
    assert os.listdir(target.parent) == ["film.mp4"]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_what_a_film_holds_beside_picture_and_sound_stays(
    make_film: MakeFilm, speech: Path, tmp_path: Path, suffix: str
) -> None:
    plain = make_film(f"plain{suffix}")
    film = tmp_path / f"film{suffix}"
    with av.open(str(plain)) as source, av.open(str(film), "w") as out:
        streams = {stream.index: out.add_stream_from_template(stream) for stream in source.streams}
        captions = out.add_mux_stream(KINDS[suffix].captions, time_base=Fraction(1, 1000))
        out.metadata["title"] = "The film"
        ms = Fraction(1, 1000)
        halves: list[av.container.Chapter] = [
            {"id": n, "start": 1500 * n, "end": 1500 * (n + 1), "time_base": ms, "metadata": {"title": "Half"}}
            for n in (0, 1)
        ]
        out.set_chapters(halves)
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
        told = av.Packet(b"\0\5Hello" if suffix == ".mp4" else b"Hello")
        told.stream, told.time_base, told.pts, told.dts, told.duration = captions, Fraction(1, 1000), 100, 100, 500
        out.mux(told)
    target = tmp_path / f"out{suffix}"
    notes = mux(film, [DubTrack(speech, "zho", "中文", CAPTIONS)], target, replaces=False)
    assert not any("left out" in note for note in notes)
    with av.open(str(target)) as made:
        assert made.metadata["title"] == "The film"
        chapters = made.chapters()
        assert [chapter["metadata"] for chapter in chapters] == [{"title": "Half"}] * 2
        assert [chapter["start"] * (chapter["time_base"] or 0) for chapter in chapters] == [0, Fraction(3, 2)]
        assert len(made.streams.subtitles) == 2
        assert any(b"Hello" in bytes(packet) for packet in made.demux(made.streams.subtitles[0]))


def test_speech_after_the_end_of_the_film_is_told(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    late = [DubTrack(speech, "zho", "中文", CAPTIONS)]
    notes = mux(make_film("film.mkv", seconds=1), late, tmp_path / "out.mkv", replaces=False)
    assert "中文: it goes on for 1.5 s after the end of the film." in notes
    notes = mux(make_film("film.mkv", seconds=3), late, tmp_path / "out.mkv", replaces=False)
    assert not any("goes on" in note for note in notes)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".webm"])
def test_soft_subtitles_have_their_times_and_words(
    make_film: MakeFilm, speech: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"out{suffix}"
    mux(make_film(f"film{suffix}"), [DubTrack(speech, "zho", "中文", CAPTIONS)], target, replaces=True)
    with av.open(str(target)) as film:
        stream = film.streams.subtitles[0]
        found = [
            (round(1000 * packet.pts * packet.time_base), round(1000 * (packet.duration or 0) * packet.time_base))
            for packet in film.demux(stream)
            if packet.size > 2 and packet.pts is not None and packet.time_base is not None
        ]
    assert found == [(cue.start_ms, cue.slot_ms) for cue, _ in CAPTIONS]
    with av.open(str(target)) as film:
        data = b"".join(bytes(packet) for packet in film.demux(film.streams.subtitles[0]))
    assert "你好，世界。".encode() in data


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".webm"])
def test_what_looks_like_a_tag_stays_in_the_subtitles(
    make_film: MakeFilm, speech: Path, tmp_path: Path, suffix: str
) -> None:
    said = "says <Tom>, 1 < 2 & so on."
    target = tmp_path / f"out{suffix}"
    mux(make_film(f"film{suffix}"), [DubTrack(speech, "eng", "Dub", ((Cue(500, 1200), said),))], target, replaces=True)
    with av.open(str(target)) as film:
        packets = [bytes(packet) for packet in film.demux(film.streams.subtitles[0]) if packet.size > 2]
    (found,) = (packet[2:] if suffix == ".mp4" else packet for packet in packets)
    assert (found.decode() if suffix == ".mp4" else without_markup(found.decode())) == said


def test_the_original_sound_can_go(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    mux(make_film("film.mp4"), [DubTrack(speech, "zho", "中文")], tmp_path / "out.mp4", replaces=True)
    with av.open(str(tmp_path / "out.mp4")) as film:
        assert len(film.streams.audio) == 1
    assert abs(offset_ms(heard(tmp_path / "out.mp4", 0), heard(speech, 0))) <= 1


def test_what_cannot_be_written(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    film = make_film("film.mp4")
    track = DubTrack(speech, "zho", "中文")
    with pytest.raises(InputError, match="no film file"):
        mux(film, [track], tmp_path / "out.txt", replaces=False)
    with pytest.raises(InputError, match="overwritten"):
        mux(film, [track], film, replaces=False)
    before = sorted(path.name for path in tmp_path.iterdir())
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(film.read_bytes()[:5000])
    with pytest.raises(InputError):
        mux(damaged, [track], tmp_path / "out.mp4", replaces=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "damaged.mp4"])


def test_a_file_that_cannot_hold_the_film_is_no_fault_of_the_film(
    make_film: MakeFilm, speech: Path, tmp_path: Path
) -> None:
    with pytest.raises(OutputError, match=r"cannot hold .*; try \.mkv\.$"):
        mux(make_film("film.mp4"), [DubTrack(speech, "zho", "中文")], tmp_path / "out.webm", replaces=True)
    assert not (tmp_path / "out.webm").exists()
    assert or_mkv("out.MKV") == ""  # that is no way out of itself


def test_sound_alone_is_no_film(speech: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no picture"):
        mux(speech, [DubTrack(speech, "zho", "中文")], tmp_path / "out.mp4", replaces=False)


@pytest.fixture
def film_with_cover(make_film: MakeFilm, request: pytest.FixtureRequest) -> Path:
    """With the cover of an album, which is a stream of pictures too."""
    plain = make_film(f"plain{request.param}")
    cover = av.CodecContext.create("png", "w")
    cover.width, cover.height, cover.pix_fmt, cover.time_base = 96, 64, "rgb24", Fraction(1, 25)
    black = av.VideoFrame.from_ndarray(np.zeros((64, 96, 3), np.uint8), format="rgb24")
    (picture,) = cover.encode(black) + cover.encode(None)
    film = plain.with_name(f"film{request.param}")
    with av.open(str(plain)) as source, av.open(str(film), "w") as out:
        streams = {stream.index: out.add_stream_from_template(stream) for stream in source.streams}
        if request.param == ".mkv":
            out.add_attachment("cover.png", "image/png", bytes(picture))
        else:
            stream = out.add_stream("png")
            stream.width, stream.height, stream.pix_fmt = 96, 64, "rgb24"
            stream.disposition = av.stream.Disposition.attached_pic
            picture.stream, picture.pts, picture.dts = stream, 0, 0
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
        if request.param != ".mkv":
            out.mux(picture)
    return film


@pytest.mark.parametrize("film_with_cover", [".mp4", ".mkv"], indirect=True)
@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv"])
def test_a_cover_is_no_picture_of_the_film(film_with_cover: Path, speech: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    notes = mux(film_with_cover, [DubTrack(speech, "zho", "中文")], target, replaces=False)
    assert pictures(target) == pictures(film_with_cover)
    with av.open(str(target)) as film:
        assert [stream.type for stream in film.streams] == ["video", "audio", "audio"]
    assert "Its cover was left out." in notes


def test_a_film_that_a_player_holds_open(
    make_film: MakeFilm, speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")  # as Windows has it

    film = make_film("film.mp4")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match="close the program that holds the file"):
        mux(film, [DubTrack(speech, "zho", "中文")], tmp_path / "out.mp4", replaces=False)
    assert not list(tmp_path.glob(".out*"))


def test_a_folder_that_cannot_be_written(make_film: MakeFilm, speech: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="another folder"):
        mux(make_film("film.mp4"), [DubTrack(speech, "zho", "中文")], tmp_path / "file" / "out.mp4", replaces=False)


@pytest.mark.parametrize(
    ("suffix", "layout"), [(".webm", "stereo"), (".webm", "5.1"), (".mp4", "5.1"), (".mkv", "stereo")]
)
def test_a_mixed_track_keeps_its_channels(
    make_film: MakeFilm, speech: Path, tmp_path: Path, suffix: str, layout: str
) -> None:
    said = heard(speech, 0)
    n_channels = av.AudioLayout(layout).nb_channels
    centre = 2 if n_channels > 2 else 0

    def sound() -> Iterator[Samples]:
        planes = np.zeros((n_channels, len(said)), np.float32)
        planes[centre] = said
        yield from (planes[:, start : start + 5000] for start in range(0, len(said), 5000))

    target = tmp_path / f"out{suffix}"
    track = DubTrack(speech, "zho", "中文", mixed=Mixed(layout, sound))
    mux(make_film(f"film{suffix}"), [track], target, replaces=True)
    with av.open(str(target)) as film:
        assert film.streams.audio[0].channels == n_channels
    found = np.concatenate(list(planes_of(target, RATE, 0, layout)), axis=1)
    assert abs(offset_ms(found[centre], said)) <= 1
    assert np.square(found[1]).sum() < 0.01 * np.square(found[centre]).sum()
