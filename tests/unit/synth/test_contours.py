import pytest
import torch

from studio.core.speech import Prosody
from studio.synth.contours import shaped

F0 = torch.tensor([[0.0, 100.0, 200.0, 5.0, 400.0]])
ENERGY = torch.zeros(1, 5)
NO_SHIFT = torch.zeros(5)


def test_the_plain_reading_is_left_alone() -> None:
    f0, energy = shaped(F0, ENERGY, Prosody(), NO_SHIFT)
    torch.testing.assert_close(f0, F0)
    torch.testing.assert_close(energy, ENERGY)


def test_pitch_moves_voiced_frames_only() -> None:
    f0, _ = shaped(F0, ENERGY, Prosody(pitch_semitones=12), NO_SHIFT)
    torch.testing.assert_close(f0, torch.tensor([[0.0, 200.0, 400.0, 5.0, 800.0]]))


def test_no_range_is_the_mean() -> None:
    f0, _ = shaped(F0, ENERGY, Prosody(range_scale=0), NO_SHIFT)
    torch.testing.assert_close(f0, torch.tensor([[0.0, 200.0, 200.0, 5.0, 200.0]]))


def test_range_keeps_the_mean() -> None:
    f0, _ = shaped(F0, ENERGY, Prosody(range_scale=2), NO_SHIFT)
    torch.testing.assert_close(f0, torch.tensor([[0.0, 50.0, 200.0, 5.0, 800.0]]))


def test_energy_is_added_and_a_whisper_has_no_voice() -> None:
    f0, energy = shaped(F0, ENERGY, Prosody(energy=0.25, whisper=True), NO_SHIFT)
    assert not f0.any()
    assert float(energy.max()) == pytest.approx(-0.25)


def test_a_line_without_voice_stays_as_it_is() -> None:
    f0, _ = shaped(torch.zeros(1, 5), ENERGY, Prosody(pitch_semitones=3), NO_SHIFT)
    assert not f0.any()
