"""The film's own sound under a dub, in films and in packs."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.ducking import gain_factor
from studio.media.sound import blocks, planes_of
from tests.films import Making, make_film
from tests.unit.command_line import Run
from tests.unit.media.soundtracks import RATE, Track, make, noise

SCRIPT = """\
1
00:00:02,000 --> 00:00:04,000
Hello there, how are you today?

2
00:00:08,000 --> 00:00:09,500
Very well, thank you.
"""
BED = 8000 / 32768 / np.sqrt(3)
"""RMS of the noise of the film."""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twelve seconds of noise in stereo, and silence in another track."""
    return make(tmp_path / "film.mkv", [Track(noise(12, 2, 2)), Track(noise(1, 3) * 0)], seconds=12)


@pytest.fixture
def dub(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "lines.srt").write_text(SCRIPT)
    assert run("dub", tmp_path / "lines.srt", "-o", tmp_path / "dub").code == 0
    return tmp_path / "dub"


def level(sound: np.ndarray, start_s: float, end_s: float) -> float:
    piece = sound[..., round(start_s * RATE) : round(end_s * RATE)]
    return float(np.sqrt(np.square(piece.astype(float)).mean()))


def silent_dub(dub: Path) -> None:
    """Take the speech out of the dub, so that the bed is heard alone."""
    for path in (dub / "mix.wav", *(dub / "clips").glob("*.wav")):
        samples, rate = soundfile.read(path)
        soundfile.write(path, samples * 0, rate, "PCM_24")


@pytest.mark.parametrize(("under", "factor"), [("keep", 1.0), ("duck", gain_factor(-12)), ("remove", 0.0)])
def test_a_dubbed_track_has_the_films_own_sound_under_it(
    run: Run, film: Path, dub: Path, tmp_path: Path, under: str, factor: float
) -> None:
    silent_dub(dub)
    target = tmp_path / f"{under}.mkv"
    told = run("mux", film, dub, "-o", target, "--original", under, engine=False)
    assert told.code == 0, told.err
    assert "over its own sound" in told.out
    heard = np.concatenate(list(planes_of(target, RATE, 2, "stereo")), axis=1)
    assert abs(heard.shape[1] - 12 * RATE) < RATE // 10
    plain = level(heard, 5.5, 7.5)
    assert plain == pytest.approx(BED, rel=0.2)  # the codec leaves out the highest of white noise
    assert level(heard, 2.5, 3.5) == pytest.approx(factor * plain, rel=0.1, abs=1e-3)
    whole = np.concatenate(list(planes_of(film, RATE, 0, "stereo")), axis=1)
    for side in (0, 1):  # each in its own channel
        piece = slice(6 * RATE, 7 * RATE)
        assert np.corrcoef(heard[side, piece], whole[side, piece])[0, 1] > 0.7
        assert abs(np.corrcoef(heard[side, piece], whole[1 - side, piece])[0, 1]) < 0.3


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_the_speech_is_found_at_its_time_over_it(run: Run, film: Path, dub: Path, tmp_path: Path, suffix: str) -> None:
    """The pure dub in the track, by cross-correlation."""
    from scipy.signal import correlate

    target = tmp_path / f"out{suffix}"
    told = run("mux", film, dub, "-o", target, "--original", "duck", "--replace", "--json", engine=False)
    assert told.code == 0, told.err
    heard = np.concatenate(list(blocks(target, RATE, 0)))
    speech = np.concatenate(list(blocks(dub / "mix.wav", RATE)))
    lag = int(correlate(heard, speech, method="fft").argmax()) - (len(speech) - 1)
    assert abs(lag) <= RATE // 1000


def test_another_track_level_and_depth(run: Run, film: Path, dub: Path, tmp_path: Path) -> None:
    silent_dub(dub)
    out = tmp_path / "out.mkv"
    wishes = ("--original-level", "-6", "--duck-depth", "6", "--duck-attack", "10", "--duck-release", "10")
    assert run("mux", film, dub, "-o", out, "--original", "duck", *wishes, engine=False).code == 0
    heard = np.concatenate(list(planes_of(out, RATE, 2, "stereo")), axis=1)
    assert level(heard, 2.5, 3.5) == pytest.approx(gain_factor(-12) * BED, rel=0.2)
    assert level(heard, 5.5, 7.5) == pytest.approx(gain_factor(-6) * BED, rel=0.2)
    silent = run("mux", film, dub, "-o", out, "--original", "keep", "--original-track", "2", engine=False)
    assert silent.code == 0, silent.err
    assert level(np.concatenate(list(blocks(out, RATE, 2))), 0, 10) < 1e-3
    missing = run("mux", film, dub, "-o", out, "--original", "keep", "--original-track", "3", engine=False)
    assert missing.code == 2
    assert "no sound track 3" in missing.err
    assert run("mux", film, dub, "-o", out, "--original", "duck", "--duck-depth", "99", engine=False).code == 2


def test_a_pack_has_the_bed_and_the_mix_with_it(run: Run, film: Path, dub: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    told = run("export", dub, "-o", folder, "--film", film, "--json", engine=False)
    assert told.code == 0, told.err
    bed, rate = soundfile.read(folder / "bed.wav")
    mix, _ = soundfile.read(folder / "mix_with_bed.wav")
    speech, _ = soundfile.read(folder / "mix.wav")
    assert (rate, bed.shape) == (RATE, mix.shape)
    assert bed.shape == (12 * RATE, 2)
    assert level(bed.T, 2.5, 3.5) == pytest.approx(gain_factor(-12) * BED, rel=0.1)
    assert np.allclose(mix[: len(speech)], bed[: len(speech)] + speech[:, None], atol=1e-5)
    again = run("export", dub, "-o", folder, "--film", film, "--json", engine=False)
    assert again.json["changed"] == []
    otherwise = run("export", dub, "-o", folder, "--film", film, "--original", "keep", "--json", engine=False)
    assert otherwise.json["changed"] == ["bed.wav", "mix_with_bed.wav"]
    without = run("export", dub, "-o", folder, "--json", engine=False)
    assert without.json["removed"] == ["bed.wav", "mix_with_bed.wav"]


def test_the_mix_with_the_bed_tells_that_its_speech_is_synthetic(
    run: Run, film: Path, dub: Path, tmp_path: Path
) -> None:
    def comment(name: str) -> str:
        with soundfile.SoundFile(tmp_path / "pack" / name) as file:
            return str(file.comment)

    assert run("export", dub, "-o", tmp_path / "pack", "--film", film, engine=False).code == 0
    assert (comment("bed.wav"), comment("mix_with_bed.wav")) == ("", "Synthetic speech")
    again = run("export", dub, "-o", tmp_path / "pack", "--film", film, "--untagged", "--json", engine=False)
    assert "mix_with_bed.wav" in again.json["changed"]
    assert "bed.wav" in again.json["kept"]
    assert comment("mix_with_bed.wav") == ""


@pytest.mark.parametrize("original", ["duck", "none"])
def test_a_pack_of_a_dub_has_the_times_of_the_film_that_is_named(
    run: Run, dub: Path, tmp_path: Path, original: str
) -> None:
    film = make_film(tmp_path / "ntsc.mov", Making(Fraction(30000, 1001), 360, timecode="01:00:00;00"))
    told = run("export", dub, "-o", tmp_path / "pack", "--film", film, "--original", original, engine=False)
    assert told.code == 0, told.err
    edl = (tmp_path / "pack" / "timeline.edl").read_text()
    assert "FCM: DROP FRAME" in edl
    assert "01:00:02;00" in edl
    otherwise = run("export", dub, "-o", tmp_path / "other", "--film", film, "--fps", "25", engine=False)
    assert otherwise.code == 0, otherwise.err
    assert " 00:00:02:00 " in (tmp_path / "other" / "timeline.edl").read_text()


def test_the_film_of_a_pack_has_to_be_there_also_where_its_sound_is_left_out(
    run: Run, dub: Path, tmp_path: Path
) -> None:
    told = run(
        "export", dub, "-o", tmp_path / "pack", "--film", tmp_path / "no.mov", "--original", "none", engine=False
    )
    assert told.code == 2
    assert "no.mov" in told.err


def test_a_film_without_sound_gives_its_times_alone(run: Run, dub: Path, tmp_path: Path) -> None:
    film = make_film(tmp_path / "mute.mov", Making(timecode="10:00:00:00", has_sound=False))
    told = run("export", dub, "-o", tmp_path / "pack", "--film", film, "--json", engine=False)
    assert told.code == 0, told.err
    assert "bed.wav" not in told.json["changed"]
    assert "mute.mov has no sound that could lie under the dub." in told.json["notes"]
    assert "10:00:02:00" in (tmp_path / "pack" / "timeline.edl").read_text()
    wished = run("export", dub, "-o", tmp_path / "pack", "--film", film, "--original", "duck", engine=False)
    assert wished.code == 2


def test_a_bed_needs_a_film(run: Run, dub: Path, tmp_path: Path) -> None:
    told = run("export", dub, "-o", tmp_path / "pack", "--original", "duck", engine=False)
    assert told.code == 2
    assert "--film" in told.err


def test_what_is_said_of_a_sound_that_is_left_out_is_refused(run: Run, film: Path, dub: Path, tmp_path: Path) -> None:
    told = run("mux", film, dub, "-o", tmp_path / "out.mkv", "--duck-depth", "20", engine=False)
    assert told.code == 2
    assert "--original" in told.err
    assert not (tmp_path / "out.mkv").exists()


def test_a_project_takes_its_film_along(run: Run, film: Path, tmp_path: Path) -> None:
    from studio.formats.registry import read_script
    from studio.project import edits
    from studio.project.opening import create

    path = tmp_path / "project.dub"
    (tmp_path / "lines.srt").write_text(SCRIPT)
    opened = create(path, print)
    document = opened.document
    lines = edits.import_script(document, read_script(tmp_path / "lines.srt"))
    document.apply(lines)
    options = edits.set_options(document, replace(document.options, film=film.name))
    document.apply(options)
    opened.store.write("Import", lines)
    opened.store.write("Film", options)
    opened.store.close()
    told = run("export", path, "-o", tmp_path / "pack", "--json")
    assert told.code == 0, told.err
    assert "bed.wav" in told.json["changed"]
    left_out = run("export", path, "-o", tmp_path / "pack", "--original", "none", "--json")
    assert "bed.wav" in left_out.json["removed"]
    film.unlink()
    gone = run("export", path, "-o", tmp_path / "pack", "--json")
    assert any("own sound is left out" in note for note in gone.json["notes"])


def test_another_take_goes_into_the_mix_with_the_bed(run: Run, film: Path, dub: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert run("export", dub, "-o", folder, "--film", film, engine=False).code == 0
    silent_dub(dub)  # times and lengths stay as they are
    told = run("export", dub, "-o", folder, "--film", film, "--json", engine=False)
    assert told.code == 0, told.err
    assert "mix_with_bed.wav" in told.json["changed"]
    assert "bed.wav" in told.json["kept"]
    bed, _ = soundfile.read(folder / "bed.wav")
    mix, _ = soundfile.read(folder / "mix_with_bed.wav")
    assert np.array_equal(mix, bed)
