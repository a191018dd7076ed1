"""PyAV, or a sentence on how to get it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.core.errors import InputError, SetupError

if TYPE_CHECKING:
    from av.container import InputContainer


def pyav() -> Any:
    """The module `av`. Raises SetupError where it is not installed."""
    try:
        import av
    except ImportError as error:
        raise SetupError("Films need PyAV: install it by `pip install dubsmith[video]`.") from error
    # What it would write to the console by itself are remarks of codecs; faults are raised.
    av.logging.set_level(av.logging.PANIC)
    return av


@contextmanager
def opened(path: Path) -> "Iterator[InputContainer]":
    """A film or sound to read. Raises InputError where it is missing, or is none."""
    av = pyav()
    try:
        container = av.open(str(path), metadata_errors="replace")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}: check its name and folder.") from error
    except (av.FFmpegError, OSError) as error:
        raise InputError(f"{path} cannot be opened as a film ({_reason(error)}).") from error
    with container:
        try:
            yield container
        except av.FFmpegError as error:
            raise InputError(f"{path} is damaged ({_reason(error)}).") from error


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
