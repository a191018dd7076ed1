"""Files that lie aside until all of them are written, so that a former export stays whole until then; and who may write
into a folder."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Literal

import filelock

from studio.core.errors import InputError

_log = logging.getLogger(__name__)

_LOCK = ".dubsmith.lock"
Holder = Literal["us", "another", "nobody"]
"""Of a lock; nobody where that disk knows no locks."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """While the block runs, whoever else asks for this `folder`, which is there, is refused: two runs with clips of the
    same names would leave a mixture of both. Raises InputError where we are the other."""
    with _held(folder / _LOCK) as holder:
        if holder == "another":
            raise InputError(
                f"Another run is writing into {folder}: wait until it has ended, or choose another folder."
            )
        yield


@contextmanager
def staged(folder: Path, name: str) -> Iterator[Path]:
    """An empty folder within `folder`, on the same disk, whose name begins with `name`, gone when the block ends.

    It is nobody else's: several may write into one folder. Where `folder` was not there and nothing came into it, it
    goes as well. Raises OSError.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    stage = folder / f"{name}-{token_hex(4)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder, name)
        with _held(_lock_of(stage)):
            try:
                stage.mkdir()
                yield stage
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    finally:
        for path in new:
            with suppress(OSError):  # something lies in it
                path.rmdir()


def _remove_abandoned(folder: Path, name: str) -> None:
    """Remove the stages of runs that were killed."""
    for stage in folder.glob(f"{name}*"):
        if stage.is_dir():
            with _held(_lock_of(stage)) as holder:
                if holder == "us":
                    shutil.rmtree(stage, ignore_errors=True)


def _lock_of(stage: Path) -> Path:
    return stage.with_name(f"{stage.name}.lock")


@contextmanager
def _held(path: Path) -> Iterator[Holder]:
    """Who holds that lock while the block runs. The system lets go of it for who was killed."""
    lock = filelock.FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        yield "another"
        return
    except (OSError, NotImplementedError):
        yield "nobody"
        return
    try:
        yield "us"
    finally:
        # On Windows nobody can remove a file that is open; elsewhere it must go while it is locked.
        if os.name == "nt":
            lock.release()
        with suppress(OSError):
            path.unlink()
        lock.release()


def move(path: Path, target: Path) -> None:
    """Put a staged file in its place. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, target)


def was_removed(path: Path) -> bool:
    """Remove a file of an earlier run, if it is there. False where another program holds it: that is no fault of what
    was written since."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s is from an earlier run and cannot be removed (%s).", path, error)
        return False
    return True
