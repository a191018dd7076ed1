import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.effects import Effects
from studio.effects.stage import Filter
from studio.effects.tone import HIGH_HZ, LOW_HZ, MID_HZ, MID_Q, tone

RATES = (24_000, 44_100, 48_000, 96_000)
GAINS = st.floats(-12, 12).map(lambda gain_db: round(gain_db, 1))


def swept_db(effects: Effects, rate_hz: int, at_hz: np.ndarray) -> np.ndarray:
    """What becomes of sines, one after another, measured when each has settled."""
    found = []
    for hz in at_hz:
        seconds = np.arange(round(0.25 * rate_hz)) / rate_hz
        out = Filter(tone(effects, rate_hz)).put(np.sin(2 * np.pi * hz * seconds))
        settled = slice(round(0.05 * rate_hz), None)
        basis = np.exp(-2j * np.pi * hz * seconds[settled])
        found.append(20 * np.log10(2 * abs((out[settled] * basis).mean())))
    return np.array(found)


def designed_db(effects: Effects, rate_hz: int, at_hz: np.ndarray) -> np.ndarray:
    """The analogue prototypes of the cookbook, at the frequencies that its transform maps them to."""
    total = np.zeros(len(at_hz))
    for gain_db, middle_hz, kind in (
        (effects.low_db, LOW_HZ, "low"),
        (effects.mid_db, MID_HZ, "bell"),
        (effects.high_db, HIGH_HZ, "high"),
    ):
        a = 10 ** (gain_db / 40)
        s = 1j * np.tan(np.pi * at_hz / rate_hz) / np.tan(np.pi * middle_hz / rate_hz)
        q = MID_Q if kind == "bell" else 1 / np.sqrt(2)  # a slope of 1
        root = np.sqrt(a) / q
        response = {
            "low": a * (s**2 + root * s + a) / (a * s**2 + root * s + 1),
            "high": a * (a * s**2 + root * s + 1) / (s**2 + root * s + a),
            "bell": (s**2 + s * a / q + 1) / (s**2 + s / (a * q) + 1),
        }[kind]
        total += 20 * np.log10(np.abs(response))
    return total


@pytest.mark.parametrize("rate_hz", RATES)
@settings(max_examples=12)
@given(GAINS, GAINS, GAINS)
def test_sines_come_out_as_designed(rate_hz: int, low_db: float, mid_db: float, high_db: float) -> None:
    effects = Effects(low_db=low_db, mid_db=mid_db, high_db=high_db or 1.0)
    at_hz = np.array([60.0, 200.0, 420.0, 1_200.0, 2_600.0, 4_000.0, 9_000.0])
    assert np.abs(swept_db(effects, rate_hz, at_hz) - designed_db(effects, rate_hz, at_hz)).max() < 0.1


@pytest.mark.parametrize("rate_hz", RATES)
def test_each_does_its_own_part(rate_hz: int) -> None:
    at_hz = np.array([40.0, 1_200.0, 10_500.0])
    assert swept_db(Effects(low_db=6), rate_hz, at_hz) == pytest.approx([6, 0, 0], abs=0.5)
    assert swept_db(Effects(mid_db=-9), rate_hz, at_hz) == pytest.approx([0, -9, 0], abs=0.5)
    assert swept_db(Effects(high_db=12), rate_hz, at_hz) == pytest.approx([0, 0, 12], abs=1)
