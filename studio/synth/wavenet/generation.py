"""Sample by sample, and each layer only once: what a dilated layer will need later waits in a ring (Fast WaveNet,
Paine et al. 2016, arXiv:1611.09482). Many stretches of a sound are spoken at once, as rows of the same products.
"""

from collections.abc import Generator
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.synth.wavenet.known import Known
from studio.synth.wavenet.mixture import PARTS, drawn
from studio.synth.wavenet.network import FED, MOST, Layer, WaveNet
from studio.synth.wavenet.prediction import ORDER, STEP


@dataclass(frozen=True, slots=True)
class Noise:
    """All that chance decides of R rows of N samples."""

    choice: Tensor
    """Of Gumbel's distribution: chooses among the parts of the mixture [R, N, 3]."""
    value: Tensor
    """Of the logistic distribution [R, N]."""


def noise(n_samples: int, seeds: list[int], device: torch.device) -> Noise:
    """A row for each seed; made on the CPU, so that it is the same for every device."""
    rows = []
    for seed in seeds:
        uniform = torch.rand((n_samples, PARTS + 1), generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
        rows.append(uniform.clamp(1e-9, 1 - 1e-9))
    every = torch.stack(rows)
    choice, value = -(-every[..., :PARTS].log()).log(), every[..., PARTS].logit()
    return Noise(choice.float().to(device), value.float().to(device))


class _Weights:
    """The network's weights as the steps want them, in float32."""

    def __init__(self, network: WaveNet) -> None:
        channels = network.size.channels
        layers = [layer for layer in network.layers if isinstance(layer, Layer)]
        self.dilations = network.size.dilations
        self.channels = channels
        self.fed, self.local = network.first.weight[:, :FED].T, network.first.weight[:, FED:].T
        self.first_bias = network.first.bias
        self.now = [layer.gates.weight[:, :channels].T.contiguous() for layer in layers]
        self.before = torch.stack([layer.gates.weight[:, channels:].T for layer in layers])
        # `gated` is (2 s - 1) g: the step leaves (s - 1/2) g, and what follows counts twice.
        self.further = [None if layer.further is None else 2 * layer.further.weight.T for layer in layers]
        self.skips, self.skips_bias = 2 * network.skips.weight.T, network.skips.bias
        self.gather, self.gather_bias = network.gather.weight.T, network.gather.bias
        self.last, self.last_bias = network.last.weight.T, network.last.bias
        self.direct = network.direct.weight[0]


@torch.inference_mode()
def generated(network: WaveNet, seen: Tensor, known: Known, noise: Noise) -> Generator[int, None, Tensor]:
    """Speak R rows of N samples from silence on [R, N], of what is `known` of them and what the network has `seen` in
    it. Tells after each 75 samples how many are made; may be closed at any time."""
    weights = _Weights(network)
    conditions = network.conditions(seen)
    n_rows, n_stretches, n_layers = conditions.shape[:3]
    channels, device = weights.channels, conditions.device
    rings = _Rings(weights.dilations, n_rows, channels, device)
    samples = torch.zeros((ORDER + n_stretches * STEP, n_rows), device=device)
    opened = torch.empty((n_layers, n_rows, 2 * channels), device=device)
    values, gates = opened[..., :channels], opened[..., channels:]
    gathered = torch.empty((n_rows, n_layers * channels), device=device)
    skipped = [gathered[:, at * channels : (at + 1) * channels] for at in range(n_layers)]
    fed = torch.zeros((n_rows, FED), device=device)
    per_layer = list(zip(weights.now, weights.further, opened, values, gates, skipped, strict=True))
    for stretch in range(n_stretches):
        within = slice(stretch * STEP, (stretch + 1) * STEP)
        local = known.samples[:, within].transpose(0, 1)
        begun = local @ weights.local + weights.first_bias
        tone = local @ weights.direct
        chance = noise.value[:, within].T
        choice = noise.choice[:, within].transpose(0, 1)
        condition = conditions[:, stretch].transpose(0, 1).contiguous()
        # Oldest first, as the samples lie.
        coefficients = known.prediction.coefficients[:, stretch].flip(-1).T.contiguous()
        gain, level = known.prediction.gain[:, stretch], known.prediction.level[:, stretch]
        for at in range(STEP):
            now = stretch * STEP + at
            expected = (samples[now : now + ORDER] * coefficients).sum(0)
            torch.div(expected, level, out=fed[:, 2])
            fed.clamp_(-MOST, MOST)
            slots = rings.turn()
            torch.baddbmm(condition, rings.before, weights.before, out=opened)
            x = torch.addmm(begun[at], fed, weights.fed, out=slots[0])
            for layer, (wide, narrow, whole, value, gate, skip) in enumerate(per_layer):
                whole.addmm_(x, wide).sigmoid_()
                torch.mul(value.sub_(0.5), gate, out=skip)
                if narrow is not None:
                    x = torch.addmm(x, skip, narrow, out=slots[layer + 1])
            hidden = torch.addmm(weights.skips_bias, gathered, weights.skips).relu_()
            hidden = torch.addmm(weights.gather_bias, hidden, weights.gather).relu_()
            told = torch.addmm(weights.last_bias, hidden, weights.last)
            left = drawn(told, choice[at], chance[at]) + tone[at]
            sample = torch.addcmul(expected, left, gain, out=samples[now + ORDER]).clamp_(-1, 1)
            torch.div(sample - expected, gain, out=fed[:, 0])
            torch.div(sample, level, out=fed[:, 1])
        yield (stretch + 1) * STEP
    return samples[ORDER:].T.contiguous()


class _Rings:
    """What each layer was given, until it is given it again: for a dilation of d, its last d inputs."""

    def __init__(self, dilations: tuple[int, ...], n_rows: int, channels: int, device: torch.device) -> None:
        kept = torch.zeros((sum(dilations), n_rows, channels), device=device)
        starts = [sum(dilations[:at]) for at in range(len(dilations))]
        self._kept = kept
        self._starts, self._dilations = torch.tensor(starts), torch.tensor(dilations)
        self._slots = [kept[start : start + length].unbind() for start, length in zip(starts, dilations, strict=True)]
        self.before = torch.empty((len(dilations), n_rows, channels), device=device)
        """What each layer was given d steps ago [L, R, C]."""
        self._steps = 0

    def turn(self) -> list[Tensor]:
        """Go on by one step: read `before`, and return where each layer's input shall be put [R, C]."""
        places = self._starts + self._steps % self._dilations
        torch.index_select(self._kept, 0, places.to(self._kept.device), out=self.before)
        slots = [slots[self._steps % len(slots)] for slots in self._slots]
        self._steps += 1
        return slots
