"""The manner half of a fit: F0 as high and as lively as the speaker's."""

import math

import torch
from torch import Tensor

from studio.synth.cloning import phrases
from studio.synth.cloning.steps import Steps
from studio.synth.cloning.styled import moved, style, unmoved
from studio.synth.cloning.target import Target
from studio.synth.modules.network import Network
from studio.voices.pack import MANNER, Pack

STEPS = 24
"""F0 is then right within a semitone or so. With 40 it is exact, but so is the narrow range of an English reader, and
Chinese tones begin to be misheard."""
RATE = 0.05
PULL = 0.02
"""Back to where it began: whatever F0 does not ask for, durations above all, stays."""
LEVEL_WEIGHT = 10.0
SPREAD_WEIGHT = 5.0
VOICED_HZ = 40.0
"""Where the network predicts less, it means to be unvoiced."""


def with_manner(network: Network, blend: Pack, spread: Tensor, speaker: Target, steps: Steps) -> Pack:
    """The blend, its manner moved. `spread` [128]: the unit in which it moves. Raises Cancelled."""
    melodies = [phrases.melody(network, text, style(network, blend, text)[:, MANNER]) for text in phrases.LEARNT]
    by = unmoved(network)
    optimiser = torch.optim.Adam([by], RATE)
    for step in range(STEPS):
        # Neighbours are in two languages.
        heard = [melodies[(2 * step + at) % len(melodies)] for at in range(2)]
        log_f0 = torch.cat([_log_f0(network, melody, by * spread) for melody in heard])
        loss = (
            LEVEL_WEIGHT * (log_f0.mean() - math.log(speaker.f0_hz)).square()
            + SPREAD_WEIGHT * (log_f0.std() - speaker.f0_spread).square()
            + PULL * by.square().mean()
        )
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        steps.count()
    return moved(blend, MANNER, by * spread)


def _log_f0(network: Network, melody: phrases.Melody, by: Tensor) -> Tensor:
    """Of what is voiced [n]."""
    # NOTE: cuDNN's LSTM has gradients only while it is trained.
    with torch.backends.cudnn.flags(enabled=False):
        f0, _ = network.contours(melody.hidden, melody.manner + by)
    return f0[f0 > VOICED_HZ].log()
