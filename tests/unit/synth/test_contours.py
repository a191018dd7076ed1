import numpy as np
import torch

from studio.core.prosody import Prosody
from studio.synth.contours import HIGHEST_HZ, shaped
from studio.synth.controls import Controls, controls
from studio.synth.tokens import Token

F0 = torch.tensor([[0.0, 100.0, 200.0, 5.0, 400.0, 0.0]])
ENERGY = torch.zeros(1, 6)


def steered(prosody: Prosody) -> Controls:
    return controls([Token(1, "a", 0)], [3], [prosody], [0.0], seed=0)


def f0_after(prosody: Prosody) -> torch.Tensor:
    return shaped(F0, ENERGY, steered(prosody))[0]


def test_the_plain_reading_is_left_alone() -> None:
    f0, energy = shaped(F0, ENERGY, steered(Prosody()))
    torch.testing.assert_close(f0, F0)
    torch.testing.assert_close(energy, ENERGY)


def test_pitch_moves_voiced_frames_only() -> None:
    torch.testing.assert_close(
        f0_after(Prosody(pitch_semitones=-12)), torch.tensor([[0.0, 50.0, 100.0, 5.0, 200.0, 0.0]])
    )


def test_no_range_is_the_mean() -> None:
    torch.testing.assert_close(f0_after(Prosody(range_scale=0)), torch.tensor([[0.0, 200.0, 200.0, 5.0, 200.0, 0.0]]))


def test_range_keeps_the_mean() -> None:
    f0 = f0_after(Prosody(range_scale=1.5))
    voiced = f0[f0 > 10]
    assert torch.isclose(voiced.log2().mean(), torch.tensor(200.0).log2())
    assert voiced.max() / voiced.min() > 4


def test_f0_never_leaves_what_the_network_can_voice() -> None:
    assert f0_after(Prosody(pitch_semitones=12, range_scale=2.5)).max() <= HIGHEST_HZ


def test_energy_is_added() -> None:
    _, energy = shaped(F0, ENERGY, steered(Prosody(energy=0.25)))
    np.testing.assert_allclose(energy.numpy(), 0.25)


def test_a_line_without_voice_stays_as_it_is() -> None:
    f0, _ = shaped(torch.zeros(1, 6), ENERGY, steered(Prosody(pitch_semitones=3)))
    assert not f0.any()


def test_what_the_network_predicts_in_silence_counts_for_nothing() -> None:
    f0 = torch.tensor([[100.0, 200.0, 10.4, 10.4, 10.4, 10.4]])
    changed, _ = shaped(f0, torch.zeros(1, 6), steered(Prosody(range_scale=0)))
    torch.testing.assert_close(changed, torch.tensor([[20000.0**0.5] * 2 + [10.4] * 4]))
