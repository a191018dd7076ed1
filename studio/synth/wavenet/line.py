"""A whole line: cut into rows that are spoken side by side, each begun a little early, and faded into one another."""

from collections.abc import Generator, MutableMapping
from dataclasses import replace

import torch
from torch import Tensor

from studio.synth.draft.spectrum import HOP
from studio.synth.wavenet.generation import generated, noise
from studio.synth.wavenet.known import PER_HALF, Known, known
from studio.synth.wavenet.matching import matched
from studio.synth.wavenet.network import WaveNet
from studio.synth.wavenet.periods import steadied
from studio.synth.wavenet.rows import FADE, OWN, ROW, ROWS, WARM, groups

MOST_ROWS = 1 << 20
"""Keeps the noise of one seed's rows apart from the next seed's."""

Kept = MutableMapping[int, Tensor]
"""Groups of rows that are spoken already, by number [R, 300 ROW]."""


def spoken(network: WaveNet, mel: Tensor, f0: Tensor, seed: int) -> Tensor:
    """The samples [300 T] of log mel magnitudes [1, T, 80] and F0 in Hz [1, T]."""
    work = speaking(network, mel, f0, seed)
    while True:
        try:
            next(work)
        except StopIteration as end:
            samples: Tensor = end.value
            return samples


@torch.inference_mode()
def speaking(
    network: WaveNet, mel: Tensor, f0: Tensor, seed: int, kept: Kept | None = None, rows: int | None = None
) -> Generator[float, None, Tensor]:
    """`spoken` in steps: each tells what share of the work is done. Groups that `kept` holds are not spoken again, and
    those that are finished are put there: so a line that was broken off goes on."""
    kept = {} if kept is None else kept
    n_halves = mel.shape[1]
    line = known(mel, f0)
    seen = network.seen(line.frames)
    every = groups(n_halves, rows or ROWS)
    total = every[-1].rows.stop
    for group in every:
        if group.number not in kept:
            seeds = [seed * MOST_ROWS + row for row in group.rows]
            chance = noise(ROW * HOP, seeds, seen.device)
            making = generated(network, _rows(seen, group.rows, PER_HALF), _known_of(line, group.rows), chance)
            kept[group.number] = yield from _shared(making, group.rows, total)
        yield group.rows.stop / total
    whole = torch.cat([kept[group.number].to(mel.device) for group in every])
    made = matched(joined(whole)[: n_halves * HOP], mel)
    return matched(steadied(made, f0), mel)


def _shared(making: Generator[int, None, Tensor], rows: range, total: int) -> Generator[float, None, Tensor]:
    """The same, telling shares of the line."""
    while True:
        try:
            made = next(making)
        except StopIteration as end:
            samples: Tensor = end.value
            return samples
        yield (rows.start + len(rows) * made / (ROW * HOP)) / total


def joined(rows: Tensor) -> Tensor:
    """Rows [R, 300 ROW] as one sound [300 OWN R]: the end of each fades into the beginning of the next."""
    own = rows[:, WARM * HOP : (WARM + OWN) * HOP].clone()
    weight = torch.linspace(0, 1, FADE * HOP, device=rows.device)
    own[1:, : FADE * HOP] = own[1:, : FADE * HOP] * weight + rows[:-1, (WARM + OWN) * HOP :] * (1 - weight)
    return own.flatten()


def _known_of(line: Known, rows: range) -> Known:
    """What is known of each of the rows [R, ROW ...]; what lies beyond the line is as at its ends."""
    expected = line.prediction
    return Known(
        _rows(line.frames, rows, 1),
        _rows(line.samples, rows, HOP),
        replace(
            expected,
            coefficients=_rows(expected.coefficients, rows, PER_HALF),
            gain=_rows(expected.gain, rows, PER_HALF),
            level=_rows(expected.level, rows, PER_HALF),
        ),
    )


def _rows(values: Tensor, rows: range, per_half: int) -> Tensor:
    """[1, per_half T, ...] -> [R, per_half ROW, ...]"""
    starts = torch.tensor(rows, device=values.device)[:, None] * OWN - WARM
    at = (starts * per_half + torch.arange(ROW * per_half, device=values.device)).clamp(0, values.shape[1] - 1)
    return values[0][at]
