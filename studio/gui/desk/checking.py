"""Takes that are there already, checked beside the window."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.core.ports import Engine
from studio.core.speech import Request
from studio.core.take_fault import Verified
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.gui.desk.verifying import Policy
from studio.jobs.job import Progress, TaskDone
from studio.jobs.render_job import Verify
from studio.jobs.task import EngineTask
from studio.project.document import Change, Patch, RowId, TakeId, TakeRecord
from studio.render.takes import Take


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of several takes came to."""

    found: tuple[tuple[TakeRecord, Verified], ...]


class Checks(QObject):
    """Checks takes, keeps what is found with them, and has the faulty ones made again.

    Signals:
        noted (str): what a check came to, as a sentence.
    """

    noted = Signal(str)

    def __init__(self, script: ScriptDesk, takes: Takes, queue: Rendering, policy: Policy) -> None:
        super().__init__()
        self._script = script
        self._takes = takes
        self._queue = queue
        self._policy = policy

    def check(self, ids: Iterable[RowId]) -> int:
        """Check the takes that are heard of these rows, on the worker's thread; tells how many there are."""
        document = self._script.document
        rows = [document.rows[id_] for id_ in ids if id_ in document.rows]
        records = [document.takes[row.take] for row in rows if row.take is not None and row.take in document.takes]
        if records and self._script.may_edit():
            work = partial(self._work, records, self._policy.fully())
            self._queue.submit(EngineTask(self.tr("Check %n take(s)", "", len(records)), work))
        return len(records) if self._script.may_edit() else 0

    def follow_task(self, event: TaskDone) -> None:
        """A task has ended: perhaps one of these."""
        if not isinstance(event.value, Checked):
            return
        takes, rows = self._script.document.takes, self._script.document.rows
        there = [(record, verified) for record, verified in event.value.found if takes.get(record.id) == record]
        changes = [
            Change("take", record.id, record, replace(record, verified=verified))
            for record, verified in there
            if record.verified != verified
        ]
        if changes:
            self._script.take_in(self.tr("Check takes"), Patch(tuple(changes)))
        self.noted.emit(self._sum([verified for _, verified in there]))
        self._queue.make_good(
            [record.row for record, verified in there if verified.faults and rows[record.row].take == record.id]
        )

    def verified(self, id_: RowId) -> Verified | None:
        """What the check of the take that is heard of a row has found; None: it was not checked."""
        take = self._take(id_)
        return None if take is None else take.verified

    def faulty(self) -> tuple[RowId, ...]:
        """Rows whose take has faults, in their order."""
        return tuple(row.id for row in self._script.document if (found := self.verified(row.id)) and found.faults)

    def _sum(self, found: Sequence[Verified]) -> str:
        n_faulty = sum(bool(verified.faults) for verified in found)
        checked = self.tr("%n take(s) checked", "", len(found))
        faulty = self.tr("%n with faults", "", n_faulty) if n_faulty else self.tr("nothing is wrong")
        return self.tr("{checked}: {faulty}.").format(checked=checked, faulty=faulty)

    def _take(self, id_: RowId) -> TakeRecord | None:
        row = self._script.document.rows.get(id_)
        take: TakeId | None = None if row is None else row.take
        return None if take is None else self._script.document.takes.get(take)

    def _work(
        self, records: Sequence[TakeRecord], verify: Verify, engine: Engine
    ) -> Generator[Progress, None, Checked]:
        found = []
        for number, record in enumerate(records):
            yield Progress(number / len(records))
            request = _request(record)
            try:
                sound = self._takes.read(record.id)
                reading = engine.plan(request).reading
            except StudioError:
                continue  # whoever plays it is told; of a voice that is gone nobody knows what it should sound like
            take = Take(
                digest=record.digest,
                audio=sound.audio,
                phonemes=sound.phonemes,
                words=sound.words,
                natural_samples=sound.natural_samples,
                compute_s=record.compute_s,
                seed=record.seed,
            )
            found.append((record, verify(take, request, reading)))
        return Checked(tuple(found))


def _request(record: TakeRecord) -> Request:
    """What a take was made of."""
    return Request(
        text=record.text,
        voice=record.voice,
        lang=record.lang,
        prosody=record.prosody,
        target_samples=record.target_samples,
        seed=record.seed,
        pronunciations=record.pronunciations,
        tuning=record.tuning,
    )
