"""What WaveNet says of the next sample: a mixture of logistic distributions (Salimans et al. 2017, PixelCNN++).

In units of the prediction's gain, about the prediction: 0 is the sample that was expected.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

PARTS = 3
"""Distributions in the mixture."""
VALUES = 3 * PARTS
LEAST_LOG_SCALE = -6.0
FIRST_LOG_SCALE = -1.1
"""Before anything is learnt: a logistic distribution whose standard deviation is 0.6."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """[..., 3] each."""

    log_weights: Tensor
    means: Tensor
    log_scales: Tensor

    def surprise(self, value: Tensor) -> Tensor:
        """Negative log density at `value` [...], in nats."""
        far = (value[..., None] - self.means) * (-self.log_scales).exp()
        # log of a logistic density: -z - 2 log(1 + e^-z) - log s
        density = -far - 2 * F.softplus(-far) - self.log_scales
        return -torch.logsumexp(self.log_weights + density, dim=-1)


def mixture(values: Tensor) -> Mixture:
    """From the network's last layer [..., 9]."""
    weights, means, scales = values.float().chunk(3, dim=-1)
    return Mixture(weights.log_softmax(-1), means, (scales + FIRST_LOG_SCALE).clamp(min=LEAST_LOG_SCALE))


def drawn(values: Tensor, choice: Tensor, noise: Tensor) -> Tensor:
    """A value from each of the mixtures [..., 9]: `choice` of Gumbel's distribution [..., 3], `noise` of the standard
    logistic one [...]."""
    weights, means, scales = values.view(*values.shape[:-1], 3, PARTS).unbind(-2)
    part = (weights + choice).argmax(-1, keepdim=True)
    spread = (scales.gather(-1, part) + FIRST_LOG_SCALE).clamp_(min=LEAST_LOG_SCALE).exp_()
    return torch.addcmul(means.gather(-1, part), spread, noise[..., None])[..., 0]
