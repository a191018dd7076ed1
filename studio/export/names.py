"""File names of clips: readable, the same on every system, and in the order of the script."""

import re
import unicodedata
from collections.abc import Iterable

from studio.core.sound_forms import FORMS

_SPEAKER_CHARACTERS = 16
_NAME_CHARACTERS = 60
_LEAST_DIGITS = 4
_CLIP_NAME = re.compile(rf"\d{{4,}}(_[^/\\]*)?\.({'|'.join(FORMS)})")


def clip_names(lines: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    """File name by line id, from (id, speaker, plain text) of all lines: `0001_<speaker>_<slug>.wav`.

    Letters of every script stay; all else becomes a hyphen, so no name holds what some system forbids. The
    number in front makes names differ by more than case, and keeps reserved ones such as CON from standing
    alone.
    """
    all_lines = list(lines)
    digits = max(_LEAST_DIGITS, len(str(max((id_ for id_, _, _ in all_lines), default=0))))
    return {id_: _name(f"{id_:0{digits}}", speaker, text) for id_, speaker, text in all_lines}


def is_clip_name(name: str) -> bool:
    """Whether a file of that name can have been made by `clip_names`."""
    return _CLIP_NAME.fullmatch(name) is not None


def slug(text: str, most: int) -> str:
    """The first words of `text`, hyphenated, in at most `most` characters; "" where there is none."""
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in unicodedata.normalize("NFC", text))
    words = kept.split()
    taken: list[str] = []
    for word in words:
        if taken and len("-".join([*taken, word])) > most:
            break
        taken.append(word)
    return "-".join(taken)[:most]


def _name(number: str, speaker: str, text: str) -> str:
    head = "_".join(part for part in (number, slug(speaker, _SPEAKER_CHARACTERS)) if part)
    words = slug(text, _NAME_CHARACTERS - len(head) - 1)
    return "_".join(part for part in (head, words) if part) + ".wav"
