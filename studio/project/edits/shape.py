"""One row becomes two, or several become one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from studio.core.errors import InputError
from studio.core.script import Cue, Origin
from studio.core.tuning import Tuned, in_order
from studio.project.document import Document, Patch, Row, RowId, Status
from studio.project.edits.ranks import spread
from studio.project.edits.sketch import Sketch, name_of
from studio.project.edits.text import joined, reworded

_GAP_MS = 300
"""The most silence between the halves of an untimed line: that between two sentences."""
Divide = Callable[[str, int], tuple[str, str]]
"""A text before and after a place in it."""
_SYLLABIC = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def cut(text: str, position: int) -> tuple[str, str]:
    """The text before and after a place, without the blanks there."""
    return text[: max(0, position)].rstrip(), text[max(0, position) :].lstrip()


def split(document: Document, id_: RowId, position: int, divide: Divide = cut) -> Patch:
    """Split a row before the character at `position`; its time is shared by how long the halves take to say.

    `divide` makes the halves, as where marks that hold there are to hold in both.

    The first half keeps the id, the comment and the takes, though none of them is picked any more: they say the second
    half as well. The second has the same speaker, voice and manner.
    """
    sketch = Sketch(document)
    row = sketch.row(id_)
    left, right = divide(row.text, position)
    if not left or not right:
        raise InputError("Put the cursor where the line is to be split: there must be text on both sides.")
    first_cue, second_cue = _shared(row.cue, left, right)
    rows = list(document)
    (rank,), moved = spread(rows, document.index_of(id_) + 1, 1)
    for other, place in moved.items():
        sketch.put_row(replace(sketch.row(other), rank=place))
    first = reworded(replace(sketch.row(id_), take=None), left)
    first = replace(first, tuning=_up_to(row, left, position))
    sketch.put_row(replace(first, cue=first_cue, gap_ms=min(row.gap_ms, _GAP_MS)))
    second = replace(row, id=document.free_row_ids(1)[0], rank=rank, take=None, comment="", notes=())
    if row.origin:  # what the file shows beside it stays with the first half
        second = replace(second, origin=replace(row.origin, beside=()))
    second = replace(reworded(second, right), tuning=_from(row, right, position))
    sketch.put_row(replace(second, cue=second_cue))
    return sketch.patch()


def merge(document: Document, ids: Sequence[RowId]) -> Patch:
    """Make neighbouring rows one, or a single row one with the next.

    The first keeps its id, speaker, voice and manner. It gets the texts, the time from the first start to the last end,
    the comments and all takes; none is picked, since none says it all.
    """
    sketch = Sketch(document)
    rows = sorted((sketch.row(id_) for id_ in dict.fromkeys(ids)), key=lambda row: row.rank)
    if not rows:
        raise InputError("Choose the lines that are to be merged.")
    if len(rows) == 1:
        following = document.index_of(rows[0].id) + 1
        if following == len(document):
            raise InputError("This is the last line: there is no next one to merge it with.")
        rows.append(document.row_at(following))
    for above, below in pairwise(rows):
        if document.index_of(below.id) != document.index_of(above.id) + 1:
            raise InputError(
                f"Only neighbours can be merged: {name_of(document, below)} does not follow the one before."
            )
    first = rows[0]
    for row in rows[1:]:
        sketch.remove_row(row.id)
        for take in document.takes_of(row.id):
            sketch.put_take(replace(take, row=first.id))
    sketch.put_row(
        replace(
            first,
            text=joined(row.text for row in rows),
            cue=_spanning([row.cue for row in rows if row.cue]),
            take=None,
            status=_status_of(rows),
            comment="\n".join(dict.fromkeys(row.comment for row in rows if row.comment)),
            gap_ms=rows[-1].gap_ms,
            notes=tuple(dict.fromkeys(note for row in rows for note in row.notes)),
            tuning=_tuning_of(rows),
            origin=_origin_of(rows),
        )
    )
    return sketch.patch()


def _up_to(row: Row, left: str, position: int) -> tuple[Tuned, ...]:
    """What was tuned of the row's words before a place, as they stand in the half before it."""
    return tuple(one for one in row.tuning if one.start < position and left.startswith(row.text[: one.start + 1]))


def _from(row: Row, right: str, position: int) -> tuple[Tuned, ...]:
    """What was tuned of the row's words from a place on, as they stand in the half behind it."""
    by = len(right) - len(row.text)
    kept = (one for one in row.tuning if one.start >= position and right.endswith(row.text[one.start :]))
    return tuple(one.moved(by) for one in kept if one.start < len(row.text))


def _tuning_of(rows: Sequence[Row]) -> tuple[Tuned, ...]:
    """What was tuned, in the text of all rows together."""
    found: list[Tuned] = []
    for n, row in enumerate(rows, 1):
        by = len(joined(row.text for row in rows[:n])) - len(row.text)
        found += [one.moved(by) for one in row.tuning if one.start < len(row.text)]
    return in_order(found)


def _origin_of(rows: Sequence[Row]) -> Origin | None:
    """That of the first row, with all that the file shows beside any of them."""
    beside = tuple(one for row in rows if row.origin for one in row.origin.beside)
    return rows[0].origin and replace(rows[0].origin, beside=beside)


def _shared(cue: Cue | None, left: str, right: str) -> tuple[Cue | None, Cue | None]:
    if cue is None or cue.slot_ms < 2:
        return cue, cue
    lengths = _length(left), _length(right)
    cut_ms = cue.start_ms + round(cue.slot_ms * lengths[0] / sum(lengths))
    cut_ms = min(max(cut_ms, cue.start_ms + 1), cue.end_ms - 1)
    return Cue(cue.start_ms, cut_ms), Cue(cut_ms, cue.end_ms)


def _length(text: str) -> int:
    """How long it takes to say, roughly: a letter counts two fifths of a character that is a syllable."""
    return max(1, sum(5 if _SYLLABIC.match(c) else 2 for c in text if c.isalnum()))


def _spanning(cues: Sequence[Cue]) -> Cue | None:
    return Cue(min(cue.start_ms for cue in cues), max(cue.end_ms for cue in cues)) if cues else None


def _status_of(rows: Sequence[Row]) -> Status:
    return "retake" if any(row.status == "retake" for row in rows) else "open"
