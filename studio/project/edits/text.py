"""Edits of what is said, and how long and high its beats are."""

import re
from collections.abc import Iterable
from dataclasses import replace

from studio.core.tuning import Tuned, followed, in_order
from studio.project.document import Document, Patch, Row, RowId
from studio.project.edits.sketch import each_row

_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese and Japanese characters and punctuation: scripts that put no space between words."""
_WIDE_PUNCTUATION = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")


def set_text(document: Document, id_: RowId, text: str) -> Patch:
    return each_row(document, [id_], lambda row: reworded(row, text))


def set_tuning(document: Document, id_: RowId, tuning: Iterable[Tuned]) -> Patch:
    """All that is set by hand of a row's beats; nothing: as they are planned."""
    return each_row(document, [id_], lambda row: replace(row, tuning=in_order(tuning)))


def reworded(row: Row, text: str) -> Row:
    """The row with another text, and its words still as they were tuned. What was approved was the old one, so it is
    open again."""
    if text == row.text:
        return row
    status = "open" if row.status == "approved" else row.status
    return replace(row, text=text, status=status, tuning=followed(row.tuning, row.text, text))


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
