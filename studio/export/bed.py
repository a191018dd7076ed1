"""The film's own sound under the dub, in its own channels: ducked, with the speech over it, and no peak too high."""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from studio.analysis.loudness import Block
from studio.core.ducking import Ducking
from studio.export.limiter import limited

Planes = npt.NDArray[np.float32]
"""[n_channels, n_samples]."""

CHANNELS: dict[int, str] = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}
"""Layouts by their number of channels, as films have them; the film's own sound in any other becomes stereo."""
_CENTRE = 2
"""Where speech belongs in 5.1 and 7.1."""
_PIECE = 1 << 16


def layout_of(n_channels: int) -> str:
    """In which layout the film's own sound is heard."""
    return CHANNELS.get(n_channels, "stereo" if n_channels else "mono")


def ducked(film: Iterable[Planes], ducking: Ducking) -> Iterator[Planes]:
    """The film's own sound as it lies under the dub."""
    start = 0
    for planes in film:
        yield planes * ducking.gains(start, planes.shape[1])
        start += planes.shape[1]


def with_speech(
    bed: Iterable[Planes], speech: Iterable[Block], n_channels: int, rate_hz: int, limit: float
) -> Iterator[Planes]:
    """Bed and mono speech together, as long as the longer of them, with no true peak above `limit` (full scale 1.0).

    Speech goes to both sides of stereo, as a mono track is played, and to the centre of more channels.
    """
    shares = np.zeros((n_channels, 1))
    shares[_CENTRE if n_channels > 2 else slice(None)] = 1.0
    below, above = _Pieces(bed, n_channels), _Pieces((block[None] for block in speech), 1)

    def sums() -> Iterator[Block]:
        while True:
            planes, spoken = below.take(_PIECE), above.take(_PIECE)
            n_samples = max(planes.shape[1], spoken.shape[1])
            if not n_samples:
                return
            total = shares * _lengthened(spoken, n_samples)
            total += _lengthened(planes, n_samples)
            yield total

    return (block.astype(np.float32) for block in limited(sums(), rate_hz, limit))


class _Pieces:
    """Sound that comes in pieces of any length, to be taken in others."""

    def __init__(self, source: Iterable[npt.NDArray[np.floating]], n_channels: int) -> None:
        self._source = iter(source)
        self._waiting = np.zeros((n_channels, 0))

    def take(self, n_samples: int) -> Block:
        """[n_channels, n_samples], less at the end."""
        pieces, n_there = [self._waiting], self._waiting.shape[1]
        while n_there < n_samples and (piece := next(self._source, None)) is not None:
            pieces.append(piece.astype(np.float64))
            n_there += piece.shape[1]
        whole = np.concatenate(pieces, axis=1)
        self._waiting = whole[:, n_samples:]
        return whole[:, :n_samples]


def _lengthened(planes: Block, n_samples: int) -> Block:
    return np.pad(planes, ((0, 0), (0, n_samples - planes.shape[1])))
