"""From a reading to natural durations, and all that the model will need once somebody chose the real ones."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from studio.core.audio import Samples
from studio.core.speech import Plan, Reading
from studio.synth.delivery import Delivery
from studio.synth.edges import SILENT_FRAMES, Edges, parted
from studio.synth.model import MEL_HOP, SAMPLE_RATE, Model
from studio.synth.timings import AHEAD_SAMPLES
from studio.synth.tokens import FRAME, Token, passages
from studio.synth.variation import Variation
from studio.text.symbols import ELASTICITY, elasticity

FRAMING_ELASTICITY = 0.25
"""The silence at the edges is short already: it gives less than any sound."""
RINGING_ELASTICITY = 1.0
"""Least elasticity of the symbol before a pause, which holds part of that pause."""


@dataclass(frozen=True, slots=True)
class UnderstoodPassage:
    """One passage, understood by the model. `hidden` and `content` are laid out as the model likes it."""

    tokens: tuple[Token, ...]
    """All that the model read."""
    edges: Edges
    """Natural durations, and what is hidden around them."""
    hidden: Tensor
    """What the contours are drawn from."""
    content: Tensor
    """What is voiced."""
    manner: Tensor
    """[1, 128]"""
    timbre: Tensor
    """[1, 128]"""

    @property
    def heard(self) -> tuple[Token, ...]:
        """The tokens that last within the line."""
        return self.tokens[: len(self.edges.heard)]


@dataclass(frozen=True, slots=True)
class Silence:
    """A pause that the text asks for."""

    frames: int
    """Natural length in mel frames, >= 1."""


Part = UnderstoodPassage | Silence
Value = TypeVar("Value")
Styles = Callable[[int], Samples]
"""The style vector [256] for a text of so many tokens: timbre [:128], manner [128:]."""


@dataclass(frozen=True, slots=True)
class UnderstoodLine:
    """A whole line, understood by the model."""

    reading: Reading
    parts: tuple[Part, ...]
    variation: Variation

    @property
    def plan(self) -> Plan:
        """The durations of all parts, one after another."""
        return Plan(
            reading=self.reading,
            durations=tuple(duration for part in self.parts for duration in _durations(part)),
            elasticity=tuple(exponent for part in self.parts for exponent in _elasticities(part)),
            hop_samples=MEL_HOP,
            sample_rate=SAMPLE_RATE,
            words=tuple(token.word for token in self.tokens),
            ahead_samples=AHEAD_SAMPLES,
        )

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The token to each duration of the plan; a pause counts as a framing token."""
        return tuple(
            token for part in self.parts for token in (part.heard if isinstance(part, UnderstoodPassage) else (FRAME,))
        )

    def shares(self, values: Sequence[Value]) -> Iterator[tuple[Part, Sequence[Value]]]:
        """Each part with its own of the line's chosen durations, or of what else each token has."""
        start = 0
        for part in self.parts:
            end = start + len(_durations(part))
            yield part, values[start:end]
            start = end


@torch.inference_mode()
def understood_line(
    model: Model, reading: Reading, styles: Styles, delivery: Delivery, varied: Variation
) -> UnderstoodLine:
    """Let the model read a line. Where there is nothing to speak there are no parts."""
    found = () if reading.is_silent else passages(reading)
    parts: list[Part] = []
    for passage, after in zip_longest(found, found[1:]):
        if passage.pause_frames:
            around = SILENT_FRAMES if parts and passage.tokens else 0
            parts.append(Silence(max(1, passage.pause_frames - around)))
        if passage.tokens:
            is_closing = after is None or after.pause_frames > 0
            parts.append(understood_passage(model, passage.tokens, styles, delivery, varied, is_closing))
    return UnderstoodLine(reading, tuple(parts), varied)


@torch.inference_mode()
def understood_passage(
    model: Model,
    tokens: tuple[Token, ...],
    styles: Styles,
    delivery: Delivery,
    varied: Variation,
    is_closing: bool,
) -> UnderstoodPassage:
    """Let the model read one passage; `is_closing`: a pause or nothing follows it."""
    where = model.device
    style = styles(len(tokens) - 2)
    timbre = torch.from_numpy(style[None, :128]).to(where)
    manner = torch.from_numpy(style[None, 128:] + varied.manner).to(where)
    encoded = model.encode(torch.tensor([[token.id for token in tokens]], device=where), manner)
    stretch = [delivery.stretch(t) * (1.0 if t.word < 0 else float(varied.stretch[t.word])) for t in tokens]
    natural = np.maximum(encoded.durations.float().cpu().numpy() * stretch, 1.0)
    edges = parted(tokens, natural.tolist(), is_closing)
    if not model.needs_silence:
        edges = edges.bare
    return UnderstoodPassage(tokens, edges, encoded.hidden, encoded.content, manner, timbre)


def _durations(part: Part) -> tuple[float, ...]:
    return part.edges.heard if isinstance(part, UnderstoodPassage) else (part.frames,)


def _elasticities(part: Part) -> list[float]:
    if isinstance(part, Silence):
        return [ELASTICITY["pause"]]
    found = [elasticity(token.symbol) if token.symbol else FRAMING_ELASTICITY for token in part.heard]
    for index, (token, after) in enumerate(pairwise(part.heard)):
        if not token.is_pause and after.is_pause and after.symbol != " ":
            found[index] = max(found[index], RINGING_ELASTICITY)
    return found
