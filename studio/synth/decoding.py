"""From chosen durations to samples, piece by piece."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from studio.core.audio import Samples
from studio.synth import contours
from studio.synth.controls import controls
from studio.synth.delivery import Delivery
from studio.synth.modules.network import HARMONICS, MEL_HOP, SAMPLE_RATE, Network
from studio.synth.pieces import pieces
from studio.synth.planner import Draft
from studio.synth.variation import Variation
from studio.synth.vocal_filter import filtered, limited

CONTEXT_FRAMES = 8
"""Mel frames decoded beyond each end of a piece and thrown away: the convolutions look that far."""
WINDOW_FRAMES = 16
"""Windows are multiples of this where the passage is long enough: a CPU prepares its convolutions anew (80 ms) for
every length that it has not just met."""
BREATH_STREAM = 1 << 15
"""Keeps the noise of the breath apart from that of the excitation."""
JOIN_SAMPLES = SAMPLE_RATE * 5 // 1000
"""Over which one piece gives way to the next."""


@torch.inference_mode()
def decode(
    network: Network,
    draft: Draft,
    frames: Sequence[int],
    delivery: Delivery,
    varied: Variation,
    seed: int,
    tuned: Sequence[float] = (),
) -> Iterator[Samples]:
    """The samples of one passage whose heard tokens last `frames` mel frames, and whose F0 was set `tuned` semitones
    higher by hand: sum(frames) * 600 in all, in pieces."""
    spread = with_edges(draft, frames)
    shifts = [0.0 if token.word < 0 else float(varied.shift_semitones[token.word]) for token in draft.tokens]
    by_hand = [*tuned, *[0.0] * (len(draft.tokens) - len(tuned))]
    steered = controls(draft.tokens, spread, [delivery.of(token) for token in draft.tokens], shifts, seed, by_hand)
    f0, energy = contours.shaped(*plain_contours(network, draft, spread), steered)
    content = draft.content.repeat_interleave(torch.tensor(spread, device=draft.content.device), dim=2)
    overlap: Samples = np.zeros(0, np.float32)
    for index, piece in enumerate(pieces(draft.heard, frames)):
        start, end = (draft.edges.hidden_before + at for at in (piece.start, piece.end))
        first, last = window(start, end, content.shape[2])
        wave = network.decode(
            content[:, :, first:last],
            f0[:, 2 * first : 2 * last],
            energy[:, 2 * first : 2 * last],
            draft.timbre,
            noise(HARMONICS, (last - first) * MEL_HOP, seed, index).to(content.device),
        )
        if delivery.is_filtered:
            breath = noise(1, len(wave), seed, BREATH_STREAM + index)[0, 0].to(wave.device)
            wave = filtered(wave, steered, 2 * first, delivery.formant_scale, breath)
        samples = limited(wave).cpu().numpy()[(start - first) * MEL_HOP :]
        samples[: len(overlap)] = _joined(overlap, samples[: len(overlap)])
        length = (end - start) * MEL_HOP
        overlap = samples[length : length + JOIN_SAMPLES]
        yield samples[:length]


def window(start: int, end: int, total: int) -> tuple[int, int]:
    """What to decode for a piece of a passage of `total` mel frames."""
    first, last = max(0, start - CONTEXT_FRAMES), min(total, end + CONTEXT_FRAMES)
    missing = -(last - first) % WINDOW_FRAMES
    after = min(missing, total - last)
    return max(0, first - (missing - after)), last + after


def with_edges(draft: Draft, frames: Sequence[int]) -> list[int]:
    """Mel frames of every token of the passage, the hidden ones too."""
    rest, *closing = draft.edges.hidden_after
    spread = [*frames, *closing]
    spread[0] += draft.edges.hidden_before
    spread[len(frames) - 1] += rest
    return spread


def plain_contours(network: Network, draft: Draft, frames: Sequence[int]) -> tuple[Tensor, Tensor]:
    """F0 and energy [1, 2 M] of a whole passage, as the network would have them."""
    hidden = draft.hidden.repeat_interleave(torch.tensor(frames, device=draft.hidden.device), dim=1)
    return network.contours(hidden, draft.manner)


def noise(n_channels: int, n_samples: int, seed: int, index: int) -> Tensor:
    """Noise [1, n_channels, n_samples]; made on the CPU, so that it is the same for every device."""
    generator = torch.Generator().manual_seed((seed << 16) + index)
    return torch.randn((1, n_channels, n_samples), generator=generator)


def _joined(before: Samples, after: Samples) -> Samples:
    """A linear cross-fade of two versions of the same stretch."""
    weight = np.linspace(0, 1, len(after), dtype=np.float32)
    return before * (1 - weight) + after * weight
