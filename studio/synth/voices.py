"""The stock voices: each a style vector for every length of text, kept as the mean and eight directions.

What they sound like is measured beforehand: packaging/measure_voices.py.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import studio
from studio.core.errors import UnknownVoice
from studio.core.speech import Voice, VoiceId

STOCK = Path(studio.__file__).parent.parent / "voices"

Style = npt.NDArray[np.float32]


@cache
def stock_voices() -> tuple[Voice, ...]:
    """All voices that are shipped, by id."""
    measured = _table("measured.toml")
    return tuple(Voice(**entry, **measured[entry["id"]]) for entry in _table("stock.toml"))


def find_voice(name: str) -> Voice:
    """The voice of that id. Raises UnknownVoice, which offers the nearest names."""
    voices = {voice.id: voice for voice in stock_voices()}
    try:
        return voices[VoiceId(name)]
    except KeyError:
        raise UnknownVoice(name, voices) from None


def style(voice: VoiceId, n_tokens: int) -> Style:
    """The style vector [256] of a voice for a text of `n_tokens` tokens, 1 <= n_tokens <= 510."""
    mean, rows, directions = _pack(find_voice(voice).id)
    return mean + rows[n_tokens - 1] @ directions  # type: ignore[no-any-return]


@cache
def manner_spread() -> Style:
    """How far the voices' manner halves lie apart: standard deviation over all voices [128]."""
    means = np.stack([_pack(voice.id)[0] for voice in stock_voices()])
    return means[:, 128:].std(axis=0)  # type: ignore[no-any-return]


def _table(name: str) -> Any:
    """The voices of a TOML file."""
    with (STOCK / name).open("rb") as file:
        return tomllib.load(file)["voice"]


@cache
def _pack(voice: VoiceId) -> tuple[Style, Style, Style]:
    """Mean [256], rows [510, 8] and directions [8, 256]."""
    from safetensors import safe_open

    with safe_open(STOCK / "stock.safetensors", "np") as file:
        mean, rows, directions = (file.get_tensor(f"{voice}.{part}") for part in ("mean", "u", "v"))
    return mean, rows, directions
