import logging
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import DeviceError, WeightsError
from studio.core.fake_engine import FAILS, FakeEngine
from studio.core.ports import Engine
from studio.core.speech import AudioChunk, Plan, Request, VoiceId
from studio.jobs.events import EngineFailed, EngineLoading, EngineReady, MemoryUse, Notice, QueueChanged
from studio.jobs.job import Progress, Rendered, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.render_job import RenderLine, Sink
from studio.jobs.task import EngineTask, Task
from studio.jobs.worker import Worker
from studio.project.document import RowId
from studio.render.takes import TakeCache
from tests.unit.jobs.conftest import BarredEngine, Open

LONG = "Hello there, my dear old friend, and welcome home again."
"""Makes several chunks."""


def line(text: str = LONG, row: int = 1, is_urgent: bool = False, sink: Sink | None = None) -> RenderLine:
    request = Request(text, VoiceId("af_heart"))
    return RenderLine(RowId(row), request, text, is_urgent=is_urgent, expected_ms=3000, sink=sink)


def n_chunks(text: str) -> int:
    return len(list(FakeEngine().stream(line(text).request)))


def test_a_line_is_heard_while_it_is_made_and_becomes_a_take(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    heard: list[AudioChunk] = []
    (job,) = office.worker.submit(line(sink=heard.append))

    engine.chunks.let()
    office.until(lambda: len(heard) == 1)
    assert not office.told(Rendered), "the first chunk is heard before the line is complete"
    engine.chunks.open()
    (rendered,) = office.await_told(Rendered)

    expected = FakeEngine().render(line().request)
    assert (rendered.job, rendered.row, rendered.request) == (job, 1, line().request)
    assert np.array_equal(rendered.take.audio.samples, expected.audio.samples)
    assert np.array_equal(np.concatenate([chunk.samples for chunk in heard]), expected.audio.samples)
    assert [chunk.start_sample for chunk in heard] == [i * 12_000 for i in range(len(heard))]
    assert rendered.take.phonemes == expected.phonemes
    assert rendered.take.words == expected.words
    office.await_state(job, "done")
    assert office.states(job) == ["waiting", "running", "done"]
    assert office.worker.entries() == ()
    progress = [e.progress for event in office.told(QueueChanged) for e in event.entries]
    assert progress == sorted(progress)
    assert progress[-1] == 1.0


def test_what_was_made_before_comes_from_the_cache(open_office: Open, tmp_path: Path) -> None:
    engine = BarredEngine()
    office = open_office(engine, TakeCache(tmp_path))
    heard: list[AudioChunk] = []
    office.worker.submit(line(), line(row=2, sink=heard.append))
    first, second = office.await_told(Rendered, 2)

    assert [first.is_cached, second.is_cached] == [False, True]
    assert len(engine.made) == n_chunks(LONG)
    assert np.array_equal(heard[0].samples, first.take.audio.samples)


def test_a_line_is_aimed_at_its_slot_when_its_plan_is_known(open_office: Open) -> None:
    def aim(plan: Plan) -> Request:
        return Request(LONG, VoiceId("af_heart"), target_samples=plan.natural_samples + 600)

    office = open_office(FakeEngine())
    office.worker.submit(RenderLine(RowId(1), line().request, "aimed", aim=aim))
    (rendered,) = office.await_told(Rendered)
    natural = FakeEngine().plan(line().request).natural_samples
    assert rendered.take.audio.n_samples == rendered.request.target_samples == natural + 600


def test_urgent_jobs_run_first_while_the_others_are_suspended(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    batch, later = office.worker.submit(line("one one one one"), line("two two two two"))
    office.until(lambda: engine.chunks.n_waiting == 1)
    (urgent,) = office.worker.submit(line("now now now now", is_urgent=True))
    engine.chunks.open()
    office.await_state(later, "done")

    n = n_chunks("one one one one")
    assert n > 1
    order = [text.split()[0] for text in engine.made]
    assert order == ["one", *["now"] * n, *["one"] * (n - 1), *["two"] * n_chunks("two two two two")]
    assert office.states(batch) == ["waiting", "running", "waiting", "running", "done"]
    assert office.states(urgent) == ["waiting", "running", "done"]


def test_paused_jobs_wait_while_urgent_ones_and_plans_go_on(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    (batch,) = office.worker.submit(line())
    office.until(lambda: engine.chunks.n_waiting == 1)
    office.worker.pause()
    office.await_state(batch, "paused")
    assert office.worker.totals().is_paused

    engine.chunks.open()
    (urgent,) = office.worker.submit(line("now now", is_urgent=True))
    office.worker.plan([(RowId(7), Request("typed", VoiceId("af_heart")))])
    office.await_state(urgent, "done")
    office.until(lambda: office.answered() == [(7, "typed")])
    assert engine.made.count(LONG) == 1, "only the chunk in hand was finished"

    office.worker.resume()
    office.await_state(batch, "done")
    assert engine.made.count(LONG) == n_chunks(LONG)


def test_a_cancelled_job_is_gone_at_once_and_computation_stops_at_the_next_chunk(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    heard: list[AudioChunk] = []
    job, waiting = office.worker.submit(line(sink=heard.append), line("next"))
    engine.chunks.let()
    office.until(lambda: len(heard) == 1 and engine.chunks.n_waiting == 1)

    office.worker.cancel(job)
    assert [entry.id for entry in office.worker.entries()] == [waiting]
    office.await_state(job, "cancelled")
    assert engine.chunks.n_waiting == 1, "the engine has not moved since"

    engine.chunks.open()
    office.await_state(waiting, "done")
    assert engine.made.count(LONG) == 2, "the chunk in hand was the last"
    assert len(heard) == 1, "and nobody heard it"
    assert [rendered.request.text for rendered in office.told(Rendered)] == ["next"]


def test_everything_is_cancelled(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    jobs = office.worker.submit(line(), line("two", is_urgent=True), line("three"))
    office.worker.cancel_all()
    assert office.worker.entries() == ()
    for job in jobs:
        office.await_state(job, "cancelled")
    assert office.worker.totals().n_jobs == 0


def test_a_failed_job_says_why_and_can_be_tried_again(open_office: Open) -> None:
    office = open_office(FakeEngine())
    failed, good = office.worker.submit(line(f"{FAILS} this"), line("good"))
    office.await_state(good, "done")
    (entry,) = office.worker.entries()
    assert (entry.id, entry.state) == (failed, "failed")
    assert "speaks no text" in entry.sentence
    assert "Traceback" in entry.details
    assert office.worker.totals().n_failed == 1

    office.worker.retry(failed)
    office.until(lambda: office.states(failed).count("failed") == 2)
    assert office.states(failed) == ["waiting", "running", "failed", "waiting", "running", "failed"]
    office.worker.cancel(failed)
    assert office.worker.entries() == ()


def test_an_unexpected_fault_fails_its_job_alone(open_office: Open, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeEngine):
        def stream(self, request: Request) -> Iterator[AudioChunk]:
            if request.text == "bad":
                raise ZeroDivisionError
            return super().stream(request)

    office = open_office(Broken())
    bad, good = office.worker.submit(line("bad"), line("good"))
    office.await_state(good, "done")
    (entry,) = office.worker.entries()
    assert entry.id == bad
    assert "unexpected" in entry.sentence
    assert "ZeroDivisionError" in entry.details
    assert "has failed" in caplog.text


def test_tasks_tell_their_progress_and_give_their_value(open_office: Open) -> None:
    def work() -> Generator[Progress, None, str]:
        yield Progress(0.5, "Halfway.")
        return "the report"

    office = open_office(FakeEngine())
    (job,) = office.worker.submit(Task("Export", work))
    (done,) = office.await_told(TaskDone)
    assert done == TaskDone(job, "Export", "the report")
    entries: list[Entry] = [entry for event in office.told(QueueChanged) for entry in event.entries]
    assert ("Halfway.", 0.5) in [(entry.sentence, entry.progress) for entry in entries]


def test_a_cancelled_task_cleans_up(open_office: Open) -> None:
    cleaned = threading.Event()

    def work() -> Generator[Progress, None, None]:
        try:
            while True:
                yield Progress(0.1)
        finally:
            cleaned.set()

    office = open_office(FakeEngine())
    (job,) = office.worker.submit(Task("Endless", work))
    office.await_state(job, "running")
    office.worker.cancel(job)
    office.until(cleaned.is_set)


def test_a_task_with_the_engine_begins_anew_with_another(open_office: Open) -> None:
    engines: list[Engine] = []

    def work(engine: Engine) -> Generator[Progress, None, int]:
        engines.append(engine)
        while len(engines) == 1:
            yield Progress(0.5)
        return engine.sample_rate

    old, new = FakeEngine(), FakeEngine()
    office = open_office(old)
    (job,) = office.worker.submit(EngineTask("Measure", work))
    office.until(lambda: len(engines) == 1)
    office.worker.reload(lambda notify: new)
    (done,) = office.await_told(TaskDone)
    assert done == TaskDone(job, "Measure", new.sample_rate)
    assert engines == [old, new]


def test_another_engine_takes_over_between_two_steps(open_office: Open) -> None:
    old, new = BarredEngine(chunks_pass=False), BarredEngine()
    office = open_office(old)
    begun, waiting = office.worker.submit(line(), line("next"))
    old.chunks.let()
    office.until(lambda: old.chunks.n_waiting == 1 and len(old.made) == 1)

    office.worker.reload(lambda notify: new)
    old.chunks.let()
    office.await_state(waiting, "done")

    assert not old.is_loaded
    assert old.made == [LONG] * 2
    assert new.made == [LONG] * n_chunks(LONG) + ["next"] * n_chunks("next"), "the line was begun anew"
    assert office.states(begun) == ["waiting", "running", "waiting", "running", "done"]
    assert len(office.told(EngineLoading)) == len(office.told(EngineReady)) == 2


def test_an_urgent_line_that_was_heard_in_part_does_not_start_over(open_office: Open) -> None:
    old = BarredEngine(chunks_pass=False)
    office = open_office(old)
    (job,) = office.worker.submit(line(is_urgent=True))
    office.until(lambda: old.chunks.n_waiting == 1)
    office.worker.reload(lambda notify: FakeEngine())
    old.chunks.let()
    office.await_state(job, "cancelled")


def test_without_an_engine_lines_wait_and_urgent_ones_say_why(open_office: Open) -> None:
    class Absent(FakeEngine):
        def load(self) -> None:
            raise WeightsError("The weights are missing: get them.")

    office = open_office(Absent())
    (failed,) = office.await_told(EngineFailed)
    assert failed.sentence == "The weights are missing: get them."
    assert "WeightsError" in failed.details

    waiting, urgent, task = office.worker.submit(
        line(), line("now", is_urgent=True), Task("Export", lambda: (Progress(1) for _ in "x"))
    )
    office.worker.plan([(RowId(1), line().request)])
    office.await_state(urgent, "failed")
    office.await_state(task, "done")
    assert next(e.sentence for e in office.worker.entries() if e.id == urgent) == failed.sentence
    assert office.states(waiting) == ["waiting"]

    office.worker.reload(lambda notify: FakeEngine())
    office.await_state(waiting, "done")
    office.until(lambda: office.answered() == [(1, LONG)])


def test_an_engine_that_breaks_while_loading_is_told_of(open_office: Open, caplog: pytest.LogCaptureFixture) -> None:
    def make() -> Engine:
        raise RuntimeError("no library")

    office = open_office(make)
    (failed,) = office.await_told(EngineFailed)
    assert "unexpected" in failed.sentence
    assert "no library" in failed.details
    assert caplog.records[-1].levelno == logging.ERROR


def test_the_device_is_told_and_told_again_when_the_engine_falls_back(qtbot: QtBot) -> None:
    class Falling(FakeEngine):
        name: ClassVar[str] = "cuda:0 bf16"

        @property
        def device(self) -> str:
            return self.name

        def stream(self, request: Request) -> Iterator[AudioChunk]:
            tells[0]("Going on with the CPU.")
            Falling.name = "cpu fp32"
            return super().stream(request)

    tells: list[Callable[[str], None]] = []
    told: list[object] = []

    def make(notify: Callable[[str], None]) -> Engine:
        tells.append(notify)
        return Falling()

    worker = Worker(make)
    worker.happened.connect(told.append)
    worker.start()
    worker.submit(line())
    qtbot.waitUntil(lambda: any(isinstance(event, Rendered) for event in told))
    assert worker.shutdown()
    ready = [(event.device, event.precision) for event in told if isinstance(event, EngineReady)]
    assert ready == [("cuda:0", "bf16"), ("cpu", "fp32")]
    assert Notice("Going on with the CPU.") in told


def test_memory_is_measured_when_asked(open_office: Open) -> None:
    office = open_office(FakeEngine())
    office.worker.measure_memory()
    (use,) = office.await_told(MemoryUse)
    assert use.rss_bytes > 10_000_000
    assert use.gpu_bytes is None


def test_shutdown_stops_in_the_middle_and_gives_the_memory_back(qtbot: QtBot) -> None:
    engine = BarredEngine(chunks_pass=False)
    worker = Worker(lambda notify: engine)
    worker.start()
    worker.submit(line(), line("next"))
    worker.plan([(RowId(i), Request(f"row {i}", VoiceId("af_heart"))) for i in range(1000)])
    qtbot.waitUntil(lambda: engine.chunks.n_waiting == 1)
    assert not worker.shutdown(0.01), "a step is in hand"
    engine.chunks.let()
    assert worker.shutdown()
    assert worker.isFinished()
    assert engine.made == [LONG]
    assert not engine.is_loaded


def test_a_worker_that_never_started_can_be_shut_down(qtbot: QtBot) -> None:
    assert Worker(lambda notify: FakeEngine()).shutdown()


def test_the_engine_is_made_and_used_off_the_windows_thread_and_told_of_on_it(open_office: Open) -> None:
    seen: list[int] = []

    def make() -> Engine:
        seen.append(threading.get_ident())
        raise DeviceError("Only a test.")

    office = open_office(make)
    here: list[int] = []
    office.worker.happened.connect(lambda _: here.append(threading.get_ident()))
    office.await_told(EngineFailed)
    assert seen[0] != threading.get_ident()
    assert set(here) == {threading.get_ident()}
