"""Work that tells how far it is by calling back, as a generator of what it tells."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

Told = TypeVar("Told")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Done(Generic[Value]):
    value: Value


@dataclass(frozen=True, slots=True)
class _Failed:
    fault: BaseException


def stepwise(work: Callable[[Callable[[Told], None], Callable[[], bool]], Value]) -> Generator[Told, None, Value]:
    """What `work(tell, is_cancelled)` tells, one by one, and what it returns in the end; it raises what `work` raises.

    The work has a thread of its own, but the two take turns: it rests in `tell` until the next is asked for. Where the
    generator is closed before its end, `is_cancelled` is true, nothing rests any more, and the end of `work` is waited
    for.
    """
    news: SimpleQueue[Told | _Done[Value] | _Failed] = SimpleQueue()
    turn = threading.Semaphore(0)
    is_closed = threading.Event()

    def tell(report: Told) -> None:
        if not is_closed.is_set():
            news.put(report)
            turn.acquire()

    def run() -> None:
        turn.acquire()
        try:
            news.put(_Done(work(tell, is_closed.is_set)))
        except BaseException as fault:
            news.put(_Failed(fault))

    thread = threading.Thread(target=run, name="stepwise")
    thread.start()
    try:
        while True:
            turn.release()
            match news.get():
                case _Done(value):
                    return value
                case _Failed(fault):
                    raise fault
                case report:
                    yield report
    finally:
        is_closed.set()
        turn.release()
        thread.join()
