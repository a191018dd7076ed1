"""The sounds of the takes in a project file, for reading from any thread."""

import sqlite3
import threading
from pathlib import Path

from studio.core.errors import DamagedTake
from studio.project.connection import reading
from studio.project.document import TakeId
from studio.project.sound import Packed, Sound, unpacked


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
