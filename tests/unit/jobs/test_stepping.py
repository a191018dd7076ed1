import threading
from collections.abc import Callable, Generator

import pytest

from studio.core.errors import Cancelled, InputError
from studio.jobs.stepping import stepwise

Tell = Callable[[int], None]
IsCancelled = Callable[[], bool]


def all_of(steps: Generator[int, None, str]) -> tuple[list[int], str]:
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def test_what_is_told_and_what_comes_of_it() -> None:
    def work(tell: Tell, is_cancelled: IsCancelled) -> str:
        for number in range(3):
            tell(number)
        return "done"

    assert all_of(stepwise(work)) == ([0, 1, 2], "done")


def test_the_two_take_turns() -> None:
    at: list[str] = []

    def work(tell: Tell, is_cancelled: IsCancelled) -> str:
        for number in range(2):
            at.append(f"work {number}")
            tell(number)
        return ""

    steps = stepwise(work)
    assert at == []
    for number in range(2):
        assert next(steps) == number
        at.append(f"we {number}")
    assert all_of(steps) == ([], "")
    assert at == ["work 0", "we 0", "work 1", "we 1"]


def test_a_fault_is_raised() -> None:
    def work(tell: Tell, is_cancelled: IsCancelled) -> str:
        tell(1)
        raise InputError("Nobody speaks.")

    steps = stepwise(work)
    next(steps)
    with pytest.raises(InputError, match="Nobody speaks"):
        next(steps)


def test_closed_it_is_cancelled_and_ends() -> None:
    ended = threading.Event()

    def work(tell: Tell, is_cancelled: IsCancelled) -> str:
        try:
            while not is_cancelled():
                tell(1)
            tell(2)
            raise Cancelled
        finally:
            ended.set()

    steps = stepwise(work)
    next(steps)
    steps.close()
    assert ended.is_set()


def test_closed_before_it_began() -> None:
    def work(tell: Tell, is_cancelled: IsCancelled) -> str:
        raise AssertionError

    stepwise(work).close()
