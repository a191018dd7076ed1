"""From what is written to what is said: widths folded, numbers, dates, units and signs in words.

Each step is pure and gives a new `Spoken`, so every word still knows the characters that it speaks. A number is said
in the language of the line, or in that of the words on both sides of it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_letters

from studio.core.speech import Lang
from studio.text import emoji, say_ja, say_ko, say_zh, web
from studio.text.detect import lang_of
from studio.text.say import NUMBER, Number, Rule, Say
from studio.text.say_en import English
from studio.text.say_es import SPANISH
from studio.text.say_it import ITALIAN
from studio.text.say_pt import PORTUGUESE
from studio.text.spoken import Spoken
from studio.text.units import CURRENCIES, LOOSE_LETTERS, SPELLINGS, UNITS

# A letter with its marks, half-width kana with its voicing, jamo; then single characters that have a plain twin.
_FOLDABLE = re.compile(
    r"\w[\u0300-\u036f\u3099\u309a\uff9e\uff9f]+|[\u1100-\u11ff]+"
    r"|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＋－／．＝＆＠＃＄￥～：＜＞＊＿\uff66-\uff9d\ufb00-\ufb06"
    r"\u3300-\u33ff\u2460-\u24ff\u2160-\u2188\u2080-\u208e\u2236\u2126℃℉№ℓ\U0001d400-\U0001d7ff]"
)
_ROMAN_SIGN = re.compile(r"[\u2160-\u216b\u2170-\u217b]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\u00ad\x00-\x08\x0e-\x1f\x7f]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_GREEK_LETTER = re.compile(r"(?<![\u0370-\u03ff])[\u0391-\u03a9\u03b1-\u03c9µ](?![\u0370-\u03ff])")
_SPACES = re.compile(r"\s+")
_CJK = "[々〆〇ぁ-ゖァ-ヺー\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_CJK_NEWLINE = re.compile(rf"(?<={_CJK})\s*\n\s*(?={_CJK})")
_CJK_SPACE = re.compile(rf"(?<={_CJK}{{2}})\s+(?={_CJK}{{2}})")

_SAYERS: dict[Lang, Say] = {
    "zh": say_zh,
    "en": English(british=False),
    "ja": say_ja,
    "ko": say_ko,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
}
_BRITISH = English(british=True)

_MINUS = r"(?:(?<![0-9A-Za-z)])[-−])?"
_SIGNED = rf"{_MINUS}{NUMBER}"
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
"""Of words that begin as a unit does: 3 más. Not of what Chinese and Japanese write without a space: 5km处."""
_UNIT = "|".join(re.escape(u) for u in sorted([*UNITS, *SPELLINGS], key=len, reverse=True))
_MONEY = "|".join(re.escape(c) for c in sorted(CURRENCIES, key=len, reverse=True))
_SCALE = (
    r"\s?(?:thousand|million|billion|trillion)\b|(?:[kKmMbB]|bn)(?![A-Za-z0-9])"
    r"|\s?(?:万亿|百万|千万|[万萬亿億兆千만억조천])"
)
_POWERS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "trillion": 12}
_HALF = r"(?:\s?([apAP])(?:[mM](?![A-Za-z])|\.[mM]\.(?=\s+[a-z0-9,])|\.[mM](?![A-Za-z])))?"
_CODE = re.compile(r"[A-Za-z]*[0-9][0-9A-Za-z.,:/%]*")
"""Numbers with their units, and codes as MP3: no word of any language."""
_PLAIN_BEFORE = re.compile(r"(?<![A-Za-z])[a-z]{2,}[\s,]*$")
_PLAIN_AFTER = re.compile(r"[\s,]*[a-z]{2,}(?![A-Za-z])")
"""A word of an English sentence; in Chinese, numbers within names, as iPhone 15 Pro, are Chinese."""
_NEAR = 100
"""Characters on each side of a number that are searched for words."""
_FRACTIONS = "¼½¾⅐-⅞"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose words to use."""

    main: Lang
    """The language of the line."""
    voice_lang: str
    """BCP 47 tag of the voice."""

    def sayer(self, lang: Lang) -> Say:
        """Who says numbers in a language."""
        british = self.voice_lang.lower().startswith("en-gb")
        return _BRITISH if lang == "en" and british else _SAYERS[lang]

    def lang(self, text: str, start: int, end: int) -> Lang:
        """The language in which `text[start:end]` is said.

        Between two words of one language it is that; the rest belongs to the line. In Japanese and Korean, digits
        that touch a Latin letter are English too (5G, MP3), as people say them.
        """
        touching = text[max(0, start - 1) : start] + text[end : end + 1]
        if self.main in ("ja", "ko") and any(char.isascii() and char.isalpha() for char in touching):
            return "en"
        words_before = _CODE.sub(" ", text[max(0, start - _NEAR) : start].rstrip(ascii_letters))
        words_after = _CODE.sub(" ", text[end : end + _NEAR].lstrip(ascii_letters))
        before, after = self._first_lang(words_before[::-1]), self._first_lang(words_after)
        is_name = self.main == "zh" and not (_PLAIN_BEFORE.search(words_before) or _PLAIN_AFTER.match(words_after))
        return before if before == after and not (before == "en" and is_name) else self.main

    def _first_lang(self, text: str) -> Lang:
        langs = (lang_of(char, self.main, self.voice_lang) for char in text)
        return next((lang for lang in langs if lang), self.main)


Step = Callable[[Spoken, Place], Spoken]


def folded(spoken: Spoken) -> Spoken:
    """Full-width letters and digits, half-width kana, ligatures and the like in their plain form; spaces single.

    A line break between Chinese or Japanese characters is nothing; a space between two phrases of them, which there
    stands for a comma, becomes one.
    """
    spoken = spoken.sub(_INVISIBLE, lambda m: "")
    spoken = spoken.sub(_FOLDABLE, lambda m: unicodedata.normalize("NFKC", m.group()).replace("∶", ":"), "width")
    spoken = spoken.sub(_FOREIGN_DIGIT, lambda m: str(unicodedata.decimal(m.group())), "width")
    return joined(spoken.sub(_CJK_NEWLINE, lambda m: "").sub(_CJK_SPACE, lambda m: "，"))


def joined(spoken: Spoken) -> Spoken:
    """The lines of a subtitle as one: as in `folded`, but a space between two phrases stays."""
    return spoken.sub(_CJK_NEWLINE, lambda m: "").sub(_SPACES, lambda m: " ")


def normalised(spoken: Spoken, main: Lang, voice_lang: str) -> Spoken:
    """The text of a line in spoken form; forced readings are left alone."""
    place = Place(main, voice_lang)
    spoken = emoji.named(spoken, main)
    if main != "en":
        spoken = spoken.sub(_ROMAN_SIGN, lambda m: f"{unicodedata.numeric(m.group()):.0f}", "roman")
    spoken = web.spelled(folded(spoken), main)
    for step in _STEPS:
        spoken = step(spoken, place)
    return spoken.sub(_GREEK_LETTER, _letter_name, "letter").sub(_SPACES, lambda m: " ")


def _letter_name(match: re.Match[str]) -> str:
    """A Greek letter among other words, by its English name: β -> beta."""
    return f" {unicodedata.name(unicodedata.normalize('NFKC', match.group())).split()[-1].lower()} "


def _shared(name: str, pattern: str, say: Callable[[Say, re.Match[str]], str | None]) -> Step:
    """A step for all languages, under a name for people: each match said in the language of its place."""
    compiled = re.compile(pattern)

    def step(spoken: Spoken, place: Place) -> Spoken:
        def said(match: re.Match[str]) -> str | None:
            lang = place.lang(match.string, *_target(match))
            words = say(place.sayer(lang), match)
            return words and _apart(words, match, lang)

        return spoken.sub(compiled, said, name)

    return step


def _own(rules_of: Callable[[Say], tuple[Rule, ...]]) -> Step:
    """A step with the rules of the line's own language and of English, each where that language is spoken."""

    def step(spoken: Spoken, place: Place) -> Spoken:
        for lang in dict.fromkeys((place.main, "en")):
            for rule in rules_of(place.sayer(lang)):
                say = rule.say if rule.anywhere else _where(lang, place, rule.say)
                spoken = spoken.sub(rule.pattern, say, rule.name)
        return spoken

    return step


def _where(
    lang: Lang, place: Place, say: Callable[[re.Match[str]], str | None]
) -> Callable[[re.Match[str]], str | None]:
    def said(match: re.Match[str]) -> str | None:
        if place.lang(match.string, *_target(match)) != lang:
            return None
        words = say(match)
        return words and _apart(words, match, lang)

    return said


def _target(match: re.Match[str]) -> tuple[int, int]:
    return match.span("said" if "said" in match.re.groupindex else 0)


def _apart(words: str, match: re.Match[str], lang: Lang) -> str:
    """Words with the space that they need where letters touched the number (MP3 -> MP three)."""
    if lang in ("zh", "ja", "ko"):
        return words
    start, end = _target(match)
    before, after = match.string[:start][-1:], match.string[end:][:1]
    return " " * before.isalnum() + words + " " * (after.isalnum() and not words.endswith("'"))


def _iso_date(say: Say, m: re.Match[str]) -> str | None:
    month, day = int(m[3]), int(m[4])
    return say.date(m[1], month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _numeric_date(say: Say, m: re.Match[str]) -> str | None:
    year = m[3] if len(m[3]) == 4 else ("19" if int(m[3]) > 50 else "20") + m[3]
    return say.numeric_date(int(m[1]), int(m[2]), year)


def _telephone(say: Say, m: re.Match[str]) -> str | None:
    country, local = m[1], m[2]
    if not country and local.count("-") < 2 and local[0] != "0" and not re.fullmatch(r"[0-9]{3}-[0-9]{4}", local):
        return None
    groups = [say.one_by_one(group) for group in local.split("-")]
    return ", ".join(([say.SYMBOLS["+"] + say.one_by_one(country[1:-1])] if country else []) + groups)


def _range(say: Say, m: re.Match[str]) -> str | None:
    """A hyphen is a range only where numbers rise, or between times of day; a wave or a long dash always."""
    start, end = ([int(part) for part in re.findall("[0-9]{1,15}", m[side].replace(",", ""))] for side in "ab")
    are_times = ":" in m["a"] and ":" in m["b"]
    return say.TO if m["said"] not in "-–" or are_times or start < end else None


def _clock(say: Say, m: re.Match[str]) -> str | None:
    hour, minute, second = int(m[1]), int(m[2]), int(m[3]) if m[3] else None
    if hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    return say.clock(hour, minute, second, f"{m[4].upper()}M" if m[4] else "")


def _money(say: Say, written: str, scale: str | None, currency: str) -> str:
    n = Number.parse(written)
    scale = (scale or "").strip()
    if scale in say.SCALES:
        return say.money(n, say.SCALES[scale], currency)
    power = _POWERS.get(scale.lower())
    return say.money(n.scaled(power), "", currency) if power else say.money(n, scale, currency)


def _degrees(say: Say, m: re.Match[str]) -> str:
    return say.degrees(Number.parse(m[1]), m[2] or "")


def _measure(say: Say, m: re.Match[str]) -> str | None:
    unit = SPELLINGS.get(m[3], m[3])
    if m[2] and len(m[3]) == 1 and unit not in LOOSE_LETTERS:
        return None
    return say.measure(Number.parse(m[1]), unit)


def _fraction(say: Say, m: re.Match[str]) -> str | None:
    numerator, denominator = int(m[1]), int(m[2])
    return say.fraction(numerator, denominator) if 0 < numerator < denominator else None


def _fraction_sign(say: Say, m: re.Match[str]) -> str:
    numerator, _, denominator = unicodedata.normalize("NFKC", m[2]).partition("⁄")
    words = say.fraction(int(numerator), int(denominator))
    return say.number(Number(m[1])) + say.AND + words if m[1] else words


def _version(say: Say, m: re.Match[str]) -> str:
    parts = m.group().split(".")
    return say.POINT.join(say.number(Number(p)) if len(p) < 3 else say.one_by_one(p) for p in parts)


_STEPS: tuple[Step, ...] = (
    _own(lambda say: say.RULES),
    _shared("date", r"(?<![0-9.])([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9]|[-/.][0-9])", _iso_date),
    _shared("date", r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?![0-9/])", _numeric_date),
    _shared(
        "telephone",
        r"(?<![0-9A-Za-z.-])(\+[0-9]{1,3}[ -])?((?:[0-9]{2,4}-){1,3}[0-9]{3,4})(?![0-9A-Za-z-]|\.[0-9])",
        _telephone,
    ),
    _shared(
        "range",
        rf"(?<![-0-9A-Za-z.])(?<![0-9][,:])(?P<a>[0-9](?:[0-9.,:]*[0-9])?)(?:%|°[CF]?|{_UNIT})?\s?"
        rf"(?P<said>[-~–—〜])\s?[$¥€£]?(?P<b>[0-9][0-9.,:]*)(?!-)",
        _range,
    ),
    _shared("clock", rf"(?<![0-9A-Za-z:.])([0-9]{{1,2}}):([0-9]{{2}})(?::([0-9]{{2}}))?{_HALF}(?![0-9:])", _clock),
    _shared(
        "ratio",
        rf"(?<![0-9:.])({NUMBER}):({NUMBER})(?![0-9:])",
        lambda say, m: say.ratio(Number.parse(m[1]), Number.parse(m[2])),
    ),
    _shared(
        "money",
        rf"(?<![A-Za-z])({_MINUS})({_MONEY})\s?({NUMBER})({_SCALE})?",
        lambda say, m: _money(say, m[1] + m[3], m[4], m[2]),
    ),
    _shared(
        "money", rf"({_SIGNED})({_SCALE})?\s?({_MONEY})(?![{_LETTER}0-9])", lambda say, m: _money(say, m[1], m[2], m[3])
    ),
    _shared("percent", rf"({_SIGNED})\s?([%‰])", lambda say, m: say.percent(Number.parse(m[1]), m[2])),
    _shared("degrees", rf"({_SIGNED})\s?°(?:\s?([CF])(?![{_LETTER}]))?", _degrees),
    _shared("unit", rf"({_SIGNED})(\s?)({_UNIT})(?![{_LETTER}0-9²³]|/[A-Za-z])", _measure),
    _shared("fraction", rf"(?:(?<![0-9])([0-9]+)\s?)?([{_FRACTIONS}])", _fraction_sign),
    _shared("fraction", r"(?<![0-9A-Za-z/.])([0-9]{1,3})\s?[/⁄]\s?([0-9]{1,3})(?![0-9A-Za-z/]|\.[0-9])", _fraction),
    _shared("version", r"(?<![0-9.])[0-9]+(?:\.[0-9]+){2,}(?!\.?[0-9])", _version),
    _shared("sign", r"(?<=[0-9])\s?(?P<said>[-−])\s?(?=[0-9.]+\s?=)", lambda say, m: say.SYMBOLS["-"]),
    _shared("sign", r"(?<=[\w)%])\s?([+=×÷±≈≠≤≥<>&@])\s?(?=[\w(])", lambda say, m: say.SYMBOLS[m[1]]),
    _shared("sign", r"(?<!\w)([+±≤≥])\s?(?=[0-9])", lambda say, m: say.SYMBOLS[m[1]]),
    _shared("about", r"(?<!bout )(?<!round )(?<!约)(?<![0-9A-Za-z~～])[~～≈∼]\s?(?=[0-9])", lambda say, m: say.ABOUT),
    _own(lambda say: say.LAST_RULES),
    _shared(
        "number", rf"{_MINUS}(?:{NUMBER}|(?<![0-9A-Za-z.])\.[0-9]+)", lambda say, m: say.number(Number.parse(m.group()))
    ),
)
"""In this order: what is longer and rarer before what it contains."""
