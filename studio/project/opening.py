"""Opening a project file: for writing where that is possible, else for reading; and what the person should know."""

import logging
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import OutputError, ProjectError
from studio.project import schema
from studio.project.connection import check_is_project, damaged, is_damage, reading, sentence_of, writing
from studio.project.contents import Holder, Kept, held, local_time, read_document, read_drafts, read_holder, read_kept
from studio.project.document import Document, RowId
from studio.project.files import backup_path, building
from studio.project.lock import ProjectLock
from studio.project.store import Store
from studio.project.writer import Job, run_all

_log = logging.getLogger(__name__)

_SHOWN_CHARACTERS = 60
"""Of a draft, in a notice."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was opened."""

    document: Document
    store: Store
    notes: tuple[str, ...]
    """What the person should know, one sentence each."""
    recovered: Kept | None
    """What had been kept when the project was last open and was not closed: its process was killed, or the machine
    went down. None after a clean closing."""
    drafts: Mapping[RowId, str]
    """Then: the text that was being typed, by row; it is not in the document."""

    @property
    def is_read_only(self) -> bool:
        return self.store.is_read_only


def log_failure(sentence: str) -> None:
    """What is done with failures where nobody else wants to hear of them."""
    if sentence:
        _log.error("%s", sentence)


def create(path: Path, on_failure: Callable[[str], None] = log_failure) -> Opened:
    """Make an empty project and open it. Raises OutputError where it cannot be made or a file is there already."""
    path = path.absolute()
    if path.exists():
        raise OutputError(f"{path} is there already: choose another name, or open it.")
    with building(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        schema.lay_out(connection)
    return open_project(path, on_failure)


def open_project(path: Path, on_failure: Callable[[str], None] = log_failure) -> Opened:
    """Open the project in `path`: for reading only where another process has it, or it cannot be written.

    `on_failure` is called, in another thread, with a sentence when what was edited cannot be written to the disk, and
    with "" when all is written again. Raises ProjectError, and OutputError where an older project would have to be
    converted and cannot be.
    """
    path = path.absolute()
    check_is_project(path)
    lock = ProjectLock(path)
    try:
        return _opened(path, lock, on_failure)
    except sqlite3.Error as error:
        lock.release()
        raise damaged(path, error) from error
    except BaseException:
        lock.release()
        raise


def _opened(path: Path, lock: ProjectLock, on_failure: Callable[[str], None]) -> Opened:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _for_reading(path, lock, f"{path.name} is for reading only: you may not write there.")
    try:
        is_ours = lock.take()
    except OSError as error:
        return _for_reading(path, lock, f"{path.name} is for reading only: it cannot be locked ({error.strerror}).")
    if not is_ours:
        return _for_reading(path, lock, "")
    try:
        return _for_writing(path, lock, on_failure)
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        lock.release()
        return _for_reading(path, lock, f"{path.name} is for reading only. {sentence_of(error, path)}")


def _for_writing(path: Path, lock: ProjectLock, on_failure: Callable[[str], None]) -> Opened:
    connection = writing(path)
    try:
        notes = _brought_up_to_date(connection, path)
        document, holder, kept, drafts = _read(connection, path)
        run_all(connection, (Job((held(Holder.here_and_now()),)),))
        store = Store(path, document, connection, lock, kept.edits, on_failure)
    except BaseException:
        connection.close()
        raise
    recovered = kept if holder else None
    if recovered:
        notes += _recovery_notes(recovered, document, drafts)
    return Opened(document, store, notes, recovered, drafts)


def _for_reading(path: Path, lock: ProjectLock, note: str) -> Opened:
    """`note` says why; empty: another process has it."""
    with closing(reading(path)) as connection:
        version = _version(connection, path)
        if version < schema.SCHEMA:
            why = note or f"{path.name} is open in another Dubsmith: close it there."
            raise OutputError(f"An older Dubsmith made this project, and it cannot be converted. {why}")
        document, holder, *_ = _read(connection, path)
    if not note:
        note = f"This window is for reading only: the project is open in {holder or 'another Dubsmith'}."
    return Opened(document, Store(path, document, None, lock, 0, log_failure), (note,), None, {})


def _read(connection: sqlite3.Connection, path: Path) -> tuple[Document, Holder | None, Kept, dict[RowId, str]]:
    """All at one moment, whatever another process writes meanwhile."""
    connection.execute("BEGIN")
    try:
        document = read_document(connection)
        return document, read_holder(connection), read_kept(connection), read_drafts(connection, document)
    except ProjectError as error:
        raise damaged(path, error) from error
    finally:
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = schema.schema_of(connection)
    if version > schema.SCHEMA:
        raise ProjectError(
            f"A newer Dubsmith made {path.name} (schema {version}, this one knows {schema.SCHEMA}): update this one."
        )
    if not all(older in schema.MIGRATIONS for older in range(version, schema.SCHEMA)):
        raise ProjectError(f"{path.name} says schema {version}, which no Dubsmith ever wrote: it is damaged.")
    return version


def _brought_up_to_date(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    version = _version(connection, path)
    if version == schema.SCHEMA:
        return ()
    backup = backup_path(path, version)
    with building(backup) as part:
        connection.execute("VACUUM INTO ?", (str(part),))
    schema.migrate(connection)
    return (f"An older Dubsmith made {path.name}: it was converted. As it was before, it is kept as {backup.name}.",)


def _recovery_notes(kept: Kept, document: Document, drafts: Mapping[RowId, str]) -> tuple[str, ...]:
    edits = "Nothing had been edited since it was last closed."
    if kept.edits:
        counted = "One edit was" if kept.edits == 1 else f"All {kept.edits} edits since it was last closed were"
        edits = f"{counted} kept, the last at {local_time(kept.last_time)}: {kept.last_title}."
    typed = (
        f"The text that was being typed in line {document.index_of(row) + 1} was kept: {_shortened(text)}"
        for row, text in drafts.items()
    )
    return (f"Dubsmith ended unexpectedly while this project was open. {edits}", *typed)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
