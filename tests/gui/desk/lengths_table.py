"""Lengths with an engine that answers when the test says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from studio.core.dictionary import Dictionary
from studio.core.fake_engine import FakeEngine
from studio.core.fit import FitLimits
from studio.core.pronunciation import Pronunciation
from studio.core.script import Cue, SpeakerId
from studio.core.speech import Lang, Request, VoiceId
from studio.core.timecode import samples_of
from studio.gui.desk.lengths import Fitted, Lengths
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.project import edits
from studio.project.document import Document, Options, Patch, Row, RowId, TakeId, TakeRecord

HEART, MICHAEL = VoiceId("af_heart"), VoiceId("am_michael")
ONE, TWO, THREE = RowId(1), RowId(2), RowId(3)


class Table:
    """Lengths of a script, and what they ask."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.script = ScriptDesk()
        self.asked: list[list[RowId]] = []
        self.open_questions: dict[RowId, Request] = {}
        self.estimated: list[tuple[str, Lang | None]] = []
        self.dictionary = Dictionary()
        self.digests: dict[VoiceId, str] = {}
        self.speaking = Speaking(self.script, lambda text: HEART, self._digest)
        self.lengths = Lengths(
            self.script,
            self.speaking,
            self._estimate,
            self._ask,
            self._drop,
            self._needed,
            FitLimits(),
            24_000,
        )
        self.told: list[frozenset[RowId]] = []
        self.lengths.fitted.connect(self._hear)
        self.open(rows)

    def _needed(self, text: str) -> tuple[Pronunciation, ...]:
        return self.dictionary.needed(text)

    def open(self, rows: Iterable[Row]) -> None:
        self.script.open(Document.of(rows, {}, [], Options()), lambda title, patch: None, False)

    @property
    def document(self) -> Document:
        return self.script.document

    def do(self, patch: Patch) -> None:
        self.script.do("Edit", patch)

    def answer(self) -> None:
        engine = FakeEngine()
        questions, self.open_questions = self.open_questions, {}
        self.lengths.planned([(id_, request, engine.plan(request)) for id_, request in questions.items()])

    def take(self, id_: RowId, **fields: object) -> None:
        """Give a row the take that is right for it, or one that differs in some fields."""
        request = self.lengths.request(id_)
        number = TakeId(len(self.document.takes) + 1)
        target = samples_of(self.lengths.fit(id_).spoken_ms, 24_000)
        record = TakeRecord(
            number, id_, f"{number}", request.text, request.voice, request.prosody, request.seed, target, target,
            24_000, 1.0, "", lang=request.lang, voice_digests=self.speaking.voice_digests(request),
            pronunciations=request.pronunciations,
        )  # fmt: skip
        self.do(edits.add_take(self.document, replace(record, **fields)))  # type: ignore[arg-type]

    def _hear(self, event: Fitted) -> None:
        self.told.append(event.rows)

    def _estimate(self, text: str, voice: VoiceId, lang: Lang | None) -> tuple[int, int]:
        self.estimated.append((text, lang))
        return 100 * len(text), len(text)

    def _digest(self, voice: VoiceId) -> str:
        return self.digests.get(voice, "")

    def _ask(self, questions: Sequence[tuple[RowId, Request]]) -> None:
        self.asked.append([id_ for id_, _ in questions])
        self.open_questions |= dict(questions)

    def _drop(self, ids: Iterable[RowId]) -> None:
        for id_ in list(ids):
            self.open_questions.pop(id_, None)


def rows_of(*texts: str, timed: bool = True, gap_ms: int = 0) -> list[Row]:
    return [
        Row(RowId(i + 1), i, text, Cue(3000 * i, 3000 * i + 2000) if timed else None, SpeakerId("Tom"), gap_ms=gap_ms)
        for i, text in enumerate(texts)
    ]
