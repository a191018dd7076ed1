"""Edits of the project's pronunciation dictionary. Whether a reading can be is judged before."""

from collections.abc import Iterable

from studio.core.errors import InputError
from studio.core.pronunciation import Pronunciation
from studio.project.document import Change, Document, Patch, patch_of, pronunciation_key


def put_pronunciations(document: Document, entries: Iterable[Pronunciation]) -> Patch:
    """Add entries, in place of those for the same words and language."""
    after = {pronunciation_key(entry): entry for entry in entries}
    return patch_of(
        Change("pronunciation", key, document.pronunciations.get(key), entry) for key, entry in after.items()
    )


def remove_pronunciations(document: Document, keys: Iterable[str]) -> Patch:
    return Patch(tuple(Change("pronunciation", key, _entry(document, key), None) for key in dict.fromkeys(keys)))


def change_pronunciation(document: Document, key: str, entry: Pronunciation) -> Patch:
    """Put an entry in the place of that of `key`. Raises InputError where another has its words and language."""
    before, other = _entry(document, key), pronunciation_key(entry)
    if other == key:
        return patch_of((Change("pronunciation", key, before, entry),))
    if other in document.pronunciations:
        raise InputError(f"The project's dictionary has {entry.written!r} already: change that entry.")
    return Patch((Change("pronunciation", key, before, None), Change("pronunciation", other, None, entry)))


def _entry(document: Document, key: str) -> Pronunciation:
    try:
        return document.pronunciations[key]
    except KeyError:
        raise InputError("That entry is no longer in the project's dictionary.") from None
