"""A project goes out by the command as the window would hand it off."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
from wavinfo import WavInfoReader

from studio.core.cast import Role
from studio.core.fake_engine import FAILS
from studio.core.paths import user_paths
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.core.settings import Settings, save_settings
from studio.core.speech import VoiceId
from studio.project import edits
from studio.project.document import Document, Patch
from studio.project.opening import create, open_project
from tests.unit.command_line import Run

ROOT = Path(__file__).parents[3]
LINES = (("Tom", "Hello there, my friend."), ("Mei", "你好，我的朋友。"), ("Tom", "..."), ("Mei", "再见。"))


def change(path: Path, *makes: Callable[[Document], Patch]) -> None:
    opened = open_project(path)
    for make in makes:
        patch = make(opened.document)
        opened.document.apply(patch)
        opened.store.write("Change", patch)
    opened.store.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "episode.dub"
    create(path).store.close()
    lines = tuple(
        Line(number, text, Cue(3000 * number - 2000, 3000 * number), SpeakerId(speaker))
        for number, (speaker, text) in enumerate(LINES, 1)
    )
    change(path, lambda document: edits.import_script(document, Script(lines)))
    return path


def set_text(path: Path, index: int, text: str) -> None:
    change(path, lambda document: edits.set_text(document, document.row_at(index).id, text))


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_has_no_take_is_rendered_and_kept(run: Run, project: Path) -> None:
    result = run("export", project, "--pack", "--json")
    assert (result.code, result.json["missing"]) == (0, [])
    pack = project.with_name("episode_pack")
    assert len(list((pack / "clips").iterdir())) == 3
    assert {path.name for path in (pack / "stems").iterdir()} == {"Tom.wav", "Mei.wav"}
    (clip,) = (pack / "clips").glob("0002_*")
    info = WavInfoReader(str(clip))
    assert info.bext.time_reference == 4 * 48_000
    assert info.ixml.project == "episode"
    assert "Hello" in (pack / "captions.srt").read_text("utf-8")
    takes = open_project(project)
    takes.store.close()
    assert len(takes.document.takes) == 3
    again = run("export", project, "--json")
    assert (again.json["changed"], again.err) == ([], "")


def test_the_command_by_itself_ends_well(project: Path) -> None:
    """It has an application of its own, with which all Qt objects of the process end."""
    command = [sys.executable, "-W", "error", "-m", "studio", "export", str(project), "--engine", "fake"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (project.with_name("episode_pack") / "mix.wav").is_file()


def test_only_the_files_of_a_changed_line_change(run: Run, project: Path) -> None:
    run("export", project)
    pack = project.with_name("episode_pack")
    before = digests(pack)
    set_text(project, 3, "再见，再见。")
    result = run("export", project, "--json")
    after = digests(pack)
    changed = {name for name in after if after[name] != before.get(name)} - {"manifest.json"}
    assert changed == set(result.json["changed"])
    assert {name for name in changed if name.endswith(".wav")} == {
        "clips/0004_Mei_再见-再见.wav",
        "mix.wav",
        "stems/Mei.wav",
    }
    assert before.keys() - after.keys() == set(result.json["removed"]) == {"clips/0004_Mei_再见.wav"}


def test_as_it_is_nothing_is_rendered_and_lines_are_named(run: Run, project: Path) -> None:
    run("export", project)
    set_text(project, 0, "Another text than before.")
    change(project, lambda document: edits.add(document, document.row_at(3).id, "A new line."))
    result = run("export", project, "--as-is", "-o", project.with_name("draft"))
    assert result.code == 0
    assert "Line 1: went out with the take of before its last change." in result.out
    assert "Line 5: left out, for want of a take." in result.out
    assert len(list((project.with_name("draft") / "clips").iterdir())) == 3


def test_a_line_that_cannot_be_spoken_is_named(run: Run, project: Path) -> None:
    set_text(project, 0, f"{FAILS} always")
    result = run("export", project, "--json")
    assert (result.code, result.json["missing"]) == (1, [1])
    assert "could not be rendered" in result.err


def test_gains_are_heard(run: Run, project: Path) -> None:
    run("export", project, "--clips", "-o", project.with_name("plain"))
    softer = Role(VoiceId("af_heart"), gain_db=-6.0)
    change(project, lambda document: edits.cast_speaker(document, SpeakerId("Tom"), softer))
    run("export", project, "--clips", "-o", project.with_name("soft"))
    clips = [next((project.with_name(name) / "clips").glob("0001*")) for name in ("plain", "soft")]
    loud, soft = (soundfile.read(path)[0] for path in clips)
    assert abs(soft).max() / abs(loud).max() == pytest.approx(0.501, abs=0.01)


def test_plain_clips_at_another_rate(run: Run, project: Path) -> None:
    assert run("export", project, "--clips", "--rate", "44100").code == 0
    folder = project.with_name("episode_clips")
    assert {soundfile.info(path).samplerate for path in folder.rglob("*.wav")} == {44_100}
    assert (folder / "report.json").is_file()


def test_plain_clips_have_the_rate_of_the_settings(run: Run, project: Path) -> None:
    save_settings(Settings(rate_hz=32_000), user_paths().settings_file)
    assert run("export", project, "--clips", "--as-is").code == 0
    report = json.loads((project.with_name("episode_clips") / "report.json").read_text("utf-8"))
    assert {line["rate"] for line in report["lines"]} == {32_000}


def test_a_project_without_a_film_has_no_sound_of_its_own(run: Run, project: Path) -> None:
    told = run("export", project, "--as-is", "--original", "duck")
    assert (told.code, "has no film" in told.err) == (2, True)


def test_a_project_that_is_open_elsewhere_is_not_rendered(run: Run, project: Path) -> None:
    held = open_project(project)
    result = run("export", project)
    assert (result.code, "add --as-is" in result.err) == (2, True)
    assert not project.with_name("episode_pack").exists()
    held.store.close()


def test_what_cannot_be_written_is_a_sentence(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = run("export", project, "-o", tmp_path / "file" / "pack")
    assert (result.code, "choose another folder" in result.err) == (3, True)
    assert result.err.count("choose another folder") == 1


def test_wishes_that_do_not_fit(run: Run, project: Path, tmp_path: Path) -> None:
    assert "There is no project" in run("export", tmp_path / "none.dub").err
    assert "for projects" in run("export", tmp_path, "--as-is").err
    assert "not drop-frame" in run("export", project, "--start", "01:00:00;00").err


def takes_of(path: Path) -> int:
    opened = open_project(path)
    opened.store.close()
    return len(opened.document.takes)


@pytest.mark.parametrize("wish", ["--loudness=0", "--peak=20"])
def test_a_level_that_nobody_can_have_is_refused_before_anything_is_rendered(
    run: Run, project: Path, wish: str
) -> None:
    assert run("export", project, wish).code == 2
    assert takes_of(project) == 0


def test_a_fault_of_the_export_is_of_its_own_kind(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "manifest.json").write_text("{}", "utf-8")
    result = run("export", project, "-o", tmp_path / "pack", "--json")
    assert (result.code, result.json["error"]["type"]) == (2, "InputError")
    (tmp_path / "file").touch()
    assert run("export", project, "-o", tmp_path / "file" / "pack").code == 3


@pytest.mark.parametrize(
    "wish",
    [
        *("--depth=24", "--loudness=ebu", "--peak=-2", "--fps=25", "--start=01:00:00:00", "--names={line}"),
        *("--timelines=edl", "--no-stems", "--original=keep", "--original-level=0", "--original-track=1"),
    ],
)
def test_what_only_packs_have_is_refused_of_clips(run: Run, project: Path, wish: str) -> None:
    result = run("export", project, "--clips", wish)
    assert (result.code, f"{wish.partition('=')[0]} is for packs" in result.err) == (2, True)
    assert takes_of(project) == 0


@pytest.mark.parametrize("wish", ["--depth=16", "--timelines=edl,aaf"])
def test_what_only_wav_has_is_refused_of_other_files(run: Run, project: Path, wish: str) -> None:
    result = run("export", project, "--format", "flac", wish)
    assert (result.code, "WAV" in result.err) == (2, True)
