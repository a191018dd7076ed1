"""Edits of when it is said."""

from collections.abc import Iterable
from dataclasses import replace

from studio.core.errors import InputError
from studio.core.script import Cue
from studio.core.timecode import FrameRate, Timecode
from studio.project.document import Document, Patch, Row, RowId
from studio.project.edits.sketch import Sketch, each_row, name_of
from studio.project.script import in_time_order


def set_cue(document: Document, id_: RowId, cue: Cue | None) -> Patch:
    """Give a row its time; None: it is spoken when the row before it has ended. The row keeps its place in the list."""
    if cue is not None and cue.start_ms < 0:
        raise InputError("A line cannot start before 0.")
    if cue is not None and cue.end_ms <= cue.start_ms:
        raise InputError("A line must end after its start.")
    return each_row(document, [id_], lambda row: replace(row, cue=cue))


def nudge(
    document: Document, ids: Iterable[RowId], start_ms: int = 0, end_ms: int = 0, rate: FrameRate | None = None
) -> Patch:
    """Move the start, the end or both of each of these rows by so many milliseconds, and where a rate is given, from
    there to the nearest picture of a film."""

    def nudged(row: Row) -> Row:
        cue = _cue_of(document, row)
        cue = Cue(_moved(cue.start_ms, start_ms, rate), _moved(cue.end_ms, end_ms, rate))
        if cue.start_ms < 0:
            raise InputError(f"Then {name_of(document, row)} would start before 0.")
        # A cue that was broken when it came from its file may be moved as it is.
        if start_ms != end_ms and cue.end_ms <= cue.start_ms:
            raise InputError(f"Then {name_of(document, row)} would end before it starts.")
        return replace(row, cue=cue)

    return each_row(document, ids, nudged)


def shift(document: Document, ids: Iterable[RowId], by_ms: int) -> Patch:
    """Move rows in time. Of `ids`, those without times stay as they are."""
    return nudge(document, [id_ for id_ in ids if Sketch(document).row(id_).cue], by_ms, by_ms)


def snap_to_film(document: Document, ids: Iterable[RowId], rate: FrameRate) -> Patch:
    """Have cues start and end where pictures of a film do, each at the nearest. Of `ids`, those without times stay as
    they are, as do cues that were broken when they came from their file."""

    def snapped(row: Row) -> Row:
        cue = row.cue
        if cue is None or cue.end_ms <= cue.start_ms:
            return row
        start, end = (Timecode.at_ms(ms, rate).video_frames for ms in (cue.start_ms, cue.end_ms))
        # What is shorter than a picture lasts one.
        return replace(row, cue=Cue(Timecode(start, rate).ms, Timecode(max(end, start + 1), rate).ms))

    return each_row(document, ids, snapped)


def sort_by_time(document: Document) -> Patch:
    """Bring the rows into the order of their cues. One without times stays behind the row before it."""
    sketch = Sketch(document)
    for place, row in zip(list(document), in_time_order(document), strict=True):
        if row.rank != place.rank:
            sketch.put_row(replace(row, rank=place.rank))
    return sketch.patch()


def _cue_of(document: Document, row: Row) -> Cue:
    if row.cue is None:
        raise InputError(f"In this script {name_of(document, row)} has no times: give it a start and an end first.")
    return row.cue


def _moved(ms: int, by_ms: int, rate: FrameRate | None) -> int:
    return ms + by_ms if rate is None or not by_ms else Timecode.at_ms(ms + by_ms, rate).ms
