"""How loud sound is, by ITU-R BS.1770-4, block by block, so that the length of a film does not matter to the memory."""

from collections.abc import Iterable
from math import log10
from typing import Any

import numpy as np
import numpy.typing as npt

Block = npt.NDArray[np.float64]

_BLOCK_MS, _HOP_MS = 400, 100
"""Gating blocks last so long, and begin so long after one another."""
_ABSOLUTE_LUFS = -70.0
_RELATIVE_LU = -10.0
_OFFSET = -0.691
OVERSAMPLING = 4
"""Of the true peak (BS.1770-4, annex 2)."""


def integrated(blocks: Iterable[Block], rate_hz: int) -> float:
    """Loudness of a mono sound in LUFS, full scale 1.0; -inf where nothing passes the gates."""
    return gated(weighted_powers(blocks, rate_hz, _HOP_MS), _HOP_MS)


def weighted_powers(blocks: Iterable[Block], rate_hz: int, step_ms: int) -> Block:
    """The mean power of the K-weighted sound in each step; a last step that is not whole is left out."""
    from scipy.signal import lfilter

    filters = [(b, a, np.zeros(2)) for b, a in _k_weighting(rate_hz)]
    step = round(step_ms * rate_hz / 1000)
    rest = np.zeros(0)
    powers: list[Block] = []
    for block in (block for block in blocks if len(block)):
        weighted: Any = block
        for number, (b, a, state) in enumerate(filters):
            weighted, state = lfilter(b, a, weighted, zi=state)
            filters[number] = (b, a, state)
        whole = np.concatenate([rest, weighted])
        n_steps = len(whole) // step
        powers.append((whole[: n_steps * step].reshape(n_steps, step) ** 2).mean(axis=1))
        rest = whole[n_steps * step :]
    return np.concatenate([np.zeros(0), *powers])


def gated(powers: Block, step_ms: int) -> float:
    """Loudness in LUFS of a sound with these `weighted_powers`, whose steps are a part of 100 ms."""
    per_block, per_hop = _BLOCK_MS // step_ms, _HOP_MS // step_ms
    if len(powers) < per_block:
        return -np.inf
    sums = np.concatenate([np.zeros(1), np.cumsum(powers)])
    blocks = (sums[per_block:] - sums[:-per_block])[::per_hop] / per_block
    heard = blocks[_lufs(blocks) > _ABSOLUTE_LUFS]
    if not len(heard):
        return -np.inf
    heard = heard[_lufs(heard) > _lufs(heard.mean()) + _RELATIVE_LU]
    return float(_lufs(heard.mean()))


def true_peak(block: Block) -> Block:
    """The largest value between each sample and the next, found by oversampling; as many as there are samples."""
    from scipy.signal import resample_poly

    if not len(block):
        return block
    over = np.abs(resample_poly(block, OVERSAMPLING, 1))
    found: Block = np.maximum(over[: len(block) * OVERSAMPLING].reshape(-1, OVERSAMPLING).max(axis=1), np.abs(block))
    return found


def _lufs(power: Any) -> Any:
    return _OFFSET + 10 * np.log10(np.maximum(power, 1e-20))


def _k_weighting(rate_hz: int) -> tuple[tuple[Block, Block], tuple[Block, Block]]:
    """The two filters for any rate: the analogue ones behind the standard's coefficients for 48 kHz (De Man 2014,
    Evaluation of implementations of the EBU R128 loudness measurement)."""
    shelf_hz, shelf_q, gain_db = 1681.9744509555319, 0.7071752369554193, 3.99984385397
    pass_hz, pass_q = 38.13547087613982, 0.5003270373253953
    k = np.tan(np.pi * shelf_hz / rate_hz)
    high = 10 ** (gain_db / 20)
    middle = high**0.499666774155
    a0 = 1 + k / shelf_q + k * k
    shelf = np.array([high + middle * k / shelf_q + k * k, 2 * (k * k - high), high - middle * k / shelf_q + k * k])
    shelf_a = np.array([a0, 2 * (k * k - 1), 1 - k / shelf_q + k * k])
    k = np.tan(np.pi * pass_hz / rate_hz)
    a0_pass = 1 + k / pass_q + k * k
    pass_a = np.array([a0_pass, 2 * (k * k - 1), 1 - k / pass_q + k * k])
    return (shelf / a0, shelf_a / a0), (np.array([1.0, -2.0, 1.0]), pass_a / a0_pass)


def decibels(factor: float) -> float:
    return 20 * log10(factor) if factor > 0 else -np.inf
