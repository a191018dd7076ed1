"""How fast this machine speaks with WaveNet, so that a person is told before."""

import json
import logging
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.files import replacing
from studio.synth.model import MEL_HOP
from studio.synth.wavenet.rows import ROW, groups

if TYPE_CHECKING:
    from studio.synth.wavenet.known import Known
    from studio.synth.wavenet.network import WaveNet

_log = logging.getLogger(__name__)

FEW, MANY = 4, 32
"""Rows with which it is measured."""
HALVES = 1
"""Half frames that are spoken to measure: 300 samples."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds that one sample of all rows takes: a part whatever their number, and a part for each."""

    alone_s: float
    row_s: float

    def seconds(self, n_halves: int) -> float:
        """For a line of so many half frames."""
        return sum(ROW * MEL_HOP // 2 * (self.alone_s + len(group.rows) * self.row_s) for group in groups(n_halves))


USUAL = Speed(0.5e-3, 0.035e-3)
"""Before anything was measured: one core of a machine of 2024."""


def kept(path: Path) -> Speed:
    """What was measured last."""
    try:
        return Speed(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return USUAL


def keep(path: Path, speed: Speed) -> None:
    """For what asks before an engine is loaded; where it cannot be written, that is told the usual speed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(json.dumps(asdict(speed)).encode())
    except OSError as error:
        _log.warning("How fast WaveNet is here cannot be kept (%s).", error)


def measured(network: "WaveNet") -> Speed:
    """Speaks a little: about half a second of work."""
    few, many = cached_s(network, FEW), cached_s(network, MANY)
    row_s = max(0.0, (many - few) / (MANY - FEW))
    return Speed(max(1e-6, few - FEW * row_s), row_s)


def cached_s(network: "WaveNet", n_rows: int) -> float:
    """Seconds for one sample of so many rows, as they are spoken."""
    import torch

    from studio.synth.draft.spectrum import HOP
    from studio.synth.wavenet.generation import generated, noise

    with torch.inference_mode():
        line = _silence(network, n_rows, HALVES)
        work = generated(
            network, network.seen(line.frames), line, noise(HALVES * HOP, [0] * n_rows, line.frames.device)
        )
        made = next(work)  # what is done once for all is not counted
        started = time.perf_counter()
        *_, last = work
        return (time.perf_counter() - started) / (last - made)


def uncached_s(network: "WaveNet", n_rows: int) -> float:
    """The same where the whole stack is computed anew for each sample, over all that it is made from."""
    import torch

    from studio.synth.draft.spectrum import HOP
    from studio.synth.wavenet.network import FED

    with torch.inference_mode():
        line = _silence(network, n_rows, -(-network.size.reach // HOP))
        fed = line.samples.new_zeros((*line.samples.shape[:2], FED))
        started = time.perf_counter()
        network(fed, line.frames, line.samples)
        return time.perf_counter() - started


def _silence(network: "WaveNet", n_rows: int, n_halves: int) -> "Known":
    import torch

    from studio.synth.draft.spectrum import N_MELS
    from studio.synth.wavenet.known import known

    device = network.last.weight.device
    return known(torch.zeros((n_rows, n_halves, N_MELS), device=device), torch.zeros((n_rows, n_halves), device=device))
