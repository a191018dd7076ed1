"""Project files as files: where they come from, and how they go."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from studio.core.errors import OutputError, ProjectError
from studio.core.files import replacing
from studio.project.connection import check_is_project, reading
from studio.project.contents import read_document
from studio.project.lock import ProjectLock

SUFFIX = ".dub"
_UNTITLED = "untitled-"
_HELPERS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open, or was when its process was killed."""


def untitled_path(folder: Path) -> Path:
    """A free place in `folder` for a project that has no name yet, so that it is kept from its first edit on."""
    stem = f"{_UNTITLED}{datetime.now():%Y%m%d-%H%M%S}"
    names = (f"{stem}{SUFFIX}", *(f"{stem}-{i}{SUFFIX}" for i in range(2, 1000)))
    return next(path for path in (folder / name for name in names) if not path.exists())


def is_untitled(path: Path, folder: Path) -> bool:
    """Whether `path` is such a place in `folder`."""
    return path.absolute().parent == folder.absolute() and path.name.startswith(_UNTITLED)


def unfinished(folder: Path) -> tuple[Path, ...]:
    """Untitled projects in `folder` that hold something and that nobody has open, the newest first."""
    paths = sorted(folder.glob(f"{_UNTITLED}*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    return tuple(path for path in paths if _is_free(path) and _holds_something(path))


def discard(path: Path) -> None:
    """Delete a project that nobody has open. Raises OutputError."""
    lock = ProjectLock(path)
    try:
        if not lock.take():
            raise OutputError(f"{path.name} is open in another Dubsmith: close it there first.")
        for file in (path, *_helpers(path)):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be deleted ({error.strerror}).") from error
    finally:
        lock.release()


def backup_path(path: Path, schema: int) -> Path:
    """A free name beside `path` for a copy of it as that schema has it."""
    names = (f"{path.stem}.backup-schema{schema}{'' if i == 1 else f'-{i}'}{path.suffix}" for i in count(1))
    return next(place for place in map(path.with_name, names) if not place.exists())


@contextmanager
def building(path: Path) -> Iterator[Path]:
    """An empty file for a database that takes the place of `path`, whole, when the block ends without an error.

    The database must be closed by then. Raises OutputError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            part = Path(file.name)
            try:
                yield part
            finally:
                for helper in _helpers(part):
                    helper.unlink(missing_ok=True)
            # They belong to a database that is no more; SQLite would mix them into the new one.
            for helper in _helpers(path):
                helper.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
    except sqlite3.Error as error:
        raise OutputError(f"{path} cannot be written ({error}).") from error


def _helpers(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in _HELPERS)


def _is_free(path: Path) -> bool:
    lock = ProjectLock(path)
    try:
        return lock.take()
    except OSError:
        return True
    finally:
        lock.release()


def _holds_something(path: Path) -> bool:
    """A file that cannot be read counts: opening it will say why."""
    try:
        check_is_project(path)
        with closing(reading(path)) as connection:
            query = "SELECT EXISTS (SELECT 1 FROM rows) OR EXISTS (SELECT 1 FROM drafts)"
            # Without rows there is little to read.
            return bool(connection.execute(query).fetchone()[0]) or not read_document(connection).is_empty
    except (ProjectError, sqlite3.Error):
        return True
