"""The commands as a person uses them, with the tone generator for an engine."""

import errno
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio import cli
from studio.cli import main
from studio.core.errors import Cancelled

ROOT = Path(__file__).parents[2]
TIMED = """\
1
00:00:01,000 --> 00:00:03,000
Tom: Hello there, my friend.

2
00:00:04,000 --> 00:00:06,500
Mei: 你好，我的朋友。

3
00:00:07,000 --> 00:00:09,000
Tom: ...

4
00:00:10,000 --> 00:00:12,000
Mei: 再见。
"""
TOO_LONG = """\
1
00:00:01,000 --> 00:00:01,300
This is far too much to say in so short a time.

2
00:00:01,400 --> 00:00:03,000
Yes.
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def command(*args: str | Path, engine: bool = True) -> Result:
        code = main([*map(str, args), *["--engine", "fake"] * engine])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "episode.srt"
    path.write_text(TIMED, "utf-8")
    return path


@pytest.fixture
def too_long(tmp_path: Path) -> Path:
    path = tmp_path / "long.srt"
    path.write_text(TOO_LONG, "utf-8")
    return path


def wav(path: Path) -> tuple[int, int]:
    """Samples and rate."""
    with wave.open(str(path)) as file:
        return file.getnframes(), file.getframerate()


def outside(args: Sequence[object], **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "studio", *map(str, args)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=120,
    )


class TestDub:
    def test_makes_clips_mix_captions_and_report(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script)

        assert result.code == 0
        folder = tmp_path / "episode_dub"
        report = json.loads((folder / "report.json").read_text("utf-8"))
        assert [line["verdict"] == "skipped" for line in report["lines"]] == [False, False, True, False]
        for line in report["lines"]:
            if line["clip"]:
                length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
                assert wav(folder / line["clip"]) == (round(length_ms * 48), 48_000)
        assert (folder / "mix.wav").exists()
        assert "Hello there" in (folder / "captions.srt").read_text("utf-8")

    def test_shows_a_table_and_where_the_files_are(self, run: Run, script: Path) -> None:
        out = run("dub", script, "-o", "my dub").out

        head, *rows = out.splitlines()
        assert head.split() == ["#", "slot", "natural", "spoken", "tempo", "verdict", "RTF", "who", "text"]
        assert rows[1].split()[:2] == ["2", "2.50"]
        assert "你好，我的朋友。" in rows[1]
        assert "4 lines: 3 rendered, 0 from the cache, 1 skipped." in out
        assert "report.json are in my dub" in out

    def test_second_run_renders_nothing(self, run: Run, script: Path) -> None:
        run("dub", script)

        assert "0 rendered, 3 from the cache" in run("dub", script).out

    def test_only_what_changed_is_rendered(self, run: Run, script: Path) -> None:
        run("dub", script)
        script.write_text(TIMED.replace("再见", "明天见"), "utf-8")

        assert "1 rendered, 2 from the cache" in run("dub", script).out

    def test_no_cache(self, run: Run, script: Path) -> None:
        run("dub", script)

        assert "3 rendered, 0 from the cache" in run("dub", script, "--no-cache").out

    def test_json_is_the_report_and_nothing_else(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script, "--json", "-o", "out")

        report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
        assert report == result.json
        assert any("af_heart for Tom" in note for note in result.json["notes"])

    @pytest.mark.parametrize("rate", [24_000, 44_100, 96_000])
    def test_rate(self, run: Run, script: Path, rate: int) -> None:
        for line in run("dub", script, "--rate", str(rate), "--json").json["lines"]:
            length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
            assert line["n_samples"] == (round(length_ms * rate / 1000) if line["clip"] else 0)
            assert line["rate"] == rate

    def test_line_that_does_not_fit(self, run: Run, too_long: Path) -> None:
        result = run("dub", too_long)

        assert result.code == 1
        assert "too_long" in result.out
        assert "Line 1: About " in result.out
        assert "syllables too long" in result.out

    def test_line_that_fails_leaves_the_others(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.srt").write_text(TIMED.replace("Tom: Hello", "!fail"), "utf-8")
        result = run("dub", "a.srt", "--json")

        assert result.code == 1
        verdicts = [line["verdict"] for line in result.json["lines"]]
        assert verdicts[0] == "failed"
        assert "failed" not in verdicts[1:]

    def test_voices_are_told(self, run: Run, script: Path, tmp_path: Path) -> None:
        assert "af_heart for Tom, zf_xiaobei for Mei" in run("dub", script).out

        (tmp_path / "cast.toml").write_text('[speakers.Tom]\nvoice = "am_michael"\n[speakers.Ann]\n', "utf-8")
        result = run("dub", script, "--cast", "cast.toml", "--voice", "bf_emma", "--json")
        assert [line["voice"] for line in result.json["lines"]] == ["am_michael", "bf_emma"] * 2
        assert any("Ann" in note for note in result.json["notes"])

    def test_total_of_an_untimed_text(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "story.txt").write_text("One fine day.\n\nIt rained, and it rained all day.", "utf-8")
        result = run("dub", "story.txt", "--total", "6", "--json")

        assert result.code == 0
        assert result.json["lines"][-1]["end_ms"] == 6000
        assert wav(tmp_path / "story_dub" / "mix.wav") == (6 * 48_000, 48_000)

    def test_total_of_a_timed_script(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script, "--total", "60")

        assert result.code == 2
        assert not (tmp_path / "episode_dub").exists()

    @pytest.mark.parametrize("jobs", ["1", "4"])
    def test_jobs_do_not_change_the_order(self, run: Run, script: Path, jobs: str) -> None:
        lines = run("dub", script, "--jobs", jobs, "--json").json["lines"]

        assert [line["id"] for line in lines] == [1, 2, 3, 4]

    def test_never_over_its_own_script(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "captions.srt"
        path.write_text(TIMED, "utf-8")
        result = run("dub", path, "-o", tmp_path)

        assert result.code == 2
        assert path.read_text("utf-8") == TIMED

    def test_odd_paths(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "第 1 集 (naïve) – a b"
        folder.mkdir()
        (folder / "脚本 один.srt").write_text(TIMED, "utf-8")
        result = run("dub", folder / "脚本 один.srt", "-o", folder / "出 力")

        assert result.code == 0
        assert len(list((folder / "出 力" / "clips").iterdir())) == 3


class TestSeveralScripts:
    def test_each_into_its_own_folder(self, run: Run, script: Path, too_long: Path, tmp_path: Path) -> None:
        result = run("dub", script, too_long, "-o", "out")

        assert result.code == 1
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["episode", "long"]

    def test_a_bad_one_does_not_stop_the_others(self, run: Run, script: Path, too_long: Path) -> None:
        result = run("dub", "gone.srt", too_long, script, "--json")

        assert result.code == 2
        assert "gone.srt" in result.err
        first, *others = result.json["dubs"]
        assert first["error"]["type"] == "ScriptError"
        assert [dub["folder"] for dub in others] == ["long_dub", "episode_dub"]
        assert all(dub["report"]["lines"] for dub in others)

    def test_of_the_same_name(self, run: Run, script: Path, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        shutil.copy(script, tmp_path / "b")
        run("dub", script, tmp_path / "b" / script.name)

        assert (tmp_path / "episode_dub").is_dir()
        assert (tmp_path / "episode_dub-2").is_dir()


class TestSay:
    def test_without_a_place_never_overwrites(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "say-2.wav").mkdir()
        for name in ("say.wav", "say-3.wav", "say-4.wav"):
            result = run("say", "Hello.")
            assert result.code == 0
            assert result.out.startswith(f"{name}: ")
            assert (tmp_path / name).exists()

    @pytest.mark.parametrize(("seconds", "rate"), [("1.5", 48_000), ("1.234", 44_100), ("2", 24_000)])
    def test_seconds_are_exact(self, run: Run, tmp_path: Path, seconds: str, rate: int) -> None:
        result = run("say", "Hello, my dear friend.", "--seconds", seconds, "--rate", str(rate), "-o", "a/b.wav")

        assert result.code == 0
        assert wav(tmp_path / "a" / "b.wav") == (round(float(seconds) * rate), rate)

    @pytest.mark.parametrize("seconds", ["0.2", "30"])
    def test_out_of_range(self, run: Run, seconds: str) -> None:
        result = run("say", "Hello, my dear friend, how are you?", "--seconds", seconds)

        assert result.code == 1
        assert "out_of_range" in result.out
        assert "too long." in result.out or "Too short" in result.out

    def test_tempo(self, run: Run) -> None:
        slow, fast = (run("say", "Hello.", "--tempo", tempo, "--json").json for tempo in ("0.5", "2"))

        assert slow["spoken_ms"] == pytest.approx(4 * fast["spoken_ms"], rel=0.1)
        assert slow["file"] == "say.wav"

    def test_voice_by_language(self, run: Run) -> None:
        voices = {text: run("say", text, "--json").json["voice"] for text in ("Hello", "你好", "こんにちは", "안녕")}

        assert list(voices.values()) == ["af_heart", "zf_xiaobei", "jf_alpha", "jf_alpha"]

    @pytest.mark.parametrize("data", ["你好，世界。".encode("gb18030"), "﻿你好，世界。".encode()])
    def test_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

        assert run("say", "-", "--json").json["text"] == "你好，世界。"

    @pytest.mark.parametrize("text", ["", "   ", "🙂", "..."])
    def test_nothing_to_speak(self, run: Run, tmp_path: Path, text: str) -> None:
        result = run("say", text)

        assert result.code == 2
        assert "nothing to speak" in result.err
        assert not list(tmp_path.glob("*.wav"))

    @pytest.mark.parametrize(
        "options",
        [
            ("--fit", "exact"),
            ("--fit", "free", "--seconds", "2"),
            ("--tempo", "1.2", "--seconds", "2"),
            ("-o", "a.mp3"),
            ("-o", "folder"),
        ],
    )
    def test_contradictions(self, run: Run, options: tuple[str, ...]) -> None:
        result = run("say", "Hello.", *options)

        assert result.code == 2
        assert result.err.count("\n") == 1

    def test_failed(self, run: Run) -> None:
        assert run("say", "!early").code == 1
        assert run("say", "!fail").code == 1


class TestPlay:
    @pytest.fixture
    def player(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        heard: list[int] = []

        class Player:
            n_underflows = 0

            def play_chunks(self, chunks: Any, sample_rate: int) -> None:
                heard.extend(len(chunk) for chunk in chunks)

        monkeypatch.setattr("studio.app.SoundPlayer", Player)
        return heard

    def test_streams_and_writes_nothing(self, run: Run, player: list[int], tmp_path: Path) -> None:
        result = run("say", "Hello there, my dear friend.", "--play", "--json")

        assert len(player) > 1
        assert sum(player) == round(result.json["spoken_ms"] * 24)
        assert result.json["file"] is None
        assert not list(tmp_path.glob("*.wav"))

    def test_what_was_heard_is_what_is_written(self, run: Run, player: list[int], tmp_path: Path) -> None:
        run("say", "Hello there.", "--play", "-o", "heard.wav")
        run("say", "Hello there.", "-o", "unheard.wav")

        assert (tmp_path / "heard.wav").read_bytes() == (tmp_path / "unheard.wav").read_bytes()

    def test_without_sound_the_file_is_written(self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        from studio.core.errors import DeviceError

        def silent() -> Any:
            raise DeviceError("Sound cannot be played because the PortAudio library is missing.")

        monkeypatch.setattr("studio.playback.player.open_portaudio", silent)
        result = run("say", "Hello there.", "--play", "-o", "a.wav", "--json")

        assert result.code == 3
        assert "PortAudio" in result.err
        assert wav(tmp_path / "a.wav")[0] == result.json["n_samples"]

        assert run("say", "Hello there.", "--play").code == 3


class TestPlan:
    def test_shows_how_lines_fit_and_writes_nothing(self, run: Run, script: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.iterdir())
        result = run("plan", script)

        assert result.code == 0
        assert "RTF" not in result.out
        assert len([line for line in result.out.splitlines() if line.split()[0] in "1234"]) == 4
        assert sorted(tmp_path.iterdir()) == before

    def test_tells_before_rendering_what_will_not_fit(self, run: Run, too_long: Path) -> None:
        result = run("plan", too_long)

        assert result.code == 1
        assert "syllables too long" in result.out

    def test_agrees_with_the_dub(self, run: Run, script: Path) -> None:
        planned = run("plan", script, "--json").json["lines"]
        dubbed = run("dub", script, "--json").json["lines"]

        same = ("id", "start_ms", "end_ms", "natural_ms", "spoken_ms", "tempo", "verdict", "voice", "lang")
        assert [[line[key] for key in same] for line in planned] == [[line[key] for key in same] for line in dubbed]

    def test_spoken(self, run: Run, script: Path) -> None:
        assert "hello there, my friend." in run("plan", script, "--spoken").out

    def test_fit(self, run: Run, script: Path) -> None:
        verdicts = {line["verdict"] for line in run("plan", script, "--fit", "free", "--json").json["lines"]}

        assert verdicts == {"free", "skipped"}


class TestVoices:
    def test_all(self, run: Run) -> None:
        head, *rows = run("voices", engine=False).out.splitlines()

        assert head.split() == ["id", "name", "language", "gender", "pitch", "rate", "licence"]
        assert len(rows) == 54
        (row,) = (row for row in rows if "zf_xiaobei" in row)
        assert re.fullmatch(r"zf_xiaobei +Xiaobei +zh +f +\d+ Hz +\d\.\d/s +Apache-2\.0", row.strip())

    def test_of_one_language(self, run: Run) -> None:
        voices = run("voices", "--lang", "en-GB", "--json", engine=False).json["voices"]

        assert {voice["lang"] for voice in voices} == {"en-GB"}
        assert {voice["main_lang"] for voice in voices} == {"en"}
        assert all(voice["pitch_hz"] > 0 and voice["rates"].keys() == {"zh", "en", "ja", "ko"} for voice in voices)

    def test_of_none(self, run: Run) -> None:
        assert run("voices", "--lang", "xx", engine=False).code == 2


class TestDoctor:
    @pytest.mark.parametrize(("faults", "code"), [((), 0), (("The weights are missing.",), 3)])
    def test_exit_code(self, run: Run, monkeypatch: pytest.MonkeyPatch, faults: tuple[str, ...], code: int) -> None:
        from studio.doctor import Diagnosis

        facts = {
            "torch": {"problem": None, "gpus": [{"name": "H100", "memory_free": 5 << 30}]},
            "verdict": {"speech": not faults, "faults": list(faults), "advice": ["No sound."]},
        }
        monkeypatch.setattr("studio.app.examine", lambda _: Diagnosis(facts, faults, ("No sound.",)))

        told = run("doctor", engine=False)
        assert told.code == code
        for words in ("H100", "5.0 GiB", "No sound.", *faults):
            assert words in told.out
        assert run("doctor", "--json", engine=False).json == facts


class TestDemo:
    def test_is_no_failure_although_lines_do_not_fit(self, run: Run, tmp_path: Path) -> None:
        result = run("demo")

        assert result.code == 0
        assert "too_long" in result.out
        assert (tmp_path / "out" / "demo" / "mix.wav").exists()


def test_bench_takes_its_own_arguments(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Any] = []

    class Bench:
        @staticmethod
        def main(args: list[str]) -> int:
            got.append(args)
            return 0

    monkeypatch.setitem(sys.modules, "studio.bench", Bench)

    assert run("bench", "--runs", "3", "--help", engine=False).code == 0
    assert got == [["--runs", "3", "--help"]]


class TestBadInput:
    @pytest.mark.parametrize(
        "options",
        [
            ("say", "x", "--tempo", "0.49"),
            ("say", "x", "--tempo", "2.01"),
            ("say", "x", "--tempo", "nan"),
            ("say", "x", "--tempo", "fast"),
            ("say", "x", "--pitch", "12.5"),
            ("say", "x", "--pitch", "-13"),
            ("say", "x", "--range", "-0.1"),
            ("say", "x", "--energy", "1.1"),
            ("say", "x", "--energy", "inf"),
            ("say", "x", "--seconds", "0"),
            ("say", "x", "--seconds", "-1"),
            ("say", "x", "--seed", "-1"),
            ("say", "x", "--seed", "1.5"),
            ("say", "x", "--rate", "100"),
            ("say", "x", "--rate", "४८०००"),
            ("say", "x", "--device", "gpu"),
            ("say", "x", "--device", "cuda:x"),
            ("say", "x", "--precision", "int8"),
            ("say", "x", "--lang", "fr"),
            ("say",),
            ("say", "x", "y"),
            ("dub",),
            ("dub", "a.srt", "--jobs", "0"),
            ("dub", "a.srt", "--total", "0"),
            ("dub", "a.srt", "--fit", "tight"),
            ("dub", "a.srt", "--cast"),
            ("sing", "x"),
        ],
    )
    def test_arguments(self, run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
        result = run(*options)

        assert result.code == 2
        assert result.out == ""
        assert result.err.count("\n") == 1
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (("say", "x", "--voice", "zf_xiaobe"), "zf_xiaobei"),
            (("dub", "episode.srt", "--voice", "qqqqqq"), "dubsmith voices"),
            (("dub", "episode.srt", "--cast", "none.toml"), "none.toml"),
            (("dub", "episode.srt", "--cast", "cast.toml"), "af_hart"),
            (("dub", "episode.srt", "--encoding", "utf-88"), "utf-88"),
            (("dub", "gone.srt"), "gone.srt"),
            (("dub", "marks.srt"), "Line 1"),
            (("plan", "gone.srt"), "gone.srt"),
        ],
    )
    def test_one_sentence_and_nothing_made(
        self, run: Run, script: Path, tmp_path: Path, options: tuple[str, ...], says: str
    ) -> None:
        (tmp_path / "cast.toml").write_text('[speakers.Tom]\nvoice = "af_hart"\n', "utf-8")
        (tmp_path / "marks.srt").write_text(TIMED.replace("Tom: Hello", "!mark"), "utf-8")
        before = sorted(tmp_path.iterdir())
        result = run(*options)

        assert result.code == 2
        assert says in result.err
        assert result.err.count("\n") == 1
        assert "Traceback" not in result.err
        assert sorted(tmp_path.iterdir()) == before

    @pytest.mark.parametrize(
        "data",
        [b"", b" \n\t\n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"no cue at all\n", b"1\n00:00:aa,0 --> x\nHi\n"],
    )
    def test_files_that_are_no_script(self, run: Run, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "bad.srt").write_bytes(data)
        result = run("dub", "bad.srt")

        assert result.code == 2
        assert "bad.srt" in result.err
        assert result.err.count("\n") == 1
        assert [path.name for path in tmp_path.iterdir()] == ["bad.srt"]

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("你好世界吗", "gbk"),
            ("你好世界吗", "utf-16"),
            ("你好世界吗", "utf-8-sig"),
            ("這個世界很美麗", "big5"),
            ("こんにちは、世界。", "shift_jis"),
            ("안녕하세요 여러분", "cp949"),
        ],
    )
    def test_encodings_are_found_out_and_told(self, run: Run, tmp_path: Path, text: str, encoding: str) -> None:
        (tmp_path / "a.txt").write_bytes(text.encode(encoding))
        report = run("plan", "a.txt", "--json").json

        assert report["lines"][0]["text"] == text
        assert any(note.startswith("Read as ") for note in report["notes"])
        assert run("plan", "a.txt", "--encoding", encoding, "--json").json["lines"] == report["lines"]

    def test_odd_cues_are_kept_and_told(self, run: Run, tmp_path: Path) -> None:
        cues = (
            "1\n00:00:05,000 --> 00:00:05,000\n<i>Zero</i> length.\n\n2\n00:00:03,000 --> 00:00:01,000\nNegative.\n\n"
            "3\n00:00:07,000 --> 00:00:09,000\n{\\an8}Good one.\n\n4\n25:00:00,000 --> 25:00:03,000\nLate.\n\n"
            f"5\n00:00:10,000 --> 00:00:11,000\n{'word ' * 1000}\n"
        )
        (tmp_path / "a.srt").write_text(cues, "utf-8")
        result = run("dub", "a.srt", "--json")

        assert result.code == 1
        lines = result.json["lines"]
        assert [line["text"].split()[0] for line in lines] == ["Negative.", "Zero", "Good", "word", "Late."]
        assert all(line["clip"] for line in lines)
        assert [bool(line["notes"]) for line in lines] == [True, True, False, False, True]
        assert wav(tmp_path / "a_dub" / "mix.wav")[0] < 1000 * 48_000

    def test_told_in_json_too(self, run: Run) -> None:
        result = run("dub", "gone.srt", "--json")

        assert result.json["error"]["type"] == "ScriptError"
        assert result.json["error"]["sentence"] in result.err

    def test_broken_settings(self, run: Run, home: Path) -> None:
        (home / "settings.json").write_text("{")
        result = run("say", "x")

        assert result.code == 2
        assert "settings.json" in result.err

    def test_the_settings_count(self, run: Run, home: Path) -> None:
        (home / "settings.json").write_text('{"schema": 1, "rate_hz": 44100, "speak_notes": false}')

        assert run("say", "Hello.", "--json").json["rate"] == 44_100


class TestEnvironment:
    def test_target_below_a_file(self, run: Run, script: Path, tmp_path: Path) -> None:
        for command in (["dub", script, "-o", script / "out"], ["say", "x", "-o", script / "a.wav"]):
            result = run(*command)
            assert result.code == 3
            assert result.err.count("\n") == 1
        assert script.read_text("utf-8") == TIMED

    def test_full_disk(self, run: Run, script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run("dub", script, "-o", "out")
        (tmp_path / "changed.srt").write_text(TIMED.replace("再见", "明天见"), "utf-8")
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("studio.core.files.os.fsync", full)
        result = run("dub", "changed.srt", "-o", "out", "--no-cache")

        assert result.code == 3
        assert "full" in result.err
        assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")} == before

    def test_read_only_target(self, run: Run, script: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out").chmod(0o500)
        if os.access(tmp_path / "out", os.W_OK):
            pytest.skip("this user may write everywhere")

        assert run("dub", script, "-o", "out").code == 3

    @pytest.mark.parametrize("options", [(), ("--debug",)])
    def test_unforeseen(
        self,
        run: Run,
        home: Path,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        options: tuple[str, ...],
    ) -> None:
        def broken(*_: Any) -> None:
            raise ZeroDivisionError("by surprise")

        monkeypatch.setattr("studio.app.Studio.say", broken)
        result = run("say", "x", *options)

        assert result.code == 1
        assert str(home / "log" / "dubsmith.log") in result.err
        assert ("Traceback" in result.err) == bool(options)
        assert "by surprise" in (home / "log" / "dubsmith.log").read_text("utf-8")


class TestConsole:
    def test_narrow_terminal(self, run: Run, script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from rich.cells import cell_len

        monkeypatch.setenv("COLUMNS", "60")
        rows = run("dub", script).out.splitlines()[:5]

        assert max(map(cell_len, rows)) <= 60
        assert all(word in rows[0] for word in ("slot", "natural", "spoken", "tempo", "verdict", "RTF"))

    def test_wide_characters_keep_the_columns(self, run: Run, script: Path) -> None:
        from rich.cells import cell_len

        rows = run("dub", script).out.splitlines()[:5]
        texts = ("text", "Hello", "你好", "...", "再见")
        assert len({cell_len(row[: row.index(text)]) for row, text in zip(rows, texts, strict=True)}) == 1

    def test_brackets_are_text(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.srt").write_text(TIMED.replace("...", "[bold]a[/bold] [/]"), "utf-8")

        assert "[bold]a[/bold] [/]" in run("plan", "a.srt").out

    @pytest.mark.parametrize("encoding", ["cp1252", "cp936", "ascii"])
    def test_console_that_lacks_characters(self, script: Path, tmp_path: Path, encoding: str) -> None:
        command: list[object] = ["dub", script, "-o", tmp_path / "o", "--engine", "fake"]
        told = outside(command, PYTHONIOENCODING=encoding)
        as_json = outside([*command, "--json"], PYTHONIOENCODING=encoding)

        assert told.returncode == as_json.returncode == 0
        assert b"Hello there" in told.stdout
        assert json.loads(as_json.stdout.decode(encoding))["lines"][1]["text"] == "你好，我的朋友。"


class TestProcess:
    def test_help_is_light(self) -> None:
        code = (
            "import sys\nfrom studio.cli import main\ncode = main(['--help'])\n"
            "heavy = {'torch', 'PySide6', 'sounddevice', 'onnxruntime', 'numpy', 'rich'} & sys.modules.keys()\n"
            "sys.exit(f'imported {heavy}' if heavy else code)"
        )
        done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, check=False)

        assert done.returncode == 0, done.stderr
        for command in (b"dub", b"say", b"plan", b"voices", b"doctor", b"bench", b"demo"):
            assert command in done.stdout

    def test_unknown_voice_loads_nothing(self) -> None:
        code = (
            "import sys\nfrom studio.cli import main\ncode = main(['say', 'x', '--voice', 'nobody'])\n"
            "heavy = {'torch', 'onnxruntime', 'sounddevice'} & sys.modules.keys()\n"
            "sys.exit(f'imported {heavy}' if heavy else code)"
        )
        done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, check=False)

        assert done.returncode == 2, done.stderr

    def test_reader_that_goes_away(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "studio", "voices"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_interrupted(self, tmp_path: Path, number: signal.Signals) -> None:
        cues = "".join(
            f"{i}\n00:{i // 60:02}:{i % 60:02},000 --> 00:{i // 60:02}:{i % 60:02},900\nLine {i} it is.\n\n"
            for i in range(1, 800)
        )
        (tmp_path / "film.srt").write_text(cues, "utf-8")
        folder = tmp_path / "out"
        command = ["dub", str(tmp_path / "film.srt"), "-o", str(folder), "--engine", "fake", "--no-cache"]
        with subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "studio", *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            patience = time.monotonic() + 60
            while len(list(folder.glob("clips/*.wav"))) < 5 and time.monotonic() < patience:
                time.sleep(0.01)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)

        assert process.returncode == 130
        assert [line.split()[1] for line in err.decode().splitlines()] == ["Stopping", "Stopped."]
        report = json.loads((folder / "report.json").read_text("utf-8"))
        clips = [line["clip"] for line in report["lines"] if line["clip"]]
        assert 5 <= len(clips) < 799
        assert all(wav(folder / clip)[0] > 0 for clip in clips)
        assert {path.name for path in folder.iterdir()} <= {"clips", "report.json", "captions.srt"}
        assert not [path for path in folder.rglob(".*")]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
    def test_interrupted_twice(self, script: Path, tmp_path: Path) -> None:
        code = (
            "import sys, time\nfrom studio.cli import main\nfrom studio.core.fake_engine import FakeEngine\n"
            "FakeEngine.render = lambda *_: (print('busy', flush=True), time.sleep(600))\n"
            "sys.exit(main(sys.argv[1:]))"
        )
        command = ["dub", str(script), "-o", str(tmp_path / "out"), "--engine", "fake"]
        with subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code, *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert b"Ctrl-C again" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)

        assert process.returncode == 130
        assert err.startswith(b"dubsmith: Stopped.")
        assert (tmp_path / "out" / "report.json").exists()


@pytest.mark.parametrize(
    ("argv", "goes_on"), [(["dub", "x.srt"], True), (["dub", "x.srt", "--no-cache"], False), (["say", "x"], False)]
)
def test_only_kept_takes_are_said_to_go_on_from(
    argv: list[str], goes_on: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: object) -> int:
        raise Cancelled

    monkeypatch.setattr(cli, "COMMANDS", {argv[0]: stopped})

    assert cli.main(argv) == 130
    assert ("goes on from there" in capsys.readouterr().err) == goes_on
