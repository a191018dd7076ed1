"""The one way in which the house writes a file that must never be seen half-written."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".dubsmith-part"
"""Suffix of files that are being written; one that no process is writing is left over from a crash."""
DUB_STAGE, PACK_STAGE = ".dubsmith-dub", ".dubsmith-pack"
"""How the names begin of folders whose files are seen by nobody until all of them are moved: `settle` puts them on the
disk before that."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""No names for files: Windows opens devices by them, whatever the suffix."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` when the block ends, and vanishes if the block fails.

    Before that, `path` is untouched; after it, the new content is whole and on the disk, also through a power
    cut; in a stage, where it is not yet seen, only whole. The temporary file lies beside it. Raises OSError.
    """
    part = part_of(path)
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            # The disk needs longer for a thousand clips than all else together.
            if not any(part.startswith((DUB_STAGE, PACK_STAGE)) for part in path.parts):
                os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """Where the new content of `path` is written until it is whole: a name of this process and thread alone."""
    return path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{TEMPORARY}")


def settle(path: Path) -> None:
    """Wait until the content of a file in a stage is on the disk. Raises OSError."""
    with path.open("rb+") as file:  # Windows wants the right to write
        os.fsync(file.fileno())


def is_temporary(path: Path) -> bool:
    """Whether `path` has the name of a file that `replacing` writes."""
    return path.name.startswith(".") and path.name.endswith(TEMPORARY)
