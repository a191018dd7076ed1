"""Work on several threads, with results as they are ready and an end that can be called at any moment."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from studio.core.errors import Cancelled

_T = TypeVar("_T")
_R = TypeVar("_R")

_LOOK_UP_S = 0.2
"""How often a wait is broken off to look for a cancellation; Windows delivers Ctrl-C only between waits."""


def never() -> bool:
    """For work that nobody cancels."""
    return False


def as_ready(
    work: Callable[[_T], _R], items: Sequence[_T], jobs: int, cancelled: Callable[[], bool] = never
) -> Generator[_R, None, None]:
    """`work` of every item on `jobs` threads, in the order in which they become ready.

    At most `2 * jobs` results wait to be taken, so memory stays bounded. An exception of `work` is raised
    here. Raises Cancelled soon after `cancelled()` is true. However it ends (also by closing the iterator), what
    has begun is finished first, and nothing new begins. Only a KeyboardInterrupt does not wait for it.
    """
    waiting = iter(items)
    running: set[Future[_R]] = set()
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="render")
    is_patient = True
    try:
        while True:
            running |= {pool.submit(work, item) for item in islice(waiting, 2 * jobs - len(running))}
            if not running:
                return
            if cancelled():
                raise Cancelled
            done, running = wait(running, timeout=_LOOK_UP_S, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except KeyboardInterrupt:
        is_patient = False
        raise
    finally:
        pool.shutdown(wait=is_patient, cancel_futures=True)
