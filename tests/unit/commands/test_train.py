"""`dubsmith train` as a person types it."""

import signal
from pathlib import Path

import pytest
import torch

from studio.cli import main
from studio.commands import codes
from studio.synth.draft.student import Student
from studio.synth.engine import KokoroEngine
from studio.training import preparing
from studio.training.corpus import shard_path
from studio.training.shards import write_shard
from tests.unit.training.examples import example
from tests.unit.training.test_recordings import put, voiced
from tests.unit.training.test_trainer import SMALL


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus, with one utterance that is too short; students are small."""
    folder = tmp_path / "data"
    folder.mkdir()
    examples = [example(1, n_frames=40), example(2, n_frames=5), example(3, n_frames=44), example(49, n_frames=40)]
    write_shard(shard_path(folder, 0), examples)
    monkeypatch.setattr("studio.training.kinds.Student", lambda size=None: Student(size or SMALL))
    return folder


class TestTrain:
    def test_steps_resume_and_what_is_told(
        self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked = ["train", "draft", "--data", str(data), "--out", str(tmp_path / "out"), "--device", "cpu"]
        assert main([*asked, "--steps", "10"]) == codes.OK
        told = capsys.readouterr()
        assert "Utterance 2 " in told.err
        assert "10/10" in told.out
        assert "steps/s" in told.out
        assert main([*asked, "--steps", "10"]) == codes.BAD_INPUT
        assert "--resume" in capsys.readouterr().err
        assert main([*asked, "--steps", "12", "--resume"]) == codes.OK
        assert (tmp_path / "out" / "acoustic-00000012.safetensors").is_file()
        assert "12 steps in all instead of 10" in capsys.readouterr().err
        assert main([*asked, "--resume"]) == codes.OK
        assert "all its 12 steps" in capsys.readouterr().err
        assert main([*asked, "--resume", "--seed", "5"]) == codes.BAD_INPUT
        assert "begun with --seed 0" in capsys.readouterr().err

    def test_stopping_keeps_a_checkpoint(
        self, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("studio.commands.train._print_progress", lambda _: signal.raise_signal(signal.SIGINT))
        asked = ["train", "draft", "--data", str(data), "--out", str(tmp_path / "out"), "--device", "cpu"]
        assert main(asked) == codes.INTERRUPTED
        assert (tmp_path / "out" / "acoustic-00000010.safetensors").is_file()
        assert "Stopped" in capsys.readouterr().err

    def test_recordings_are_made_into_shards_first(
        self, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With a pretended teacher."""
        monkeypatch.setattr(KokoroEngine, "network", lambda self: None)
        monkeypatch.setattr(preparing, "spoken", lambda network, symbols, prompt, style: example(prompt.number))
        monkeypatch.setattr(
            preparing, "example", lambda recording, gain, teacher: example(teacher.prompt.number, n_frames=40)
        )
        recordings = tmp_path / "recordings"
        for name in ("a", "b", "c"):
            put(recordings / f"{name}.wav", voiced())
            (recordings / f"{name}.txt").write_text("你好。" if name != "c" else "", encoding="utf-8")
        asked = ["train", "draft", "--data", str(recordings), "--out", str(tmp_path / "out"), "--device", "cpu"]
        assert main([*asked, "--steps", "2", "--voice", "zf_xiaobei"]) == codes.OK
        told = capsys.readouterr()
        assert "prepared 2/2" in told.out
        assert "2/2" in told.out
        assert "Recording c.wav was left out: its text is missing" in told.err
        assert main([*asked, "--steps", "3", "--resume"]) == codes.OK
        assert "prepared" not in capsys.readouterr().out
        shards = ["train", "draft", "--data", str(data), "--out", str(tmp_path), "--voice", "zf_xiaobei"]
        assert main(shards) == codes.BAD_INPUT
        assert "--voice is for recordings" in capsys.readouterr().err

    def test_a_run_that_cannot_go_on_is_said_before_anything_is_made(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(tmp_path / "recordings" / "a.wav", voiced())
        (tmp_path / "recordings" / "a.txt").write_text("你好。", encoding="utf-8")
        asked = ["train", "draft", "--data", str(tmp_path / "recordings"), "--out", str(tmp_path / "mistyped")]
        assert main([*asked, "--device", "cpu", "--resume"]) == codes.BAD_INPUT
        assert "leave out --resume" in capsys.readouterr().err
        assert not (tmp_path / "mistyped").exists()

    @pytest.mark.skipif(torch.cuda.is_available(), reason="there is one")
    def test_a_gpu_that_is_not_there_is_said(
        self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked = ["train", "draft", "--data", str(data), "--out", str(tmp_path / "out"), "--device", "cuda"]
        assert main(asked) == codes.ENVIRONMENT
        assert "--device cpu" in capsys.readouterr().err

    def test_why_nothing_is_left_to_learn_from_is_said(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_shard(shard_path(tmp_path, 0), [example(1, n_frames=5)], ("Recording a.wav was left out: silence.",))
        asked = ["train", "draft", "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--device", "cpu"]
        assert main(asked) == codes.BAD_INPUT
        told = capsys.readouterr().err
        assert "Recording a.wav was left out: silence." in told
        assert "Utterance 1 " in told
        assert "There is too little to learn from (0 usable utterances)" in told

    def test_what_a_run_goes_on_with_is_told(
        self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked = ["train", "draft", "--data", str(data), "--out", str(tmp_path / "out"), "--device", "cpu"]
        assert main([*asked, "--steps", "1", "--stage", "joint"]) == codes.OK
        assert "No stage has taught acoustic and vocoder" in capsys.readouterr().err
        assert main([*asked, "--steps", "1"]) == codes.OK
        assert "No stage" not in capsys.readouterr().err
        write_shard(shard_path(data, 1), [example(4, n_frames=40)])
        assert main([*asked, "--steps", "2", "--resume"]) == codes.OK
        assert "2 steps in all instead of 1, another corpus than before" in capsys.readouterr().err

    def test_any_seed_will_do(self, data: Path, tmp_path: Path) -> None:
        asked = ["train", "draft", "--data", str(data), "--out", str(tmp_path), "--device", "cpu", "--steps", "1"]
        assert main([*asked, "--stage", "vocoder", "--seed", str(2**31 - 1)]) == codes.OK

    def test_a_corpus_that_is_not_there_is_said(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["train", "draft", "--data", str(tmp_path), "--out", str(tmp_path)]) == codes.BAD_INPUT
        assert "packaging/make_corpus.py" in capsys.readouterr().err
