"""Marks around words, which tell how these are said: the part of the bracket grammar that marks.py builds on.

    [emph]word[/emph]           emphasised
    [whisper]words[/whisper]    whispered
    [angry 0.6]words[/angry]    with an emotion, from 0 to 1; [angry] is wholly

The names may be Chinese, the brackets those of a Chinese keyboard: 【愤怒 0.6】..【/愤怒】. Marks may stand in each
other, within a word, and around pauses, readings and sound notes. Text is read as though they were not there.

Subtitles for the deaf name sounds in the same brackets, [angry] or [whisper] among them, and no line of these may fail
for that. So a name alone that is not closed in its line is left to be a sound note. All else that does not come out
even was meant as a mark, and is an error.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

from studio.core.emotion import EmotionName
from studio.core.errors import MarkError
from studio.text.tables import words

MarkName = Literal["emph", "whisper"] | EmotionName

_WRITTEN: dict[MarkName, str] = {
    "emph": "emph emphasis 强调 強調 重读 重讀",
    "whisper": "whisper 耳语 耳語 低语 低語 悄悄话 悄悄話",
    "happy": "happy 喜 开心 開心 高兴 高興 快乐 快樂",
    "angry": "angry 怒 愤怒 憤怒 生气 生氣",
    "sad": "sad 哀 悲伤 悲傷 难过 難過 伤心 傷心",
    "afraid": "afraid 惧 懼 害怕 恐惧 恐懼",
    "disgusted": "disgusted 厌恶 厭惡 嫌弃 嫌棄",
    "melancholic": "melancholic 低落 忧郁 憂鬱",
    "surprised": "surprised 惊喜 驚喜 惊讶 驚訝 吃惊 吃驚",
    "calm": "calm 平静 平靜 冷静 冷靜",
}
"""How people may write each mark."""
_NAMES: dict[str, MarkName] = {written: mark for mark, line in _WRITTEN.items() for written in words(line)}

_SHARE = re.compile(r"0?\.\d+|[01](?:\.\d+)?")
_TAG = re.compile(
    rf"[\[［【]\s*(?P<closes>/\s*)?(?P<name>{'|'.join(_NAMES)})"
    r"(?:[\s\u3000=:：]*(?P<number>[-+]?[.,]?\d[\d.,]*(?:\s*[%％])?))?\s*[\]］】]"
    r"(?!\{|\(/)",  # in front of a reading, or of phonemes, the name is a word
    re.IGNORECASE | re.ASCII,  # ASCII: else ſ would pass for an s
)
_CLOSING = re.compile(r"[\[［【]\s*/\s*(\w+)\s*[\]］】]")


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between a mark and its end, by its characters in the bare line."""

    start: int
    end: int
    mark: MarkName
    share: float
    """0 to 1: how much of an emotion; 1 for the other marks."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A line without its marks around words, and where these were."""

    text: str
    spans: tuple[Span, ...]
    """In the order in which they begin: of those that hold at one place, the last is the innermost."""
    places: tuple[int, ...]
    """Where each character of `text` stands in the line as written, and the end of that line."""


class Tag(NamedTuple):
    """A mark, or the end of one, in the line as written."""

    start: int
    end: int
    written: str
    name: str
    """As written."""
    mark: MarkName
    number: str | None


def bare(text: str) -> Bare:
    """A line and its marks apart. Raises MarkError, with its place, for a mark that is malformed or not closed."""
    return _without(text, tag_pairs(text))


def tag_pairs(text: str) -> list[tuple[Tag, Tag]]:
    """Each mark with its end, in the order of the ends. Raises MarkError, as `bare` does."""
    _refuse_unknown(text)
    pairs: list[tuple[Tag, Tag]] = []
    open_: list[Tag] = []
    for match in _TAG.finditer(text):
        name = match["name"]
        tag = Tag(*match.span(), match.group(), name, _NAMES[name.lower()], match["number"])
        if not match["closes"]:
            _check(tag)
            open_.append(tag)
            continue
        if tag.number:
            raise MarkError(f"{tag.written} is no end of a mark: write [/{name}].", tag.start)
        depth = max((i for i, other in enumerate(open_) if other.mark == tag.mark), default=None)
        if depth is None:
            raise MarkError(
                f"{tag.written} closes nothing: write [{name}] before its words, in the same line. "
                "Of marks in each other, the inner one is closed first.",
                tag.start,
            )
        _leave(open_[depth + 1 :])
        pairs.append((open_[depth], tag))
        del open_[depth:]
    _leave(open_)
    return pairs


def is_mark(written: str) -> bool:
    """Whether this, in brackets, can be a mark around words, or the end of one."""
    return bool(_TAG.fullmatch(f"[{written}]"))


def _check(tag: Tag) -> None:
    """Raise MarkError where a mark has a number that it cannot have."""
    if tag.number is None:
        return
    if tag.mark in ("emph", "whisper"):
        raise MarkError(f"{tag.written} has a number, which only emotions have: write [{tag.name}].", tag.start)
    if not _SHARE.fullmatch(tag.number) or float(tag.number) > 1:
        raise MarkError(
            f"{tag.written} is not within 0 and 1: write for example [{tag.name} 0.6], or [{tag.name}] for 1.",
            tag.start,
        )


def _leave(unclosed: Sequence[Tag]) -> None:
    """Leave names alone to be sound notes. Raises MarkError for a mark with a number, which can be no note."""
    for tag in unclosed:
        if tag.number is not None:
            raise MarkError(
                f"{tag.written} is not closed: write [/{tag.name}] after its words, in the same line.", tag.start
            )


def _refuse_unknown(text: str) -> None:
    """Raise MarkError for the end of a mark whose name is misspelt. Others may be tags of other programs: [/i]."""
    for match in _CLOSING.finditer(text):
        name = match[1].lower()
        near = [] if name in _NAMES else get_close_matches(name, _NAMES, n=1)
        if near:
            raise MarkError(f"There is no mark {match.group()}: did you mean [/{near[0]}]?", match.start())


def _without(text: str, pairs: Sequence[tuple[Tag, Tag]]) -> Bare:
    places: list[int] = []
    at = 0
    for tag in sorted(tag for pair in pairs for tag in pair):
        places += range(at, tag.start)
        at = tag.end
    places += range(at, len(text))
    spans = tuple(
        Span(
            bisect_left(places, opening.end),
            bisect_left(places, closing.start),
            opening.mark,
            float(opening.number or 1),
        )
        for opening, closing in sorted(pairs)
    )
    return Bare("".join(text[place] for place in places), spans, (*places, len(text)))
