"""Japanese numbers: written in kanji, and read with the counter behind them.

Only what was written in digits is read here; OpenJTalk reads numbers in kanji, many of which are parts of words
(一番, 千葉, 十分). Codes and telephone numbers have a kanji for each digit: 〇九〇.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from studio.text import kana
from studio.text.ja_counters import FIRST_OF_MONTH, Counter, counters, pattern

POINT = "点"
_DIGITS = "〇一二三四五六七八九"
_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_TENS = {"千": "せん", "百": "ひゃく", "十": "じゅう"}
_ALTERED = {"三百": "さんびゃく", "六百": "ろっぴゃく", "八百": "はっぴゃく", "三千": "さんぜん", "八千": "はっせん"}
_MYRIADS = {
    "万": Counter("まん", {}, plain=True),
    "億": Counter("おく", {}, plain=True),
    "兆": Counter("ちょう", {}),
    "京": Counter("けい", {}),
}
_BIG = "".join(_MYRIADS)
_NUMBER = re.compile(rf"(?:零|[{_DIGITS}十百千{_BIG}]+)(?:{POINT}[{_DIGITS}]+)?|{POINT}[{_DIGITS}]+")
_GROUP = re.compile(rf"([{_DIGITS}十百千]*)([{_BIG}]|$)")
_PART = re.compile(rf"([{_DIGITS}]?)([千百十])")
_CODE = re.compile(rf"[{_DIGITS}]{{2,}}|〇")
_SHORT = {"いち": "いっ", "ろく": "ろっ", "はち": "はっ", "じゅう": "じゅっ", "ひゃく": "ひゃっ", "びゃく": "びゃっ",
          "ぴゃく": "ぴゃっ"}  # fmt: skip
_SHORT_BEFORE = {  # first kana of a counter -> ends of numerals that it shortens
    **dict.fromkeys("かきくけこはひふへほぱぴぷぺぽ", ("いち", "ろく", "はち", "じゅう", "ひゃく", "びゃく", "ぴゃく")),
    **dict.fromkeys("さしすせそたちつてと", ("いち", "はち", "じゅう")),
}
_SHORT_BEFORE_KATAKANA = dict.fromkeys("カキクケコサシスセソタチツテトパピプペポ", ("じゅう",))
_P = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_KEYS = {"いち": "1", "ろく": "6", "はち": "8", "じゅう": "10", "よん": "4", "なな": "7", "きゅう": "9", "ぜろ": "0"}


class Numeral(NamedTuple):
    """A number with its counter, in a text."""

    start: int
    end: int
    reading: str
    """Hiragana as a dictionary has it."""
    spoken: str
    """Hiragana as pronounced."""
    has_counter: bool
    """Whether the counter is part of it; else what follows may be a counter that is not known here."""
    others: tuple[str, ...] = ()
    """Other readings, where it is not certain."""


def kanji(whole: str) -> str:
    """A whole number in digits as kanji: 1200 is 千二百, 0 零."""
    groups = []
    digits = whole.lstrip("0")
    for power, big in enumerate(("", *_BIG)):
        group = digits[max(0, len(digits) - 4 * power - 4) : max(0, len(digits) - 4 * power)]
        if group.strip("0"):
            groups.append(_group(int(group), bool(big)) + big)
    return "".join(reversed(groups)) or "零"


def _group(n: int, is_big: bool) -> str:
    """A number below ten thousand; one thousand of a bigger unit has its one: 一千万."""
    thousands, hundreds, tens, ones = n // 1000, n // 100 % 10, n // 10 % 10, n % 10
    written = "一" * (thousands == 1 and is_big)
    for count, unit in ((thousands, "千"), (hundreds, "百"), (tens, "十")):
        written += (_DIGITS[count] * (count > 1) + unit) * (count > 0)
    return written + _DIGITS[ones] * (ones > 0)


def one_by_one(digits: str) -> str:
    """Digits of a code as kanji."""
    return "".join(_DIGITS[int(digit)] for digit in digits)


def numerals(text: str, is_ours: Callable[[int, int], bool]) -> Iterator[Numeral]:
    """The numbers of a text; `is_ours` tells of a range whether any of it was written in digits."""
    for match in _NUMBER.finditer(text):
        if is_ours(*match.span()):
            yield _numeral(text, match)


def _numeral(text: str, match: re.Match[str]) -> Numeral:
    start, end = match.span()
    written = match.group()
    if _CODE.fullmatch(written):
        words = [_ONES[_DIGITS.index(digit)] or "ぜろ" for digit in written]
        return Numeral(start, end, "".join(words), "".join(map(_digit_spoken, words)), True)
    words = _words(written)
    behind = pattern().match(text, end)
    if behind and behind.group() == "分" and re.match(rf"の[零{_DIGITS}十百千{_BIG}]", text[end + 1 :]):
        return _with(start, end + 1, words, Counter("ぶん", {}, plain=True), written)  # a fraction
    if behind and behind.group() == "分" and text[:start].endswith(("度", "割")):
        return _with(start, end + 1, words, Counter("ぶ", {}, plain=True), written)  # a tenth
    if behind:
        return _counted(text, start, behind, words, written)
    if text[end : end + 1] in _SHORT_BEFORE_KATAKANA:
        words = _shortened(words, _SHORT_BEFORE_KATAKANA[text[end]])
    return Numeral(start, end, "".join(words), _spoken(words), False)


def _counted(text: str, start: int, behind: re.Match[str], words: list[str], written: str) -> Numeral:
    counter = counters()[behind.group()]
    before = text[:start]
    if counter.native and before.endswith("年"):  # a class of a school: 三年二組
        counter = counter._replace(native=False)
    if start > 1 and before[-1] in "、,，" and before[-2] + written in _DIGITS[1:]:  # two or three days
        counter = counter._replace(forms={key: form for key, form in counter.forms.items() if key[0] != "="})
    found = _with(start, behind.end(), words, counter, written)
    if (written, behind.group()) != ("一", "日"):
        return found
    of_month, whole = (FIRST_OF_MONTH, FIRST_OF_MONTH), (found.reading, found.spoken)
    reading, other = (of_month, whole) if before.endswith(("月", "月の", "元日の")) else (whole, of_month)
    return found._replace(reading=reading[0], spoken=reading[1], others=(other[0],))


def _with(start: int, end: int, words: list[str], counter: Counter, written: str) -> Numeral:
    """A number before its counter."""
    parts = _joined(words, counter, written)
    return Numeral(start, end, "".join(parts), _spoken(parts), True)


def _joined(words: list[str], counter: Counter, written: str) -> list[str]:
    """The words of a number and its counter, changed as they change each other."""
    last = words[-1]
    ending = next((end for end in _KEYS if last.endswith(end)), "")
    if special := counter.forms.get(f"={written}"):
        return [special]
    if special := counter.forms.get(_KEYS.get(ending, "")):
        return [*words[:-1], last.removesuffix(ending) + special]
    if counter.native and written in ("一", "二"):
        return [{"一": "ひと", "二": "ふた"}[written], counter.reading]
    if last.endswith(("さん", "せん", "ぜん", "まん")):
        return [*words, counter.forms.get("ん", counter.reading)]
    short = () if counter.plain else _SHORT_BEFORE.get(counter.reading[0], ())
    shortened = _shortened(words, short)
    if shortened == words:
        return [*words, counter.reading]
    return [*shortened, _P.get(counter.reading[0], counter.reading[0]) + counter.reading[1:]]


def _shortened(words: list[str], endings: tuple[str, ...]) -> list[str]:
    for ending in endings:
        if words[-1].endswith(ending):
            return [*words[:-1], words[-1].removesuffix(ending) + _SHORT[ending]]
    return words


def _words(written: str) -> list[str]:
    """The words of a number, each as it changes before the next."""
    whole, point, fraction = written.partition(POINT)
    words: list[str] = ["れい"] if whole == "零" and point else ["ぜろ"] if whole == "零" else []
    for digits, big in _GROUP.findall(whole.replace("零", "")):
        words += _thousands(digits)
        if big:
            words = _joined(words or [""], _MYRIADS[big], digits)
    if point:
        words = [*_shortened(words, _SHORT_BEFORE["て"]), "てん"] if words else ["てん"]
        words += [_ONES[_DIGITS.index(digit)] or "ぜろ" for digit in fraction]
    return words


def _thousands(digits: str) -> list[str]:
    words = []
    done = 0
    for match in _PART.finditer(digits):
        count, unit = match.groups()
        one = "いっせん" if count and unit == "千" else _ONES[1] + _TENS[unit] if count else _TENS[unit]
        words.append(
            _ALTERED.get(match.group()) or (one if count in ("", "一") else _ONES[_DIGITS.index(count)] + _TENS[unit])
        )
        done = match.end()
    return words + [_ONES[_DIGITS.index(digit)] or "ぜろ" for digit in digits[done:]]


def _spoken(words: list[str]) -> str:
    """As pronounced: に and ご are drawn out beside the point and among digits behind it."""
    if "てん" not in words:
        return "".join(map(kana.lengthened, words))
    point = words.index("てん")
    last = max(i for i, word in enumerate(words) if word in (*_ONES, "ぜろ", "てん"))
    return "".join(
        _digit_spoken(word) if point - 1 <= i < last and word in ("に", "ご") else kana.lengthened(word)
        for i, word in enumerate(words)
    )


def _digit_spoken(word: str) -> str:
    return f"{word}ー" if word in ("に", "ご") else kana.lengthened(word)
