"""How long each row lasts and how it fits: estimated at once while it is typed, planned by the engine soon after."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.dictionary import Dictionary
from studio.core.errors import StudioError
from studio.core.expression import pace
from studio.core.fit import FAILED, Fit, FitLimits
from studio.core.pronunciation import Pronunciation
from studio.core.prosody import Prosody
from studio.core.quality import Quality, suffices
from studio.core.speech import Lang, Plan, Request, VoiceId
from studio.core.timecode import samples_of
from studio.core.tuning import Tuned, followed
from studio.gui.desk.aim import Aim
from studio.gui.desk.evenness import Evenness
from studio.gui.desk.length import Length, crude_guess, length_of
from studio.gui.desk.places import Place, Places
from studio.gui.desk.plans import Plans
from studio.gui.desk.readings import Readings, RowReading
from studio.gui.desk.script import Edited, ProjectOpened, ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.gui.desk.starts import Starts
from studio.project.document import Document, Row, RowId, TakeRecord

Part = Literal["text", "pronunciation", "voice", "language", "manner", "tuning", "length"]
"""Of what a take was made with."""
SETTLED_MS = 70
"""After this long without a key the engine is asked. Less would have it plan unfinished texts."""
TOGETHER_MS = 60
"""Answers that come within this time are told together."""
FEW_ROWS = 100
"""More rows than these at once get a cruder estimate at first, which takes no time worth the name."""
REFINED_AT_ONCE = 50
"""Of those, so many at a time get a good one, ..."""
REFINED_EVERY_MS = 15
"""... so often: three milliseconds of work."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Rows last or fit otherwise than before."""

    rows: frozenset[RowId]


Estimate = Callable[[str, VoiceId, Lang | None], tuple[int, int]]
"""Milliseconds and syllables of a text in a voice, at once."""
Ask = Callable[[Sequence[tuple[RowId, Request]]], None]
"""Has the engine plan rows; the answers come to `planned`."""


class Lengths(QObject):
    """Lengths and fits of all rows.

    Signals:
        fitted (Fitted): rows last or fit otherwise than before, or are no longer estimated.
        typed (RowId): the text of a row is another with this key.
    """

    fitted = Signal(object)
    typed = Signal(object)

    def __init__(
        self,
        script: ScriptDesk,
        speaking: Speaking,
        estimate: Estimate,
        ask: Ask,
        drop: Callable[[Iterable[RowId]], None],
        needed: Callable[[str], tuple[Pronunciation, ...]],
        limits: FitLimits,
        sample_rate: int,
    ) -> None:
        """`drop` takes back what was asked of rows; `needed` gives the entries of dictionaries that a text may need;
        `sample_rate` is the engine's."""
        super().__init__()
        self._script = script
        self.speaking = speaking
        self._estimate = estimate
        self._ask = ask
        self._drop = drop
        self._needed = needed
        self._sample_rate = sample_rate
        self._places = Places(lambda row: speaking.prosody(row).tempo, limits)
        self._lengths: dict[RowId, Length] = {}
        self._questions: dict[RowId, Request] = {}  # what the engine was asked last
        self._plans = Plans()
        self._fits: dict[RowId, Fit] = {}
        self._evenness = Evenness(lambda: script.document, self._places, self.length)
        self._starts = Starts(lambda id_: self._fits[id_].length_ms)
        self._readings = Readings()
        self._typed: dict[RowId, str] = {}
        self._crude: dict[RowId, None] = {}  # rows that have a crude estimate, in order
        self._news: set[RowId] = set()
        self._tell = self._timer(TOGETHER_MS, self._tell_news)
        self._settle = self._timer(SETTLED_MS, self._ask_for_typed)
        self._idle = self._timer(REFINED_EVERY_MS, self._refine)
        script.edited.connect(self._follow)
        script.opened.connect(self._open)

    @property
    def _document(self) -> Document:
        return self._script.document

    def length(self, id_: RowId) -> Length:
        return self._lengths[id_]

    def plan(self, id_: RowId) -> Plan | None:
        """How the row is spoken, tuned as it is. None where it cannot be, and until the engine has answered: the answer
        is told as `fitted`."""
        plan = self._plans.find(id_, self._question(self._document.rows[id_]))
        length = self._lengths[id_]
        if plan is None and not length.is_estimate and not length.problem:
            self._lengths[id_] = replace(length, is_estimate=True)  # it is asked for but once
            self._ask_for([id_])
        return plan

    def fit(self, id_: RowId) -> Fit:
        """How the row fits, by its planned length or by the estimate."""
        return self._fits[id_]

    def place(self, id_: RowId) -> Place:
        """What the row is fitted into, and beside what."""
        place, beside = self._places[id_], self._evenness.beside(id_)
        return place if beside is None else replace(place, beside=beside)

    def start_ms(self, id_: RowId) -> int:
        """Where the row's sound starts: at its cue, or for untimed text after what comes before it."""
        cue = self._document.rows[id_].cue
        return self._starts.of(self._document)[id_] if cue is None else cue.start_ms

    def text(self, id_: RowId) -> str:
        """The text as it is being typed, or else as it stands in the document."""
        return self._typed.get(id_, self._document.rows[id_].text)

    def reading(self, id_: RowId) -> RowReading:
        """How the row is read, as far as the engine has planned it."""
        return self._readings.of(id_, self.text(id_))

    def pronunciations(self, id_: RowId) -> tuple[Pronunciation, ...]:
        """The entries of dictionaries that the row may need."""
        text, asked = self.text(id_), self._questions.get(id_)
        return self._needed(text) if asked is None or asked.text != text else asked.pronunciations

    @property
    def rows_of_entries(self) -> Counter[Pronunciation]:
        """In how many rows each entry of a dictionary stands."""
        return Counter(entry for asked in self._questions.values() for entry in asked.pronunciations)

    def tuning(self, row: Row) -> tuple[Tuned, ...]:
        """The beats that are set by hand, in the text as it is being typed."""
        return followed(row.tuning, row.text, self.text(row.id))

    def request(self, id_: RowId) -> Request:
        """What the engine is asked for, still without a target length."""
        row = self._document.rows[id_]
        prosody = self.speaking.prosody(row)
        # The fit alone decides how long it takes.
        return self._question(row, prosody if prosody.tempo == 1.0 else replace(prosody, tempo=1.0))

    def request_for(self, id_: RowId | None, text: str, lang: Lang | None = None) -> Request:
        """Other words in the row's voice and manner; without a row in the voice of their language."""
        if id_ is None or id_ not in self._document.rows:
            return Request(text, self.speaking.voice_for(text), lang, pronunciations=self._needed(text))
        asked = self.request(id_)
        lang = lang or asked.lang
        return replace(asked, text=text, lang=lang, pronunciations=self._needed(text), tuning=(), seed=0)

    def aim(self, id_: RowId, request: Request, is_draft: bool = False) -> Aim:
        """For what length `request`, which the row makes, is to be rendered. A draft is as long as what it stands for,
        where that is known."""
        is_known = is_draft and self.is_settled(id_) and request.seed == self._questions[id_].seed
        return Aim(request, self.place(id_), self._sample_rate, self._fits[id_].spoken_ms if is_known else None)

    def is_current(self, id_: RowId, least: Quality = "draft") -> bool:
        """Whether the picked take says what the row says now, as long as it should, in that quality or a better one.
        While the length is only estimated, any length will do."""
        row = self._document.rows[id_]
        take = None if row.take is None else self._document.takes.get(row.take)
        return take is not None and suffices(take.quality, least) and not any(self.changes(take, id_))

    def is_settled(self, id_: RowId) -> bool:
        """Whether it is sure how long the row is to last: neither it nor, with an even tempo, a row near it is only
        estimated."""
        return not self._lengths[id_].is_estimate and self._evenness.is_settled(id_)

    def says(self, made: TakeRecord | Request, id_: RowId) -> bool:
        """Whether a take, or what it was made of, says what the row says now, however long it lasts."""
        return not any(self._differences(made, id_))

    def changes(self, take: TakeRecord, id_: RowId) -> Iterator[Part]:
        """What the row has another of now than the take was made with. While the length is only estimated, any length
        will do."""
        yield from self._differences(take, id_)
        target_samples = samples_of(self._fits[id_].spoken_ms, self._sample_rate)
        if take.target_samples != target_samples and self.is_settled(id_):
            yield "length"

    def _differences(self, made: TakeRecord | Request, id_: RowId) -> Iterator[Part]:
        row, text, speaking = self._document.rows[id_], self.text(id_), self.speaking
        if made.text != text:
            yield "text"
        elif made.pronunciations != self.pronunciations(id_):  # other words need other entries
            yield "pronunciation"
        is_replaced = isinstance(made, TakeRecord) and not speaking.sounds_as_then(made)
        if is_replaced or made.voice != speaking.voice(row):
            yield "voice"
        if made.lang != speaking.lang(row):
            yield "language"
        if made.tuning != self.tuning(row):
            yield "tuning"
        wanted = speaking.prosody(row)
        if made.prosody != wanted and replace(made.prosody, tempo=1.0) != replace(wanted, tempo=1.0):
            yield "manner"

    def typing(self, id_: RowId, text: str) -> None:
        """The row's text is being typed: estimate it now, ask the engine when the keys rest."""
        if id_ not in self._document.rows:
            return
        self._typed[id_] = text
        # Answers to what was typed before come too late.
        self._questions[id_] = self._question(self._document.rows[id_])
        self._lengths[id_] = self._guess(id_)
        self._refit([id_])
        self._emit_news()  # the meter moves with the key; rows that are thereby spoken later can wait
        self._tell_soon()
        self._settle.start()
        self.typed.emit(id_)

    def is_typed(self, id_: RowId) -> bool:
        """Whether the row's text is being typed just now."""
        return id_ in self._typed

    def stop_typing(self, id_: RowId) -> None:
        """The text was taken over or given up."""
        typed = self._typed.pop(id_, None)
        row = self._document.rows.get(id_)
        if row is None or typed is None:
            return
        if typed != row.text:
            self._renew([id_])
        elif self._lengths[id_].is_estimate:
            self._ask_for([id_])  # the keys may not have rested yet

    def planned(self, answers: Iterable[tuple[RowId, Request, Plan | StudioError]]) -> None:
        """The engine's answers; those to questions that are out of date are dropped."""
        taken = []
        for id_, request, outcome in answers:
            if self._questions.get(id_) == request:
                self._lengths[id_] = length_of(outcome)
                if isinstance(outcome, Plan):
                    self._readings.keep(id_, request, outcome.reading)
                    self._plans.put(id_, request, outcome)
                else:
                    self._readings.forget(id_)
                taken.append(id_)
        self._refit(taken)
        if not self._typed.keys().isdisjoint(taken):
            self._emit_news()  # somebody looks at this meter now

    def limit(self, limits: FitLimits) -> None:
        """Fit by other limits."""
        self._places.limits = limits
        self._refit(self._places.open(self._document))

    def read_again(self, entries: Iterable[Pronunciation]) -> None:
        """Words of dictionaries are read otherwise: plan the rows in which they stand."""
        changed = Dictionary(entries)
        self._renew([id_ for id_ in self._lengths if id_ in self._document.rows and changed.needed(self.text(id_))])

    def speak_again(self, voices: frozenset[VoiceId]) -> None:
        """Voices sound otherwise: plan all rows where one is spoken with them."""
        if any(self.speaking.is_by_one_of(voices, row) for row in self._document):
            self.plan_again()

    def plan_again(self) -> None:
        """Another engine speaks, which may plan a little otherwise."""
        self._plans.clear()
        self._ask_for([row.id for row in self._document])

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _open(self, event: ProjectOpened) -> None:
        self._drop(self._questions)
        for kept in (self._lengths, self._questions, self._fits, self._typed, self._crude):
            kept.clear()
        self._readings.clear()
        self._plans.clear()
        self._starts.clear()
        self._evenness.clear()
        self._places.open(self._document)
        self._renew([row.id for row in self._document])

    def _follow(self, event: Edited) -> None:
        rows, recast = event.patch.touched("row"), event.patch.touched("role")
        gone = [RowId(int(id_)) for id_ in rows if id_ not in self._document.rows]
        for id_ in gone:
            for kept in (self._lengths, self._questions, self._fits, self._typed, self._crude):
                kept.pop(id_, None)
            self._readings.forget(id_)
            self._plans.forget(id_)
        self._drop(gone)
        self._take(self._evenness.without(gone))
        touched = {RowId(int(id_)) for id_ in rows if id_ in self._document.rows}
        if recast:
            touched |= {row.id for row in self._document if row.speaker in recast}
        asked = self._questions
        renewed = [id_ for id_ in touched if asked.get(id_) != self._question(self._document.rows[id_])]
        moved = self._places.follow(event.patch, touched)
        if self._evenness.is_turned_by(event.patch):
            self._evenness.clear()
            moved = set(self._lengths)
        self._renew(sorted(renewed, key=self._document.index_of))
        self._refit((moved | touched).difference(renewed))
        self._news |= touched
        if rows:
            self._starts.may_change()
        self._tell_soon()

    def _renew(self, ids: Sequence[RowId]) -> None:
        """Estimate rows now and have the engine plan them."""
        if len(ids) <= FEW_ROWS:
            self._lengths |= {id_: self._guess(id_) for id_ in ids}
        else:
            self._lengths |= {id_: crude_guess(self.text(id_)) for id_ in ids}
            self._crude |= dict.fromkeys(ids)
            self._idle.start()
        self._refit(ids)
        self._ask_for(ids)

    def _refine(self) -> None:
        """Make some of the crude estimates better."""
        some = list(islice(self._crude, REFINED_AT_ONCE))
        for id_ in some:
            del self._crude[id_]
        rough = [id_ for id_ in some if self._lengths[id_].is_estimate]
        self._lengths |= {id_: self._guess(id_) for id_ in rough}
        self._refit(rough)
        if self._crude:
            self._idle.start()

    def _guess(self, id_: RowId) -> Length:
        row = self._document.rows[id_]
        plan = self._plans.find(id_, self._question(row))
        if plan is not None:
            return length_of(plan)
        prosody, lang = self.speaking.prosody(row), self.speaking.lang(row)
        natural_ms, syllables = self._estimate(self.text(id_), prosody.manner_voice or self.speaking.voice(row), lang)
        return Length(round(natural_ms / pace(prosody.emotion)), 0, syllables, is_estimate=True)

    def _question(self, row: Row, prosody: Prosody | None = None) -> Request:
        """What decides how long the row lasts by itself, or with `prosody` what it is to sound like."""
        take = None if row.take is None else self._document.takes.get(row.take)
        return Request(
            text=self.text(row.id),
            voice=self.speaking.voice(row),
            lang=self.speaking.lang(row),
            prosody=self.speaking.prosody(row).timing if prosody is None else prosody,
            seed=row.seed if take is None else take.seed,
            pronunciations=self._needed(self.text(row.id)),
            tuning=self.tuning(row),
        )

    def _ask_for_typed(self) -> None:
        self._ask_for([id_ for id_ in self._typed if id_ in self._document.rows])

    def _ask_for(self, ids: Iterable[RowId]) -> None:
        questions = [(id_, self._question(self._document.rows[id_])) for id_ in ids]
        self._questions |= dict(questions)
        if questions:
            self._ask(questions)

    def _refit(self, ids: Iterable[RowId]) -> None:
        self._take(self._evenness.fits({id_: self._alone(id_) for id_ in ids}))

    def _alone(self, id_: RowId) -> Fit:
        length, place = self._lengths[id_], self._places[id_]
        return FAILED if length.problem else place.fit(length.natural_ms, length.shortest_ms, length.syllables)

    def _take(self, fits: Mapping[RowId, Fit]) -> None:
        """Rows fit so now, or it is surer than before that they do."""
        self._news |= fits.keys()
        self._fits |= fits
        if self._news:
            self._starts.may_change()
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()

    def _tell_news(self) -> None:
        """Tell what is new, and which rows are spoken earlier or later because of it."""
        self._news |= self._starts.moved(self._document)
        self._emit_news()

    def _emit_news(self) -> None:
        news, self._news = frozenset(self._news & self._document.rows.keys()), set()
        if news:
            self.fitted.emit(Fitted(news))
