"""Training runs on a tiny corpus: they learn, go on bit for bit, skip what is bad, and several processes agree."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.core.errors import CorpusError, OutputError
from studio.core.files import TEMPORARY
from studio.synth.draft.student import Size, Student
from studio.synth.draft.student_file import read_student
from studio.training import checkpoint
from studio.training.corpus import Corpus, shard_path
from studio.training.kinds import STUDENT_FILE
from studio.training.lessons import Lessons
from studio.training.processes import Process, process
from studio.training.settings import STAGES, Settings, Stage
from studio.training.shards import write_shard
from studio.training.trainer import Progress, Trainer
from tests.unit.training.examples import example

SMALL = Size(16, 32, 1, 1, 16, 32, 1, 16, 32, 1, 16, 32, 1)
ALONE = Process(torch.device("cpu"))


def asked(stage: Stage, steps: int, **others: int) -> Settings:
    plain = Settings(stage, steps, warm_up_steps=5, batch_frames=60, crops=2, crop_frames=12, checkpoint_every=50)
    return replace(plain, critics_width=2, watched=1, **others)  # type: ignore[arg-type]


def trained(folder: Path, out: Path, settings: Settings, is_resumed: bool = False, stop_at: int = 0) -> list[Progress]:
    trainer = Trainer(Corpus(folder), out, settings, ALONE, SMALL)
    trainer.begin(is_resumed)
    told: list[Progress] = []
    trainer.run(told.append, lambda: trainer.step == stop_at)
    return told


def weights(out: Path, stage: Stage) -> dict[str, torch.Tensor]:
    return checkpoint.read(checkpoint.found(out, stage)[-1])[0]


class TestStages:
    @pytest.mark.parametrize("stage", STAGES)
    def test_fifty_steps_teach_something(self, folder: Path, tmp_path: Path, stage: Stage) -> None:
        told = trained(folder, tmp_path / "out", replace(asked(stage, 50), learning_rate=3e-3))
        assert [progress.step for progress in told] == [10, 20, 30, 40, 50]
        name = "log_stft" if stage == "vocoder" else "mel"
        assert told[-1].losses[name] < told[0].losses[name]

    def test_a_stage_leaves_the_other_part_alone(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("vocoder", 2))
        after = weights(tmp_path, "vocoder")
        torch.manual_seed(0)
        before = Student(SMALL).state_dict()
        same = [name for name, value in before.items() if torch.equal(value, after[f"student.{name}"])]
        assert same
        assert not any(name.startswith("vocoder.filters") for name in same)
        assert all(name in same for name in before if not name.startswith("vocoder."))

    def test_joint_begins_where_the_others_ended(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 2))
        trained(folder, tmp_path, asked("vocoder", 2))
        acoustic, vocoder = (checkpoint.taken("ema", weights(tmp_path, one)) for one in ("acoustic", "vocoder"))
        trainer = Trainer(Corpus(folder), tmp_path, asked("joint", 1), ALONE, SMALL)
        trainer.begin(is_resumed=False)
        for name, value in trainer.student.state_dict().items():
            assert torch.equal(value, (vocoder if name.startswith("vocoder.") else acoustic)[name])


class TestCritics:
    @pytest.mark.parametrize(("stage", "judges"), [("acoustic", "mel_"), ("vocoder", "")])
    def test_they_teach_from_their_step_on(self, folder: Path, tmp_path: Path, stage: Stage, judges: str) -> None:
        told = trained(folder, tmp_path, asked(stage, 20, critics_from=15))
        names = {f"{judges}adversarial", f"{judges}features", "critics"}
        assert not names & set(told[0].losses)
        assert names <= set(told[1].losses)


class TestResuming:
    @pytest.mark.parametrize("stage", STAGES)
    def test_bit_for_bit(self, folder: Path, tmp_path: Path, stage: Stage) -> None:
        settings = asked(stage, 4, critics_from=1)
        trained(folder, tmp_path / "whole", settings)
        trained(folder, tmp_path / "broken", settings, stop_at=2)
        assert checkpoint.found(tmp_path / "broken", stage)[-1].name == f"{stage}-00000002.safetensors"
        trained(folder, tmp_path / "broken", settings, is_resumed=True)
        one, two = weights(tmp_path / "whole", stage), weights(tmp_path / "broken", stage)
        assert one.keys() == two.keys()
        assert [name for name in one if not torch.equal(one[name], two[name])] == []

    def test_a_run_is_not_overwritten(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 1))
        with pytest.raises(CorpusError, match="--resume"):
            trained(folder, tmp_path, asked("acoustic", 1))

    def test_nothing_to_resume_is_said(self, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(CorpusError, match="leave out --resume"):
            trained(folder, tmp_path / "none", asked("acoustic", 1), is_resumed=True)


class TestFiles:
    def test_the_student_speaks_from_its_file(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 1))
        student = read_student(tmp_path / STUDENT_FILE)
        assert student.size == SMALL
        ema = checkpoint.taken("ema", weights(tmp_path, "acoustic"))
        for name, value in student.state_dict().items():
            torch.testing.assert_close(value, ema[name], atol=1e-3, rtol=1e-3)

    def test_the_student_has_what_each_stage_taught_last(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 1))
        trained(folder, tmp_path, asked("vocoder", 2))
        trained(folder, tmp_path, asked("acoustic", 2), is_resumed=True)
        weight = read_student(tmp_path / STUDENT_FILE).vocoder.filters.bias
        torch.testing.assert_close(
            weight, weights(tmp_path, "vocoder")["ema.vocoder.filters.bias"], atol=1e-3, rtol=1e-3
        )

    def test_a_sheet_and_curves_are_kept_and_few_checkpoints(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 6, checkpoint_every=2, checkpoints_kept=2))
        assert [path.stem[-1] for path in checkpoint.found(tmp_path, "acoustic")] == ["4", "6"]
        sheet = tmp_path / "sheets" / "acoustic-00000006"
        assert (sheet / "sheet.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert (sheet / "49.wav").is_file()
        rows = [json.loads(line) for line in (tmp_path / "losses.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [row["step"] for row in rows if row["part"] == "acoustic/watch"] == [2, 4, 6]
        assert list((tmp_path / "events" / "acoustic").glob("events.out.tfevents.*"))

    def test_a_full_disk_is_said_and_the_run_goes_on_from_before(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        settings = asked("acoustic", 4, checkpoint_every=2)
        with monkeypatch.context() as patched:
            patched.setattr("studio.training.checkpoint.write", full)
            with pytest.raises(OutputError, match=r"No space left.*--resume"):
                trained(folder, tmp_path, settings)
        trained(folder, tmp_path, settings)
        assert [path.stem[-1] for path in checkpoint.found(tmp_path, "acoustic")] == ["2", "4"]

    def test_what_a_killed_run_was_writing_is_deleted(self, folder: Path, tmp_path: Path) -> None:
        trained(folder, tmp_path, asked("acoustic", 1))
        killed, old, another = (
            tmp_path / f".{name}.safetensors.7-7{TEMPORARY}" for name in ("acoustic-00000002", "student", "vocoder-1")
        )
        for path in (killed, old, another):
            path.write_bytes(b"half")
        os.utime(old, (0, 0))
        trained(folder, tmp_path, asked("acoustic", 2), is_resumed=True)
        assert [path.name for path in tmp_path.glob(f".*{TEMPORARY}")] == [another.name]

    def test_a_broken_checkpoint_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "acoustic-00000001.safetensors"
        path.write_bytes(b"no")
        with pytest.raises(CorpusError, match="acoustic-00000001"):
            checkpoint.read(path)


def test_bad_utterances_are_named_and_left_out(tmp_path: Path) -> None:
    clipped = replace(example(2), samples=np.full(12_000, 32_767, np.int16))
    write_shard(shard_path(tmp_path, 0), [example(1), clipped, example(3), example(49)])
    corpus = Corpus(tmp_path)
    ((place, sentence),) = corpus.faults().items()
    assert sentence.startswith("Utterance 2 ")
    assert "clipped" in sentence
    lessons = Lessons(corpus, np.array([place]), asked("acoustic", 1))
    assert all(lessons.utterances(step).samples.max() < 0.5 for step in range(4))


def test_too_little_to_learn_from_is_said(tmp_path: Path) -> None:
    write_shard(shard_path(tmp_path, 0), [example(1), example(2)])
    corpus, nobody = Corpus(tmp_path), np.zeros(0, np.int64)
    with pytest.raises(CorpusError, match=r"2 usable utterances.*add recordings"):
        Lessons(corpus, nobody, replace(asked("acoustic", 1), crop_frames=32))
    with pytest.raises(CorpusError, match=r"lower --batch, or start fewer"):
        Lessons(corpus, nobody, asked("acoustic", 1), rank=0, world=2)


def test_where_all_is_long_the_sheet_shows_the_shortest(tmp_path: Path) -> None:
    write_shard(shard_path(tmp_path, 0), [example(1, n_frames=210), example(2, n_frames=200)])
    trained(tmp_path, tmp_path / "out", asked("vocoder", 1))
    assert [path.name for path in (tmp_path / "out" / "sheets").glob("*/*.wav")] == ["2.wav"]


def test_where_all_is_trained_on_no_empty_losses_are_noted(tmp_path: Path) -> None:
    write_shard(shard_path(tmp_path, 0), [example(1), example(2)])
    trained(tmp_path, tmp_path / "out", asked("vocoder", 1))
    rows = (tmp_path / "out" / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["part"] for row in rows] == ["vocoder/train"]


def test_alone_it_needs_no_group() -> None:
    with process("cpu") as own:
        assert own == ALONE
        assert own.agreed(True)
