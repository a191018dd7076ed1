"""Sound goes out in other kinds of files than WAV, and says what it is."""

from pathlib import Path

import av
import pytest
import soundfile
from wavinfo import WavInfoReader

from tests.unit.command_line import Run


def tags(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        found = {**container.metadata, **container.streams.audio[0].metadata}
        return {name.lower(): text for name, text in found.items()}


@pytest.mark.parametrize("form", ["flac", "mp3", "ogg", "opus", "m4a"])
def test_a_dub_in_another_format_takes_the_place_of_the_former(
    run: Run, script: Path, tmp_path: Path, form: str
) -> None:
    run("dub", script, "-o", tmp_path / "dub")
    result = run("dub", script, "-o", tmp_path / "dub", "--format", form, "--json")
    assert result.code == 0
    clips = sorted((tmp_path / "dub" / "clips").iterdir())
    assert [path.suffix for path in clips] == [f".{form}"] * 3
    assert [line["clip"] for line in result.json["lines"] if line["clip"]] == [f"clips/{path.name}" for path in clips]
    assert result.json["totals"]["mix"] == f"mix.{form}"
    left = {path.name for path in (tmp_path / "dub").iterdir()}
    assert left == {"clips", f"mix.{form}", "captions.srt", "report.json"}
    found = tags(clips[0])
    assert (found["title"], found["artist"], found["comment"]) == ("Hello there, my friend.", "Tom", "Synthetic speech")


def test_a_flac_clip_has_exactly_its_samples(run: Run, script: Path, tmp_path: Path) -> None:
    run("dub", script, "-o", tmp_path / "wav")
    run("dub", script, "-o", tmp_path / "flac", "--format", "flac")
    for path in (tmp_path / "wav" / "clips").iterdir():
        wanted, _ = soundfile.read(path, dtype="int32")
        found, _ = soundfile.read(tmp_path / "flac" / "clips" / f"{path.stem}.flac", dtype="int32")
        assert (found == wanted).all()


def test_a_dub_that_is_no_wav_goes_into_a_film_but_into_no_pack(run: Run, script: Path, tmp_path: Path) -> None:
    run("dub", script, "-o", tmp_path / "dub", "--format", "mp3")
    result = run("export", tmp_path / "dub")
    assert (result.code, "a pack is made of WAV" in result.err) == (2, True)


@pytest.mark.parametrize("form", ["wav", "flac", "m4a"])
def test_a_text_is_said_into_a_file_of_that_kind(run: Run, tmp_path: Path, form: str) -> None:
    assert run("say", "Hello.", "--format", form).code == 0
    assert run("say", "Hello.", "-o", f"other.{form}", "--untagged").code == 0
    if form == "wav":
        assert WavInfoReader(str(tmp_path / "say.wav")).info.comment == "Synthetic speech"
        assert WavInfoReader(str(tmp_path / "other.wav")).info is None
    else:
        assert tags(tmp_path / f"say.{form}")["comment"] == "Synthetic speech"
        assert "comment" not in tags(tmp_path / f"other.{form}")


def test_a_rate_that_does_not_fit_is_told_before_the_work(run: Run, script: Path, tmp_path: Path) -> None:
    result = run("dub", script, "-o", tmp_path / "dub", "--format", "opus", "--rate", "44100")
    assert (result.code, "choose among 8,000" in result.err) == (2, True)
    assert not (tmp_path / "dub").exists()
    assert run("say", "Hello.", "--format", "mp3", "--rate", "96000").code == 2


def test_clips_and_mix_say_that_they_are_synthetic_unless_they_shall_not(
    run: Run, script: Path, tmp_path: Path
) -> None:
    run("dub", script, "-o", tmp_path / "told")
    run("dub", script, "-o", tmp_path / "untold", "--untagged")
    (clip, *_) = (tmp_path / "told" / "clips").iterdir()
    for path in (clip, tmp_path / "told" / "mix.wav"):
        assert WavInfoReader(str(path)).info.comment == "Synthetic speech"
    assert WavInfoReader(str(tmp_path / "untold" / "mix.wav")).info is None
    wanted, found = (soundfile.read(tmp_path / name / "mix.wav")[0] for name in ("told", "untold"))
    assert (wanted == found).all()


def test_a_pack_in_flac_has_its_tags_and_every_sample(run: Run, script: Path, tmp_path: Path) -> None:
    run("dub", script, "-o", tmp_path / "dub")
    assert run("export", tmp_path / "dub", "--format", "flac").code == 0
    pack = tmp_path / "dub_pack"
    assert {path.suffix for path in pack.rglob("*") if path.parent.name in ("clips", "stems")} == {".flac"}
    assert tags(pack / "stems" / "Tom.flac")["comment"] == "Synthetic speech"
    assert ".flac" in (pack / "timeline.edl").read_text("utf-8")
    wanted, found = (soundfile.read(path)[0] for path in (tmp_path / "dub" / "mix.wav", pack / "mix.flac"))
    assert (wanted == found).all()
    assert "0 files written" in run("export", tmp_path / "dub", "--format", "flac").out
    assert "removed" in run("export", tmp_path / "dub").out
    assert not list(pack.rglob("*.flac"))
