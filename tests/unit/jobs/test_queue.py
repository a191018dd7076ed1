from collections.abc import Sequence

import numpy as np
import pytest

from studio.core.audio import Audio
from studio.core.quality import Quality
from studio.core.speech import Request, VoiceId
from studio.jobs.job import JobId, Progress
from studio.jobs.queue import JobQueue
from studio.jobs.render_job import RenderLine
from studio.render.takes import Take


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def line(expected_ms: int = 4000, is_urgent: bool = False, quality: Quality = "studio") -> RenderLine:
    request = Request("x", VoiceId("af_heart"))
    return RenderLine(None, request, "x", is_urgent=is_urgent, expected_ms=expected_ms, quality=quality)


def take(audio_s: float, compute_s: float, quality: Quality = "studio") -> Take:
    audio = Audio(np.zeros(round(24_000 * audio_s), np.float32), 24_000)
    return Take("", audio, (), (), audio.n_samples, compute_s, 0, quality=quality)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(clock: Clock) -> JobQueue:
    return JobQueue(clock)


def ids(queue: JobQueue) -> list[JobId]:
    return [entry.id for entry in queue.entries()]


def test_how_long_it_will_take_is_not_guessed_before_anything_was_measured(queue: JobQueue) -> None:
    queue.add([line(), line()])
    assert queue.totals().left_s is None


def test_what_takes_long_is_estimated_before_its_first_line_is_done(clock: Clock) -> None:
    def estimate(quality: Quality, lines_ms: Sequence[int]) -> float | None:
        return sum(lines_ms) / 100 if quality == "archive" else None

    queue = JobQueue(clock, estimate=estimate)
    first, _ = queue.add([line(4000, quality="archive"), line(2000, quality="archive")])
    assert queue.totals().left_s == pytest.approx(60)
    queue.run(first.id)
    queue.step(first.id, Progress(0.5))
    assert queue.totals().left_s == pytest.approx(20 + 20)
    queue.measure(take(audio_s=4, compute_s=20, quality="archive"))
    queue.finish(first.id)
    assert queue.totals().left_s == pytest.approx(10), "what was measured counts, and nothing else"
    queue.add([line()])
    assert queue.totals().left_s is None


def test_time_left_follows_the_pace_and_shrinks_while_a_chunk_is_made(queue: JobQueue, clock: Clock) -> None:
    queue.measure(take(audio_s=2, compute_s=1))
    first, _ = queue.add([line(4000), line(6000)])
    assert queue.totals().left_s == pytest.approx(2 + 3)
    queue.run(first.id)
    clock.now += 0.5
    assert queue.totals().left_s == pytest.approx(1.5 + 3)
    queue.step(first.id, Progress(0.5))
    assert queue.totals().left_s == pytest.approx(1 + 3)
    clock.now += 5
    assert queue.totals().left_s == pytest.approx(3), "a chunk that is late does not count below nothing"


def test_what_waits_is_told_as_it_is(queue: JobQueue) -> None:
    """Thousands of entries are not made anew for whoever looks at the queue."""
    queue.measure(take(2, 1))
    first, second = queue.add([line(), line()])
    queue.run(first.id)
    running, waiting = queue.entries()
    assert running.left_s == pytest.approx(2)
    assert waiting is second
    assert waiting.left_s is None


def test_a_job_of_unknown_length_is_judged_by_its_own_progress(queue: JobQueue, clock: Clock) -> None:
    (entry,) = queue.add([line(expected_ms=0)])
    queue.run(entry.id)
    clock.now += 2
    (stepped,) = queue.step(entry.id, Progress(0.25))
    assert stepped.left_s == pytest.approx(6)


def test_another_engine_has_another_pace(queue: JobQueue) -> None:
    queue.measure(take(2, 1))
    queue.forget_pace()
    queue.add([line()])
    assert queue.totals().left_s is None


def test_totals_count_since_the_queue_was_last_empty(queue: JobQueue) -> None:
    a, b, c = queue.add([line(), line(), line()])
    queue.add([line(is_urgent=True)])
    queue.finish(a.id)
    queue.cancel([b.id])
    totals = queue.totals()
    assert (totals.n_done, totals.n_jobs) == (1, 2)
    queue.fail(c.id, "why", "where")
    totals = queue.totals()
    assert (totals.n_done, totals.n_jobs, totals.n_failed) == (1, 2, 1)
    queue.cancel([c.id])
    queue.add([line()])
    assert (queue.totals().n_done, queue.totals().n_jobs) == (0, 1)


def test_urgent_entries_stand_first_and_failed_ones_last(queue: JobQueue) -> None:
    a, b = queue.add([line(), line()])
    (urgent,) = queue.add([line(is_urgent=True)])
    queue.fail(a.id, "", "")
    assert ids(queue) == [urgent.id, b.id, a.id]
    assert queue.next(has_engine=True) == urgent
    (again,) = queue.retry([a.id])
    assert ids(queue) == [urgent.id, b.id, a.id]
    assert (again.state, again.progress, again.sentence) == ("waiting", 0, "")


def test_what_has_ended_cannot_be_changed_any_more(queue: JobQueue) -> None:
    (entry,) = queue.add([line()])
    (done,) = queue.finish(entry.id)
    assert (done.state, done.progress) == ("done", 1.0)
    assert queue.cancel([entry.id]) == queue.retry([entry.id]) == queue.step(entry.id, Progress(0.1)) == ()
    assert queue.totals().n_jobs == 1


def test_nothing_but_urgent_jobs_while_paused(queue: JobQueue) -> None:
    (entry,) = queue.add([line()])
    queue.run(entry.id)
    (paused,) = queue.pause()
    assert (paused.id, paused.state) == (entry.id, "paused")
    assert queue.next(has_engine=True) is None
    (urgent,) = queue.add([line(is_urgent=True)])
    assert queue.next(has_engine=True) == urgent
    queue.finish(urgent.id)
    (resumed,) = queue.resume()
    assert resumed.state == "waiting"
    assert queue.next(has_engine=True) is not None


def test_an_urgent_job_that_failed_is_not_missing_from_the_others(queue: JobQueue) -> None:
    (urgent,) = queue.add([line(is_urgent=True)])
    queue.fail(urgent.id, "no", "")
    totals = queue.totals()
    assert (totals.n_jobs, totals.n_done, totals.n_failed) == (0, 0, 0)
    queue.add([line(), line()])
    totals = queue.totals()
    assert totals.n_jobs - totals.n_done - totals.n_failed == 2
