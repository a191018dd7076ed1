"""Turns what the system says about a target into a sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.errors import OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_CURES = {
    errno.EACCES: "you may not write there; choose another folder, or close the program that holds the file",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "that disk is read-only; choose another folder",
    errno.ENOTDIR: "a part of that path is a file; choose another folder",
    errno.EEXIST: "something else is in its place; choose another folder",
    errno.EISDIR: "a folder is in its place; choose another folder",
    errno.ENAMETOOLONG: "that path is too long; choose a folder nearer to the top",
}

_LONG = 200
"""Characters from which on a path may be too long for Windows, which then only says that it is not there."""


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Raises OutputError, naming `path`, for every OSError in the block."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            cure = "the disk is full; make room and run it again"
        elif error.errno == errno.ENOENT and len(str(error.filename or path)) > _LONG:
            cure = _CURES[errno.ENAMETOOLONG]
        else:
            cure = _CURES.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"Cannot write {path}: {cure}.") from error
