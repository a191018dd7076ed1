import io
from pathlib import Path
from typing import Any

import pytest

from tests.unit.command_line import Run, wav


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

    def test_a_room_rings_on_where_no_length_is_asked_for(self, run: Run, tmp_path: Path) -> None:
        plain = run("say", "Hello.", "-o", "plain.wav", "--json").json
        assert run("say", "Hello.", "--effect", "hall", "-o", "hall.wav").code == 0
        assert run("say", "Hello.", "--effect", "hall", "--seconds", "1", "-o", "one.wav").code == 0

        assert wav(tmp_path / "hall.wav")[0] == pytest.approx(plain["n_samples"] + 1.8 * 48_000, abs=2)
        assert wav(tmp_path / "one.wav") == (48_000, 48_000)

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
            ("-o", "a.mp3", "--format", "flac"),
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
