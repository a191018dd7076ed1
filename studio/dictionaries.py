"""The person's own pronunciation dictionary: a csv file, every entry of which is judged before it goes in."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from studio.core.errors import InputError, MarkError
from studio.core.pronunciation import Lang, Pronunciation
from studio.formats.dictionary_csv import Table, read_dictionary, write_dictionary

NOTHING = Table((), ())
_MOST_S = 10.0
"""That it waits for somebody else who changes the dictionary."""


def own_entries(path: Path) -> Table:
    """What the person's dictionary holds; nothing where there is none yet. Raises InputError."""
    return read_dictionary(path) if path.exists() else NOTHING


def put(path: Path, entries: Iterable[Pronunciation]) -> None:
    """Add entries to the dictionary in `path`, in place of those for the same words and language.

    Raises InputError where one cannot be read so, or the file holds rows that would be lost; OutputError.
    """
    given = {_place(entry): entry for entry in entries}
    for entry in given.values():
        check(entry)
    with _alone(path):
        kept = {_place(entry): entry for entry in _whole(path).entries} | given
        write_dictionary(path, sorted(kept.values(), key=lambda entry: (entry.written, entry.lang or "")))


def remove(path: Path, entries: Iterable[Pronunciation]) -> None:
    """Take entries out of the dictionary in `path`. Raises as `put` does."""
    gone = set(entries)
    with _alone(path):
        write_dictionary(path, [entry for entry in _whole(path).entries if entry not in gone])


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While the block runs, whoever else would change that dictionary waits: of two at once, neither is lost."""
    import filelock

    with ExitStack() as held:
        with suppress(OSError):  # a disk without locks, or somebody who hangs: then it is changed all the same
            path.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=_MOST_S))
        yield


def found(entries: Iterable[Pronunciation], written: str, lang: Lang | None) -> tuple[Pronunciation, ...]:
    """The entries for words, of one language where that is given. Raises InputError where there is none."""
    every = tuple(entry for entry in entries if entry.written == written and lang in (None, entry.lang))
    if not every:
        raise InputError(f"There is no entry for {written!r}: `dubsmith dictionary list` shows all.")
    return every


def check(entry: Pronunciation) -> None:
    """Raises InputError where the words cannot be read so."""
    if not entry.written.strip():
        raise InputError("An entry needs the words that it is about.")
    try:
        _checked(entry)
    except MarkError as error:
        raise InputError(str(error)) from error


@lru_cache(maxsize=1 << 14)  # a file is judged when it is read and when its entries go in: 0.25 ms for each
def _checked(entry: Pronunciation) -> None:
    from studio.text.dictionary import checked  # takes a quarter of a second, before which the window can open

    checked(entry)


def sound(table: Table, name: str) -> Table:
    """The table without entries that cannot be read so; `name` is what sentences call it."""
    rows, faults = [], list(table.faults)
    for row in table.rows:
        try:
            check(row.entry)
        except InputError as error:
            faults.append(f"{name}, line {row.line}: {error} The row was left out.")
        else:
            rows.append(row)
    return Table(tuple(rows), tuple(faults))


def _whole(path: Path) -> Table:
    table = own_entries(path)
    if table.faults:
        raise InputError(f"{table.faults[0]} Mend it there first, or it would be lost.")
    return table


def _place(entry: Pronunciation) -> tuple[str, str | None]:
    return entry.written, entry.lang
