"""The network: a stack of dilated causal convolutions over the samples so far, and what is known beforehand."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.synth.wavenet.known import PER_FRAME, PER_HALF, PER_SAMPLE, TONE, Known
from studio.synth.wavenet.mixture import PARTS, VALUES
from studio.synth.wavenet.prediction import STEP, held, predicted

FED = 3
"""Values of the past that a sample is made from: what was left over last, the last sample, what is expected now."""
MOST = 10.0
"""No value that is fed is beyond this."""
SEEN = 5
"""Half frames that a condition is made from, as many on each side."""
FIRST_TONE = 0.7


@dataclass(frozen=True, slots=True)
class Size:
    """How wide and deep it is."""

    channels: int = 64
    stacks: int = 2
    depth: int = 10
    """Layers of a stack: dilations 1, 2, 4 .. 512."""
    conditions: int = 128

    @property
    def dilations(self) -> tuple[int, ...]:
        return tuple(1 << at for at in range(self.depth)) * self.stacks

    @property
    def reach(self) -> int:
        """Samples before it that a sample is made from, those of the prediction apart."""
        return sum(self.dilations) + 1


class Layer(nn.Module):
    """A gated dilated convolution of kernel 2 (eq. 2 of the paper) with its residual path: x [B, N, C] and conditions
    [B, N / 75, 2 C] -> what goes to the next layer, and what goes to the skips, both [B, N, C]. The last has
    no next."""

    def __init__(self, channels: int, dilation: int, is_last: bool) -> None:
        super().__init__()
        self.dilation = dilation
        self.gates = nn.Linear(2 * channels, 2 * channels, bias=False)
        self.further = None if is_last else nn.Linear(channels, channels, bias=False)

    def forward(self, x: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        before = F.pad(x, (0, 0, self.dilation, 0))[:, : x.shape[1]]
        opened = self.gates(torch.cat([x, before], dim=-1)).unflatten(1, (-1, STEP)) + conditions[:, :, None]
        z = gated(opened).flatten(1, 2)
        return x if self.further is None else x + self.further(z), z


def gated(opened: Tensor) -> Tensor:
    """tanh(a / 2) s(b) of [..., 2 C], s the logistic function; tanh as 2 s(a) - 1, which takes a tenth of the time."""
    value, gate = opened.sigmoid().chunk(2, dim=-1)
    return (2 * value - 1) * gate


class WaveNet(nn.Module):
    """Trained on whole stretches at once; `generation.py` speaks with the same weights, sample by sample."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.size = size
        dilations = size.dilations
        n_layers = len(dilations)
        self.see = nn.Conv1d(PER_FRAME, size.conditions, SEEN, padding=SEEN // 2)
        self.see_more = nn.Linear(size.conditions, size.conditions)
        self.to_layers = nn.Linear(size.conditions, n_layers * 2 * size.channels)
        self.first = nn.Linear(FED + PER_SAMPLE, size.channels)
        self.layers = nn.ModuleList(
            Layer(size.channels, dilation, is_last=at == n_layers - 1) for at, dilation in enumerate(dilations)
        )
        self.skips = nn.Linear(n_layers * size.channels, size.channels)
        self.gather = nn.Linear(size.channels, size.channels)
        self.last = nn.Linear(size.channels, VALUES)
        self.direct = nn.Linear(PER_SAMPLE, 1, bias=False)
        with torch.no_grad():
            self.last.weight *= 0.1
            self.last.bias.copy_(torch.cat([torch.zeros(PARTS), torch.zeros(PARTS), torch.linspace(-0.5, 0.5, PARTS)]))
            self.direct.weight.zero_()
            self.direct.weight[0, TONE] = FIRST_TONE

    def seen(self, frames: Tensor) -> Tensor:
        """What is known of half frames [B, T, 83], understood, for each stretch [B, 4 T, 128]."""
        seen = F.gelu(self.see(frames.mT).mT)
        seen = seen + F.gelu(self.see_more(seen))
        return F.interpolate(seen.mT, scale_factor=PER_HALF, mode="linear").mT

    def conditions(self, seen: Tensor) -> Tensor:
        """The same for each layer [B, S, L, 2 C]."""
        return self.to_layers(seen).unflatten(-1, (len(self.layers), -1))  # type: ignore[no-any-return]

    def forward(self, fed: Tensor, frames: Tensor, local: Tensor) -> Tensor:
        """`fed` [B, N, 3], `Known.frames` and `Known.samples` -> the mixture's values for each sample [B, N, 9]."""
        conditions = self.conditions(self.seen(frames))
        x = self.first(torch.cat([fed, local], dim=-1))
        opened = []
        for at, layer in enumerate(self.layers):
            x, z = layer(x, conditions[:, :, at])
            opened.append(z)
        # The sum of the skips of all layers, as one product.
        return self.told(self.skips(torch.cat(opened, dim=-1)), local)

    def told(self, gathered: Tensor, local: Tensor) -> Tensor:
        """The sum of the skips -> the mixture's values; the tone moves all means."""
        values = self.last(F.relu(self.gather(F.relu(gathered)))).float()
        tone = F.linear(local.float(), self.direct.weight.float())
        return torch.cat([values[..., :PARTS], values[..., PARTS : 2 * PARTS] + tone, values[..., 2 * PARTS :]], dim=-1)


def fed(samples: Tensor, known: Known) -> tuple[Tensor, Tensor]:
    """What the past [B, N] tells of each sample: the values to feed [B, N, 3], and what was expected of it [B, N]."""
    expected = predicted(samples, known.prediction.coefficients)
    gain, level = held(known.prediction.gain), held(known.prediction.level)
    left = (samples - expected) / gain
    last = F.pad(torch.stack([left, samples / level], dim=-1), (0, 0, 1, 0))[:, :-1]
    return torch.cat([last, (expected / level)[..., None]], dim=-1).clamp(-MOST, MOST), expected
