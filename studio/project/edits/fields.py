"""Edits of what else is decided for a row, or for all."""

from collections.abc import Iterable
from dataclasses import replace

from studio.core.errors import InputError
from studio.project.document import OPTIONS_KEY, STATUSES, Change, Document, Options, Patch, RowId, Status, patch_of
from studio.project.edits.sketch import each_row

GAINS_DB = (-60.0, 24.0)
"""Least and greatest gain of a row, or of a speaker."""


def set_status(document: Document, ids: Iterable[RowId], status: Status) -> Patch:
    if status not in STATUSES:
        raise InputError(f"There is no status {status!r}: give one of {', '.join(STATUSES)}.")
    return each_row(document, ids, lambda row: replace(row, status=status))


def set_comment(document: Document, id_: RowId, comment: str) -> Patch:
    return each_row(document, [id_], lambda row: replace(row, comment=comment.strip()))


def set_gain(document: Document, ids: Iterable[RowId], gain_db: float) -> Patch:
    least, most = GAINS_DB
    if not least <= gain_db <= most:
        raise InputError(f"The gain is {gain_db:g} dB; give one from {least:g} to {most:g} dB.")
    return each_row(document, ids, lambda row: replace(row, gain_db=gain_db))


def set_options(document: Document, options: Options) -> Patch:
    return patch_of((Change("options", OPTIONS_KEY, document.options, options),))
