"""Which of its readings each Chinese character has in a sentence: words, rules of context, a network, in this order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.text import pinyin, zh_context, zh_lexicon
from studio.text.g2pm import network
from studio.text.lazy import Once
from studio.text.zh_lexicon import Told

_LIKELY = 0.9
"""What the network must be sure of to decide alone."""
_SURE = {
    "character": 0.995,
    "idiom": 0.99,
    "place": 0.98,
    "neutral": 0.97,
    "phrase": 0.97,
    "surname": 0.95,
    "erhua": 0.97,
    "rule": 0.92,
    "word": 0.9,
    "network": 0.8,
    "default": 0.6,
}
"""How often what decided was right in sentences that it had not been made for (docs/benchmarks.md), rounded."""
_NEARLY_CERTAIN = 0.97
_NETWORK_SURE = 0.93
"""What a reading is worth that the network finds nearly certain."""
_FREE = frozenset(
    "吧把伯车大好里的佛吓会几见节可壳俩六绿没秘呢宁弄片仆迫亲区任厦什石识属说遂台委尾殷叶予殖作正头家们么那哪啊呀吗杉番了子"
)
"""Characters whose other readings live in words that are listed: elsewhere they have the first one."""
_DENIED = 0.05
"""How much less sure a reading is that the network thinks unlikely."""

_QUESTION = re.compile(r"([^还了着得地的])[不没](?=\1)")
"""行不行, 便不便宜: who asks so says one word twice, and it is read as what follows the second one tells. Not the
characters that often lean on the word before them, or are adverbs: 还不还手."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading of one character."""

    reading: str
    """Pinyin with a tone digit, before sandhi; empty for a character that nobody reads."""
    source: str
    confidence: float
    others: tuple[str, ...] = ()
    """Its other readings in use, the likeliest first."""


_samples = Once(
    lambda: {
        row[0]: {reading: word for reading, word in (cell.split(" ", 1) for cell in row[1:])}
        for row in pinyin.rows("zh_polyphones.tsv")
    }
)


def in_use(char: str) -> tuple[str, ...]:
    """The readings of a simplified character that are in use today, the likeliest first; none if it has only one."""
    return tuple(_samples().get(char, ()))


def sample_word(char: str, reading: str) -> str:
    """A word in which a simplified character is read so, as 重 chong2 in 重新; the character itself for none."""
    return _samples().get(char, {}).get(reading, char)


def chosen(text: str, ends: Sequence[int]) -> list[Choice]:
    """How each character of a simplified text is read; `ends` are those of jieba's words, in order."""
    asked = {at: in_use(char) for at, char in enumerate(text)}
    shares = network()(
        text, {at: asked[at] or pinyin.of_character(char) for at, char in enumerate(text) if char not in "一不"}
    )
    told = zh_lexicon.told(text, ends)
    choices = [_choice(text, at, told.get(at), asked[at], shares.get(at, {})) for at in range(len(text))]
    for question in _QUESTION.finditer(text):
        verb, again = question.start(), question.start() + 2
        if choices[verb].reading != choices[again].reading:
            choices[verb] = replace(choices[again], source="rule")
    return choices


def _choice(text: str, at: int, word: Told | None, readings: Sequence[str], shares: Mapping[str, float]) -> Choice:
    reading, source = _decided(text, at, word, readings, shares)
    if not readings:
        return Choice(reading, source, _SURE["character"])
    others = sorted((one for one in readings if one != reading), key=lambda one: -shares.get(one, 0.0))
    return Choice(reading, source, _confidence(text[at], reading, source, readings, shares), tuple(others))


def _confidence(char: str, reading: str, source: str, readings: Sequence[str], shares: Mapping[str, float]) -> float:
    sure = _SURE[source]
    if source == "network" and shares[reading] >= _NEARLY_CERTAIN:
        sure = _NETWORK_SURE
    if shares and shares.get(reading, 0.0) < 1 - _LIKELY:
        sure -= _DENIED
    elif char in _FREE and reading == readings[0]:
        sure = max(sure, _NEARLY_CERTAIN)
    return round(sure, 3)


def _decided(
    text: str, at: int, word: Told | None, readings: Sequence[str], shares: Mapping[str, float]
) -> tuple[str, str]:
    """The reading, and what decided."""
    if word and (word.is_ours or word.source == "idiom"):
        return word.reading, word.source
    if reading := zh_context.before_words(text, at):
        return reading, "rule"
    if word and word.source != "word":
        return word.reading, word.source
    if not word and (reading := zh_context.after_words(text, at)):
        return reading, "rule"
    if shares and max(shares.values()) >= _LIKELY and text[at] not in _FREE:
        return max(shares, key=shares.__getitem__), "network"
    if word:
        return word.reading, word.source
    return next(iter(readings or pinyin.of_character(text[at])), ""), "default" if readings else "character"
