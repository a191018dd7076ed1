"""The one way in which the house writes a file that must never be seen half-written."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".dubsmith-part"
"""Suffix of files that are being written; one that no process is writing is left over from a crash."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""No names for files: Windows opens devices by them, whatever the suffix."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` when the block ends, and vanishes if the block fails.

    Before that, `path` is untouched; after it, the new content is whole and on the disk, also through a power
    cut. The temporary file lies beside it; its name belongs to this process and thread alone. Raises OSError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{TEMPORARY}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def is_temporary(path: Path) -> bool:
    """Whether `path` has the name of a file that `replacing` writes."""
    return path.name.startswith(".") and path.name.endswith(TEMPORARY)
