"""Files that lie aside until all of them are written, so that a former export stays whole until then."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_log = logging.getLogger(__name__)


@contextmanager
def staged(folder: Path, name: str) -> Iterator[Path]:
    """An empty folder of that name within `folder`, on the same disk, gone when the block ends.

    Where `folder` was not there and nothing came into it, it goes as well. Raises OSError.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    stage = folder / name
    shutil.rmtree(stage, ignore_errors=True)  # of a run that was killed
    try:
        stage.mkdir(parents=True)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for path in new:
            with suppress(OSError):  # something lies in it
                path.rmdir()


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
