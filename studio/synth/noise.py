"""Noise that is the same on every machine."""

import torch
from torch import Tensor


def noise(n_channels: int, n_samples: int, seed: int, index: int) -> Tensor:
    """Of unit variance [1, n_channels, n_samples]; made on the CPU, so that it is the same for every device."""
    generator = torch.Generator().manual_seed((seed << 16) + index)
    return torch.randn((1, n_channels, n_samples), generator=generator)
