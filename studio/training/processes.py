"""One process of several that train together, as torchrun starts them; alone where it did not."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from studio.core.errors import DeviceError
from studio.synth.device import has_fast_bf16

PATIENCE = timedelta(days=30)
"""With one that prepares its share of the recordings; torchrun ends all where one fails."""

LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Process:
    """Which of how many, and where it computes."""

    device: torch.device
    rank: int = 0
    world: int = 1
    patient: Any = None
    """The group of all that waits as long as it takes."""

    @property
    def is_first(self) -> bool:
        """The one that writes files and talks."""
        return self.rank == 0

    @property
    def has_bfloat16(self) -> bool:
        """Whether the device multiplies in bfloat16 itself (on such a CPU a step takes 0.6 of the time)."""
        if self.device.type == "cuda":
            return bool(torch.cuda.is_bf16_supported(including_emulation=False))
        return has_fast_bf16()

    def joined(self, module: nn.Module) -> nn.Module:
        """The module, its gradients the mean over all processes."""
        if self.world == 1 or not any(weight.requires_grad for weight in module.parameters()):
            return module
        return DistributedDataParallel(module)

    def wait_for_all(self) -> None:
        """Until every process is here, however long that takes, or the person stops this one."""
        if self.world > 1:
            meeting = distributed.barrier(self.patient, async_op=True)
            while not meeting.is_completed():  # Python hears no signal while it waits in torch
                time.sleep(LOOK_EVERY_S)
            meeting.wait()

    def agreed(self, wish: bool) -> bool:
        """Whether any process has this wish: all must stop at the same step."""
        if self.world == 1:
            return wish
        votes = torch.tensor(float(wish), device=self.device)
        distributed.all_reduce(votes, op=distributed.ReduceOp.MAX)
        return bool(votes)


@contextmanager
def process(device: str) -> Iterator[Process]:
    """`device`: auto, cpu or cuda. torchrun's variables RANK, WORLD_SIZE and LOCAL_RANK say the rest. Raises
    DeviceError where there is no GPU, but one is asked for."""
    if device == "cuda" and not torch.cuda.is_available():
        raise DeviceError("torch sees no CUDA GPU here: train with --device cpu, or install torch for CUDA.")
    is_cuda = device != "cpu" and torch.cuda.is_available()
    world, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    chosen = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if is_cuda else torch.device("cpu")
    if world == 1:
        yield Process(chosen)
        return
    distributed.init_process_group("nccl" if is_cuda else "gloo")
    try:
        yield Process(chosen, rank, world, distributed.new_group(backend="gloo", timeout=PATIENCE))
    finally:
        distributed.destroy_process_group()
