"""F0 and energy as the person wants them."""

import torch
from torch import Tensor

from studio.synth.controls import Controls
from studio.synth.modules.source import VOICED_HZ

LOWEST_HZ = 45.0
HIGHEST_HZ = 700.0
"""Whatever is asked for, F0 stays within these: beyond, the network has no voice."""


def shaped(f0: Tensor, energy: Tensor, controls: Controls) -> tuple[Tensor, Tensor]:
    """The predicted contours, changed.

    f0 [1, F] in Hz (below 10 is unvoiced and stays), energy [1, F]. The range is an exponent around the passage's
    geometric mean, so the mean stays where the pitch puts it.
    """

    def on_device(curve: object) -> Tensor:
        return torch.as_tensor(curve, device=f0.device)

    energy = energy + on_device(controls.energy)
    voiced = f0 > VOICED_HZ
    if not bool(voiced.any()):
        return f0, energy
    log_f0 = f0.clamp(min=VOICED_HZ).log2()
    mean = log_f0[voiced].mean()
    changed = mean + (log_f0 - mean) * on_device(controls.range_scale) + on_device(controls.shift_semitones) / 12
    return torch.where(voiced, changed.exp2().clamp(LOWEST_HZ, HIGHEST_HZ), f0), energy
