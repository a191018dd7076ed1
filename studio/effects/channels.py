"""What a speaker talks through: a telephone, or a two-way radio."""

from collections.abc import Callable, Mapping

import numpy as np

from studio.core.effects import Channel
from studio.effects.stage import Curve, Filter, InTurn, Sections, Signal, Stage
from studio.effects.tone import bell

TELEPHONE_HZ = (300.0, 3_400.0)
"""The voice band (ITU-T G.712)."""
RADIO_HZ = (450.0, 2_700.0)
"""What hand-held sets pass."""

_EDGE_ORDER = 6
_RADIO_LEVEL = 0.05
"""Above this mean level a radio set turns itself down, ..."""
_RADIO_RATIO = 4.0
"""... so that this many dB more become one."""
_RADIO_MEAN_S = 0.015


def channel(name: Channel, rate_hz: int) -> Stage | None:
    """None: the sound goes straight to the listener."""
    make = _CHANNELS.get(name)
    return None if make is None else make(rate_hz)


def _telephone(rate_hz: int) -> Stage:
    """A microphone that bends loud sound, and the band of a line; like a handset (ITU-T P.48) brighter towards its
    upper end. What the bending adds above the band does not get through."""
    return InTurn(
        (
            Filter(_band(150.0, 5_000.0, 1, rate_hz)),
            Filter(np.array([bell(2_200.0, 0.8, 4.0, rate_hz)])),
            Curve(lambda x: _bent(x, 3.0)),
            Filter(_band(*TELEPHONE_HZ, _EDGE_ORDER, rate_hz)),
            Curve(lambda x: 1.28 * x),
        )
    )


def _radio(rate_hz: int) -> Stage:
    """A narrow band, evened out, bent hard, and made narrow again; without noise. Speech comes out about as loud as it
    went in, as it does through the telephone."""
    return InTurn(
        (
            Filter(_band(350.0, 3_500.0, 2, rate_hz)),
            Filter(np.array([bell(1_700.0, 1.0, 5.0, rate_hz)])),
            Evened(rate_hz),
            Curve(lambda x: _bent(x, 12.0)),
            Filter(_band(*RADIO_HZ, _EDGE_ORDER, rate_hz)),
            Curve(lambda x: 2.4 * x),
        )
    )


_CHANNELS: Mapping[Channel, Callable[[int], Stage]] = {"telephone": _telephone, "radio": _radio}


class Evened:
    """A compressor: the louder it has been of late, the more is taken back."""

    def __init__(self, rate_hz: int) -> None:
        keep = float(np.exp(-1 / (_RADIO_MEAN_S * rate_hz)))
        self._b, self._a = np.array([1 - keep]), np.array([1.0, -keep])
        self._state = np.zeros(1)

    def put(self, samples: Signal) -> Signal:
        from scipy.signal import lfilter

        power, self._state = lfilter(self._b, self._a, samples**2, zi=self._state)
        over = np.maximum(np.sqrt(power) / _RADIO_LEVEL, 1.0)
        evened: Signal = samples * over ** (1 / _RADIO_RATIO - 1)
        return evened

    def end(self) -> Signal:
        return np.zeros(0)


def _band(low_hz: float, high_hz: float, order: int, rate_hz: int) -> Sections:
    """-3 dB at both ends, `order` times 6 dB per octave beyond."""
    from scipy.signal import butter

    sections: Sections = butter(order, (low_hz, high_hz), "bandpass", fs=rate_hz, output="sos")
    return sections


def _bent(samples: Signal, drive: float) -> Signal:
    """Straight for soft sound, never above 1 / drive."""
    bent: Signal = np.tanh(drive * samples) / drive
    return bent
