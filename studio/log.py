"""The log file: what the console does not need to see but a bug report does."""

import logging
import logging.handlers
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOG_BYTES = 1_000_000
LOG_FILES = 3
CHATTY_LIBRARIES = ("jieba", "numba")
"""Loggers that bring a console handler of their own."""


@contextmanager
def logging_to(folder: Path) -> Iterator[Path | None]:
    """Write log records and warnings to `folder`/dubsmith.log, three files of 1 MB; nothing to the console.

    Gives the path of the file, or None where it cannot be written: work goes on without a log then.
    """
    root = logging.getLogger()
    path: Path | None = folder / "dubsmith.log"
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "dubsmith.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError:
        path, handler = None, logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))

    def only_here(record: logging.LogRecord) -> bool:
        """Take the record before the library's own handlers print it."""
        handler.handle(record)
        return False

    old_level, old_raise = root.level, logging.raiseExceptions
    # A full disk, or another process that rotates the file on Windows, must put no traceback on the console.
    logging.raiseExceptions = False
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    logging.captureWarnings(True)
    chatty = [logging.getLogger(name) for name in CHATTY_LIBRARIES]
    for logger in chatty:
        logger.addFilter(only_here)
    try:
        yield path
    finally:
        for logger in chatty:
            logger.removeFilter(only_here)
        logging.captureWarnings(False)
        root.removeHandler(handler)
        root.setLevel(old_level)
        logging.raiseExceptions = old_raise
        with suppress(OSError):  # what is still to be written may not fit on the disk
            handler.close()
