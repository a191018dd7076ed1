"""Finding a voice by what it is like: "deep female zh", 低沉女声, a part of its name."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from studio.core.speech import Voice, VoiceId

Gender = Literal["f", "m"]
Order = Literal["name", "low", "high", "slow", "fast"]
ORDERS: tuple[Order, ...] = ("name", "low", "high", "slow", "fast")
Shelf = Literal["mine", "presets", "stock"]
SHELVES: tuple[Shelf, ...] = ("mine", "presets", "stock")
"""Where voices stand, in the order in which they are shown by name."""

SHORTEST_PART = 3
"""So many letters of a word are taken for the word."""

T = TypeVar("T")


def _lexicon(meanings: Mapping[T, str]) -> Mapping[str, T]:
    return {word: meaning for meaning, words in meanings.items() for word in words.split()}


GENDER_WORDS: Mapping[str, Gender] = _lexicon(
    {
        "f": "f female woman women girl lady 女声 女生 女性 女",
        "m": "m male man men boy guy 男声 男生 男性 男",
    }
)
LANG_WORDS = _lexicon(
    {
        "zh": "chinese mandarin 中文 汉语 普通话 国语",
        "en": "english 英语 英文",
        "en-US": "american us 美式 美音 美国",
        "en-GB": "british uk 英式 英音 英国",
        "ja": "japanese 日语 日文",
        "ko": "korean 韩语 韩文",
        "es": "spanish 西班牙语",
        "fr": "french 法语",
        "hi": "hindi 印地语",
        "it": "italian 意大利语",
        "pt": "portuguese brazilian 葡萄牙语",
    }
)
NATURE_WORDS: Mapping[str, Order] = _lexicon(
    {
        "low": "deep low dark 低沉 深沉 浑厚 低音 低",
        "high": "high bright light 高亢 清亮 高音 高",
        "slow": "slow calm 缓慢 慢",
        "fast": "fast quick rapid 快速 快",
    }
)
FILLERS = frozenset(("voice", "voices", "and", "的", "声音"))

_KNOWN = {*GENDER_WORDS, *LANG_WORDS, *NATURE_WORDS, *FILLERS}
# Chinese is written without spaces: the words we know part the rest.
_HAN = sorted((word for word in _KNOWN if not word.isascii()), key=len, reverse=True)
_WORDS = re.compile("|".join([*_HAN, rf"(?:(?!{'|'.join(_HAN)})\S)+"]))


@dataclass(frozen=True, slots=True)
class Wish:
    """Which voices are looked for."""

    words: str = ""
    """As typed; all of them must hold."""
    lang: str = ""
    """zh, en, ...; empty for any."""
    gender: Gender | None = None
    shelf: Shelf | None = None
    """None: any."""
    favourites_only: bool = False
    order: Order = "name"


def found(
    voices: Iterable[Voice],
    wish: Wish,
    favourites: Collection[VoiceId],
    rate_of: Callable[[Voice], float],
    name_of: Callable[[Voice], str] = lambda voice: voice.name,
) -> tuple[Voice, ...]:
    """The voices that are wished for, in the order that is wished for; `name_of` gives all that a voice is called.

    Words such as "deep" or "fast" are meant among the voices that the other words leave: a third of them is deep.
    """
    left = [
        voice
        for voice in voices
        if wish.lang in ("", base_of(voice.lang))
        and wish.gender in (None, voice.gender)
        and wish.shelf in (None, shelf_of(voice))
        and (not wish.favourites_only or voice.id in favourites)
    ]
    natures: list[Order] = []
    for word in _WORDS.findall(wish.words.casefold()):
        nature = _meant(word, NATURE_WORDS)
        named = [voice for voice in left if _fits(word, voice, name_of(voice))]
        if nature and not named:
            natures += nature
        elif word not in FILLERS:
            left = named
    thirds = [{voice.id for voice in _third(left, nature, rate_of)} for nature in natures]
    left = [voice for voice in left if all(voice.id in third for third in thirds)]
    return tuple(sorted(left, key=lambda voice: (_place(voice, wish.order, rate_of), name_of(voice), voice.id)))


def shelf_of(voice: Voice) -> Shelf:
    return "stock" if voice.kind == "stock" else "presets" if voice.kind == "preset" else "mine"


def base_of(lang: str) -> str:
    """en of en-US."""
    return lang.partition("-")[0]


def _meant(word: str, words: Mapping[str, T]) -> list[T]:
    """What `word` means: itself, or what it is the beginning of."""
    if word in words:
        return [words[word]]
    if len(word) < SHORTEST_PART:
        return []
    return list(dict.fromkeys(meaning for known, meaning in words.items() if known.startswith(word)))


def _fits(word: str, voice: Voice, name: str) -> bool:
    lang = voice.lang.casefold()
    return (
        _names(word, voice, name)
        or word in (lang, base_of(lang))
        or voice.gender in _meant(word, GENDER_WORDS)
        or any(meant in (voice.lang, base_of(voice.lang)) for meant in _meant(word, LANG_WORDS))
    )


def _names(word: str, voice: Voice, name: str) -> bool:
    name = name.casefold()
    if len(word) >= SHORTEST_PART:
        return word in name or word in voice.id.casefold()
    # "en" is no part of Fenrir, and "m" is a man and no Mei; two Chinese characters are a word.
    return word not in GENDER_WORDS and (name.startswith(word) if word.isascii() else word in name)


def _third(voices: list[Voice], nature: Order, rate_of: Callable[[Voice], float]) -> list[Voice]:
    """The third of the voices that is most so; those that were not measured are not."""
    measured = [voice for voice in voices if (rate_of(voice) if nature in ("slow", "fast") else voice.pitch_hz)]
    most = sorted(measured, key=lambda voice: _place(voice, nature, rate_of))
    return most[: -(-len(most) // 3)]


def _place(voice: Voice, order: Order, rate_of: Callable[[Voice], float]) -> float:
    """Small for those that come first; voices that were not measured come last."""
    if order == "name":
        return float(SHELVES.index(shelf_of(voice)))
    value = rate_of(voice) if order in ("slow", "fast") else voice.pitch_hz
    if not value:
        return float("inf")
    return value if order in ("low", "slow") else -value
