"""The sounds of the takes in a project file, for reading from any thread."""

import sqlite3
import threading
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import DamagedTake, ProjectError
from studio.project.connection import reading
from studio.project.document import TakeId
from studio.project.sound import Packed, Sound, unpacked


@dataclass(frozen=True, slots=True)
class DiskUse:
    """What a project takes up on the disk, in bytes."""

    total_bytes: int
    takes_bytes: int
    """The sounds of all takes, those included that were deleted since the project was opened."""
    removable_bytes: int
    """Of these, what is given back at the next closing."""


class Shelf:
    """Reads sounds beside the writer, through a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = reading(path)
        self._lock = threading.Lock()
        self._coming: dict[TakeId, Packed] = {}
        """Not on the disk yet."""

    def expect(self, take: TakeId, packed: Packed) -> None:
        """Hold a sound until `arrived`, so that it can be heard before it is on the disk."""
        with self._lock:
            self._coming[take] = packed

    def arrived(self, take: TakeId) -> None:
        with self._lock:
            self._coming.pop(take, None)

    def sound(self, take: TakeId) -> Sound:
        """Raises DamagedTake where it is missing, cannot be read or is not what was written."""
        with self._lock:
            packed = self._coming.get(take) or self._read(take)
        return unpacked(packed)

    def disk_use(self, unwanted: Collection[TakeId]) -> DiskUse:
        """`unwanted` are takes that count as deleted. Raises ProjectError."""
        query = "SELECT take, length(flac) + length(timings), take IN (SELECT key FROM takes) FROM sounds"
        try:
            with self._lock:
                sounds = self._connection.execute(query).fetchall()
        except sqlite3.Error as error:
            raise ProjectError(f"{self._path.name} cannot be read ({error}).") from error
        files = [self._path, self._path.with_name(f"{self._path.name}-wal")]
        return DiskUse(
            total_bytes=sum(file.stat().st_size for file in files if file.exists()),
            takes_bytes=sum(size for _, size, _ in sounds),
            removable_bytes=sum(size for take, size, is_kept in sounds if not is_kept or take in unwanted),
        )

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _read(self, take: TakeId) -> Packed:
        query = "SELECT checksum, natural_samples, timings, flac FROM sounds WHERE take = ?"
        try:
            found = self._connection.execute(query, (take,)).fetchone()
        except sqlite3.Error as error:
            raise DamagedTake(f"The sound of this take cannot be read ({error}): render the line again.") from error
        if found is None:
            raise DamagedTake("The sound of this take is not in the project: render the line again.")
        return Packed(*found)
