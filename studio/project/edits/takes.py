"""Edits of the takes."""

from collections.abc import Iterable
from dataclasses import replace

from studio.core.errors import InputError
from studio.project.document import Document, Patch, RowId, TakeId, TakeRecord
from studio.project.edits.sketch import Sketch, each_row


def add_take(document: Document, record: TakeRecord, pick: bool = True) -> Patch:
    """Add a take that was made, and pick it. Raises InputError where its row was deleted meanwhile."""
    sketch = Sketch(document)
    row = sketch.row(record.row)
    if record.id in document.takes:
        raise InputError("This take is there already.")
    sketch.put_take(record)
    if pick:
        sketch.put_row(replace(row, take=record.id))
    return sketch.patch()


def pick_take(document: Document, id_: RowId, take: TakeId | None) -> Patch:
    """Decide which take of a row is heard and exported; None: none of them."""
    if take is not None and Sketch(document).take(take).row != id_:
        raise InputError("This take belongs to another line.")
    return each_row(document, [id_], lambda row: replace(row, take=take))


def name_take(document: Document, id_: TakeId, name: str) -> Patch:
    """Name a take; empty: it has no name. A named take is never cleaned up."""
    sketch = Sketch(document)
    sketch.put_take(replace(sketch.take(id_), name=name.strip()))
    return sketch.patch()


def delete_takes(document: Document, ids: Iterable[TakeId]) -> Patch:
    """Delete takes. A row whose take was picked has none then: nothing else is heard without being chosen."""
    sketch = Sketch(document)
    for id_ in dict.fromkeys(ids):
        owner = document.rows.get(sketch.take(id_).row)
        if owner is not None and sketch.row(owner.id).take == id_:
            sketch.put_row(replace(sketch.row(owner.id), take=None))
        sketch.remove_take(id_)
    return sketch.patch()


def unused_takes(document: Document) -> tuple[TakeId, ...]:
    """Takes that are neither picked nor named."""
    picked = {row.take for row in document.rows.values()}
    return tuple(take.id for take in document.takes.values() if take.id not in picked and not take.name)


def clean_up_takes(document: Document) -> Patch:
    """Delete the unused takes."""
    return delete_takes(document, unused_takes(document))
