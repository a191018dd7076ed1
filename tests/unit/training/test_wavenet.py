"""WaveNet is taught by the same trainer as the draft student."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.synth.wavenet.network import Size
from studio.synth.wavenet.wavenet_file import read_wavenet
from studio.training import checkpoint
from studio.training.corpus import Corpus
from studio.training.kinds import WAVENET_FILE, kind_of
from studio.training.lessons import Lessons
from studio.training.processes import Process
from studio.training.settings import Settings
from studio.training.trainer import Progress, Trainer

SMALL = Size(channels=4, stacks=1, depth=3, conditions=8)
ASKED = Settings("wavenet", 50, warm_up_steps=5, crops=2, crop_frames=8, checkpoint_every=50, watched=1)


@pytest.fixture(autouse=True)
def _no_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets are tested by themselves: generating takes a second."""
    monkeypatch.setattr("studio.training.kinds.sheet.draw", lambda *_: None)


def trained(folder: Path, out: Path, settings: Settings, is_resumed: bool = False, stop_at: int = 0) -> list[Progress]:
    trainer = Trainer(Corpus(folder), out, settings, Process(torch.device("cpu")), SMALL)
    trainer.begin(is_resumed)
    told: list[Progress] = []
    trainer.run(told.append, lambda: trainer.step == stop_at)
    return told


def test_fifty_steps_teach_something(folder: Path, tmp_path: Path) -> None:
    told = trained(folder, tmp_path / "out", replace(ASKED, learning_rate=1e-2))
    assert [progress.step for progress in told] == [10, 20, 30, 40, 50]
    assert told[-1].losses["surprise"] < told[0].losses["surprise"]


def test_every_weight_is_taught(folder: Path) -> None:
    """Several processes, which exchange all gradients, would wait for one that never comes."""
    process = Process(torch.device("cpu"))
    lesson = kind_of(ASKED).lesson(kind_of(ASKED).student(SMALL), ASKED)
    lessons = Lessons(Corpus(folder), np.array([], np.int64), ASKED, process.rank, process.world)
    lesson(lesson.batch(lessons, 0), 0).total.backward()
    assert [name for name, weight in lesson.named_parameters() if weight.grad is None] == []


def test_a_run_that_is_broken_off_goes_on_bit_for_bit(folder: Path, tmp_path: Path) -> None:
    settings = replace(ASKED, steps=8)
    trained(folder, tmp_path / "whole", settings)
    trained(folder, tmp_path / "broken", settings, stop_at=5)
    trained(folder, tmp_path / "broken", settings, is_resumed=True)
    one, two = (checkpoint.read(checkpoint.found(tmp_path / name, "wavenet")[-1])[0] for name in ("whole", "broken"))
    assert one.keys() == two.keys()
    assert [name for name in one if not torch.equal(one[name], two[name])] == []


def test_the_network_speaks_from_its_file(folder: Path, tmp_path: Path) -> None:
    trained(folder, tmp_path, replace(ASKED, steps=1))
    network = read_wavenet(tmp_path / WAVENET_FILE)
    assert network.size == SMALL
    ema = checkpoint.taken("ema", checkpoint.read(checkpoint.found(tmp_path, "wavenet")[-1])[0])
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, ema[name], atol=1e-3, rtol=1e-3)
