"""Emoji that stand for a word, by their names in the line's language; the others are mood and stay silent.

Names are those of the Unicode CLDR, from the package emoji, which is read when a line has an emoji.
"""

import re
from importlib import import_module

from studio.core.pronunciation import Lang
from studio.text.spoken import Spoken

_MAYBE = re.compile(r"[\u20e3\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")
_FACE = re.compile(
    "[\u2639\u263a\U0001f600-\U0001f644\U0001f910-\U0001f917\U0001f920-\U0001f92f\U0001f970-\U0001f97a\U0001f9d0"
    "\U0001fae0-\U0001fae9]"
)
"""Between words too a face is mood."""
_HEART = re.compile("[\u2764\u2665\U0001f493-\U0001f49f\U0001f5a4\U0001f90d\U0001f90e\U0001f9e1\U0001fa75-\U0001fa77]")
_LOVE: dict[Lang, str] = {"zh": "爱", "en": "love", "ja": "ラブ", "ko": "러브"}
_ONE_LOVES = re.compile(r"\b(?:he|she|it|who|everybody|everyone|nobody)\s*$", re.IGNORECASE)
_FLAG = re.compile("^(?:旗|깃발|bandera) ")


def named(spoken: Spoken, lang: Lang) -> Spoken:
    """The text with a name for each emoji that is a word: between two words with no punctuation, or alone in the line.

    A heart between words is "love". Keycaps are their digits wherever they stand.
    """
    if not _MAYBE.search(spoken.text):
        return spoken
    spoken = spoken.sub(_KEYCAP, lambda match: match[1], "emoji")
    package = import_module("emoji")
    found = {one["emoji"] for one in package.emoji_list(spoken.text) if _MAYBE.search(one["emoji"])}
    if not found:
        return spoken
    one = "|".join(re.escape(emoji) for emoji in sorted(found, key=len, reverse=True))
    each = re.compile(f"(?:{one})\ufe0f?")
    is_alone = not any(map(str.isalnum, each.sub("", spoken.text)))

    def said(match: re.Match[str]) -> str | None:
        before, after = match.string[: match.start()].rstrip(" "), match.string[match.end() :].lstrip(" ")
        is_between = before[-1:].isalnum() and after[:1].isalnum()
        if not is_alone and (not is_between or _FACE.search(match.group())):
            return None
        if is_between and _HEART.match(match.group()) and lang in _LOVE:
            return f" {_LOVE[lang]}{'s' * bool(lang == 'en' and _ONE_LOVES.search(before))} "
        emojis = dict.fromkeys(each.findall(match.group()))
        return f" {' '.join(_name(package.demojize(_TONES.sub('', emoji), language=lang)) for emoji in emojis)} "

    return spoken.sub(re.compile(rf"(?:(?:{one})\ufe0f?\s?)*(?:{one})\ufe0f?"), said, "emoji")


def _name(written: str) -> str:
    """A name as the package writes it (:woman_astronaut:) in words; a flag is its country."""
    return _FLAG.sub("", written.strip(":").replace("_", " "))
