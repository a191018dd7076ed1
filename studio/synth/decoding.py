"""From chosen durations to samples, piece by piece."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from studio.core.audio import Samples
from studio.synth import contours
from studio.synth.controls import Controls, controls
from studio.synth.delivery import Delivery
from studio.synth.model import MEL_HOP, SAMPLE_RATE, Model
from studio.synth.noise import noise
from studio.synth.planner import UnderstoodPassage
from studio.synth.variation import Variation
from studio.synth.vocal_filter import filtered, limited

BREATH_STREAM = 1 << 15
"""Keeps the noise of the breath apart from that of the excitation."""
JOIN_SAMPLES = SAMPLE_RATE * 5 // 1000
"""Over which one piece gives way to the next."""


@torch.inference_mode()
def decode(
    model: Model,
    passage: UnderstoodPassage,
    frames: Sequence[int],
    delivery: Delivery,
    varied: Variation,
    seed: int,
    tuned: Sequence[float] = (),
) -> Iterator[Samples]:
    """The samples of one passage whose heard tokens last `frames` mel frames, and whose F0 was set `tuned` semitones
    higher by hand: sum(frames) * 600 in all, in pieces."""
    spread, steered = _steered(passage, frames, delivery, varied, seed, tuned)
    f0, energy = _drawn(model, passage, spread, steered)
    spoken = model.passage(passage.content, spread, f0, energy, passage.timbre, seed)
    overlap: Samples = np.zeros(0, np.float32)
    for index, piece in enumerate(model.pieces(passage.heard, frames)):
        start, end = (passage.edges.hidden_before + at for at in (piece.start, piece.end))
        first, wave = spoken.around(start, end, index)
        if delivery.is_filtered:
            breath = noise(1, len(wave), seed, BREATH_STREAM + index)[0, 0].to(wave.device)
            wave = filtered(wave, steered, 2 * first, delivery.formant_scale, breath)
        samples = limited(wave).cpu().numpy()[(start - first) * MEL_HOP :]
        samples[: len(overlap)] = _joined(overlap, samples[: len(overlap)])
        length = (end - start) * MEL_HOP
        overlap = samples[length : length + JOIN_SAMPLES]
        yield samples[:length]


@torch.inference_mode()
def melody(
    model: Model,
    passage: UnderstoodPassage,
    frames: Sequence[int],
    delivery: Delivery,
    varied: Variation,
    seed: int,
    tuned: Sequence[float] = (),
) -> Samples:
    """The F0 that `decode` gives the same passage, in Hz for each half mel frame that is heard [2 sum(frames)]."""
    f0, _ = _drawn(model, passage, *_steered(passage, frames, delivery, varied, seed, tuned))
    first = passage.edges.hidden_before
    return f0[0, 2 * first : 2 * (first + sum(frames))].float().cpu().numpy()


def _steered(
    passage: UnderstoodPassage,
    frames: Sequence[int],
    delivery: Delivery,
    varied: Variation,
    seed: int,
    tuned: Sequence[float],
) -> tuple[list[int], Controls]:
    """Mel frames of each token with the hidden silence, and what is changed of the contours drawn over them."""
    spread = with_edges(passage, frames)
    shifts = [0.0 if token.word < 0 else float(varied.shift_semitones[token.word]) for token in passage.tokens]
    by_hand = [*tuned, *[0.0] * (len(passage.tokens) - len(tuned))]
    deliveries = [delivery.of(token) for token in passage.tokens]
    return spread, controls(passage.tokens, spread, deliveries, shifts, seed, by_hand)


def _drawn(model: Model, passage: UnderstoodPassage, spread: Sequence[int], steered: Controls) -> tuple[Tensor, Tensor]:
    """F0 and energy as they are spoken, both [1, 2 sum(spread)]."""
    return contours.shaped(*model.contours(passage.hidden, spread, passage.manner), steered)


def with_edges(passage: UnderstoodPassage, frames: Sequence[int]) -> list[int]:
    """Mel frames of every token of the passage, the hidden ones too."""
    rest, *closing = passage.edges.hidden_after
    spread = [*frames, *closing]
    spread[0] += passage.edges.hidden_before
    spread[len(frames) - 1] += rest
    return spread


def _joined(before: Samples, after: Samples) -> Samples:
    """A linear cross-fade of two versions of the same stretch."""
    weight = np.linspace(0, 1, len(after), dtype=np.float32)
    return before * (1 - weight) + after * weight
