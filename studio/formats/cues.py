"""Cues as the files of all formats hold them -> a script."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studio.core.script import DAY_MS, NARRATOR, Cue, Line, Script, Source, SpeakerId
from studio.formats.markup import on_one_line, tidy
from studio.formats.written import Written


@dataclass(frozen=True, slots=True)
class RawCue:
    """One cue as its file has it."""

    start_ms: int
    """May be negative."""
    end_ms: int
    """May lie before the start."""
    text: str
    """Without markup, but with its line ends."""
    speaker: str = ""
    """Empty: the file names none."""
    notes: tuple[str, ...] = ()
    written: Written | None = None
    """Where it stands in the file; None: the file is not written as it was read."""


def timed_script(cues: Iterable[RawCue], notes: Iterable[str] = (), source: Source | None = None) -> Script:
    """A script of `cues`, which come in the order of the file, in the order of time. What is odd about a cue is noted
    on its line."""
    lines = [_line(cue, place) for place, cue in enumerate(cues)]
    ordered = sorted(lines, key=_start_ms)
    numbered = tuple(_numbered(ordered))
    sorting = ("The cues were not in the order of time: they have been sorted.",) if ordered != lines else ()
    return Script(numbered, (*notes, *sorting), source)


def renumbered(before: Sequence[Line], after: Sequence[Line]) -> list[Line]:
    """Lines in the order of time, some of which are gone or silent that were there before, with numbers and notes on
    overlaps of their own."""
    starts_ms = [_start_ms(line) for line in before]
    noted = {note for number, line in enumerate(before, 1) for note in _overlap_note(line, number, starts_ms)}
    return _numbered([replace(line, notes=tuple(note for note in line.notes if note not in noted)) for line in after])


def _numbered(ordered: Sequence[Line]) -> list[Line]:
    starts_ms = [_start_ms(line) for line in ordered]
    return [
        replace(line, id=number, notes=line.notes + _overlap_note(line, number, starts_ms))
        for number, line in enumerate(ordered, 1)
    ]


def _start_ms(line: Line) -> int:
    return line.cue.start_ms if line.cue else 0


def _overlap_note(line: Line, number: int, starts_ms: Sequence[int]) -> tuple[str, ...]:
    """Into which later cues of the script that of the `number`th line lasts; they start in order at `starts_ms`."""
    last = bisect_left(starts_ms, line.cue.end_ms) if line.cue else 0
    if last <= number:
        return ()
    others = f"that of line {last}" if last == number + 1 else f"those of lines {number + 1} to {last}"
    return (f"The cue overlaps {others}.",)


def _line(raw: RawCue, place: int) -> Line:
    """One line, not numbered yet."""
    text, text_notes = on_one_line(raw.text)
    time_notes = []
    if raw.start_ms < 0:
        time_notes.append("The cue starts before 0: it starts at 0 now.")
    if raw.end_ms < raw.start_ms:
        time_notes.append("The cue ends before it starts.")
    elif raw.end_ms == raw.start_ms:
        time_notes.append("The cue ends where it starts.")
    if raw.start_ms >= DAY_MS:
        time_notes.append("The cue starts after 24 hours: check its time.")
    cue = Cue(max(0, raw.start_ms), max(0, raw.end_ms))
    who = speaker(raw.speaker)
    origin = raw.written.origin(place, text, cue, who) if raw.written else None
    return Line(0, text, cue, who, notes=(*raw.notes, *text_notes, *time_notes), origin=origin)


def speaker(name: str) -> SpeakerId:
    """The speaker that a file names so, e.g. in a column."""
    return SpeakerId(tidy(name).replace("\n", " ")) if name else NARRATOR
