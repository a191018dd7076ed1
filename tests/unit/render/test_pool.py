import threading

import pytest

from studio.core.errors import Cancelled
from studio.render.pool import as_ready


def test_all_results_come_whatever_the_number_of_threads() -> None:
    for jobs in (1, 3):
        assert sorted(as_ready(lambda n: n * n, range(20), jobs)) == [n * n for n in range(20)]


def test_what_is_ready_first_comes_first() -> None:
    second_is_taken = threading.Event()

    def work(n: int) -> int:
        if n == 0:
            assert second_is_taken.wait(10)
        return n

    results = as_ready(work, [0, 1], 2)
    assert next(results) == 1
    second_is_taken.set()
    assert list(results) == [0]


def test_an_exception_is_raised_and_nothing_new_begins() -> None:
    begun = []

    def work(n: int) -> int:
        begun.append(n)
        if n == 1:
            raise KeyError(n)
        return n

    with pytest.raises(KeyError):
        list(as_ready(work, range(100), 1))
    assert len(begun) < 10


def test_closing_it_finishes_what_has_begun() -> None:
    begun, finished = [], []

    def work(n: int) -> int:
        begun.append(n)
        finished.append(n)
        return n

    results = as_ready(work, range(100), 2)
    next(results)
    results.close()
    assert begun == finished
    assert len(begun) < 20
    assert not [t for t in threading.enumerate() if t.name.startswith("render")]


def test_an_interrupt_does_not_wait_for_what_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studio.render.pool.wait", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            list(as_ready(lambda n: release.wait(60), range(50), 1))
        assert [thread for thread in threading.enumerate() if thread.name.startswith("render")]
    finally:
        release.set()


def test_a_cancellation_ends_it_even_while_work_is_under_way() -> None:
    begun, release, cancelled = threading.Event(), threading.Event(), threading.Event()

    def work(n: int) -> int:
        begun.set()
        assert release.wait(10)
        return n

    def look_up() -> bool:
        if begun.is_set():
            cancelled.set()
            release.set()
        return cancelled.is_set()

    with pytest.raises(Cancelled):
        list(as_ready(work, range(50), 1, look_up))
