"""A limiter of true peaks that sees what comes: sound below the limit passes untouched, and no peak gets through."""

from collections.abc import Iterable, Iterator

import numpy as np

from studio.analysis.loudness import Block, true_peak

_REACH_S = 0.005
"""So long before and after a peak the gain moves."""
_EDGE = 256
"""Samples around a piece that its oversampling needs to be exact."""


def limited(blocks: Iterable[Block], rate_hz: int, limit: float) -> Iterator[Block]:
    """The sound with no true peak above `limit` (full scale 1.0), as many samples as came, in pieces.

    Blocks are [n], or [n_channels, n]: all channels get one gain, so that nothing moves from one side to the other. The
    gain that each peak needs is held over the reach and then smoothed by a window of the same length: so it is reached
    at the peak, and no piece hears where another ends.
    """
    reach = round(_REACH_S * rate_hz)
    margin = 2 * reach + _EDGE
    before: Block | None = None
    waiting = np.zeros(0)
    for block in _with_end(blocks, margin):
        if before is None:
            before, waiting = np.zeros((*block.shape[:-1], margin)), block[..., :0]
        waiting = np.concatenate([waiting, block], axis=-1)
        n_ready = waiting.shape[-1] - margin
        if n_ready <= 0:
            continue
        whole = np.concatenate([before, waiting], axis=-1)
        yield whole[..., margin : margin + n_ready] * _gain(whole, reach, limit)[margin : margin + n_ready]
        before, waiting = whole[..., n_ready : n_ready + margin], waiting[..., n_ready:]


def _with_end(blocks: Iterable[Block], margin: int) -> Iterator[Block]:
    shape: tuple[int, ...] = ()
    for block in blocks:
        shape = block.shape[:-1]
        yield block
    yield np.zeros((*shape, margin))


def _gain(samples: Block, reach: int, limit: float) -> Block:
    from scipy.ndimage import minimum_filter1d

    peaks = np.max([true_peak(channel) for channel in np.atleast_2d(samples)], axis=0)
    if peaks.max(initial=0.0) <= limit:
        return np.ones(samples.shape[-1])
    needed = np.minimum(1.0, limit / np.maximum(peaks, 1e-12))
    held = minimum_filter1d(needed, 2 * reach + 1, mode="nearest")
    window = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(held, reach, mode="edge"), window / window.sum(), "valid")
