"""How long a line will last, before the engine has planned it: fast enough for every key that is typed.

Syllables are counted by rules of thumb and timed by the measured rate of the voice in each language. The few constants
were fitted to what the engine itself plans (tests/data/natural_lengths.tsv). Half of the lines come out within 6 % of
that, nine in ten within 15 %; paragraphs are 5 to 7 % too short, as the engine rests longer between many sentences.
"""

import re
import unicodedata
from itertools import groupby
from typing import NamedTuple

from studio.core.errors import MarkError
from studio.core.speech import SILENCE_MS, Lang, Voice
from studio.text import marks, spans
from studio.text.detect import han_lang, latin_lang, main_language
from studio.text.syllables import of_number, of_word
from studio.text.symbols import nuclei
from studio.text.units import CURRENCIES, SPELLINGS, UNITS, Names

_STEP_MS = 25
"""Pauses are whole mel frames."""


class Estimate(NamedTuple):
    """A line, roughly."""

    natural_ms: int
    """Length that the engine would choose; 0 where there is nothing to speak."""
    syllables: int
    """Zh: characters, ja: morae."""


class _Pace(NamedTuple):
    """How a language is timed. All in syllables of the voice's measured rate."""

    last: float
    """By how much the end of a passage is drawn out."""
    bare: float
    """The same where no punctuation ends it."""
    syllable: float
    consonant: float
    """Each consonant letter on top; only English spelling tells more than syllables do."""
    clause: float
    """Break at a comma."""


_PACE: dict[Lang, _Pace] = {
    "zh": _Pace(last=1.1, bare=0.9, syllable=0.9, consonant=0, clause=0.3),
    "en": _Pace(last=0.9, bare=0.75, syllable=0.63, consonant=0.18, clause=0.55),
    "ja": _Pace(last=0.8, bare=0.35, syllable=0.9, consonant=0, clause=0.5),
    "ko": _Pace(last=0.9, bare=0.3, syllable=1.0, consonant=0, clause=0.5),
    "es": _Pace(last=0.7, bare=0.3, syllable=0.95, consonant=0, clause=0.3),
    "it": _Pace(last=0.7, bare=0.3, syllable=0.95, consonant=0, clause=0.3),
    "pt": _Pace(last=0.7, bare=0.3, syllable=0.95, consonant=0, clause=0.3),
}
_SENTENCE = 1.1
"""Break at a full stop."""
_TYPICAL_RATES: dict[Lang, float] = {"zh": 4.7, "en": 5.1, "ja": 7.2, "ko": 6.4, "es": 5.5, "it": 5.6, "pt": 5.6}
"""Syllables per second, for a voice that was not measured: the median of the stock voices."""
_CONSONANTS = 2
"""Letters in an English syllable whose spelling is not known."""
_KANJI = 1.8
"""Morae of a Han character in Japanese."""
_SIGNS = {
    "%": Names("百分之", "percent", "percent", "パーセント", "퍼센트"),
    "‰": Names("千分之", "per mille", "per mille", "パーミル", "퍼밀"),
    "°C": Names("摄氏度", "degrees Celsius", "degrees Celsius", "度", "도"),
    "°F": Names("华氏度", "degrees Fahrenheit", "degrees Fahrenheit", "華氏度", "화씨도"),
    "°": Names("度", "degrees", "degrees", "度", "도"),
}
_NAMES = UNITS | {other: UNITS[unit] for other, unit in SPELLINGS.items()} | _SIGNS
_NAMES |= {sign: currency.names for sign, currency in CURRENCIES.items()}

_BEHIND, _BEFORE = (
    "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) for names in (_NAMES, CURRENCIES)
)
_UNIT = re.compile(rf"(?<=[0-9])\s?({_BEHIND})(?![A-Za-zÀ-ÖØ-öø-ɏ])|(?<![A-Za-z])({_BEFORE})(?=\s?[0-9])")
_BRACKET = re.compile(r"[\[［【]([^\[\]［］【】\n]*)[\]］】](\{[^}\n]*\}?|\(/[^)\n]*\)?)?")
"""In a line with a malformed mark: what may be one, and the reading behind it."""
_SYLLABLE = "\ue000"
"""Stands for a syllable whose phonemes the person gave."""
_LETTERS = re.compile("[ぁ-ゖァ-ヺ가-힣]")
"""Of a reading that is written in letters which can be counted themselves; pinyin has one syllable per character."""

_HAN = "々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "ぁ-ゖゝゞァ-ヺーヽヾㇰ-ㇿ"
_CJK = f"[{_HAN}{_KANA}]{{2}}"
_SOUND = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<kana>[{_KANA}]+)|(?P<hangul>[가-힣]+)|(?P<exact>{_SYLLABLE}+)"
    r"|(?P<latin>[A-Za-zÀ-ɏḀ-ỿ]+(?:['’][A-Za-z]+)*)|(?P<number>[0-9]+(?:[.,:][0-9]+)*)"
    rf"|(?P<sentence>[.!?。]+)|(?P<clause>[,;:、—]+|(?<={_CJK})\s+(?={_CJK}))"
)
_SMALL_KANA = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ"


def estimate(text: str, voice: Voice, lang: Lang | None = None, speak_notes: bool = False) -> Estimate:
    """Length and syllables of a line; takes the text as a `Request` does, and never raises.

    Marks around words are left out, and so is a mark that is malformed, perhaps because it is still being typed.
    Adding words makes no line shorter.
    """
    text, pieces = _parsed(text)
    plain = "".join(piece.text for piece in pieces if not isinstance(piece, marks.Pause | marks.Note))
    main = lang or main_language(plain or text, voice.lang)
    total_ms = syllables = 0.0
    pause_ms = 0
    for is_pause, group in groupby(pieces, lambda piece: isinstance(piece, marks.Pause)):
        if is_pause:
            pause_ms += sum(piece.pause_ms for piece in group if isinstance(piece, marks.Pause))
            continue
        passage = _named("".join(_spoken(piece, speak_notes) for piece in group), main)
        spoken_ms, spoken = _timed(passage, main, voice)
        if spoken:
            total_ms += _pause(pause_ms, SILENCE_MS if syllables else 0) + spoken_ms
            syllables += spoken
            pause_ms = 0
    if not syllables:
        return Estimate(0, 0)
    return Estimate(round(total_ms + _pause(pause_ms, 0)), round(syllables))


def _parsed(text: str) -> tuple[str, tuple[marks.Piece, ...]]:
    """The text without marks around words, and its pieces."""
    try:
        bare = spans.bare(text).text
        return bare, marks.parse(bare)
    except MarkError:
        rest = _BRACKET.sub(lambda match: match[1] if match[2] else "", text)
        return rest, (marks.Plain(0, len(rest), rest),)


def _spoken(piece: marks.Piece, speak_notes: bool) -> str:
    """What a piece adds to the text that is counted."""
    if isinstance(piece, marks.Note):
        return f" {piece.text} " if speak_notes else ""
    if isinstance(piece, marks.Exact):
        return _SYLLABLE * nuclei(piece.phonemes)
    if isinstance(piece, marks.Respelled):
        return piece.reading if _LETTERS.search(piece.reading) else piece.text
    return piece.text.replace(_SYLLABLE, "") if isinstance(piece, marks.Plain) else ""


def _pause(pause_ms: int, around_ms: int) -> int:
    """How long a pause mark lasts of which `around_ms` are there without it."""
    return max(_STEP_MS, pause_ms - around_ms) if pause_ms else 0


def _named(text: str, main: Lang) -> str:
    """The text in plain forms of its characters, with words for the units and signs at its numbers."""

    def name(match: re.Match[str]) -> str:
        names = _NAMES[match[1] or match[2]]
        return f" {getattr(names, main, names.en_many)} "

    return _UNIT.sub(name, unicodedata.normalize("NFKC", text))


def _timed(text: str, main: Lang, voice: Voice) -> tuple[float, float]:
    """Milliseconds and syllables of what is said in one go; 0 for nothing."""
    beats_ms = {lang: 1000 / (voice.rates.get(lang) or typical) for lang, typical in _TYPICAL_RATES.items()}
    total_ms: float = SILENCE_MS
    syllables = gap = 0.0
    for match in _SOUND.finditer(text):
        kind, sound = match.lastgroup, match.group()
        if kind in ("clause", "sentence"):
            gap = max(gap, _PACE[main].clause if kind == "clause" else _SENTENCE)
            continue
        lang, count, consonants = main, float(len(sound)), 0.0
        if kind == "han":
            lang = han_lang(main, voice.lang)
            count *= _KANJI if lang == "ja" else 1
        elif kind == "kana":
            lang, count = "ja", max(1, count - sum(map(sound.count, _SMALL_KANA)))
        elif kind == "hangul":
            lang = "ko"
        elif kind == "latin":
            lang, (count, consonants) = latin_lang(main), of_word(sound, latin_lang(main))
        elif kind == "number":
            count = of_number(sound, main, is_year=text[match.end() : match.end() + 1] == "年")
        if kind in ("number", "exact"):
            consonants = count * _CONSONANTS
        pace = _PACE[lang]
        beats = pace.syllable * count + pace.consonant * consonants + (gap if syllables else 0)
        total_ms += beats * beats_ms[lang]
        syllables += count
        gap = 0
    if not syllables:
        return 0, 0
    return total_ms + (_PACE[main].last if gap else _PACE[main].bare) * beats_ms[main], syllables
