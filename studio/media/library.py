"""PyAV, or a sentence on how to get it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.core.errors import InputError, SetupError

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream


def pyav(what: str = "Films need") -> Any:
    """The module `av`. Raises SetupError, which begins with `what`, where it is not installed."""
    try:
        import av
    except ImportError as error:
        raise SetupError(f"{what} PyAV: install it by `pip install dubsmith[video]`.") from error
    # What it would write to the console by itself are remarks of codecs; faults are raised. Any other level would have
    # the threads of a decoder wait for Python, while Python waits for them.
    av.logging.set_level(None)
    return av


def open_film(path: Path) -> "InputContainer":
    """A film or sound to read; the caller closes it. Raises InputError where it is missing, or is none."""
    av = pyav()
    try:
        container: InputContainer = av.open(str(path), metadata_errors="replace")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}: check its name and folder.") from error
    except (av.FFmpegError, OSError) as error:
        raise InputError(f"{path} cannot be opened as a film ({_reason(error)}).") from error
    return container


@contextmanager
def opened(path: Path) -> "Iterator[InputContainer]":
    """A film or sound while it is read. Raises InputError where it is missing, is none, or turns out damaged."""
    with open_film(path) as container:
        try:
            yield container
        except pyav().FFmpegError as error:
            raise InputError(f"{path} is damaged ({_reason(error)}).") from error


def tag(of: "InputContainer | Stream", name: str) -> str:
    """What a container or stream says by that name, which Matroska writes in capitals; empty for nothing."""
    return next((str(value) for key, value in of.metadata.items() if key.lower() == name), "")


def picture_of(container: "InputContainer") -> "VideoStream | None":
    """The film's; None for sound alone."""
    return next((stream for stream in container.streams.video if is_moving(stream)), None)


def is_moving(stream: "VideoStream") -> bool:
    """Whether it is the picture of a film: the cover of an album is a stream of pictures too, of a single one."""
    return bool(stream.average_rate)


def or_mkv(name: str) -> str:
    """How a sentence ends that a file of that name is no good for a film."""
    return "" if name.lower().endswith(".mkv") else "; try .mkv"


def start_timecode(container: "InputContainer") -> str:
    """As it is written with the picture, or else with the whole; empty for none."""
    with_picture = next((found for video in container.streams.video if (found := tag(video, "timecode"))), "")
    return with_picture or tag(container, "timecode")


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
