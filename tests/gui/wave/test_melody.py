import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio
from studio.core.pitch import f0_hz
from studio.gui.wave.melody import Melody

RATE = 24_000


def glide(seconds: float) -> Audio:
    f0 = np.geomspace(100, 300, int(seconds * RATE))
    return Audio((0.3 * np.sin(2 * np.pi * np.cumsum(f0) / RATE)).astype(np.float32), RATE)


@pytest.mark.parametrize("seconds", [0.0, 0.005, 1.0, 3.99, 4.0, 4.05, 4.1, 8.3])
def test_pieces_together_are_the_melody_of_the_whole(qtbot: QtBot, seconds: float) -> None:
    audio = glide(seconds)
    melody = Melody()
    with qtbot.waitSignal(melody.measured):
        melody.measure(audio)
    whole = f0_hz(audio)
    assert len(melody.f0_hz) == len(whole)
    np.testing.assert_allclose(melody.f0_hz, whole, rtol=1e-3)


def test_a_sound_that_is_passed_by_is_not_measured(qtbot: QtBot) -> None:
    melody = Melody()
    melody.measure(glide(1))
    with qtbot.waitSignal(melody.measured):
        melody.measure(glide(2))
    assert len(melody.f0_hz) == 200
    melody.measure(None)
    assert len(melody.f0_hz) == 0
