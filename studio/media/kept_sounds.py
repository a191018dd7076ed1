"""The folder in which the sounds of films are kept: what is in it, and how it stays within bounds."""

import hashlib
import logging
import time
from collections.abc import Iterable
from pathlib import Path

KEPT_BYTES = 4 << 30
"""Of all films together: a dozen of two hours each. Those that were unused for longest go first."""
_ABANDONED_S = 24 * 60 * 60
"""A file that no record names is left over from a crash after this long; a younger one may be being written."""

_log = logging.getLogger(__name__)


def key_of(film: Path, track: int, sample_rate: int) -> str:
    """What the sound of a film is kept under: another one as soon as the file is another. Raises OSError."""
    stat = film.stat()
    told = f"{film.resolve()}\n{stat.st_size}\n{stat.st_mtime_ns}\n{track}\n{sample_rate}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def trim(folder: Path, limit_bytes: int) -> int:
    """Remove the sounds that were unused for longest until the rest fits; how many. One that is open may stay.

    A sound is a record (.json), touched whenever it is used, and the files of its name.
    """
    records = sorted(folder.glob("*.json"), key=_touched)
    files = {record: [record, *folder.glob(f"{record.stem}-*")] for record in records}
    named = {path for paths in files.values() for path in paths}
    _remove(path for path in folder.iterdir() if path not in named and time.time() - _touched(path) > _ABANDONED_S)
    excess = sum(map(_size, named)) - limit_bytes
    n_removed = 0
    for record in records:
        if excess <= 0:
            break
        excess -= sum(map(_size, files[record]))
        _remove(files[record])
        n_removed += 1
    return n_removed


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:  # another program holds it
            _log.warning("The sound of a film, %s, cannot be removed (%s).", path, error)
