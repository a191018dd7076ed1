"""Connections to a project file, and what goes wrong with them in words."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from studio.core.errors import ProjectError
from studio.project.schema import APPLICATION_ID

_BUSY_S = 0.5
"""How long another program may hold the file before it is told; we try again afterwards."""
_LARGEST_IDLE_WAL = 16 << 20
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68
"""Byte of the id in the header of an SQLite file."""

_FULL, _DENIED, _BUSY = (
    (sqlite3.SQLITE_FULL,),
    (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
)


def writing(path: Path) -> sqlite3.Connection:
    """For the one who holds the lock. What is committed is on the disk, also through a power cut."""
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=rw", uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_IDLE_WAL}")
    except BaseException:
        connection.close()
        raise
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """Beside one who writes or alone, also where the folder cannot be written. Raises sqlite3.Error."""
    uri = _uri(path)
    connection = _connected_for_reading(f"{uri}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        wal = Path(f"{path}-wal")
        if wal.exists() and wal.stat().st_size > 0:
            raise
        # SQLite wants to make its helper files; nobody writes here, so it can do without.
        return _connected_for_reading(f"{uri}?mode=ro&immutable=1")
    except BaseException:
        connection.close()
        raise
    return connection


def check_is_project(path: Path) -> None:
    """Raises ProjectError where `path` is no project file, by its first bytes alone."""
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_ID_AT + 4)
    except FileNotFoundError as error:
        raise ProjectError(f"There is no project {path}: it may have been moved or renamed.") from error
    except OSError as error:
        raise ProjectError(f"{path} cannot be read ({error.strerror}).") from error
    if not head.startswith(_MAGIC) or int.from_bytes(head[_APPLICATION_ID_AT:], "big") != APPLICATION_ID:
        raise ProjectError(f"{path.name} is no Dubsmith project. To open a script, import it.")


def is_damage(error: sqlite3.Error) -> bool:
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_denied(error: sqlite3.Error) -> bool:
    return _code(error) in _DENIED


def damaged(path: Path, why: Exception) -> ProjectError:
    return ProjectError(f"{path.name} is damaged and cannot be opened ({why}). Open a copy or a backup of it.")


def sentence_of(error: Exception, path: Path) -> str:
    """Why `path` cannot be written, and what to do."""
    code = _code(error)
    if code in _FULL:
        return f"The disk that holds {path.name} is full: free some space, or save a copy on another disk."
    if code in _DENIED:
        return f"{path.name} cannot be written any more: allow it, or save a copy elsewhere."
    if code in _BUSY:
        return f"Another program holds {path.name}: close it there."
    return f"{path.name} cannot be written ({error}): check its disk, or save a copy on another one."


def _uri(path: Path) -> str:
    """`Path.as_uri` makes the server of a network folder of Windows a host, which SQLite refuses."""
    posix = path.as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}"


def _connected_for_reading(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)


def _code(error: Exception) -> int:
    """The primary result code; 0 for any other error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
