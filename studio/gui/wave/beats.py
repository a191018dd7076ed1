"""The beats of the line that is shown: which one is looked at, what is tried with it, and what becomes of that."""

from PySide6.QtCore import QLocale, QObject, Signal

from studio.core.tuning import Tuned
from studio.gui.desk.desk import Desk
from studio.gui.desk.tuning import Cell, Score
from studio.gui.wave.layers import Bend
from studio.gui.wave.phonetic import legible
from studio.gui.wave.shown import Shown

Place = tuple[int, int]


class Beats(QObject):
    """The beats of one line under the person's hands.

    Signals:
        changed (): other beats are to be shown, or otherwise.
        focused (): the keys go to another beat, or to none.
    """

    changed = Signal()
    focused = Signal()

    def __init__(self, desk: Desk, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._trial: Tuned | None = None
        self.score: Score | None = None
        """None until the line is planned, and while a take is shown that is not picked."""
        self.focus: Place | None = None
        """The beat that the keys go to."""
        self.hover: Place | None = None
        """The beat under the mouse."""
        shown.switched.connect(self._start_over)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return () if self.score is None else self.score.cells

    @property
    def is_tried(self) -> bool:
        """Whether a drag is under way."""
        return self._trial is not None

    @property
    def may_edit(self) -> bool:
        return self._shown.line is not None and self._desk.script.may_edit()

    def refresh(self) -> None:
        """Look at the line again."""
        line = self._shown.line
        is_other = self._shown.take is not None and line is not None and self._shown.take != line.take
        self.score = None if line is None or is_other else self._desk.tuning.score(line.id, self._trial)

    def cell(self, place: Place | None) -> Cell | None:
        return next((cell for cell in self.cells if cell.place == place), None)

    def at(self, sample: float) -> Cell | None:
        """The beat that sounds there."""
        return next((cell for cell in self.cells if cell.start_sample <= sample < cell.end_sample), None)

    def focus_on(self, place: Place | None) -> None:
        """Give the keys to a beat; None: back to the cursor."""
        if place != self.focus:
            self.focus = place
            self.changed.emit()
            self.focused.emit()

    def bends(self) -> list[Bend]:
        """Where the sound that is shown has another pitch than it is to have."""
        made = None if self._shown.take is None else self._desk.script.document.takes.get(self._shown.take)
        line = self._shown.line
        if self.score is None or made is None or line is None or made.text != line.text:
            return []
        had = {one.place: one.shift_semitones for one in made.tuning}
        found = []
        for cell in self.cells:
            by = cell.shift_semitones - had.get(cell.place, 0.0)
            if not by:
                continue
            first = sum(self.score.word(cell).beats[: cell.beat.number])
            sounds = [phoneme for phoneme in self._shown.phonemes if phoneme.word == cell.beat.word]
            own = sounds[first : first + len(cell.beat.phonemes)]
            if own:
                found.append(Bend(own[0].start_sample, own[-1].start_sample + own[-1].n_samples, by))
        return found

    def hover_over(self, place: Place | None) -> None:
        if place != self.hover:
            self.hover = place
            self.changed.emit()

    def beside(self, step: int) -> Place | None:
        """The beat so many further on from the one with the keys, the last or first at most."""
        places = [cell.place for cell in self.cells]
        if self.focus not in places:
            return places[0] if places else None
        return places[min(max(places.index(self.focus) + step, 0), len(places) - 1)]

    def attempt(self, trial: Tuned | None) -> None:
        """Show how the line would be with a beat set so; None: as it is."""
        if trial != self._trial:
            self._trial = trial
            self.refresh()
            self.changed.emit()

    def keep(self) -> None:
        """What was tried shall be so: one step of undo."""
        trial, self._trial = self._trial, None
        if trial is not None:
            self.set(trial)

    def set(self, one: Tuned, merge: str = "") -> None:
        """Set a beat; consecutive steps with the same `merge` are undone together."""
        line = self._shown.line
        if line is not None:
            self._desk.tuning.set(line.id, self.tr("Tune syllable"), one, merge)

    def reset(self, place: Place | None) -> None:
        """Let one beat, or with None all of the line, be as it is planned."""
        line = self._shown.line
        if line is not None:
            title = self.tr("Reset tuning") if place is None else self.tr("Reset syllable")
            self._desk.tuning.reset(line.id, title, place)

    def lengthen(self, cell: Cell, by_ms: float) -> None:
        """By the keys."""
        self.set(cell.lengthened(by_ms), f"length {self._shown.row} {cell.place}")

    def raise_pitch(self, cell: Cell, by_semitones: float) -> None:
        """By the keys."""
        self.set(cell.raised(by_semitones), f"pitch {self._shown.row} {cell.place}")

    def told(self, cell: Cell) -> str:
        """What is to be known of a beat, in one line."""
        parts = [legible(cell.label)]
        phonemes = legible(cell.beat.phonemes.strip())
        if phonemes != parts[0]:
            parts.append(f"/{phonemes}/")
        length = self.length_text(cell)
        parts.append(length if cell.tuned.length_ms is None else self.tr("{0}, set by hand").format(length))
        if cell.shift_semitones:
            parts.append(self.shift_text(cell))
        return " · ".join(parts)

    def length_text(self, cell: Cell) -> str:
        return self.tr("{0} ms").format(cell.length_ms)

    def shift_text(self, cell: Cell) -> str:
        shift = QLocale().toString(abs(cell.shift_semitones), "f", 1)
        sign = "−" if cell.shift_semitones < 0 else "+"
        return self.tr("{0} st").format(sign + shift)

    def _start_over(self) -> None:
        self._trial = self.hover = None
        self.focus_on(None)
