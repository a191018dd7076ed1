"""The film's own sound in a pack: by itself as it lies under the dub, and together with the speech.

Both are WAV, whatever the other files are: not every kind holds the channels of a film.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.ducking import gain_factor
from studio.core.handoff import PEAK_DB, PackWishes
from studio.core.resting import Rest
from studio.core.sound_forms import SYNTHETIC
from studio.export.bed import CHANNELS, Planes, with_speech
from studio.export.mix import FULL, Placed, sums, whole
from studio.export.pack.levels import Levels
from studio.export.pack.programme import Programme
from studio.export.wav import Chunks, info, write_wav

BED, MIX = "bed.wav", "mix_with_bed.wav"


@dataclass(frozen=True, slots=True)
class Bed:
    """The film's own sound as it lies under a dub."""

    layout: str
    """Of its channels: one of `export.bed.CHANNELS`."""
    n_samples: int
    """Length of the film."""
    told: str
    """All that decides what it is, for the digest."""
    blocks: Callable[[], Iterator[Planes]]
    """Its samples from the start of the film, at the rate of the pack, ducked. Raises InputError."""

    @property
    def n_channels(self) -> int:
        return next(n for n, layout in CHANNELS.items() if layout == self.layout)


def bed_files(
    bed: Bed, programme: Programme, levels: Levels, wishes: PackWishes, sounds: Mapping[Path, str]
) -> Iterator[tuple[str, Any, Callable[[Path, Rest], None]]]:
    """Name, what decides its content, and what writes it, for each of the two files; `sounds` are the digests of all
    that the programme is made of."""
    limit = gain_factor(PEAK_DB) if levels.limit is None else levels.limit
    n_samples = max(bed.n_samples, programme.n_samples)
    rate_hz = programme.sample_rate
    tag = info(SYNTHETIC if wishes.tells_synthetic else "")

    def writer(placed: Sequence[Placed], chunks: Chunks) -> Callable[[Path, Rest], None]:
        def write(path: Path, rest: Rest) -> None:
            speech = (block / FULL for block in sums(placed, max((one.end_sample for one in placed), default=0)))
            heard = with_speech(bed.blocks(), speech, bed.n_channels, rate_hz, limit)
            exact = _rested(_exactly(heard, n_samples, bed.n_channels), rest)
            steps = (whole(block * np.float64(FULL)) for block in exact)
            write_wav(path, steps, n_samples, rate_hz, wishes.depth, chunks, n_channels=bed.n_channels)

        return write

    placed = levels.placed(programme.pieces)
    spoken = [(sounds[one.path], one.start_sample, one.gain) for one in placed]
    common = [bed.told, bed.layout, n_samples, limit, wishes.depth]
    yield BED, common, writer((), ())
    yield MIX, [common, spoken, wishes.tells_synthetic], writer(placed, tag)


def _rested(blocks: Iterator[Planes], rest: Rest) -> Iterator[Planes]:
    """The same, with a rest after each."""
    for block in blocks:
        yield block
        rest()


def _exactly(blocks: Iterator[Planes], n_samples: int, n_channels: int) -> Iterator[Planes]:
    """The sound with that length: what comes after is left out, and silence follows where there is less."""
    n_left = n_samples
    for block in blocks:
        if n_left > 0:
            yield block[:, :n_left]
            n_left -= min(n_left, block.shape[1])
    while n_left > 0:
        n = min(n_left, 1 << 16)
        yield np.zeros((n_channels, n), np.float32)
        n_left -= n
