"""F0 and energy as the person wants them."""

import torch
from torch import Tensor

from studio.synth.controls import Controls

LOWEST_HZ = 45.0
HIGHEST_HZ = 700.0
"""Whatever is asked for, F0 stays within these: beyond, the network has no voice."""


def shaped(f0: Tensor, energy: Tensor, controls: Controls) -> tuple[Tensor, Tensor]:
    """The predicted contours, changed.

    f0 [1, F] in Hz, energy [1, F]. What lies below LOWEST_HZ stays: in silence the network predicts some 10 Hz. The
    range is an exponent around the geometric mean of the rest, so the mean stays where the pitch puts it.
    """

    def on_device(curve: object) -> Tensor:
        return torch.as_tensor(curve, device=f0.device)

    energy = energy + on_device(controls.energy)
    voiced = f0 > LOWEST_HZ
    if not bool(voiced.any()):
        return f0, energy
    log_f0 = f0.clamp(min=LOWEST_HZ).log2()
    mean = log_f0[voiced].mean()
    changed = mean + (log_f0 - mean) * on_device(controls.range_scale) + on_device(controls.shift_semitones) / 12
    return torch.where(voiced, changed.exp2().clamp(LOWEST_HZ, HIGHEST_HZ), f0), energy
