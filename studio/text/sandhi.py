"""Tone sandhi: how Chinese syllables sound among their neighbours.

Third tones turn within words before they do between words (Chen, "Tone Sandhi", 2000);
一 and 不 follow Xiandai Hanyu Cidian.
"""

from collections.abc import Callable, Sequence

_DIGITS = "零〇一二三四五六七八九十两点"
_ORDINAL = ("第", "初", "周", "期", "拜", "唯", "统", "专", "单", "划", "万", "之", "高", "星")
"""Before an 一 that is a number by itself or ends a word: 第一, 星期一, 唯一."""
_NAMED_FIRST = "月号楼班级"
"""Behind an 一 that counts in order: 一月, 一号, 一楼; but 一级 may be either."""
_PROCLITICS = frozenset("很也只可再太最更不没把比给好挺每有几两老小总")
"""Words of one character that lean on the next."""

IsWord = Callable[[str], bool]


def sounding(text: str, readings: Sequence[str], ends: Sequence[int], is_word: IsWord) -> list[str]:
    """The readings of Han characters that stand together, as they sound.

    `readings` are pinyin with tone digits, one for each character; `ends` are those of the words in the text.
    `is_word` tells whether characters are a word, by which longer words are parted.
    """
    heard = list(readings)
    for at, char in enumerate(text):
        if char == "一" and heard[at] == "yi1":
            heard[at] = f"yi{_tone_of_one(text, heard, at, ends)}"
        elif char == "不" and heard[at] == "bu4":
            heard[at] = f"bu{_tone_of_not(text, heard, at)}"
    spans = list(zip((0, *ends), ends, strict=False))
    for start, end in spans:
        _turn(heard, start, end, text, is_word)
    feet = _feet(text, spans)
    for start, end in feet:
        _join(heard, start, end)
    for _, end in feet[:-1]:
        _raise(heard, end - 1)
    return heard


def _tone_of_one(text: str, heard: Sequence[str], at: int, ends: Sequence[int]) -> int:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before == after:  # 看一看
        return 5
    if not after or before in _ORDINAL or (before and before in _DIGITS) or after in _NAMED_FIRST:
        return 1
    if after in _DIGITS or (at + 1 in ends and at not in (0, *ends)):  # a row of figures; the end of a word
        return 1
    return 2 if heard[at + 1].endswith("4") or after == "个" else 4


def _tone_of_not(text: str, heard: Sequence[str], at: int) -> int:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before == after:  # 好不好
        return 5
    return 2 if after and heard[at + 1].endswith("4") else 4


def _turn(heard: list[str], start: int, end: int, text: str, is_word: IsWord) -> None:
    """Third tones of a word: first those of the words in it."""
    if end - start > 2:
        cut = _cut(text, start, end, is_word)
        _turn(heard, start, cut, text, is_word)
        _turn(heard, cut, end, text, is_word)
        _raise(heard, cut - 1)
    elif end - start == 2:
        _raise(heard, start)


def _cut(text: str, start: int, end: int, is_word: IsWord) -> int:
    """Where a word of three or more characters falls in two: 展览|馆, 老|厂长."""
    if end - start == 3 and not is_word(text[start : start + 2]) and is_word(text[start + 1 : end]):
        return start + 1
    return start + 2


def _feet(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words with the words of one character that lean on them."""
    feet: list[tuple[int, int]] = []
    open_foot = False
    for start, end in spans:
        single = end - start == 1
        if open_foot and (single or feet[-1][1] - feet[-1][0] == 1):
            feet[-1] = feet[-1][0], end
            open_foot = False
        else:
            feet.append((start, end))
            open_foot = single and text[start] in _PROCLITICS
    return feet


def _join(heard: list[str], start: int, end: int) -> None:
    """Third tones between the words of a foot, from its end."""
    for at in range(end - 2, start - 1, -1):
        _raise(heard, at)


def _raise(heard: list[str], at: int) -> None:
    """A third tone before a third tone becomes the second."""
    if at + 1 < len(heard) and heard[at][-1:] == "3" and heard[at + 1][-1:] == "3":
        heard[at] = f"{heard[at][:-1]}2"
