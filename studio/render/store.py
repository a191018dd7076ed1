"""Records on the disk that are either whole or not there."""

import hashlib
import json
import logging
import os
from pathlib import Path
from typing import Any

from studio.core.files import replacing

_log = logging.getLogger(__name__)

Record = dict[str, Any]
"""What JSON can hold."""


def write_record(path: Path, record: Record) -> None:
    """Write `record` with its checksum, in one step. Raises OSError."""
    body = json.dumps(record, ensure_ascii=False).encode()
    with replacing(path) as file:
        file.write(checksum(body).encode() + b"\n" + body)


def read_record(path: Path) -> Record | None:
    """The record, now marked as used; None where there is none or it is damaged, which the log tells."""
    try:
        stated, _, body = path.read_bytes().partition(b"\n")
        if stated.decode("ascii", "replace") != checksum(body):
            _log.warning("The cache entry %s is damaged and is made anew.", path)
            return None
        os.utime(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        _log.warning("The cache entry %s cannot be read (%s) and is made anew.", path, error)
        return None
    record: Record = json.loads(body)
    return record


def checksum(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def entry_path(folder: Path, digest: str, suffix: str) -> Path:
    """Where the entry of that digest lies; two levels, since some file systems slow down in large folders."""
    return folder / digest[:2] / f"{digest}{suffix}"
