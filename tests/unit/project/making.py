"""Projects and takes for the tests of this folder."""

from collections.abc import Iterable
from dataclasses import replace

from studio.core.fake_engine import FakeEngine
from studio.core.prosody import Prosody
from studio.core.script import Cue
from studio.core.speech import Request, VoiceId
from studio.project.document import RANK_STEP, Change, Document, Options, Patch, Row, RowId, TakeId, TakeRecord
from studio.project.opening import Opened
from studio.project.sound import Sound

VOICE = VoiceId("af_heart")


def row(id_: int, text: str = "", cue: Cue | None = None) -> Row:
    return Row(RowId(id_), id_ * RANK_STEP, text or f"line {id_}", cue)


def document_of(rows: Iterable[Row], takes: Iterable[TakeRecord] = ()) -> Document:
    return Document.of(rows, {}, takes, Options())


def timed(*cues: tuple[int, int]) -> Document:
    """Rows 1, 2, ... with these starts and ends."""
    return document_of(row(i, cue=Cue(*cue)) for i, cue in enumerate(cues, 1))


def sound_of(text: str) -> Sound:
    spoken = FakeEngine().render(Request(text, VOICE))
    return Sound(spoken.audio, spoken.phonemes, spoken.words, spoken.natural_samples)


def record_of(id_: int, of: int, text: str = "hello", n_samples: int = 1, name: str = "") -> TakeRecord:
    made = "2026-01-01T00:00:00+00:00"
    return TakeRecord(
        TakeId(id_), RowId(of), "0" * 64, text, VOICE, Prosody(), 0, None, n_samples, 24_000, 0.1, made, name
    )


def adding(*rows: Row) -> Patch:
    return Patch(tuple(Change("row", row.id, None, row) for row in rows))


def texted(document: Document, id_: int, text: str) -> Patch:
    before = document.rows[RowId(id_)]
    return Patch((Change("row", before.id, before, replace(before, text=text)),))


def do(opened: Opened, title: str, patch: Patch) -> Patch:
    opened.document.apply(patch)
    opened.store.write(title, patch)
    return patch


def render(opened: Opened, of: int, text: str = "hello") -> TakeId:
    """Add a take to a row; its id."""
    take, sound = opened.document.new_take_id(), sound_of(text)
    opened.store.put_sound(take, sound)
    record = record_of(take, of, text, sound.audio.n_samples)
    do(opened, "Take", Patch((Change("take", take, None, record),)))
    return take
