"""Edits of what is said."""

import re
from collections.abc import Iterable
from dataclasses import replace

from studio.core.errors import InputError
from studio.project.document import Document, Patch, Row, RowId
from studio.project.edits.sketch import each_row

_CJ = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Chinese and Japanese characters and punctuation: scripts that put no space between words."""
_UNSPACED = re.compile(f"[{_CJ}]")
_WIDE_PUNCTUATION = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")


def set_text(document: Document, id_: RowId, text: str) -> Patch:
    return each_row(document, [id_], lambda row: reworded(row, text))


def replace_all(
    document: Document,
    ids: Iterable[RowId],
    find: str,
    replacement: str,
    match_case: bool = False,
    whole_words: bool = False,
    regex: bool = False,
) -> Patch:
    """Replace `find` wherever it stands in these rows. With `regex` both are in the syntax of Python's `re`."""
    if not find:
        raise InputError("Give the text that is to be found.")
    try:
        pattern = re.compile(_pattern(find, whole_words, regex), 0 if match_case else re.IGNORECASE)
        becomes = replacement if regex else replacement.replace("\\", r"\\")
        return each_row(document, ids, lambda row: reworded(row, pattern.sub(becomes, row.text)))
    except (re.error, IndexError) as error:
        raise InputError(f"This is no regular expression, or its replacement does not fit: {error}.") from error


def reworded(row: Row, text: str) -> Row:
    """The row with another text. What was approved was the old one, so it is open again."""
    if text == row.text:
        return row
    return replace(row, text=text, status="open" if row.status == "approved" else row.status)


def joined(texts: Iterable[str]) -> str:
    """Texts as one, with a space between them, or nothing where the script has no spaces."""
    whole = ""
    for text in filter(None, texts):
        whole += text if not whole or _touch(whole[-1], text[0]) else f" {text}"
    return whole


def _touch(left: str, right: str) -> bool:
    if _WIDE_PUNCTUATION.match(left) or _WIDE_PUNCTUATION.match(right):
        return True
    return bool(_UNSPACED.match(left) and _UNSPACED.match(right))


def _pattern(find: str, whole_words: bool, regex: bool) -> str:
    if regex:
        return rf"\b(?:{find})\b" if whole_words else find
    # Where no spaces are written, no word has an end that could be asked for.
    starts_word = whole_words and find[0].isalnum() and not _UNSPACED.match(find[0])
    ends_word = whole_words and find[-1].isalnum() and not _UNSPACED.match(find[-1])
    letter = rf"(?:(?![{_CJ}])\w)"
    return f"{f'(?<!{letter})' if starts_word else ''}{re.escape(find)}{f'(?!{letter})' if ends_word else ''}"
