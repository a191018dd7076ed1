"""Several processes, as torchrun starts them, learn one and the same."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from studio.synth.draft.student import Student
from studio.training.corpus import shard_path
from studio.training.shards import write_shard
from tests.unit.training.examples import example
from tests.unit.training.test_trainer import SMALL

ROOT = Path(__file__).parents[3]
TRAIN = """
import os, sys
from pathlib import Path
import torch
from studio.cli import main
from studio.synth.draft.student import Student
from studio.training import kinds, trainer
from tests.unit.training.test_trainer import SMALL
kinds.Student = lambda size=None: Student(size or SMALL)
run = trainer.Trainer.run
def kept(self, *others):
    done = run(self, *others)
    torch.save(self.student.state_dict(), Path(sys.argv[1]) / f"{os.environ['RANK']}.pt")
    return done
trainer.Trainer.run = kept
sys.exit(main(sys.argv[2:]))
"""
"""The command with a small student, whose weights every process keeps."""


def test_two_processes_of_torchrun_learn_the_same(tmp_path: Path) -> None:
    """Over gloo, with discriminators."""
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    write_shard(shard_path(data, 0), [example(number, n_frames=40) for number in (1, 2, 3, 4, 49)])
    (tmp_path / "train.py").write_text(TRAIN)
    asked = ["train", "draft", "--data", data, "--out", out, "--stage", "joint", "--critics-from", "1"]
    wishes = ["--steps", "2", "--batch", "1", "--device", "cpu"]
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    done = subprocess.run(
        [*map(str, [*launcher, tmp_path / "train.py", tmp_path, *asked, *wishes])],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("2/2") == 1
    assert [path.name for path in out.glob("joint-*")] == ["joint-00000002.safetensors"]
    first, second = (torch.load(tmp_path / f"{rank}.pt") for rank in "01")
    assert [name for name in first if not torch.equal(first[name], second[name])] == []
    torch.manual_seed(0)
    assert any(not torch.equal(first[name], value) for name, value in Student(SMALL).state_dict().items())


WAIT = """
import time
from studio.stopping import Stopping
from studio.training.processes import process
with Stopping().listening(), process("cpu") as own:
    if own.is_first:
        print("waits", flush=True)
        own.wait_for_all()
    time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_one_that_waits_for_another_can_be_stopped() -> None:
    """The other prepares its recordings, which may take hours."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plain = {**os.environ, "PYTHONPATH": str(ROOT), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    first, second = (
        subprocess.Popen(
            [sys.executable, "-c", WAIT],
            env={**plain, "WORLD_SIZE": "2", "RANK": rank},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for rank in "01"
    )
    with first, second:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == b"waits\n"
            time.sleep(2)  # until it does
            for one in (first, second):
                one.send_signal(signal.SIGINT)
            assert first.wait(timeout=20) != 0
        finally:
            first.kill()
            second.kill()
