"""Bass, middle and treble: a low shelf, a bell and a high shelf.

Coefficients by R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients (W3C note, 2021).
"""

from math import cos, pi, sin, sqrt

import numpy as np

from studio.core.effects import Effects
from studio.effects.stage import Sections

LOW_HZ, MID_HZ, HIGH_HZ = 200.0, 1_200.0, 4_000.0
MID_Q = 0.7
_SHELF_SLOPE = 1.0
"""The steepest at which a shelf has no bump."""


def tone(effects: Effects, rate_hz: int) -> Sections:
    """Those of the three that change something, for a rate of at least 16 kHz."""
    bands = (
        (effects.low_db, low_shelf(LOW_HZ, effects.low_db, rate_hz)),
        (effects.mid_db, bell(MID_HZ, MID_Q, effects.mid_db, rate_hz)),
        (effects.high_db, high_shelf(HIGH_HZ, effects.high_db, rate_hz)),
    )
    return np.array([section for gain_db, section in bands if gain_db]).reshape(-1, 6)


def bell(centre_hz: float, q: float, gain_db: float, rate_hz: int) -> list[float]:
    """`gain_db` at `centre_hz`, nothing far away from it."""
    a = 10 ** (gain_db / 40)
    w = 2 * pi * centre_hz / rate_hz
    alpha = sin(w) / (2 * q)
    return _normal([1 + alpha * a, -2 * cos(w), 1 - alpha * a], [1 + alpha / a, -2 * cos(w), 1 - alpha / a])


def low_shelf(middle_hz: float, gain_db: float, rate_hz: int) -> list[float]:
    """`gain_db` far below `middle_hz`, half of it there."""
    return _shelf(middle_hz, gain_db, rate_hz, 1)


def high_shelf(middle_hz: float, gain_db: float, rate_hz: int) -> list[float]:
    """`gain_db` far above `middle_hz`, half of it there."""
    return _shelf(middle_hz, gain_db, rate_hz, -1)


def _shelf(middle_hz: float, gain_db: float, rate_hz: int, side: int) -> list[float]:
    """The formulae of both shelves differ by the signs of their cosines and of their middle coefficients."""
    a = 10 ** (gain_db / 40)
    w = 2 * pi * middle_hz / rate_hz
    c = side * cos(w)
    root = 2 * sqrt(a) * sin(w) / 2 * sqrt((a + 1 / a) * (1 / _SHELF_SLOPE - 1) + 2)
    up, down = a + 1, a - 1
    return _normal(
        [a * (up - down * c + root), side * 2 * a * (down - up * c), a * (up - down * c - root)],
        [up + down * c + root, side * -2 * (down + up * c), up + down * c - root],
    )


def _normal(b: list[float], a: list[float]) -> list[float]:
    return [value / a[0] for value in (*b, *a)]
