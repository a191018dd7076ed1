"""Rows come, go and change places."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from studio.core.errors import InputError
from studio.core.script import NARRATOR, Cue, Line, Origin, Script, Source
from studio.project.document import OPTIONS_KEY, Change, Document, Patch, Row, RowId, patch_of
from studio.project.edits.ranks import spread
from studio.project.edits.sketch import Sketch
from studio.project.script import cue_between


def add(document: Document, after: RowId | None, text: str = "") -> Patch:
    """Add a row behind another, with the same speaker; None: before all.

    Among timed rows its cue lies in the gap before the next one, at most two seconds long; where there is no gap it has
    two seconds all the same.
    """
    index = _index_after(document, after)
    above = document.rows[after] if after is not None else None
    cue = _free_cue(document, index)
    line = Line(0, text, cue, above.speaker if above else NARRATOR, above.gap_ms if above else 0)
    return _inserted(Sketch(document), list(document), index, [line], document.free_row_ids(1))


def delete(document: Document, ids: Iterable[RowId]) -> Patch:
    """Delete rows with their takes."""
    sketch = Sketch(document)
    for id_ in dict.fromkeys(ids):
        _remove(document, sketch, sketch.row(id_).id)
    return sketch.patch()


def move(document: Document, ids: Collection[RowId], to: int) -> Patch:
    """Move rows so that they stand, in their order, before the row that is the `to`th (from 0) now.

    Times stay where they are: what is said moves on to other cues, with its speaker, manner and takes. For in a script
    with times the place in the list does not decide when a line is heard; its cue does.
    """
    sketch = Sketch(document)
    chosen = {sketch.row(id_).id for id_ in ids}
    rows = list(document)
    moving = [row for row in rows if row.id in chosen]
    others = [row for row in rows if row.id not in chosen]
    index = sum(row.id not in chosen for row in rows[: max(0, to)])
    order = [*others[:index], *moving, *others[index:]]
    if [row.id for row in order] == [row.id for row in rows]:
        return patch_of(())
    ranks, moved = spread(others, index, len(moving))
    places = {**moved, **{row.id: rank for row, rank in zip(moving, ranks, strict=True)}}
    cues = iter([row.cue for row in rows if row.cue])
    for row in order:
        cue = next(cues) if row.cue else None
        rank = places.get(row.id, row.rank)
        if (rank, cue) != (row.rank, row.cue):  # in a long script most rows stay as they are
            sketch.put_row(replace(row, rank=rank, cue=cue))
    return sketch.patch()


def import_script(
    document: Document, script: Script, name: str = "", after: RowId | None = None, replacing: bool = False
) -> Patch:
    """Add the lines of a script behind a row (None: behind all), or in place of all rows and their takes.

    The cast stays. `name` is that of the file; empty: it has none. A project keeps what the first file had beside its
    texts and times, and what others of the same format had.
    """
    if not script.lines:
        raise InputError("There is no line in this script.")
    sketch = Sketch(document)
    rows = [] if replacing else list(document)
    if replacing:
        for row in document:
            _remove(document, sketch, row.id)
    index = len(rows) if after is None or replacing else _index_after(document, after)
    source, lines = _sources_joined(None if replacing else document.options.source, script)
    patch = _inserted(sketch, rows, index, lines, document.free_row_ids(len(lines)))
    options = replace(document.options, script=name or document.options.script, source=source)
    return patch_of((*patch.changes, Change("options", OPTIONS_KEY, document.options, options)))


def _sources_joined(source: Source | None, script: Script) -> tuple[Source | None, Sequence[Line]]:
    """The source of a project with a script more, and the lines of that as parts of it."""
    added = script.source
    if source is None or added is None:
        return source or added, script.lines
    if added.format != source.format:
        return source, [replace(line, origin=None) for line in script.lines]
    lines = [replace(line, origin=line.origin and _moved(line.origin, source.size)) for line in script.lines]
    # One file has one header.
    asides = [(place + source.size, text) for place, text in added.asides if place]
    return replace(source, size=source.size + added.size, asides=(*source.asides, *asides)), lines


def _moved(origin: Origin, by: int) -> Origin:
    beside = tuple(_moved(one, by) for one in origin.beside)
    return replace(origin, place=origin.place + by, beside=beside)


def _inserted(sketch: Sketch, rows: Sequence[Row], index: int, lines: Sequence[Line], ids: Sequence[RowId]) -> Patch:
    """The patch of the sketch with `lines` before the row at `index`."""
    ranks, moved = spread(rows, index, len(lines))
    for id_, rank in moved.items():
        sketch.put_row(replace(sketch.row(id_), rank=rank))
    for id_, rank, line in zip(ids, ranks, lines, strict=True):
        row = Row(
            id_, rank, line.text, line.cue, line.speaker, gap_ms=line.gap_ms, notes=line.notes, origin=line.origin
        )
        sketch.put_row(row)
    return sketch.patch()


def _remove(document: Document, sketch: Sketch, id_: RowId) -> None:
    sketch.remove_row(id_)
    for take in document.takes_of(id_):
        sketch.remove_take(take.id)


def _index_after(document: Document, after: RowId | None) -> int:
    return 0 if after is None else document.index_of(Sketch(document).row(after).id) + 1


def _free_cue(document: Document, index: int) -> Cue | None:
    """For a row that comes to stand at `index`."""
    if not document.is_timed:
        return None
    cues = [row.cue for row in document]
    above = next((cue for cue in reversed(cues[:index]) if cue), Cue(0, 0))
    below = next((cue.start_ms for cue in cues[index:] if cue), None)
    return cue_between(max(above.start_ms, above.end_ms), below)
