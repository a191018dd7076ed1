"""The commands as a person uses them, with the tone generator for an engine."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from studio import cli
from studio.core.errors import Cancelled
from studio.stopping import ECHO_S
from tests.unit.command_line import TIMED, Run, wav

ROOT = Path(__file__).parents[2]


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
            ("say", "x", "--precision", "int4"),
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

    @pytest.mark.parametrize("encoding", ["cp936", "ascii"])
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
        for command in (
            b"dub",
            b"say",
            b"plan",
            b"design",
            b"clone",
            b"blend",
            b"voices",
            b"doctor",
            b"bench",
            b"demo",
        ):
            assert command in done.stdout

    def test_window_starts_without_what_its_first_paint_does_not_need(self) -> None:
        code = (
            "import sys\nimport studio.cli, studio.desktop, studio.gui.shell.start\n"
            "heavy = {'torch', 'scipy', 'sounddevice', 'onnxruntime', 'av'} & sys.modules.keys()\n"
            "sys.exit(f'imported {heavy}' if heavy else 0)"
        )
        done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, check=False)

        assert done.returncode == 0, done.stderr

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
            time.sleep(ECHO_S)
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
