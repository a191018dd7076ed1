from collections.abc import Sequence

import numpy as np
import pytest

from studio.core.effects import Channel
from studio.effects.channels import channel
from studio.effects.stage import Signal

RATES = (24_000, 48_000, 96_000)


def response_db(name: Channel, rate_hz: int, at_hz: Sequence[int], level: float = 1e-4) -> Signal:
    """Against 1 kHz, for sound so soft that nothing bends it."""
    stage = channel(name, rate_hz)
    assert stage is not None
    click = np.zeros(rate_hz)
    click[0] = level
    spectrum = 20 * np.log10(np.abs(np.fft.rfft(stage.put(click))) + 1e-20)
    found: Signal = np.array([spectrum[hz] for hz in at_hz]) - spectrum[1000]
    return found


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_telephone_passes_the_voice_band_and_no_more(rate_hz: int) -> None:
    inside = response_db("telephone", rate_hz, range(400, 3_200, 200))
    assert inside.min() > -3
    assert inside.max() < 4
    assert response_db("telephone", rate_hz, (300, 3_400)) == pytest.approx([-4, -4], abs=2)
    assert response_db("telephone", rate_hz, (100, 150, 5_000, 6_000)).max() < -20


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_radio_is_narrower(rate_hz: int) -> None:
    assert response_db("radio", rate_hz, range(600, 2_500, 200)).min() > -4
    assert response_db("radio", rate_hz, (200, 300, 3_500, 4_500)).max() < -15


def sine(hz: float, level: float) -> Signal:
    heard: Signal = level * np.sin(2 * np.pi * hz * np.arange(24_000) / 24_000)
    return heard


def settled_rms(name: Channel, samples: Signal) -> float:
    stage = channel(name, 24_000)
    assert stage is not None
    return float(np.sqrt((stage.put(samples)[6_000:] ** 2).mean()))


@pytest.mark.parametrize("name", ["telephone", "radio"])
def test_what_bending_adds_stays_within_the_band(name: Channel) -> None:
    stage = channel(name, 24_000)
    assert stage is not None
    power = np.abs(np.fft.rfft(stage.put(sine(1_000, 0.7)))) ** 2
    assert power[5_000:].sum() < 1e-3 * power.sum()


def test_a_radio_evens_out_what_is_loud() -> None:
    louder_db = 20 * np.log10(settled_rms("radio", sine(1_000, 0.5)) / settled_rms("radio", sine(1_000, 0.125)))
    assert 0 < louder_db < 12 / 3


def test_silence_stays_silent() -> None:
    for name in ("telephone", "radio"):
        assert settled_rms(name, np.zeros(24_000)) == 0


def test_no_channel_is_no_stage() -> None:
    assert channel("none", 24_000) is None
