"""F0 and energy as the person wants them."""

import torch
from torch import Tensor

from studio.core.speech import Prosody
from studio.synth.modules.source import VOICED_HZ

WHISPER_ENERGY = -0.5
"""A whisper is soft, too."""


def shaped(f0: Tensor, energy: Tensor, prosody: Prosody, shift_semitones: Tensor) -> tuple[Tensor, Tensor]:
    """The predicted contours, changed.

    f0 [1, F] in Hz (below 10 is unvoiced and stays), energy [1, F], shift_semitones [F] on top of the prosody's own.
    The range is an exponent around the line's geometric mean, so the mean stays where the pitch puts it.
    """
    energy = energy + prosody.energy
    if prosody.whisper:
        return torch.zeros_like(f0), energy + WHISPER_ENERGY
    voiced = f0 > VOICED_HZ
    if not bool(voiced.any()):
        return f0, energy
    log_f0 = f0.clamp(min=VOICED_HZ).log2()
    mean = log_f0[voiced].mean()
    changed = mean + (log_f0 - mean) * prosody.range_scale + (shift_semitones + prosody.pitch_semitones) / 12
    return torch.where(voiced, changed.exp2(), f0), energy
