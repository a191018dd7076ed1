"""From a reading to natural durations, and all that the decoder will need once somebody chose the real ones."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from studio.core.speech import Plan, Reading, VoiceId
from studio.synth import voices
from studio.synth.edges import Edges, parted
from studio.synth.modules.network import MEL_HOP, SAMPLE_RATE, Network
from studio.synth.tokens import Passage, passages
from studio.synth.variation import Variation, variation
from studio.text.symbols import elasticity

FRAMING_ELASTICITY = 0.25
"""The silence at the edges is short already: it gives less than any sound."""
RINGING_ELASTICITY = 1.0
"""Least elasticity of the symbol before a pause, which holds part of that pause."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One passage, understood by the network."""

    passage: Passage
    edges: Edges
    """Natural durations, and what is hidden around them."""
    hidden: Tensor
    """What the contours are drawn from [1, T, 640]."""
    content: Tensor
    """What the decoder voices [1, 512, T]."""
    manner: Tensor
    """[1, 128]"""
    timbre: Tensor
    """[1, 128]"""

    @property
    def heard(self) -> Passage:
        """The tokens that last within the line."""
        return self.passage[: len(self.edges.heard)]


@dataclass(frozen=True, slots=True)
class Drafts:
    """A whole line, understood by the network."""

    reading: Reading
    passages: tuple[Draft, ...]
    variation: Variation

    @property
    def plan(self) -> Plan:
        """The durations of all passages, one after another."""
        return Plan(
            reading=self.reading,
            durations=tuple(d for draft in self.passages for d in draft.edges.heard),
            elasticity=tuple(e for draft in self.passages for e in _elasticities(draft.heard)),
            hop_samples=MEL_HOP,
            sample_rate=SAMPLE_RATE,
        )


@torch.inference_mode()
def draft(network: Network, reading: Reading, voice: VoiceId, seed: int) -> Drafts:
    """Let the network read a line. Where there is nothing to speak there are no passages."""
    varied = variation(seed, len(reading.words))
    found = () if reading.is_silent else passages(reading)
    return Drafts(
        reading,
        tuple(
            _draft(network, passage, voice, varied, is_last=index == len(found) - 1)
            for index, passage in enumerate(found)
        ),
        varied,
    )


def _draft(network: Network, passage: Passage, voice: VoiceId, varied: Variation, is_last: bool) -> Draft:
    where = next(network.parameters()).device
    style = voices.style(voice, len(passage) - 2)
    timbre = torch.from_numpy(style[None, :128]).to(where)
    manner = torch.from_numpy(style[None, 128:] + varied.manner).to(where)
    tokens = torch.tensor([[token.id for token in passage]], device=where)
    encoded = network.encode(tokens, manner)
    predicted = encoded.durations.float().cpu().numpy()
    stretch = np.array([1.0 if token.word < 0 else varied.stretch[token.word] for token in passage])
    pinned = np.array([token.pinned_frames for token in passage])
    natural = np.where(pinned > 0, pinned, np.maximum(predicted * stretch, 1.0))
    edges = parted(passage, natural.tolist(), is_last)
    return Draft(passage, edges, encoded.hidden, encoded.content, manner, timbre)


def _elasticities(passage: Passage) -> list[float]:
    found = [elasticity(token.symbol) if token.symbol else FRAMING_ELASTICITY for token in passage]
    for index, (token, after) in enumerate(pairwise(passage)):
        if not token.is_pause and after.is_pause and after.symbol != " ":
            found[index] = max(found[index], RINGING_ELASTICITY)
    return found
