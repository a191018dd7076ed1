"""Ctrl-C and its like: SIGTERM, and Ctrl-Break of Windows."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Handler = Callable[[int, FrameType | None], object]

_NAMES = ("SIGINT", "SIGTERM", "SIGBREAK")


@contextmanager
def handled_by(handler: Handler) -> Iterator[None]:
    """While the block runs, `handler` hears them, on the main thread, which must be the one that asks."""
    numbers = [number for name in _NAMES if (number := getattr(signal, name, None))]
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
