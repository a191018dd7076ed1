"""How long each row lasts and how it fits: estimated at once while it is typed, planned by the engine soon after."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.errors import StudioError
from studio.core.fit import FAILED, Fit, FitLimits, Mode, fit_line
from studio.core.speech import Lang, Plan, Prosody, Request, VoiceId
from studio.core.timecode import samples_of
from studio.core.timeline import pauses, placed
from studio.gui.desk.script import Edited, ProjectOpened, ScriptDesk
from studio.project.document import Document, Row, RowId

SETTLED_MS = 100
"""After this long without a key the engine is asked."""
TOGETHER_MS = 60
"""Answers that come within this time are told together."""
FEW_ROWS = 100
"""More rows than these at once get a cruder estimate, which takes no time worth the name."""
CRUDE_MS = (65, 190)
"""Per character, ASCII or not."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a row would last by itself."""

    natural_ms: int
    shortest_ms: int
    syllables: int
    is_estimate: bool
    """Whether the engine has not planned it yet."""
    lang: Lang | None = None
    """Main language, once planned."""
    problem: str = ""
    """Why it cannot be spoken, as a sentence."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Rows last or fit otherwise than before."""

    rows: frozenset[RowId]


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is fitted into."""

    mode: Mode
    slot_ms: int
    gap_ms: int | None
    tempo: float
    limits: FitLimits

    def fit(self, natural_ms: int, shortest_ms: int, syllables: int) -> Fit:
        return fit_line(
            natural_ms, shortest_ms, syllables, self.slot_ms, self.gap_ms, self.mode, self.limits, self.tempo
        )


Estimate = Callable[[str, VoiceId, Lang | None], tuple[int, int]]
"""Milliseconds and syllables of a text in a voice, at once."""
Ask = Callable[[Sequence[tuple[RowId, Request]]], None]
"""Has the engine plan rows; the answers come to `planned`."""


class Lengths(QObject):
    """Lengths and fits of all rows.

    Signals:
        fitted (Fitted): rows last or fit otherwise than before, or are no longer estimated.
    """

    fitted = Signal(object)

    def __init__(
        self,
        script: ScriptDesk,
        estimate: Estimate,
        ask: Ask,
        voice_for: Callable[[str], VoiceId],
        limits: FitLimits,
        sample_rate: int,
    ) -> None:
        """`voice_for` gives the voice of a text whose speaker has none; `sample_rate` is the engine's."""
        super().__init__()
        self._script = script
        self._estimate = estimate
        self._ask = ask
        self._voice_for = voice_for
        self._limits = limits
        self._sample_rate = sample_rate
        self._lengths: dict[RowId, Length] = {}
        self._requests: dict[RowId, Request] = {}
        self._fits: dict[RowId, Fit] = {}
        self._places: dict[RowId, Place] = {}
        self._starts_ms: dict[RowId, int] | None = None
        self._typed: dict[RowId, str] = {}
        self._news: set[RowId] = set()
        self._tell = self._timer(TOGETHER_MS, self._tell_news)
        self._settle = self._timer(SETTLED_MS, self._ask_for_typed)
        script.edited.connect(self._follow)
        script.opened.connect(self._open)
        self.start_over()

    @property
    def _document(self) -> Document:
        return self._script.document

    def length(self, id_: RowId) -> Length:
        return self._lengths[id_]

    def fit(self, id_: RowId) -> Fit:
        """How the row fits, by its planned length or by the estimate."""
        return self._fits[id_]

    def place(self, id_: RowId) -> Place:
        """What the row is fitted into."""
        return self._places[id_]

    def start_ms(self, id_: RowId) -> int:
        """Where the row's sound starts: at its cue, or for untimed text after what comes before it."""
        if self._starts_ms is None:
            self._starts_ms = self._placed()
        return self._starts_ms[id_]

    def text(self, id_: RowId) -> str:
        """The text as it is being typed, or else as it stands in the document."""
        return self._typed.get(id_, self._document.rows[id_].text)

    def voice(self, row: Row) -> VoiceId:
        """Who speaks the row."""
        return row.voice or self._document.role(row.speaker).voice or self._voice_for(row.text)

    def prosody(self, row: Row) -> Prosody:
        """In what manner the row is spoken."""
        return row.prosody or self._document.role(row.speaker).prosody

    def gain_db(self, row: Row) -> float:
        return row.gain_db + self._document.role(row.speaker).gain_db

    def request(self, id_: RowId) -> Request:
        """What the engine is asked for, still without a target length."""
        row = self._document.rows[id_]
        take = None if row.take is None else self._document.takes.get(row.take)
        return Request(
            text=self.text(id_),
            voice=self.voice(row),
            lang=row.lang or self._document.role(row.speaker).lang,
            prosody=replace(self.prosody(row), tempo=1.0),  # the fit alone decides how long it takes
            seed=row.seed if take is None else take.seed,
        )

    def aim(self, id_: RowId, request: Request) -> Callable[[Plan], Request]:
        """What turns the plan of `request`, which the row makes, into the request to render.

        May be called on any thread, at any time: it stays with what the row is fitted into now.
        """
        place, sample_rate = self._places[id_], self._sample_rate

        def aimed(plan: Plan) -> Request:
            spoken_ms = place.fit(plan.natural_ms, plan.shortest_ms, plan.reading.syllables).spoken_ms
            return replace(request, target_samples=samples_of(spoken_ms, sample_rate) if spoken_ms else None)

        return aimed

    def is_current(self, id_: RowId) -> bool:
        """Whether the picked take says what the row says now, as long as it should."""
        row = self._document.rows[id_]
        take = None if row.take is None else self._document.takes.get(row.take)
        if take is None:
            return False
        wanted = self.request(id_)
        if (take.text, take.voice, take.prosody) != (wanted.text, wanted.voice, wanted.prosody):
            return False
        spoken_ms = self._fits[id_].spoken_ms
        return self._lengths[id_].is_estimate or take.target_samples == samples_of(spoken_ms, self._sample_rate)

    def typing(self, id_: RowId, text: str) -> None:
        """The row's text is being typed: estimate it now, ask the engine when the keys rest."""
        self._typed[id_] = text
        self._requests[id_] = self.request(id_)  # answers to what was typed before come too late
        self._lengths[id_] = self._guess(id_)
        self._refit([id_])
        self._tell_news()  # the meter moves with the key
        self._settle.start()

    def stop_typing(self, id_: RowId) -> None:
        """The text was taken over or given up."""
        typed = self._typed.pop(id_, None)
        row = self._document.rows.get(id_)
        if row is not None and typed is not None and typed != row.text:
            self._renew([id_])

    def planned(self, answers: Iterable[tuple[RowId, Request, Plan | StudioError]]) -> None:
        """The engine's answers; those to questions that are out of date are dropped."""
        taken = []
        for id_, request, outcome in answers:
            if self._requests.get(id_) == request:
                self._lengths[id_] = _length(outcome)
                taken.append(id_)
        self._refit(taken)

    def limit(self, limits: FitLimits) -> None:
        """Fit by other limits."""
        self._limits = limits
        self._replace_all()
        self._refit(list(self._document.rows))

    def start_over(self) -> None:
        """Forget all plans and ask for them anew, as when another engine speaks."""
        self._lengths.clear()
        self._requests.clear()
        self._replace_all()
        self._renew([row.id for row in self._document])

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _open(self, event: ProjectOpened) -> None:
        for kept in (self._fits, self._places, self._typed):
            kept.clear()
        self.start_over()

    def _follow(self, event: Edited) -> None:
        rows = event.patch.touched("row")
        gone = [RowId(int(id_)) for id_ in rows if id_ not in self._document.rows]
        for id_ in gone:
            for kept in (self._lengths, self._requests, self._fits, self._places, self._typed):
                kept.pop(id_, None)
        recast = event.patch.touched("role")
        touched = [row.id for row in self._document if row.id in rows or row.speaker in recast]
        renewed = [id_ for id_ in touched if self._requests.get(id_) != self.request(id_)]
        moved = self._replace_all()
        self._renew(renewed)
        self._refit(moved.difference(renewed))
        self._news.update(touched, gone)
        self._tell.start()

    def _renew(self, ids: Sequence[RowId]) -> None:
        """Estimate rows now and have the engine plan them."""
        guess = self._guess if len(ids) <= FEW_ROWS else self._crude_guess
        self._lengths |= {id_: guess(id_) for id_ in ids}
        self._refit(ids)
        self._ask_for(ids)

    def _guess(self, id_: RowId) -> Length:
        row = self._document.rows[id_]
        natural_ms, syllables = self._estimate(self.text(id_), self.voice(row), row.lang)
        return Length(natural_ms, 0, syllables, is_estimate=True)

    def _crude_guess(self, id_: RowId) -> Length:
        text = self.text(id_)
        return Length(sum(CRUDE_MS[not char.isascii()] for char in text), 0, len(text), is_estimate=True)

    def _ask_for_typed(self) -> None:
        self._ask_for([id_ for id_ in self._typed if id_ in self._document.rows])

    def _ask_for(self, ids: Iterable[RowId]) -> None:
        questions = [(id_, self.request(id_)) for id_ in ids]
        self._requests |= dict(questions)
        if questions:
            self._ask(questions)

    def _replace_all(self) -> set[RowId]:
        """Find the place of every row; gives those whose place is another than before."""
        self._starts_ms = None
        timed = sorted((row.cue.start_ms, row.rank, row.id, row.cue) for row in self._document if row.cue is not None)
        starts_ms = [start_ms for start_ms, *_ in timed]
        wished = self._document.options.mode
        places: dict[RowId, Place] = {}
        for number, (_, _, id_, cue) in enumerate(timed):
            follows = number + 1 < len(timed)
            gap_ms = starts_ms[number + 1] - max(cue.start_ms, cue.end_ms) if follows else None
            places[id_] = Place(wished or "fill", cue.slot_ms, gap_ms, 1.0, self._limits)
        for row in self._document:
            if row.cue is None:
                places[row.id] = Place("free", 0, None, 1.0, self._limits)
            places[row.id] = replace(places[row.id], tempo=self.prosody(row).tempo)
        moved = {id_ for id_, place in places.items() if self._places.get(id_) != place}
        self._places = places
        return moved

    def _refit(self, ids: Iterable[RowId]) -> None:
        for id_ in ids:
            length = self._lengths.get(id_)
            if length is None:
                continue
            place = self._places[id_]
            fit = FAILED if length.problem else place.fit(length.natural_ms, length.shortest_ms, length.syllables)
            self._fits[id_] = fit
            self._news.add(id_)
        if self._news:
            self._starts_ms = None
            if not self._tell.isActive():
                self._tell.start()

    def _tell_news(self) -> None:
        news, self._news = frozenset(self._news & self._document.rows.keys()), set()
        if news:
            self.fitted.emit(Fitted(news))

    def _placed(self) -> dict[RowId, int]:
        rows = list(self._document)
        lengths_ms = [self._fits[row.id].length_ms for row in rows]
        untimed = placed(lengths_ms, pauses(lengths_ms, [row.gap_ms for row in rows]))
        return {
            row.id: start_ms if row.cue is None else row.cue.start_ms
            for row, start_ms in zip(rows, untimed, strict=True)
        }


def _length(outcome: Plan | StudioError) -> Length:
    if isinstance(outcome, StudioError):
        return Length(0, 0, 0, is_estimate=False, problem=str(outcome))
    reading = outcome.reading
    return Length(outcome.natural_ms, outcome.shortest_ms, reading.syllables, is_estimate=False, lang=reading.lang)
