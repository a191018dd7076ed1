"""The beats of a line in time, and what the person sets of them by hand."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from studio.core.beats import Beat, beats, fitting, held, spread
from studio.core.errors import MarkError
from studio.core.speech import Plan, Word, WordTiming
from studio.core.timecode import samples_of
from studio.core.tuning import Tuned, in_order
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.pinyin import toned
from studio.gui.desk.script import ScriptDesk
from studio.project import edits
from studio.project.document import RowId

STEP_MS = 25
"""Lengths are whole mel frames."""
LONGEST_MS = 3000
STEP_SEMITONES = 0.1
MOST_SEMITONES = 12.0
Respelled = Callable[[str, int, int, str], str]
"""The line with a reading for what stands between two places. Raises MarkError."""
_MORA = re.compile(r".[ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A beat as it is shown."""

    beat: Beat
    label: str
    """As people read it: pinyin with its tones above the vowels, kana or Hangul; else its phonemes."""
    written: str
    """The Chinese character that it is; empty where no single one is."""
    start_sample: int
    end_sample: int
    length_ms: int
    """As it is spoken now."""
    tuned: Tuned
    """What is set of it by hand; plain where nothing is."""

    @property
    def place(self) -> tuple[int, int]:
        return self.beat.place

    @property
    def shift_semitones(self) -> float:
        return self.tuned.shift_semitones

    @property
    def is_tuned(self) -> bool:
        return not self.tuned.is_plain

    def lengthened(self, by_ms: float) -> Tuned:
        """The beat with another length than it has now: whole mel frames, one at least for each symbol."""
        wanted = round((self.length_ms + by_ms) / STEP_MS) * STEP_MS
        return replace(self.tuned, length_ms=min(max(wanted, STEP_MS * len(self.beat.tokens)), LONGEST_MS))

    def raised(self, by_semitones: float) -> Tuned:
        """The beat with another pitch."""
        wanted = round((self.shift_semitones + by_semitones) / STEP_SEMITONES) * STEP_SEMITONES
        return replace(self.tuned, shift_semitones=round(min(max(wanted, -MOST_SEMITONES), MOST_SEMITONES), 1))


@dataclass(frozen=True, slots=True)
class Score:
    """The beats of one line in time."""

    cells: tuple[Cell, ...]
    words: tuple[WordTiming, ...]
    plan: Plan

    @property
    def is_tuned(self) -> bool:
        return any(cell.is_tuned for cell in self.cells)

    def word(self, cell: Cell) -> Word:
        return self.plan.reading.words[cell.beat.word]


class Tuning:
    """Shows rows as beats and edits these."""

    def __init__(self, script: ScriptDesk, lengths: Lengths, respelled: Respelled) -> None:
        self._script = script
        self._lengths = lengths
        self._respelled = respelled

    def score(self, id_: RowId, trial: Tuned | None = None) -> Score | None:
        """The beats of a row as they will be spoken, or as they would be with `trial`; None until it is planned."""
        row = self._script.document.rows[id_]
        plan = self._lengths.plan(id_)
        if plan is None or not plan.durations:
            return None
        tuning = self._lengths.tuning(row)
        if trial is not None:
            tuning = in_order([*tuning, trial])
            plan = held(plan, tuning)
        fit = self._lengths.place(id_).fit(plan.natural_ms, plan.shortest_ms, plan.reading.syllables)
        return _score(plan, samples_of(fit.spoken_ms, plan.sample_rate), tuning)

    def set(self, id_: RowId, title: str, one: Tuned, merge: str = "") -> None:
        """Set a beat by hand, as a step of undo called `title`; consecutive ones with the same `merge` are one step."""
        row = self._script.document.rows[id_]
        self._script.do(title, edits.set_tuning(self._script.document, id_, [*row.tuning, one]), merge)

    def reset(self, id_: RowId, title: str, place: tuple[int, int] | None = None) -> None:
        """Let a beat, or all of the row, be as it is planned."""
        row = self._script.document.rows[id_]
        kept = [one for one in row.tuning if place is not None and one.place != place]
        self._script.do(title, edits.set_tuning(self._script.document, id_, kept))

    def reading(self, id_: RowId, score: Score, cell: Cell) -> tuple[int, int, str]:
        """What a new reading of a beat is given for, from one place of the text to another, and the one that it has.

        A Chinese character by itself, unless it stands under a reading already; else the word.
        """
        word = score.word(cell)
        text = self._script.document.rows[id_].text
        syllables = word.reading.split()
        is_single = len(word.text) == len(word.beats) == len(syllables) == word.end - word.start
        if word.lang == "zh" and is_single and text[word.start - 1 : word.start] != "[":
            start = word.start + cell.beat.number
            return start, start + 1, syllables[cell.beat.number]
        is_spelled = word.lang in ("zh", "ja", "ko") and word.reading
        return word.start, word.end, word.reading if is_spelled else f"/{word.phonemes}/"

    def reread(self, id_: RowId, title: str, start: int, end: int, reading: str) -> str:
        """Write a reading into the text of a row; a sentence where it cannot be."""
        text = self._script.document.rows[id_].text
        try:
            marked = self._respelled(text, start, end, reading)
        except MarkError as error:
            return str(error)
        self._script.do(title, edits.set_text(self._script.document, id_, marked))
        return ""


def _score(plan: Plan, spoken_samples: int, tuning: Sequence[Tuned]) -> Score:
    frames = spread(plan, max(spoken_samples // plan.hop_samples, len(plan.durations)))
    borders = [max(0, end * plan.hop_samples - plan.ahead_samples) for end in (0, *accumulate(frames))]
    by_hand = {beat.place: one for beat, one in fitting(plan, tuning)}
    cells = []
    for beat in beats(plan):
        ms = sum(frames[token] for token in beat.tokens) * plan.hop_samples * 1000 // plan.sample_rate
        plain = Tuned(beat.start, beat.number, beat.phonemes)
        start, end = borders[beat.tokens[0]], borders[beat.tokens[-1] + 1]
        label, written = _label(plan.reading.words[beat.word], beat)
        cells.append(Cell(beat, label, written, start, end, ms, by_hand.get(beat.place, plain)))
    return Score(tuple(cells), tuple(_words(plan, cells)), plan)


def _words(plan: Plan, cells: Sequence[Cell]) -> list[WordTiming]:
    spans: dict[int, tuple[int, int]] = {}
    for cell in cells:
        first, _ = spans.get(cell.beat.word, (cell.start_sample, 0))
        spans[cell.beat.word] = first, cell.end_sample
    words = plan.reading.words
    return [WordTiming(words[word].text, word, start, end - start) for word, (start, end) in spans.items()]


def _label(word: Word, beat: Beat) -> tuple[str, str]:
    """How a beat is read, and its character."""
    match word.lang:
        case "zh":
            parts = [toned(syllable) for syllable in word.reading.split()]
        case "ja":
            parts = _MORA.findall(word.spoken_reading)
        case "ko":
            parts = list(word.spoken_reading)
        case _:
            parts = []
    n = len(word.beats)
    written = word.spoken[beat.number] if word.lang == "zh" and len(word.spoken) == n else ""
    return parts[beat.number] if len(parts) == n else beat.phonemes.strip(), written
