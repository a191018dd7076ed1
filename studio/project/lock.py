"""Who may write a project: one process at a time."""

import os
from contextlib import suppress
from pathlib import Path

import filelock


class ProjectLock:
    """The right to write one project file. The system takes it back from a process that was killed."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(f".{path.name}.lock")
        # Not bound to a thread: a project may be opened in one and closed in another.
        self._lock = filelock.FileLock(self._file, timeout=0, thread_local=False)

    def take(self) -> bool:
        """Whether it was free and is ours now. Raises OSError where no lock file can be made."""
        try:
            self._lock.acquire()
        except filelock.Timeout:
            return False
        return True

    def release(self) -> None:
        """Give it back. Does nothing where it is not ours."""
        if not self._lock.is_locked:
            return
        # On Windows nobody can remove a file that is open; elsewhere it must go while it is locked, so that no other
        # process locks a file that has lost its name.
        if os.name == "nt":
            self._lock.release()
        with suppress(OSError):
            self._file.unlink()
        if os.name != "nt":
            self._lock.release()
