"""What is to be done, in which order, how far it is and how long it will take.

Values only: the worker does the work.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Literal

from studio.core.errors import StudioError
from studio.core.quality import Quality
from studio.jobs.job import Job, JobId, Progress
from studio.render.takes import Take

JobState = Literal["waiting", "running", "paused", "done", "failed", "cancelled"]

_MEMORY = 0.7
"""How much of the measured pace stays when the next line is measured."""

Estimate = Callable[[Quality, Sequence[int]], float | None]
"""About how many seconds lines that last so many milliseconds take, before any was made; None: not known."""


def _unknown(quality: Quality, lines_ms: Sequence[int]) -> float | None:
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One job as it stands."""

    id: JobId
    job: Job
    state: JobState = "waiting"
    """`done` and `cancelled` are told once; then the entry is gone. `failed` stays until it is retried or dismissed."""
    progress: float = 0.0
    """0 to 1."""
    left_s: float | None = None
    """Seconds of work that are left for this entry alone; None: not known yet, or it does not run."""
    sentence: str = ""
    """What it does just now, or why it failed."""
    details: str = ""
    """Of a failure: the traceback."""
    fault: StudioError | None = None
    """What failed; None: nothing, or what nobody has foreseen."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole queue, urgent jobs left out."""

    n_done: int
    """Since the queue was last empty."""
    n_jobs: int
    """Since the queue was last empty, the failed ones included."""
    n_failed: int
    left_s: float | None
    """Seconds until all is done; None: not known yet."""
    is_paused: bool


class JobQueue:
    """Jobs in their order. Not safe for several threads: the worker guards it.

    Whatever changes entries gives them back as they are now.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        ids: Iterator[int] | None = None,
        estimate: Estimate = _unknown,
    ) -> None:
        """`ids`: shared with other queues whose jobs are to be told apart; `estimate` holds until one was made."""
        self.is_paused = False
        self._clock = clock
        self._estimate = estimate
        self._ids = ids or count(1)
        self._urgent: dict[JobId, Entry] = {}
        self._batch: dict[JobId, Entry] = {}
        self._failed: dict[JobId, Entry] = {}
        self._running: JobId | None = None
        self._began_at: dict[JobId, float] = {}
        self._stepped_at = 0.0
        self._rtf: dict[Quality, float] = {}
        self._estimated_rtf: dict[Quality, float] = {}
        self._n_done = self._n_jobs = 0

    def __contains__(self, id_: JobId) -> bool:
        """Whether it is still to be done."""
        return id_ in self._urgent or id_ in self._batch

    def entries(self) -> tuple[Entry, ...]:
        """In the order in which they will be done; then the failed ones."""
        alive = chain(self._urgent.values(), self._batch.values())
        return (*map(self._timed, alive), *self._failed.values())

    def totals(self) -> Totals:
        left_s = [self._left_s(entry) for entry in self._batch.values()]
        known = [seconds for seconds in left_s if seconds is not None]
        return Totals(
            n_done=self._n_done,
            n_jobs=self._n_jobs,
            n_failed=sum(not entry.job.is_urgent for entry in self._failed.values()),
            left_s=sum(known) if len(known) == len(left_s) else None,
            is_paused=self.is_paused,
        )

    def add(self, jobs: Iterable[Job]) -> tuple[Entry, ...]:
        if not self._batch and not self._failed:
            self._n_done = self._n_jobs = 0
        entries = tuple(Entry(JobId(next(self._ids)), job) for job in jobs)
        for entry in entries:
            self._lane(entry)[entry.id] = entry
            self._n_jobs += not entry.job.is_urgent
        for quality in {entry.job.quality for entry in entries} - self._rtf.keys():
            self._foresee(quality, [entry.job.expected_ms for entry in entries if entry.job.quality == quality])
        return tuple(map(self._timed, entries))

    def next(self, has_engine: bool) -> Entry | None:
        """What to go on with. Jobs that need the engine wait where there is none, unless they are urgent."""
        for entry in self._urgent.values():
            return entry
        if not self.is_paused:
            for entry in self._batch.values():
                if has_engine or not entry.job.needs_engine:
                    return entry
        return None

    def run(self, id_: JobId) -> tuple[Entry, ...]:
        """This job is at work from now on; the one that was before it is suspended."""
        if id_ == self._running:
            return ()
        before = () if self._running is None else self._changed(self._running, state="waiting")
        self._running, self._stepped_at = id_, self._clock()
        self._began_at.setdefault(id_, self._stepped_at)
        return before + self._changed(id_, state="running")

    def step(self, id_: JobId, progress: Progress) -> tuple[Entry, ...]:
        self._stepped_at = self._clock()
        return self._changed(id_, progress=progress.fraction, sentence=progress.sentence)

    def finish(self, id_: JobId) -> tuple[Entry, ...]:
        self._n_done += id_ in self._batch
        return self._ended(id_, "done", progress=1.0)

    def fail(self, id_: JobId, sentence: str, details: str, fault: StudioError | None = None) -> tuple[Entry, ...]:
        entries = self._ended(id_, "failed", sentence=sentence, details=details, fault=fault)
        self._failed |= {entry.id: entry for entry in entries}
        return entries

    def retry(self, ids: Iterable[JobId]) -> tuple[Entry, ...]:
        """Failed jobs wait again, behind all others; other ids are passed over."""
        entries = tuple(Entry(id_, self._failed.pop(id_).job) for id_ in ids if id_ in self._failed)
        for entry in entries:
            self._lane(entry)[entry.id] = entry
        return tuple(map(self._timed, entries))

    def cancel(self, ids: Iterable[JobId]) -> tuple[Entry, ...]:
        """Jobs leave the queue, the failed ones too; ids of those that have ended are passed over."""
        cancelled = [entry for id_ in ids for entry in self._ended(id_, "cancelled")]
        self._n_jobs -= sum(not entry.job.is_urgent for entry in cancelled)
        return tuple(cancelled)

    def prefer(self, ids: Iterable[JobId]) -> None:
        """These go before all others that are no more urgent, behind the one at work."""
        first = {id_: self._batch[id_] for id_ in ids if id_ in self._batch}
        if self._running in self._batch:
            first = {self._running: self._batch[self._running], **first}
        self._batch = first | {id_: entry for id_, entry in self._batch.items() if id_ not in first}

    def pause(self) -> tuple[Entry, ...]:
        self.is_paused = True
        running, self._running = self._running, None
        if running is None or running in self._urgent:
            self._running = running
            return ()
        return self._changed(running, state="paused")

    def resume(self) -> tuple[Entry, ...]:
        self.is_paused = False
        paused = [entry.id for entry in self._batch.values() if entry.state == "paused"]
        return tuple(entry for id_ in paused for entry in self._changed(id_, state="waiting"))

    def start_over(self, ids: Iterable[JobId]) -> tuple[Entry, ...]:
        """Jobs that were begun wait as if they had not been."""
        changed: list[Entry] = []
        for id_ in ids:
            self._forget(id_)
            changed += self._changed(id_, state="waiting", progress=0.0, sentence="")
        return tuple(changed)

    def measure(self, take: Take) -> None:
        """Learn the pace from a take that was just made."""
        rtf = take.compute_s * take.audio.sample_rate / max(1, take.audio.n_samples)
        self._rtf[take.quality] = _MEMORY * self._rtf.get(take.quality, rtf) + (1 - _MEMORY) * rtf

    def forget_pace(self) -> None:
        """Another engine has another pace."""
        self._rtf.clear()
        self._estimated_rtf.clear()

    def _foresee(self, quality: Quality, lines_ms: Sequence[int]) -> None:
        seconds = self._estimate(quality, lines_ms)
        whole_ms = sum(lines_ms)
        if seconds is not None and whole_ms:
            self._estimated_rtf[quality] = seconds * 1000 / whole_ms

    def _lane(self, entry: Entry) -> dict[JobId, Entry]:
        return self._urgent if entry.job.is_urgent else self._batch

    def _changed(self, id_: JobId, **fields: object) -> tuple[Entry, ...]:
        for lane in (self._urgent, self._batch):
            if id_ in lane:
                lane[id_] = replace(lane[id_], **fields)  # type: ignore[arg-type]
                return (self._timed(lane[id_]),)
        return ()

    def _ended(self, id_: JobId, state: JobState, **fields: object) -> tuple[Entry, ...]:
        self._forget(id_)
        for lane in (self._urgent, self._batch, self._failed):
            if id_ in lane:
                return (replace(lane.pop(id_), state=state, left_s=None, **fields),)  # type: ignore[arg-type]
        return ()

    def _forget(self, id_: JobId) -> None:
        self._began_at.pop(id_, None)
        if self._running == id_:
            self._running = None

    def _timed(self, entry: Entry) -> Entry:
        return replace(entry, left_s=self._left_s(entry)) if entry.id == self._running else entry

    def _left_s(self, entry: Entry) -> float | None:
        """By the pace of the lines before, or as estimated; else by the job's own progress. Shrinks while it runs."""
        runs = entry.id == self._running
        since_step_s = self._clock() - self._stepped_at if runs else 0.0
        rtf = self._rtf.get(entry.job.quality, self._estimated_rtf.get(entry.job.quality))
        if rtf is not None and entry.job.expected_ms:
            whole_s = rtf * entry.job.expected_ms / 1000
            return max(0.0, whole_s * (1 - entry.progress) - since_step_s)
        if runs and entry.progress:
            worked_s = self._stepped_at - self._began_at[entry.id]
            return max(0.0, worked_s * (1 - entry.progress) / entry.progress - since_step_s)
        return None
