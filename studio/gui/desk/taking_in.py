"""Takes that come in: their records, and the drafts that go because of them; and which of several is heard."""

from collections.abc import Iterable
from datetime import UTC, datetime

from studio.core.quality import Quality, suffices
from studio.jobs.job import Rendered
from studio.project.document import Change, Document, Patch, Row, RowId, TakeId, TakeRecord


def record_of(event: Rendered, id_: TakeId, row: RowId, voice_digests: tuple[str, ...]) -> TakeRecord:
    """What is kept of a take beside its sound."""
    take, request = event.take, event.request
    return TakeRecord(
        id=id_,
        row=row,
        digest=take.digest,
        text=request.text,
        voice=request.voice,
        lang=request.lang,
        prosody=request.prosody,
        seed=take.seed,
        target_samples=request.target_samples,
        n_samples=take.audio.n_samples,
        sample_rate=take.audio.sample_rate,
        compute_s=take.compute_s,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        voice_digests=voice_digests,
        pronunciations=request.pronunciations,
        tuning=request.tuning,
        verified=event.verified,
        quality=take.quality,
    )


def superseded(document: Document, row: RowId, quality: Quality, picked: TakeId) -> tuple[Change, ...]:
    """The drafts of a row have had their day once something better is picked; those with a name stay."""
    if quality == "draft":
        return ()
    drafts = (take for take in document.takes_of(row) if take.quality == "draft")
    return tuple(Change("take", take.id, take, None) for take in drafts if not take.name and take.id != picked)


def finest(takes: Iterable[TakeRecord]) -> TakeRecord | None:
    """The one that has had the most work; of several the last. None of none."""
    found: TakeRecord | None = None
    for take in takes:
        if found is None or suffices(take.quality, found.quality):
            found = take
    return found


def is_replaced(take: TakeId | None, patch: Patch) -> bool:
    """Whether a take has gone because its row has a better one now."""
    rows = ((change.before, change.after) for change in patch.changes if change.table == "row")
    return any(
        isinstance(before, Row) and isinstance(after, Row) and before.take == take and after.take is not None
        for before, after in rows
    )
