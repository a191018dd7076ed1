"""What was measured of a voice, in the words of its file."""

from collections.abc import Mapping
from typing import Any

from studio.core.errors import InputError
from studio.core.mel import N_BANDS
from studio.core.speech import LANGS, Voice

NUMBERS: Mapping[str, tuple[float, float]] = {
    "pitch_hz": (0.0, 1000.0),
    "range_semitones": (0.0, 60.0),
    "loudness_lufs": (-100.0, 10.0),
    "brightness_db": (-100.0, 100.0),
    "breathiness": (0.0, 1.0),
}
"""Least and greatest."""
LOG_MAGNITUDES = (-20.0, 10.0)
_FASTEST = 30.0


def measures_of(table: Mapping[str, object], where: str) -> dict[str, Any]:
    """Fields of a `Voice`. Raises InputError, which begins with `where` and the key."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key == "rates":
            found[key] = _rates(value, f"{where} rates")
        elif key == "spectrum":
            found[key] = _spectrum(value, f"{where} spectrum")
        elif key in NUMBERS:
            found[key] = _number(value, *NUMBERS[key], f"{where} {key}")
        else:
            raise InputError(f"{where} {key}: there is no such measure.")
    return found


def table_of(voice: Voice) -> dict[str, Any]:
    """What `measures_of` reads."""
    table: dict[str, Any] = {key: getattr(voice, key) for key in NUMBERS if getattr(voice, key) is not None}
    table |= {"rates": dict(voice.rates)}
    return table | {"spectrum": list(voice.spectrum)} if voice.spectrum else table


def _rates(value: object, where: str) -> dict[str, float]:
    if not isinstance(value, dict):
        raise InputError(f"{where} must be a table of languages and syllables per second.")
    for lang in value:
        if lang not in LANGS:
            raise InputError(f"{where} {lang}: the languages are {', '.join(LANGS)}.")
    return {lang: _number(rate, 0.1, _FASTEST, f"{where} {lang}") for lang, rate in value.items()}


def _spectrum(value: object, where: str) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != N_BANDS:
        raise InputError(f"{where} must be a list of {N_BANDS} numbers.")
    return tuple(_number(band, *LOG_MAGNITUDES, where) for band in value)


def _number(value: object, least: float, most: float, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise InputError(f"{where} is {value!r} and must be a number from {least:g} to {most:g}.")
    return float(value)
