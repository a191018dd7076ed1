import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from studio.core.paths import user_paths
from tests.unit.command_line import Run


class TestVoices:
    def test_all(self, run: Run) -> None:
        head, *rows = run("voices", engine=False).out.splitlines()

        assert head.split() == ["id", "name", "language", "gender", "kind", "pitch", "rate", "licence"]
        assert sum(" stock " in row for row in rows) == 54
        (row,) = (row for row in rows if "zf_xiaobei" in row)
        assert re.fullmatch(r"zf_xiaobei +Xiaobei +zh +female +stock +\d+ Hz +\d\.\d/s +Apache-2\.0", row.strip())

    def test_ids_are_whole_on_a_narrow_console(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        rows = run("voices", engine=False).out.splitlines()

        assert max(map(cell_len, rows)) <= 80
        assert not any("…" in row.split()[0] for row in rows)

    def test_of_one_language(self, run: Run) -> None:
        voices = run("voices", "--lang", "en-GB", "--json", engine=False).json["voices"]

        assert {voice["lang"] for voice in voices} == {"en-GB"}
        assert {voice["main_lang"] for voice in voices} == {"en"}
        assert all(voice["pitch_hz"] > 0 and voice["rates"].keys() >= {"zh", "en", "ja", "ko"} for voice in voices)

    def test_of_none(self, run: Run) -> None:
        assert run("voices", "--lang", "xx", engine=False).code == 2

    def test_of_ones_own(self, run: Run) -> None:
        assert "no voices of your own yet" in run("voices", "--mine", engine=False).out

        run("blend", "af_heart", "zm_yunxi", "--save", "Aunt [b]May[/b]")
        _, row = run("voices", "--mine", engine=False).out.splitlines()
        assert row.split()[:3] == ["aunt__b_may__b", "Aunt", "[b]May[/b]"]
        assert " own " in row

    def test_what_cannot_be_used_is_told(self, run: Run, caplog: pytest.LogCaptureFixture) -> None:
        run("blend", "af_heart", "zm_yunxi", "--save", "May")
        path = next(iter(user_paths().voices.glob("*.voice")))
        path.write_bytes(b"nonsense")
        result = run("voices", "--json", engine=False)
        caplog.clear()

        assert result.code == 0
        assert "may.voice is no voice that can be used" in result.err
        assert "may" not in {voice["id"] for voice in result.json["voices"]}

    def test_what_programs_are_told_of_ones_own(self, run: Run) -> None:
        run("blend", "af_heart", "zm_yunxi", "--save", "May")
        (voice,) = run("voices", "--mine", "--json", engine=False).json["voices"]

        assert (voice["id"], voice["kind"], voice["has_recording"]) == ("may", "made", False)
        assert voice["origin"] == {"blend": "af_heart 0.5, zm_yunxi 0.5"}
        assert voice["made"].endswith("+00:00")


class TestKeeping:
    @pytest.fixture(autouse=True)
    def may(self, run: Run) -> None:
        run("blend", "af_heart", "zm_yunxi", "--save", "May")

    def test_there_and_back(self, run: Run, tmp_path: Path) -> None:
        before = run("voices", "--mine", "--json", engine=False).json
        assert run("voices", "export", "may", engine=False).out == "May is in may.voice\n"
        assert run("voices", "remove", "may", engine=False).out == "May was deleted.\n"
        assert run("say", "Hello.", "--voice", "may").code == 2
        assert run("voices", "import", "may.voice", engine=False).out == "may.voice: kept as may\n"

        assert run("voices", "--mine", "--json", engine=False).json == before
        assert run("say", "Hello.", "--voice", "may").code == 0

    def test_export_never_overwrites_unasked(self, run: Run) -> None:
        files = [run("voices", "export", "may", "--json", engine=False).json["file"] for _ in range(2)]

        assert files == ["may.voice", "may-2.voice"]

    def test_import_never_overwrites_unasked(self, run: Run) -> None:
        run("voices", "export", "may", engine=False)
        result = run("voices", "import", "may.voice", engine=False)

        assert result.code == 2
        assert "may already" in result.err
        assert run("voices", "import", "may.voice", "--replace", engine=False).code == 0

    def test_a_bad_file_does_not_stop_the_others(self, run: Run, tmp_path: Path) -> None:
        run("voices", "export", "may", engine=False)
        run("voices", "remove", "may", engine=False)
        (tmp_path / "bad.voice").write_bytes(b"not a voice" * 100)
        result = run("voices", "import", "bad.voice", "gone.voice", "may.voice", "--json", engine=False)

        assert result.code == 2
        assert [entry.get("id") for entry in result.json["voices"]] == [None, None, "may"]
        assert result.json["voices"][0]["error"]["type"] == "VoiceFileError"
        assert result.err.count("\n") == 2

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("remove", "af_heart"), "not a voice of your own"),
            (("export", "af_heart"), "not a voice of your own"),
            (("remove", "mai"), "did you mean may"),
            (("export", "may", "--with-recording"), "No recording"),
            (("remove", "may", "--only-recording"), "No recording"),
            (("export", "may", "-o", "may.wav"), ".voice"),
            (("sing", "may"), "sing"),
            (("import",), "FILE"),
        ],
    )
    def test_what_cannot_be(self, run: Run, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
        result = run("voices", *words, engine=False)

        assert result.code == 2
        assert says in result.err
        assert result.err.count("\n") == 1
        assert not list(tmp_path.iterdir())
