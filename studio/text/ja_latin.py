"""Latin letters in a Japanese line, as katakana: abbreviations, names, words and codes.

A word is looked up in resources/words/ja_latin.txt, then in OpenJTalk's dictionary; capitals that neither knows are
read as letters, and other words as katakana by their English sound. A whole English sentence stays English.
"""

import re

from studio.text import ja_katakana, ja_numbers
from studio.text.lazy import Once
from studio.text.roman import roman
from studio.text.say import Rule
from studio.text.tables import rows, words
from studio.text.units import CURRENCIES, SPELLINGS, UNITS

LONGEST = 3
"""Words in a row; more of them are English, and read so."""

_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        words(
            "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ",
            "オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット",
        ),
        strict=True,
    )
)
_DIGITS = words("ゼロ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン テン")
_WORD = r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*"
_WORD_RULE = re.compile(rf"(?<![0-9A-Za-z°]){_WORD}(?![A-Za-z])(?!\$)")
_CODE_RULE = re.compile(
    r"(?<![0-9A-Za-z.])(?:[A-Za-z]{1,5}-?[0-9]{1,3}[A-Za-z]{0,2}|[0-9]{1,2}[A-Za-z]{1,4})(?![0-9A-Za-z])"
)
_PARTS = re.compile("[A-Za-z]+|[0-9]+")
_CASES = re.compile(r"[A-ZÀ-Ö]+(?![a-zà-ÿ])|[A-ZÀ-Ö]?[a-zß-ɏ]+")
_BEFORE = re.compile(rf"(?:{_WORD}[ ,.!?;:]{{1,2}})*$")
_BEHIND = re.compile(rf"(?:[ ,.!?;:]{{1,2}}{_WORD})*")
_ROMAN = re.compile(
    r"(?<=第)[IVX]{1,5}(?![A-Za-z])|(?<=[ァ-ヶー一-龠々])(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3})(?![A-Za-z0-9-])"
)
_FILE = re.compile(
    r"(?<![0-9A-Za-z._/-])[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)*\."
    r"(?:pdf|png|jpe?g|gif|txt|docx?|xlsx?|pptx?|csv|json|xml|html?|zip|exe|mp[34]|wav|mov|avi|mkv|srt|ass|vtt|md|py|js"
    r"|ini|log)"
    r"(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_FILE_SIGNS = {".": "ドット", "_": "アンダーバー", "-": "ハイフン"}


def _word(match: re.Match[str]) -> str | None:
    """A word or abbreviation; None where it is a unit, or one of a sentence."""
    text, word = match.string, match.group()
    if word in UNITS and text[match.end() :][:1] in ("²", "³"):
        return None
    before = text[: match.start()]
    if re.search(r"[0-9]\s?[A-Za-z]+/$", before):
        return None
    if re.search(r"[0-9]\s?$", before) and (word in UNITS or word in SPELLINGS or word.lower() in ("am", "pm", "bn")):
        return None
    if word in CURRENCIES and re.search(r"[0-9]\s?$|^\s?[0-9]", before[-2:] + "\n" + text[match.end() :][:2], re.M):
        return None
    if len(re.findall(_WORD, _around(match))) > LONGEST:
        return None
    return katakana(word)


def _file(match: re.Match[str]) -> str:
    """The name of a file, part by part."""
    parts = re.findall(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]", match.group())
    said = [
        _FILE_SIGNS.get(part) or (ja_numbers.one_by_one(part) if part.isdigit() else katakana(part)) for part in parts
    ]
    return "".join(part or "" for part in said)


def _around(match: re.Match[str]) -> str:
    """The words in a row to which one belongs."""
    before = _BEFORE.search(match.string, max(0, match.start() - 200), match.start())
    behind = _BEHIND.match(match.string, match.end())
    return (before.group() if before else "") + match.group() + (behind.group() if behind else "")


def katakana(word: str) -> str | None:
    """A Latin word as katakana; None where no way to read it is known."""
    if len(word) == 1:
        return _LETTERS.get(word.upper())
    known = _known().get(word) or _known().get(word.lower())
    if known:
        return known
    if word.lower().endswith(("'s", "’s")) and (owner := katakana(word[:-2])):
        return f"{owner}ズ"
    return _listed(word) or _spelled(word) or _parts(word)


def _spelled(word: str) -> str:
    """Capitals as letters; empty for what is no abbreviation."""
    if not word.isascii() or not word.isalpha():
        return ""
    if word.isupper() and (len(word) <= 4 or not re.search("[AEIOUY]", word)):
        return _letters(word)
    return "" if re.search("[aeiouyAEIOUY]", word) or len(word) > 5 else _letters(word)


def _letters(word: str) -> str:
    return "".join(_LETTERS[letter] for letter in word.upper())


def _parts(word: str) -> str | None:
    """A word of several, as PowerPoint, part by part; one that is not, by its sound."""
    parts = _CASES.findall(word)
    if len(parts) < 2:
        return ja_katakana.katakana(word) or None
    read = [katakana(part) for part in parts]
    return "".join(part or "" for part in read) or None


def _listed(word: str) -> str:
    """What OpenJTalk's dictionary has for a word; empty for nothing."""
    from studio.text.ja_nodes import wide_word

    spellings = dict.fromkeys((word, word.capitalize(), word.lower()))
    read = next((read for spelling in spellings if (read := wide_word(spelling))), "")
    # It has エイ and ケイ for letters in some abbreviations and エー and ケー in others.
    by_letters = _letters(word) if word.isascii() and word.isupper() else ""
    return by_letters if _plain(read) == _plain(by_letters) else read


def _plain(letters: str) -> str:
    return letters.replace("ー", "イ")


def _code(match: re.Match[str]) -> str | None:
    """Letters with digits: MP3, CO2, 5G. None where the letters are a unit, as in 5km."""
    written = match.group()
    if known := _known().get(written.upper()):
        return known
    parts = _PARTS.findall(written)
    if parts[0].isdigit() and (
        written[len(parts[0]) :] in {*UNITS, *SPELLINGS} or parts[1] in ("k", "m", "M", "B", "K")
    ):
        return None
    if any(len(part) > 1 and part.islower() and part not in ("mp",) for part in parts):
        return None
    letters_only = sum(map(str.isdigit, parts)) == 1
    return "".join(_digits(part, letters_only) if part.isdigit() else katakana(part) or "" for part in parts) or None


def _digits(digits: str, alone: bool) -> str:
    """One digit is English; more of them are a number in Japanese, or digits where the first is 0."""
    if len(digits) == 1 and alone:
        return _DIGITS[int(digits)]
    return ja_numbers.one_by_one(digits) if digits[0] == "0" else ja_numbers.kanji(digits)


def _roman(match: re.Match[str]) -> str | None:
    """A Roman number behind a Japanese name."""
    return ja_numbers.kanji(str(n)) if (n := roman(match.group())) else None


def _read_known() -> dict[str, str]:
    table = dict(rows("ja_latin.txt"))
    return {word.lower(): reading for word, reading in table.items()} | table


_known = Once(_read_known)

_THANKS = re.compile("(?<![A-Za-z])[Tt]hank you(?![A-Za-z])", re.IGNORECASE)

RULES = (
    Rule(_THANKS, lambda match: "サンキュー", "English word", anywhere=True),
    Rule(_FILE, _file, "file name", anywhere=True),
    Rule(_ROMAN, _roman, "roman", anywhere=True),
    Rule(_CODE_RULE, _code, "code", anywhere=True),
    Rule(_WORD_RULE, _word, "English word", anywhere=True),
)
