"""What each emotion adds to the manner half of a style vector, found by packaging/fit_emotions.py."""

from functools import cache
from pathlib import Path

import numpy as np

import studio
from studio.core.audio import Samples
from studio.core.emotion import EMOTIONS, Emotion

MANNERS = Path(studio.__file__).parent.parent / "voices" / "emotions.safetensors"


def emotional_manner(*emotions: Emotion) -> Samples:
    """The sum of what the emotions add [128]."""
    added = np.zeros(128, np.float32)
    for emotion in emotions:
        for name, share in emotion.shares.items():
            added += np.float32(share) * _manners()[EMOTIONS.index(name)]
    return added


@cache
def _manners() -> Samples:
    """[8, 128]"""
    from safetensors.numpy import load_file

    return load_file(MANNERS)["manner"]
