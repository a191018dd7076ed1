"""A voice as the network has it: a style vector for every length of text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.core.errors import VoiceFileError

Style = npt.NDArray[np.float32]

WIDTH = 256
TIMBRE = slice(0, 128)
"""Half of a style vector: whose sound it is."""
MANNER = slice(128, 256)
"""Half of a style vector: how it is said."""
LONGEST = 510
"""Tokens of a text."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Style vectors kept as their mean and a few directions: the stock voices need eight, no voice more than WIDTH."""

    mean: Style
    """[256]"""
    rows: Style
    """[510, r]: for each length of text its place along the directions."""
    directions: Style
    """[r, 256]"""

    def __post_init__(self) -> None:
        """Raises VoiceFileError where the parts do not fit together or are not finite."""
        rank = self.rows.shape[-1]
        shapes = (self.mean.shape, self.rows.shape, self.directions.shape)
        if shapes != ((WIDTH,), (LONGEST, rank), (rank, WIDTH)):
            raise VoiceFileError(f"a style of the shapes {shapes} is no voice of this engine")
        if not all(np.isfinite(part).all() for part in (self.mean, self.rows, self.directions)):
            raise VoiceFileError("its style holds numbers that are not finite")

    def style(self, n_tokens: int) -> Style:
        """The style vector [256] for a text of `n_tokens` tokens, 1 to 510."""
        return self.mean + self.rows[n_tokens - 1] @ self.directions  # type: ignore[no-any-return]

    def moved(self, by: Style) -> "Pack":
        """The same with `by` [256] added to every style vector."""
        return Pack(self.mean + by, self.rows, self.directions)


def blended(packs: Sequence[Pack], weights: Sequence[float]) -> Pack:
    """The weighted sum; weights that sum to 1 give a voice between them."""
    parts = list(zip(packs, weights, strict=True))
    return _narrowed(
        sum((np.float32(weight) * pack.mean for pack, weight in parts), np.zeros(WIDTH, np.float32)),
        np.concatenate([pack.rows for pack, _ in parts], axis=1),
        np.concatenate([np.float32(weight) * pack.directions for pack, weight in parts]),
    )


def combined(timbre: Pack, manner: Pack) -> Pack:
    """The timbre half of one and the manner half of another."""
    mean = np.concatenate([timbre.mean[TIMBRE], manner.mean[MANNER]])
    upper, lower = timbre.directions.copy(), manner.directions.copy()
    upper[:, MANNER] = 0
    lower[:, TIMBRE] = 0
    return _narrowed(mean, np.concatenate([timbre.rows, manner.rows], axis=1), np.concatenate([upper, lower]))


def _narrowed(mean: Style, rows: Style, directions: Style) -> Pack:
    """Blends of blends would grow without end; the same vectors need no more directions than they have numbers."""
    if len(directions) <= WIDTH:
        return Pack(mean, rows, directions)
    return Pack(mean, rows @ directions, np.eye(WIDTH, dtype=np.float32))
