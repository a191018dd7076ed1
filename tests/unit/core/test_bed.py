"""The film's own sound beside the dub."""

from collections.abc import Generator

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.bed import Bed
from studio.core.ducking import Ducking, gain_factor
from studio.core.original import Original
from studio.core.peaks import Columns, Peaks

RATE = 8000


class Hum:
    """Two seconds at half of full scale."""

    sample_rate = RATE
    n_samples = 2 * RATE
    n_tracks = 1
    is_whole = True
    peak = 0.5

    def read(self, start_sample: int, n_samples: int) -> Samples:
        return np.full(n_samples, 0.5, np.float32)

    def columns(self, edges: npt.NDArray[np.float64]) -> Columns:
        return Peaks(RATE).columns(edges)

    def fill(self) -> Generator[float, None, None]:
        yield 1.0


def test_it_has_the_numbers_of_the_ducking() -> None:
    ducking = Ducking.of([(500, 900)], Original(gain_db=-3), RATE)
    bed = Bed(Hum(), lambda: ducking)
    heard = np.concatenate([bed.read(start, 80) for start in range(0, 2 * RATE, 80)])
    assert np.allclose(heard, 0.5 * ducking.gains(0, 2 * RATE))
    assert len(bed.read(2 * RATE - 10, 80)) == 10
    assert len(bed.read(2 * RATE, 80)) == 0


def test_what_is_changed_is_heard_with_the_next_piece_and_without_a_click() -> None:
    ways = {
        name: Ducking.of([], original, RATE)
        for name, original in {"on": Original(), "off": Original(is_muted=True), "low": Original(gain_db=-20)}.items()
    }
    wanted = ["on"]
    bed = Bed(Hum(), lambda: ways[wanted[-1]])
    pieces = []
    for number, way in enumerate(("on", "off", "off", "low", "low")):
        wanted.append(way)
        pieces.append(bed.read(80 * number, 80))
    heard = np.concatenate(pieces)
    assert np.abs(np.diff(heard)).max() < 0.01
    assert not pieces[2].any()
    assert np.allclose(pieces[4], 0.5 * gain_factor(-20))
