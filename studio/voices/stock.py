"""The stock voices, kept as the mean of their style vectors and eight directions.

What they sound like is measured beforehand: packaging/measure_voices.py.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import studio
from studio.core.speech import Voice, VoiceId
from studio.voices.pack import MANNER, Pack, Style

FOLDER = Path(studio.__file__).parent.parent / "voices"


@cache
def stock_voices() -> tuple[Voice, ...]:
    """All voices that are shipped as they are, by id."""
    measured = _table("measured.toml")
    return tuple(Voice(**entry, **measured[entry["id"]]) for entry in _table("stock.toml"))


@cache
def stock_pack(voice: VoiceId) -> Pack:
    """The style vectors of a stock voice; KeyError where there is none of that id."""
    if voice not in {stock.id for stock in stock_voices()}:
        raise KeyError(voice)
    from safetensors import safe_open

    with safe_open(FOLDER / "stock.safetensors", "np") as file:
        mean, rows, directions = (file.get_tensor(f"{voice}.{part}") for part in ("mean", "u", "v"))
    return Pack(mean, rows, directions)


@cache
def manner_spread() -> Style:
    """How far the stock voices' manner halves lie apart: standard deviation over all of them [128]."""
    means = np.stack([stock_pack(voice.id).mean for voice in stock_voices()])
    return means[:, MANNER].std(axis=0)  # type: ignore[no-any-return]


def _table(name: str) -> Any:
    """The voices of a TOML file."""
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)["voice"]
