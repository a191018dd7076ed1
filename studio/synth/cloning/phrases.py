"""Short phrases through the network, at one length, with gradients of what they sound like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor

from studio.core.fit import stretched
from studio.core.speech import Lang
from studio.synth.edges import parted
from studio.synth.model import MEL_HOP
from studio.synth.modules.network import Network
from studio.synth.modules.source import HARMONICS
from studio.synth.planner import FRAMING_ELASTICITY
from studio.synth.tokens import Token, passages
from studio.text.reader import read
from studio.text.symbols import elasticity

Text = tuple[Lang, str]

LEARNT: tuple[Text, ...] = (
    ("en", "The fox jumps over it."),
    ("zh", "今天去公园走走。"),
    ("en", "What a cold, windy day!"),
    ("zh", "书放在桌子上。"),
    ("en", "We never should have come."),
    ("zh", "你知道这件事吗？"),
    ("en", "She sells old books here."),
    ("zh", "外面雪下得很大。"),
)
"""What a voice is fitted on. Two languages, or it would only speak one."""
UNSEEN: tuple[Text, ...] = (
    ("en", "He was not a young man."),
    ("zh", "我们明天早上见。"),
    ("en", "Leave the letter to me."),
    ("zh", "她从小喜欢画画。"),
)
"""What it is judged on."""

HEARD_FRAMES = 66
"""Mel frames of every phrase: 1.65 s, one window of the speaker encoder. One length for all, as a CPU prepares its
convolutions anew for each."""
CONTEXT_FRAMES = 7
"""Decoded beyond either end: with it a phrase is 80 frames, a length that kokoro.py decodes anyhow (WINDOW_FRAMES)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of which all is decided but its timbre."""

    content: Tensor
    """[1, 512, M]"""
    f0: Tensor
    """[1, 2 M] in Hz."""
    energy: Tensor
    """[1, 2 M]"""
    start: int
    """Mel frames before what is heard."""


@dataclass(frozen=True, slots=True)
class Melody:
    """A phrase of which all is decided but how its F0 runs."""

    hidden: Tensor
    """What the contours are drawn from [1, M, 640]."""
    manner: Tensor
    """[1, 128]"""


@cache
def tokens(text: Text) -> tuple[Token, ...]:
    """The tokens of a phrase that is one passage, framed."""
    lang, words = text
    (passage,) = passages(read(words, lang))
    return passage.tokens


@torch.no_grad()
def melody(network: Network, text: Text, manner: Tensor) -> Melody:
    """A phrase with the durations of `manner` [1, 128]."""
    encoded = network.encode(_ids(network, text), manner)
    frames, _ = _frames(tokens(text), encoded.durations.tolist())
    return Melody(encoded.hidden.repeat_interleave(torch.tensor(frames, device=manner.device), dim=1), manner)


@torch.no_grad()
def phrase(network: Network, text: Text, manner: Tensor) -> Phrase:
    """A phrase in a `manner` [1, 128]."""
    encoded = network.encode(_ids(network, text), manner)
    frames, before = _frames(tokens(text), encoded.durations.tolist())
    repeats = torch.tensor(frames, device=manner.device)
    f0, energy = network.contours(encoded.hidden.repeat_interleave(repeats, dim=1), manner)
    content = encoded.content.repeat_interleave(repeats, dim=2)
    first, last = max(0, before - CONTEXT_FRAMES), before + HEARD_FRAMES + CONTEXT_FRAMES
    return Phrase(
        content[:, :, first:last], f0[:, 2 * first : 2 * last], energy[:, 2 * first : 2 * last], before - first
    )


def sound(network: Network, phrase: Phrase, timbre: Tensor, seed: int) -> Tensor:
    """The phrase in a `timbre` [1, 128], which gradients reach: samples [66 * 600]."""
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn((1, HARMONICS, phrase.content.shape[2] * MEL_HOP), generator=generator)
    wave = network.decode(phrase.content, phrase.f0, phrase.energy, timbre, noise.to(timbre.device))
    return wave[phrase.start * MEL_HOP :][: HEARD_FRAMES * MEL_HOP]


def _ids(network: Network, text: Text) -> Tensor:
    where = next(network.parameters()).device
    return torch.tensor([[token.id for token in tokens(text)]], device=where)


def _frames(read: Sequence[Token], durations: Sequence[float]) -> tuple[list[int], int]:
    """Mel frames of every token, HEARD_FRAMES for those that are heard, and how many come before these."""
    edges = parted(read, np.maximum(durations, 1).tolist(), is_closing=True)
    gives = [elasticity(token.symbol) if token.symbol else FRAMING_ELASTICITY for token in read[: len(edges.heard)]]
    frames = list(stretched(edges.heard, gives, HEARD_FRAMES))
    rest, *closing = edges.hidden_after
    frames[0] += edges.hidden_before
    frames[-1] += rest
    return [*frames, *closing], edges.hidden_before
