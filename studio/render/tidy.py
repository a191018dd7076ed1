"""Keeps the cache within its size."""

import logging
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path

from studio.core.files import is_temporary

_log = logging.getLogger(__name__)

_ENTRIES = ("plans-*/*/*", "takes-*/*/*")
"""What may be removed: entries of this and of older versions, and nothing else that may lie in the folder."""
_ABANDONED_S = 24 * 60 * 60
"""A file that is still being written after this long is left over from a crash."""


def trim(folder: Path, limit_bytes: int) -> int:
    """Remove the entries of the cache that were unused for longest until the rest fits; how many were
    removed.

    An entry is all files of one name; it was last used when its newest file was last touched. A file that
    another process holds open (Windows) stays.
    """
    entries: dict[Path, list[tuple[Path, int, float]]] = defaultdict(list)
    for path in chain.from_iterable(folder.glob(entry) for entry in _ENTRIES):
        try:
            stat = path.stat()
            if not path.is_file():
                continue
            if is_temporary(path):
                if time.time() - stat.st_mtime > _ABANDONED_S:
                    path.unlink()
                continue
        except OSError:  # another process was quicker, or holds it
            continue
        entries[path.with_suffix("")].append((path, stat.st_size, stat.st_mtime))
    excess = sum(size for files in entries.values() for _, size, _ in files) - limit_bytes
    removed = 0
    for files in sorted(entries.values(), key=lambda files: max(used for _, _, used in files)):
        if excess <= 0:
            break
        removed += 1
        # In this order the record (.json) goes before the sound (.flac), which does not count without it.
        for path, size, _ in sorted(files, reverse=True):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("The cache file %s cannot be removed (%s).", path, error)
            else:
                excess -= size
    return removed
