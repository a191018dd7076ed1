"""What the rooms below the window say, errors and notes, in the language of the window.

They know nothing of Qt and say it in English. resources/translations/sentences_*.tsv has each of their sentences, with
gaps for what differs from time to time, and the same in the other language.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from studio.gui.shell.language import TRANSLATIONS, language

_GAP = re.compile(r"\{(\d)(\*?)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=\S)")
_REMEMBERED = 1024


class Template(NamedTuple):
    """One sentence of a table."""

    pattern: str
    """Compiled where it is compared: all of them at once would take longer than a frame of the window."""
    landmark: str
    """Its longest part between gaps: what lacks that need not be compared."""
    translation: str
    """{1} is what stands in the first gap, {1*} the same in the other language."""


def said(text: str) -> str:
    """Sentences, one or more a line, in the language of the window; those without a translation stay as they are."""
    if language.name in ("", "en"):
        return text
    return "\n".join(_line(line, language.name) for line in text.split("\n"))


def joined(sentences: Iterable[str]) -> str:
    """One after the other: Chinese sets no space between them."""
    return ("" if language.name == "zh_CN" else " ").join(sentences)


@cache
def templates(name: str) -> tuple[Template, ...]:
    """The table of one of LANGUAGES, those with the most words of their own first."""
    lines = (TRANSLATIONS / f"sentences_{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    rows.sort(key=lambda row: -len(_GAP.sub("", row[0])))
    return tuple(_template(english, translation) for english, translation in rows)


def _template(english: str, translation: str) -> Template:
    fixed = _GAP.split(english)[::3]
    gaps = _GAP.findall(english)
    pattern = re.escape(fixed[0]) + "".join(
        f"(?P<gap{number}>.+?){re.escape(part)}" for (number, _), part in zip(gaps, fixed[1:], strict=True)
    )
    return Template(pattern, max(fixed, key=len), translation)


@lru_cache(_REMEMBERED)
def _line(line: str, name: str) -> str:
    whole = _translated(line, name)
    if whole is not None:
        return whole
    parts = [(part, _translated(part, name)) for part in _SENTENCE_END.split(line)]
    if all(translation is None for _, translation in parts):
        return line
    return "".join(f"{part} " if translation is None else translation for part, translation in parts).rstrip()


def _translated(text: str, name: str) -> str | None:
    for template in templates(name):
        if template.landmark in text and (match := re.fullmatch(template.pattern, text)):
            filled = _filled(template, match, name)
            if filled is not None:
                return filled
    return None


def _filled(template: Template, match: re.Match[str], name: str) -> str | None:
    """None where a template without a word of its own, such as `{1}: {2*}`, holds nothing that has a translation."""
    inner = {gap: _line(match[f"gap{gap}"], name) for gap, is_said in _GAP.findall(template.translation) if is_said}
    is_bare = not re.search(r"\w", template.landmark)
    if is_bare and all(match[f"gap{gap}"] == said_so for gap, said_so in inner.items()):
        return None
    return _GAP.sub(lambda gap: inner[gap[1]] if gap[2] else match[f"gap{gap[1]}"], template.translation)
