"""A pack as the fit sees it: style vectors on the network's device, and moved in units of the voices' spread."""

import numpy as np
import torch
from torch import Tensor

from studio.synth.cloning import phrases
from studio.synth.modules.network import Network
from studio.voices.pack import WIDTH, Pack, Style


def style(network: Network, pack: Pack, text: phrases.Text) -> Tensor:
    """The style vector [1, 256] for a phrase."""
    row = pack.style(len(phrases.tokens(text)) - 2)
    return torch.from_numpy(row)[None].to(next(network.parameters()).device)


def unmoved(network: Network) -> Tensor:
    """Where a half of the style begins [128]."""
    return torch.zeros(WIDTH // 2, device=next(network.parameters()).device, requires_grad=True)


def moved(pack: Pack, half: slice, by: Tensor) -> Pack:
    """The pack with one half of its style vectors moved by [128]."""
    whole: Style = np.zeros(WIDTH, np.float32)
    whole[half] = by.detach().cpu().numpy()
    return pack.moved(whole)
