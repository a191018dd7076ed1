"""WaveNet is causal, and speaks sample by sample what it says of the whole."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from studio.synth.draft.spectrum import HOP
from studio.synth.wavenet.generation import generated, noise
from studio.synth.wavenet.known import Known, known
from studio.synth.wavenet.mixture import drawn, mixture
from studio.synth.wavenet.network import Size, WaveNet, fed
from studio.synth.wavenet.prediction import held
from tests.unit.synth.wavenet.conftest import melodious

N_HALVES = 4
N_SAMPLES = N_HALVES * HOP


def told(network: WaveNet, sound: Tensor, line: Known) -> Tensor:
    values: Tensor = network(fed(sound, line)[0], line.frames, line.samples)
    return values


def spoken(network: WaveNet, line: Known, seeds: list[int]) -> Tensor:
    chance = noise(line.samples.shape[1], seeds, torch.device("cpu"))
    work = generated(network, network.seen(line.frames), line, chance)
    try:
        while True:
            next(work)
    except StopIteration as end:
        samples: Tensor = end.value
        return samples


@settings(max_examples=25)
@given(at=st.integers(0, N_SAMPLES - 1))
def test_no_output_depends_on_its_own_sample_or_a_later_one(network: WaveNet, at: int) -> None:
    line = known(*melodious(N_HALVES))
    sound = 0.1 * torch.randn((1, N_SAMPLES), generator=torch.Generator().manual_seed(1))
    changed = sound.clone()
    changed[:, at:] += 0.5
    with torch.inference_mode():
        before, after = told(network, sound, line), told(network, changed, line)
    torch.testing.assert_close(after[:, : at + 1], before[:, : at + 1], atol=1e-5, rtol=1e-5)
    if at + 1 < N_SAMPLES:
        assert not torch.allclose(after[:, at + 1], before[:, at + 1])


def test_nothing_reaches_further_than_the_receptive_field(network: WaveNet) -> None:
    line = known(*melodious(N_HALVES))
    sound = 0.1 * torch.randn((1, N_SAMPLES), generator=torch.Generator().manual_seed(1))
    values, local = fed(sound, line)[0], line.samples
    changed = values.clone()
    changed[:, 100] += 1
    with torch.inference_mode():
        apart = (network(changed, line.frames, local) - network(values, line.frames, local)).abs().amax(-1)[0]
    reached = apart.nonzero()[:, 0]
    assert int(reached.min()) == 100
    assert int(reached.max()) < 100 + network.size.reach


def test_the_usual_size_sees_what_the_paper_asks() -> None:
    assert Size().dilations == tuple(1 << at for at in range(10)) * 2
    assert Size().reach == 2047


def test_sample_by_sample_it_speaks_as_the_whole_says(network: WaveNet) -> None:
    """Rows of other content and other noise: each sample is drawn from what the whole stack says of it."""
    line = known(*melodious(N_HALVES, rows=3))
    chance = noise(N_SAMPLES, [5, 6, 7], torch.device("cpu"))
    sound = spoken(network, line, [5, 6, 7])
    with torch.inference_mode():
        left = drawn(told(network, sound, line), chance.choice, chance.value)
        expected = fed(sound, line)[1]
        whole = (expected + left * held(line.prediction.gain)).clamp(-1, 1)
    assert sound.std() > 0.01
    torch.testing.assert_close(whole, sound, atol=2e-5, rtol=1e-3)


def test_a_row_sounds_alone_as_among_others(network: WaveNet) -> None:
    mel, f0 = melodious(N_HALVES, rows=2)
    together = spoken(network, known(mel, f0), [5, 6])
    alone = spoken(network, known(mel[1:], f0[1:]), [6])
    torch.testing.assert_close(alone[0], together[1], atol=2e-5, rtol=1e-3)


def test_another_seed_speaks_otherwise(network: WaveNet) -> None:
    line = known(*melodious(N_HALVES))
    one, same, other = (spoken(network, line, [seed]) for seed in (5, 5, 6))
    assert torch.equal(one, same)
    assert not torch.allclose(one, other)


@pytest.mark.parametrize("seed", range(3))
def test_the_mixture_is_a_density(seed: int) -> None:
    values = torch.randn(9, generator=torch.Generator().manual_seed(seed))
    at = torch.linspace(-60, 60, 60_001)
    density = (-mixture(values.expand(len(at), 9)).surprise(at)).exp()
    assert float(torch.trapezoid(density, at)) == pytest.approx(1, abs=1e-3)


def test_what_is_drawn_follows_the_density() -> None:
    values = torch.tensor([0.5, -0.5, 0.0, -1.0, 2.0, 0.0, 0.1, -0.3, 0.6])
    n = 40_000
    chance = noise(n, [3], torch.device("cpu"))
    found = drawn(values.expand(1, n, 9), chance.choice, chance.value)[0]
    surprise = mixture(values.expand(n, 9)).surprise(found).mean()
    at = torch.linspace(-60, 60, 60_001)
    apart = mixture(values.expand(len(at), 9)).surprise(at)
    entropy = torch.trapezoid((-apart).exp() * apart, at)
    assert float(surprise) == pytest.approx(float(entropy), abs=0.03)
