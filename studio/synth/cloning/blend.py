"""The stock voices nearest to a speaker, and the blend of them that comes nearest."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

import studio
from studio.core.speech import VoiceId
from studio.synth.cloning.encoder import shipped
from studio.voices.stock import stock_voices

EMBEDDINGS = Path(studio.__file__).parent.parent / "voices" / "embeddings.safetensors"
"""What the speaker encoder makes of each stock voice: packaging/embed_voices.py."""
CANDIDATES = 8
STEPS = 300
LEARNING_RATE = 0.1
LEAST_SHARE = 0.03
"""A voice with less than this is left out."""


@cache
def stock_embeddings() -> Mapping[VoiceId, Tensor]:
    """[256] of length 1, for each stock voice. Raises WeightsError."""
    return {VoiceId(name): F.normalize(embedding, dim=0) for name, embedding in shipped(EMBEDDINGS).items()}


def similarities(speaker: Tensor, voices: Mapping[VoiceId, Tensor]) -> dict[VoiceId, float]:
    """How near each voice is to a speaker's embedding, the nearest first."""
    found = {voice: float(embedding @ speaker) for voice, embedding in voices.items()}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def native(near: Mapping[VoiceId, float]) -> dict[VoiceId, float]:
    """Half a voice that speaks English by nature, half one that speaks Chinese, the nearest each."""
    langs = {voice.id: voice.main_lang for voice in stock_voices() if voice.lang.startswith(("en", "zh"))}
    firsts = {langs[voice]: voice for voice in reversed(list(near)) if voice in langs}
    return {voice: 1 / len(firsts) for voice in firsts.values()}


def convex(speaker: Tensor, voices: Mapping[VoiceId, Tensor]) -> dict[VoiceId, float]:
    """Shares, > 0 and 1 in sum, whose mix of embeddings comes nearest to a speaker's. The largest first."""
    names = list(similarities(speaker, voices))[:CANDIDATES]
    embeddings = torch.stack([voices[name] for name in names])
    logits = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.Adam([logits], LEARNING_RATE)
    for _ in range(STEPS):
        optimiser.zero_grad()
        distance = -F.cosine_similarity(logits.softmax(0) @ embeddings, speaker, dim=0)
        distance.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    shares = dict(zip(names, logits.detach().softmax(0).tolist(), strict=True))
    kept = {name: share for name, share in shares.items() if share >= LEAST_SHARE}
    total = sum(kept.values())
    return {name: share / total for name, share in sorted(kept.items(), key=lambda pair: -pair[1])}
