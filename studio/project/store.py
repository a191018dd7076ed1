"""The file of an open project: every edit is kept at once, every take with its sound."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType

from studio.core.errors import OutputError
from studio.project.connection import reading, sentence_of
from studio.project.contents import FREE_SOUNDS, NO_DRAFTS, UNHELD, drafted, given_out, journalled, no_draft, written
from studio.project.document import Change, Document, Patch, Row, RowId, TakeId, TakeRecord
from studio.project.files import building
from studio.project.lock import ProjectLock
from studio.project.shelf import Shelf
from studio.project.sound import Sound, packed
from studio.project.writer import Job, Writer, run_all

_log = logging.getLogger(__name__)

_WORTH_GIVING_BACK_BYTES = 1 << 20
"""Free space below this stays in the file, for the next takes."""


class Store:
    """Keeps a project. Its methods may be called from any thread; none but `flush`, `save_copy` and `close` waits for
    the disk.

    Made by `studio.project.opening`. Where the file is open for reading only, `write`, `draft` and `put_sound` raise
    OutputError.
    """

    def __init__(
        self,
        path: Path,
        document: Document,
        connection: sqlite3.Connection | None,
        lock: ProjectLock,
        journal: int,
        on_failure: Callable[[str], None],
    ) -> None:
        """`connection` is None for reading only; `journal` is the number of edits in the journal."""
        self.path = path
        self._lock = lock
        self._shelf = Shelf(path)
        self._connection = connection
        self._writer = (
            None if connection is None else Writer(connection, lambda error: sentence_of(error, path), on_failure)
        )
        self._order = threading.Lock()
        """Held from the making of a job until it is in the queue."""
        self._with_sound = set(document.takes) | _takes_with_sound(connection)
        self._edits = journal

    @property
    def is_read_only(self) -> bool:
        return self._connection is None

    def write(self, title: str, patch: Patch, on_kept: Callable[[], None] | None = None) -> None:
        """Keep an edit, in the order of the calls. `on_kept` is called in another thread once it is on the disk.

        Raises ValueError where it adds a take whose sound was never put.
        """
        added = [change.after for change in patch.changes if change.before is None]
        takes = [record.id for record in added if isinstance(record, TakeRecord)]
        statements = (
            *(written(change) for change in patch.changes),
            *(
                no_draft(change.before.id)
                for change in patch.changes
                if isinstance(change.before, Row) and _says(change)
            ),
            *given_out("row", (record.id for record in added if isinstance(record, Row))),
            *given_out("take", takes),
        )
        writer = self._writing()
        with self._order:
            if not self._with_sound.issuperset(takes):
                raise ValueError("put_sound comes before the patch that adds its take")
            self._edits += 1
            writer.put(Job((*statements, journalled(self._edits, title)), on_kept))

    def draft(self, row: RowId, text: str | None) -> None:
        """Keep the text that is being typed for a row; None: it was given up.

        A patch that changes the text of the row, or removes it, ends the draft as well.
        """
        statement = no_draft(row) if text is None else drafted(row, text)
        self._writing().put(Job((statement,), replaces=f"draft {row}"))

    def put_sound(self, take: TakeId, sound: Sound) -> None:
        """Keep the sound of a take; call it before `write` adds the take. Packs it at once: some 5 ms for 10 s.

        Raises InputError for a sound without samples.
        """
        writer, kept = self._writing(), packed(sound)
        values = (take, kept.checksum, kept.natural_samples, kept.timings, kept.flac)
        with self._order:
            self._with_sound.add(take)
            self._shelf.expect(take, kept)
            statement = ("INSERT OR REPLACE INTO sounds VALUES (?, ?, ?, ?, ?)", values)
            writer.put(Job((statement, *given_out("take", [take])), lambda: self._shelf.arrived(take)))

    def sound(self, take: TakeId) -> Sound:
        """The sound of a take, on the disk or on its way there. Raises DamagedTake."""
        return self._shelf.sound(take)

    @property
    def disk_bytes(self) -> int:
        """What the project takes up on the disk, the takes included that were deleted since it was opened."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def flush(self) -> None:
        """Wait until all is on the disk. Raises OutputError where it cannot be; it is tried again later."""
        if self._writer:
            self._writer.flush()

    def save_copy(self, path: Path) -> None:
        """Write the project as it is now to another file, whole or not at all; also when its own disk is full.

        Raises OutputError. The caller then opens the copy.
        """
        path = path.absolute()
        if path == self.path or (path.exists() and path.samefile(self.path)):
            raise OutputError(f"{path.name} is this project itself: choose another name.")
        lock = ProjectLock(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not lock.take():
                raise OutputError(f"{path.name} is open in another Dubsmith: choose another name.")
            self._copy(path)
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
        finally:
            lock.release()

    def close(self, lose_unwritten: bool = False) -> None:
        """Write what waits, give back the space of deleted takes, and mark the file as cleanly closed.

        Raises OutputError, and stays open, where something cannot be written, unless that may be lost.
        """
        if self._writer is None or self._connection is None:
            self._shelf.close()
            return
        if not lose_unwritten:
            self._writer.flush()
        left = self._writer.stop()
        self._shelf.close()
        with closing(self._connection):
            if not left:
                _close_cleanly(self._connection)
        self._writer = self._connection = None
        self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _writing(self) -> Writer:
        if self._writer is None:
            raise OutputError(f"{self.path.name} is open for reading only: save a copy of it and edit that.")
        return self._writer

    def _copy(self, path: Path) -> None:
        with building(path) as part:
            try:
                self.flush()
            except OutputError:
                # What waits in memory goes into the copy. None of it may come into our file meanwhile: in the copy an
                # older edit would be written over a newer one.
                with self._writing().pausing() as waiting:
                    self._copy_to(part, waiting)
            else:
                self._copy_to(part, ())

    def _copy_to(self, part: Path, waiting: tuple[Job, ...]) -> None:
        with closing(reading(self.path)) as here:
            here.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            run_all(copy, (*waiting, Job(UNHELD)))


def _takes_with_sound(connection: sqlite3.Connection | None) -> set[TakeId]:
    """Those too that were deleted: while the project is open, that can be undone."""
    return set() if connection is None else {TakeId(take) for (take,) in connection.execute("SELECT take FROM sounds")}


def _says(change: Change) -> bool:
    """Whether it decides what the text of a row is, so that a draft of it has had its day."""
    before, after = change.before, change.after
    return not (isinstance(before, Row) and isinstance(after, Row) and before.text == after.text)


def _close_cleanly(connection: sqlite3.Connection) -> None:
    """All is on the disk by now, so what goes wrong here costs space and a needless notice, nothing else."""
    try:
        run_all(connection, (Job((*UNHELD, NO_DRAFTS, FREE_SOUNDS)),))
        pages, page_bytes = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_size")
        )
        if pages * page_bytes >= _WORTH_GIVING_BACK_BYTES:
            # `execute` would take one step, which gives back one page.
            connection.executescript("PRAGMA incremental_vacuum")
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        # One plain file, which can be copied and be read where nobody may write; not while another one reads it.
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        # While another window reads it, it stays as it is; whoever opens it next finds all the same.
        is_read = isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
        _log.log(
            logging.INFO if is_read else logging.WARNING, "The project file could not be closed cleanly (%s).", error
        )
