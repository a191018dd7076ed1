"""The model of the queue says no more than has changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from studio.gui.shell.queue_model import QueueModel
from studio.jobs.job import JobId
from studio.jobs.queue import Entry, JobState
from studio.jobs.task import Task

STATES: tuple[JobState, ...] = ("waiting", "running", "paused", "failed")
JOB = Task("a job", lambda: iter(()))  # type: ignore[arg-type, return-value]
QUEUES = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(STATES), st.sampled_from((0.0, 0.5))), unique_by=lambda e: e[0]
)


def entries(queue: list[tuple[int, JobState, float]]) -> list[Entry]:
    return [Entry(JobId(number), JOB, state, progress) for number, state, progress in queue]


@given(st.lists(QUEUES, max_size=5))
def test_it_shows_whatever_the_queue_becomes(queues: list[list[tuple[int, JobState, float]]]) -> None:
    model = QueueModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for queue in queues:
        model.show(entries(queue))
        shown = [(int(entry.id), entry.state, entry.progress) for entry in model.entries]
        assert sorted(shown) == sorted(queue)
        group = {"running": 0, "paused": 0, "failed": 1}
        order = [group.get(state, 0 if progress else 2) for _, state, progress in shown]
        assert order == sorted(order)
    del tester


def test_only_rows_that_changed_are_told() -> None:
    model, told = QueueModel(), list[tuple[int, int]]()
    model.show(entries([(number, "waiting", 0.0) for number in range(1, 6)]))
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.show([replace(entry, left_s=2.0) if entry.id in (2, 3) else entry for entry in model.entries])
    assert told == [(1, 2)]


def test_a_row_keeps_its_place_when_others_go() -> None:
    model = QueueModel()
    model.show(entries([(number, "waiting", 0.0) for number in range(1, 6)]))
    kept = QPersistentModelIndex(model.index(3))
    model.show(entries([(4, "waiting", 0.0), (6, "waiting", 0.0)]))
    assert kept.row() == 0
    assert model.rowCount(QModelIndex()) == 2
