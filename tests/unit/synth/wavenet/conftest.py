"""A WaveNet that has learnt nothing, and something for it to say."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from studio.synth.draft.spectrum import HOP, log_mel
from studio.synth.wavenet.network import Size, WaveNet
from studio.synth.wavenet.wavenet_file import write_wavenet

SMALL = Size(channels=8, stacks=2, depth=3, conditions=8)


@pytest.fixture(scope="session")
def network() -> WaveNet:
    torch.manual_seed(0)
    network = WaveNet(SMALL).requires_grad_(False).eval()
    # As much as the past decides in a network that has learnt.
    network.last.weight.mul_(30)
    return network


@pytest.fixture(scope="session")
def weights(network: WaveNet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wavenet") / "wavenet.safetensors"
    write_wavenet(path, network.state_dict(), SMALL)
    return path


def melodious(n_halves: int, seed: int = 0, rows: int = 1) -> tuple[Tensor, Tensor]:
    """Log mel magnitudes [rows, T, 80] of noise, and F0 [rows, T], voiced in its second half."""
    draws = torch.Generator().manual_seed(seed)
    mel = log_mel(0.1 * torch.randn((rows, n_halves * HOP), generator=draws))
    f0 = torch.full((rows, n_halves), 150.0)
    f0[:, : n_halves // 2] = 10.0
    return mel, f0
