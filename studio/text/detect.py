"""Which language a line is in, and which runs inside it are in another."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from studio.core.speech import LANGS, Lang
from studio.text import tongues
from studio.text.spoken import Kind, Spoken

Script = Literal["latin", "han", "kana", "hangul", "other", ""]

_HAN = re.compile(r"[々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[ぁ-ゖゝゞァ-ヺーヽヾㇰ-ㇿ]")
_HANGUL = re.compile(r"[가-힣]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")

LATIN_LANGS: tuple[Lang, ...] = ("es", "it", "pt")
"""Those that are written in Latin letters, beside English."""
LANG_OF_KIND: dict[Kind, Lang] = {"pinyin": "zh", "kana": "ja"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one language."""

    lang: Lang
    start: int
    end: int


def script_of(char: str) -> Script:
    """The writing system of a letter; "other" for one that no front reads, "" for what is no letter."""
    if char.isascii():
        return "latin" if char.isalpha() else ""
    if _HAN.match(char):
        return "han"
    if _KANA.match(char):
        return "kana"
    if _HANGUL.match(char):
        return "hangul"
    if not char.isalpha():
        return ""
    return "latin" if unicodedata.name(char, "").startswith("LATIN") else "other"


def han_lang(main: Lang, voice_lang: str) -> Lang:
    """How Han characters are read: as the line is, or else as the voice would."""
    if main in ("zh", "ja"):
        return main
    return "ja" if voice_lang.lower().startswith("ja") else "zh"


def main_language(text: str, voice_lang: str) -> Lang:
    """The language of a line: kana and Hangul tell, Han alone is the voice's or Chinese, Latin letters the voice's, or
    what their words tell, or English.

    A line with Latin words beside others belongs to the side with more words; where it holds no letter at all, to
    the voice.
    """
    letters = Counter(script_of(char) for char in text)
    latin_words = len(_LATIN_WORD.findall(text))
    # A Han character weighs as one word, two kana or Hangul syllables as one.
    weight = letters["han"] + (letters["kana"] + letters["hangul"]) / 2
    if latin_words > weight:
        return voices if (voices := lang_of_voice(voice_lang)) in LATIN_LANGS else tongues.tongue(text)
    if letters["kana"] or letters["hangul"]:
        return "ja" if letters["kana"] >= letters["hangul"] else "ko"
    if letters["han"]:
        return "ja" if voice_lang.lower().startswith("ja") else "zh"
    return lang_of_voice(voice_lang)


def lang_of_voice(voice_lang: str) -> Lang:
    """The language of a voice by its BCP 47 tag; English where that is none of ours."""
    return next((lang for lang in LANGS if voice_lang.lower().startswith(lang)), "en")


def latin_lang(main: Lang) -> Lang:
    """How Latin letters are read in a line."""
    return main if main in LATIN_LANGS else "en"


def lang_of(char: str, main: Lang, voice_lang: str) -> Lang | None:
    """The language that reads a letter of the text; None for what is no letter of any of them."""
    script = script_of(char)
    if script == "latin":
        return latin_lang(main)
    if script == "han":
        return han_lang(main, voice_lang)
    if script == "kana":
        return "ja"
    return "ko" if script == "hangul" else None


def runs(spoken: Spoken, main: Lang, voice_lang: str) -> tuple[Run, ...]:
    """The runs of a text whose numbers are words by now. They tile it; punctuation belongs to the run before it.

    Characters under a forced reading belong to the language of that reading; exact phonemes to that of what they
    replace. Text without any letter is no run.
    """
    langs: list[Lang | None] = [lang_of(char, main, voice_lang) for char in spoken.text]
    for forced in spoken.forced:
        inside = [lang for lang in langs[forced.start : forced.end] if lang]
        lang = LANG_OF_KIND.get(forced.kind) or (inside[0] if inside else main)
        langs[forced.start : forced.end] = [lang] * (forced.end - forced.start)
    starts = [(i, lang) for i, lang in enumerate(langs) if lang]
    changes = [(i, lang) for n, (i, lang) in enumerate(starts) if n == 0 or starts[n - 1][1] != lang]
    borders = [0, *(i for i, _ in changes[1:]), len(langs)]
    return tuple(Run(lang, start, end) for (_, lang), start, end in zip(changes, borders, borders[1:], strict=False))
