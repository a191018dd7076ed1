import json
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from studio.core.audio import Audio
from studio.core.errors import InputError, OutputError
from studio.core.files import TEMPORARY
from studio.core.fit import SKIPPED, Fit
from studio.core.script import DAY_MS, Cue, Line, Script, SpeakerId
from studio.core.sound_forms import Form, SoundWish, Tags
from studio.core.speech import VoiceId
from studio.core.timeline import Clip, Tail
from studio.export.folder import DubFolder
from studio.export.report import RunInfo
from studio.formats.srt import read_srt

RUN = RunInfo("cpu", "fp32", {"dubsmith": "0"})
RATE = 48_000
N_SAMPLES = 4_800


def lines(*texts: str) -> list[Line]:
    return [Line(i, text, Cue(i * 1000, i * 1000 + 150), SpeakerId("Mo")) for i, text in enumerate(texts, 1)]


def spoken(line: Line, start_ms: int | None = None) -> tuple[Clip, Audio]:
    assert line.cue is not None
    start_ms = line.cue.start_ms if start_ms is None else start_ms
    fit = Fit("padded", 100, 80, 0, 20, 1.0, 0)
    samples = np.full(N_SAMPLES, 0.25, np.float32)
    clip = Clip(line, VoiceId("a"), "en", start_ms, 80, fit, N_SAMPLES, 48_000, 0.1, False)
    return clip, Audio(samples, 48_000)


def skipped(line: Line) -> Clip:
    return Clip(line, VoiceId("a"), "en", 0, 0, SKIPPED, 0, 48_000, 0.0, False)


def encoded(source: Path, target: Path, _: Tags) -> None:
    """Another kind of file, as far as a folder is concerned."""
    target.write_bytes(source.read_bytes())


def opened_as(
    folder: Path, script: Sequence[Line], form: Form = "flac", encode: Callable[[Path, Path, Tags], None] = encoded
) -> DubFolder:
    return DubFolder(folder, Script(tuple(script)), RATE, lambda: RUN, str, SoundWish(form), encode)


def dub_as(folder: Path, script: Sequence[Line], form: Form = "flac") -> Any:
    with opened_as(folder, script, form) as target:
        for line in script:
            target.add(*spoken(line))
        return target.finish()


def opened(folder: Path, script: Sequence[Line], plain: Callable[[str], str] = str) -> DubFolder:
    return DubFolder(folder, Script(tuple(script), ("Read as Big5.",)), RATE, lambda: RUN, plain)


def dub(folder: Path, script: Sequence[Line]) -> Any:
    with opened(folder, script) as target:
        for line in script:
            target.add(*spoken(line))
        return target.finish()


def saved_report(folder: Path) -> Any:
    return json.loads((folder / "report.json").read_text("utf-8"))


def all_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_finished_dub_has_clips_mix_captions_and_report(tmp_path: Path) -> None:
    report = dub(tmp_path / "new" / "out", lines("hello", "good day"))
    folder = tmp_path / "new" / "out"
    assert all_files(folder) == {
        "clips/0001_Mo_hello.wav",
        "clips/0002_Mo_good-day.wav",
        "mix.wav",
        "captions.srt",
        "report.json",
    }
    assert report == saved_report(folder)
    assert [line["clip"] for line in report["lines"]] == [
        "clips/0001_Mo_hello.wav",
        "clips/0002_Mo_good-day.wav",
    ]
    assert report["notes"] == ["Read as Big5."]
    assert report["totals"]["mix_gain_db"] == 0
    assert soundfile.info(folder / "clips/0001_Mo_hello.wav").frames == N_SAMPLES
    mix, _ = soundfile.read(folder / "mix.wav")
    assert len(mix) == 2000 * 48 + N_SAMPLES
    assert mix[48_000] == 0.25


def test_lines_come_in_any_order_and_are_reported_in_theirs(tmp_path: Path) -> None:
    first, second = lines("a", "b")
    with opened(tmp_path, [first, second]) as target:
        target.add(*spoken(second))
        target.add(*spoken(first))
        assert [line["id"] for line in target.finish()["lines"]] == [1, 2]


def test_captions_are_plain_text_where_it_is_spoken(tmp_path: Path) -> None:
    first, second, third = lines("[重]{chong2}", "late", "...")
    with opened(tmp_path, [first, second, third], lambda text: text.replace("[重]{chong2}", "重")) as target:
        target.add(*spoken(first, 5_000))
        target.add(*spoken(second, 2_000))
        target.add(skipped(third), None)
        report = target.finish()
    captions = read_srt((tmp_path / "captions.srt").read_text("utf-8"))
    assert [(line.text, line.cue) for line in captions.lines] == [
        ("late", Cue(2_000, 2_080)),
        ("重", Cue(5_000, 5_080)),
    ]
    assert report["lines"][0]["clip"] == "clips/0001_Mo_重.wav"
    assert report["lines"][0]["text"] == "[重]{chong2}"
    assert report["lines"][2]["clip"] is None


def test_a_line_past_24_hours_is_left_out_of_the_mix_and_says_so(tmp_path: Path) -> None:
    (line,) = lines("late")
    with opened(tmp_path, [line]) as target:
        target.add(*spoken(line, DAY_MS))
        report = target.finish()
    assert soundfile.info(tmp_path / "mix.wav").frames == 0
    assert "left out of the mix" in report["lines"][0]["notes"][0]


def test_a_finished_run_removes_the_clips_that_it_no_longer_has(tmp_path: Path) -> None:
    dub(tmp_path, lines("hello", "good day", "bye"))
    dub(tmp_path, lines("hello", "good night"))
    assert {name for name in all_files(tmp_path) if name.startswith("clips")} == {
        "clips/0001_Mo_hello.wav",
        "clips/0002_Mo_good-night.wav",
    }


def test_a_mix_of_before_that_a_player_holds_open_is_no_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    dub(tmp_path, lines("hello"))
    report = saved_report(tmp_path)
    report["totals"]["mix"] = "mix.flac"
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    (tmp_path / "mix.flac").mkdir()  # what cannot be unlinked
    assert dub(tmp_path, lines("hello"))["totals"]["mix"] == "mix.wav"
    assert "cannot be removed" in caplog.text


def test_a_clip_that_differs_by_case_alone_is_not_removed_with_its_predecessor(tmp_path: Path) -> None:
    dub(tmp_path, lines("hello"))
    script = lines("Hello")
    with opened(tmp_path, script) as target:
        target.add(*spoken(script[0]))
        old, new = (tmp_path / "clips" / f"0001_Mo_{word}.wav" for word in ("hello", "Hello"))
        if not old.samefile(new):  # what a file system does that ignores case
            old.unlink()
            old.hardlink_to(new)
        target.finish()
    assert new.exists()


def test_a_line_that_is_no_longer_spoken_loses_its_clip(tmp_path: Path) -> None:
    script = lines("hello")
    dub(tmp_path, script)
    with opened(tmp_path, script) as target:
        target.add(skipped(script[0]), None)
        target.finish()
    assert not list((tmp_path / "clips").iterdir())


def test_the_device_may_change_while_it_runs(tmp_path: Path) -> None:
    device = "cuda:0"
    with DubFolder(tmp_path, Script(()), RATE, lambda: RunInfo(device, "fp32", {})) as target:
        assert saved_report(tmp_path)["device"] == "cuda:0"
        device = "cpu"
        assert target.finish()["device"] == "cpu"


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    dub(tmp_path, lines("hello"))
    others = ["song.wav", "clips/0009_mine.wav", "clips/notes.txt"]
    for name in others:
        (tmp_path / name).write_bytes(b"mine")
    report = saved_report(tmp_path)
    report["lines"] += [
        {"clip": "song.wav"},
        {"clip": "clips/notes.txt"},
        {"clip": "clips/../song.wav"},
        {"clip": 7},
    ]
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    dub(tmp_path, lines("bye"))
    assert {name for name in others if (tmp_path / name).read_bytes() == b"mine"} == set(others)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"lines": 3}', "no json", '{"lines": ["a"]}'])
def test_a_report_that_is_not_ours_is_replaced_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    (tmp_path / "report.json").write_text(content, "utf-8")
    with caplog.at_level("WARNING"):
        dub(tmp_path, lines("hello"))
    assert "is no report of a dub" in caplog.text
    assert saved_report(tmp_path)["schema"] == 1
    caplog.clear()


def test_an_interruption_leaves_finished_clips_and_a_report_of_them(tmp_path: Path) -> None:
    script = lines("one", "two", "three")

    def interrupted() -> None:
        with opened(tmp_path, script) as target:
            target.add(*spoken(script[1]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    report = saved_report(tmp_path)
    assert [line["id"] for line in report["lines"]] == [2]
    assert (report["totals"]["lines"], report["totals"]["finished"]) == (3, 1)
    assert report["totals"]["mix_gain_db"] is None
    assert all_files(tmp_path) == {"clips/0002_Mo_two.wav", "captions.srt", "report.json"}


def test_clips_of_an_earlier_run_are_remembered_through_an_interruption(tmp_path: Path) -> None:
    dub(tmp_path, lines("one", "two"))

    def interrupted() -> None:
        with opened(tmp_path, lines("other")):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert saved_report(tmp_path)["totals"]["earlier_clips"] == [
        "clips/0001_Mo_one.wav",
        "clips/0002_Mo_two.wav",
    ]
    assert dub(tmp_path, lines("third"))["totals"]["earlier_clips"] == []
    assert [path.name for path in (tmp_path / "clips").iterdir()] == ["0001_Mo_third.wav"]


def _dub_for_ever(folder: Path) -> None:
    script = lines(*(f"line {i}" for i in range(100_000)))
    with opened(folder, script) as target:
        for line in script:
            target.add(*spoken(line))


def test_a_kill_at_any_moment_leaves_whole_files_and_a_valid_report(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for attempt in range(2):
        process = context.Process(target=_dub_for_ever, args=(tmp_path,))
        process.start()
        until = time.monotonic() + 30
        while not list(tmp_path.glob(f"clips/*_Mo_line-{attempt * 7 + 2}.wav")) and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
        process.join()
        wavs = list(tmp_path.rglob("*.wav"))
        assert wavs
        assert {soundfile.info(path).frames for path in wavs} == {N_SAMPLES}
        report = saved_report(tmp_path)
        listed = {line["clip"] for line in report["lines"]} | set(report["totals"]["earlier_clips"])
        assert listed <= all_files(tmp_path)
    dub(tmp_path, lines("a"))
    assert not [name for name in all_files(tmp_path) if name.endswith(TEMPORARY)]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="Cannot write"), opened(tmp_path / "file" / "out", lines("a")):
        pass


def test_a_folder_that_may_not_be_written_is_told_before_anything_is_rendered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "report.json").mkdir()
    with pytest.raises(OutputError, match=r"report\.json"), opened(tmp_path, lines("a")):
        pass
    caplog.clear()


def test_a_second_run_into_a_folder_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    script = lines("a", "b")
    with opened(tmp_path, script) as target:
        target.add(*spoken(script[0]))
        part = tmp_path / "clips" / f".0002_Mo_b.wav.1-1{TEMPORARY}"
        part.touch()  # as while it is written
        with pytest.raises(InputError, match="wait until it has ended"), opened(tmp_path, lines("c")):
            pass
        assert part.is_file()
        part.unlink()
        target.add(*spoken(script[1]))
        target.finish()
    assert all_files(tmp_path) == {
        "clips/0001_Mo_a.wav",
        "clips/0002_Mo_b.wav",
        "mix.wav",
        "captions.srt",
        "report.json",
    }
    assert saved_report(tmp_path)["totals"]["finished"] == 2
    dub(tmp_path, lines("c"))


def test_a_fault_at_the_end_is_not_hidden_by_the_one_it_causes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def interrupted() -> None:
        with opened(tmp_path, lines("a")):
            (tmp_path / "report.json").unlink()
            (tmp_path / "report.json").mkdir()
            raise KeyboardInterrupt

    with caplog.at_level("ERROR"), pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "could not be saved" in caplog.text
    caplog.clear()


def ringing(line: Line, n_tail: int = 2_400) -> tuple[Clip, Audio, Audio]:
    clip, audio = spoken(line)
    tail = Audio(np.full(n_tail, 0.125, np.float32), RATE)
    return replace(clip, tail=Tail(N_SAMPLES - 480, n_tail)), audio, tail


def test_what_rings_on_behind_a_clip_is_in_the_mix_and_not_in_its_file(tmp_path: Path) -> None:
    script = lines("one")
    with opened(tmp_path, script) as target:
        target.add(*ringing(script[0]))
        report = target.finish()
    (entry,) = report["lines"]
    assert entry["tail"] == {"path": "tails/0001_Mo_one.wav", "at_sample": N_SAMPLES - 480, "n_samples": 2_400}
    clip, _ = soundfile.read(tmp_path / entry["clip"])
    mix, _ = soundfile.read(tmp_path / "mix.wav")
    assert len(clip) == N_SAMPLES
    assert len(mix) == RATE + N_SAMPLES - 480 + 2_400
    assert mix[RATE + N_SAMPLES - 481] == 0.25
    assert mix[RATE + N_SAMPLES - 480] == 0.375
    assert mix[-1] == 0.125


def test_a_tail_that_is_no_longer_there_is_removed(tmp_path: Path) -> None:
    script = lines("one", "two")
    with opened(tmp_path, script) as target:
        for line in script:
            target.add(*ringing(line))
        target.finish()
    with opened(tmp_path, script) as target:
        target.add(*ringing(script[0]))
        target.add(*spoken(script[1]))
        target.finish()
    assert [path.name for path in (tmp_path / "tails").iterdir()] == ["0001_Mo_one.wav"]


def test_a_kind_of_file_takes_the_place_of_another(tmp_path: Path) -> None:
    script = lines("one", "two")
    for form in ("flac", "wav", "flac"):
        report = dub_as(tmp_path, script, form)
        clips = {f"clips/0001_Mo_one.{form}", f"clips/0002_Mo_two.{form}"}
        assert all_files(tmp_path) == {*clips, f"mix.{form}", "captions.srt", "report.json"}
        assert report == saved_report(tmp_path)
        assert (report["totals"]["mix"], report["totals"]["earlier_clips"]) == (f"mix.{form}", [])


@pytest.mark.parametrize("fails_at", ["0001_Mo_one.flac", "0002_Mo_two.flac", "mix.flac"])
def test_a_sound_that_cannot_be_encoded_leaves_the_report_true(tmp_path: Path, fails_at: str) -> None:
    def encode(source: Path, target: Path, tags: Tags) -> None:
        if target.name == fails_at:
            raise OutputError("The disk is full.")
        encoded(source, target, tags)

    def ended() -> None:
        with opened_as(tmp_path, script, encode=encode) as target:
            for line in script:
                target.add(*spoken(line))
            target.finish()

    script = lines("one", "two")
    with pytest.raises(OutputError):
        ended()
    report = saved_report(tmp_path)
    assert [line["clip"] for line in report["lines"]] == ["clips/0001_Mo_one.wav", "clips/0002_Mo_two.wav"]
    assert (report["totals"]["mix"], report["totals"]["mix_gain_db"]) == (None, None)
    listed = {line["clip"] for line in report["lines"]} | set(report["totals"]["earlier_clips"])
    assert listed | {"captions.srt", "report.json"} == all_files(tmp_path)
    dub_as(tmp_path, script, "ogg")
    assert {Path(name).suffix for name in all_files(tmp_path)} == {".ogg", ".srt", ".json"}


def test_a_mix_wav_that_is_not_ours_stays_beside_another_kind(tmp_path: Path) -> None:
    (tmp_path / "mix.wav").write_bytes(b"mine")

    def interrupted() -> None:
        with opened_as(tmp_path, lines("one")):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    dub_as(tmp_path, lines("one"))
    assert (tmp_path / "mix.wav").read_bytes() == b"mine"
    assert (tmp_path / "mix.flac").is_file()
