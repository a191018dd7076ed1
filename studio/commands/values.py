"""Values as they stand on the command line; what is wrong with one is said in a part of a sentence."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

from studio.core.sound_forms import FORMS

DAY_S = 86_400
LANGS = ("zh", "en", "ja", "ko", "es", "it", "pt")
MODES = ("fill", "exact", "free")
STEPS = (1.02, 2.0)
USUAL_STEP = 1.15


def number(least: float, most: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least <= value <= most:
            raise ArgumentTypeError(f"{text!r} is no number from {least:g} to {most:g}")
        return value

    return parse


def whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return int(text)

    return parse


def tempo_step(text: str) -> float:
    try:
        return number(*STEPS)(text)
    except ArgumentTypeError as error:
        raise ArgumentTypeError(f"{error}; a script goes before it, or write --even-tempo={USUAL_STEP:g}") from None


seed = whole(0, 2**31 - 1)


def seconds(text: str) -> int:
    """Seconds as milliseconds, at least one."""
    return round(number(0.001, DAY_S)(text) * 1000)


def columns(text: str) -> tuple[tuple[str, str], ...]:
    """Columns of a table, as in start=A,end=B,text=C."""
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(name.strip() and value.strip() for name, _, value in pairs):
        raise ArgumentTypeError(f"{text!r} names no columns: write start=A,end=B,text=C")
    return tuple((name.strip().lower(), value.strip()) for name, _, value in pairs)


def device(text: str) -> str:
    if not re.fullmatch(r"auto|cpu|cuda(:\d{1,3})?", text):
        raise ArgumentTypeError(f"{text!r} is none of auto, cpu, cuda, cuda:0, cuda:1 ...")
    return text


def file_of(suffix: str, kind: str) -> Callable[[str], Path]:
    """A file that is written as `kind`, which its suffix must say."""

    def parse(text: str) -> Path:
        if Path(text).suffix.lower() != suffix:
            raise ArgumentTypeError(f"{text!r} does not end in {suffix}, and {kind} is what is written")
        return Path(text)

    return parse


def sound_file(text: str) -> Path:
    """A file of a kind that sound can be written as, which its ending must say."""
    if Path(text).suffix.lower()[1:] not in FORMS:
        raise ArgumentTypeError(f"{text!r} ends in none of {', '.join(f'.{form}' for form in FORMS)}")
    return Path(text)
