"""The rows of a table -> a script: one line per row, timed where the table has times."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.core.choices import Choices
from studio.core.script import Line, Script, Source
from studio.formats.clocks import RATE_UNKNOWN, cell_ms, lacks_its_rate
from studio.formats.columns import is_timed
from studio.formats.cues import RawCue, speaker, timed_script
from studio.formats.markup import on_one_line, without_markup
from studio.formats.txt import SENTENCE_GAP_MS, untimed_script
from studio.formats.written import Written

LONGEST_MS = 10_000
"""Of a line whose table has no ends: it lasts to the start of the next, but not longer."""
_RANGE = re.compile(r"\s*(?:--?>|→|[-–—~～至])\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table below its header."""

    number: int
    """In the file, from 1."""
    cells: Mapping[str, str]
    """By what their columns hold."""
    written: Written | None = None


Sourced = Callable[[Sequence[Written]], Source]
"""What a file has beside its rows."""


def script_of(rows: Iterable[Row], columns: Iterable[str], choices: Choices, sourced: Sourced | None = None) -> Script:
    """The script of a table with those columns."""
    return _timed(rows, choices, sourced) if is_timed(columns) else _untimed(rows, sourced)


def lacks_rate(script: Script, rows: Iterable[Row], choices: Choices) -> bool:
    """Whether nothing of a table could be read, because its times count video frames at a rate that nobody has said."""
    if script.lines or choices.rate is not None:
        return False
    return any(lacks_its_rate(time, choices) for row in rows for time in _times(row.cells))


def _timed(rows: Iterable[Row], choices: Choices, sourced: Sourced | None) -> Script:
    cues: list[RawCue] = []
    notes: list[str] = []
    endless: list[int] = []
    for row in rows:
        times = list(_times(row.cells))
        found = [cell_ms(time, choices) for time in times]
        if None in found or "text" not in row.cells:
            notes.append(f"Row {row.number} was left out: {_why(times, choices)}")
            continue
        start_ms, end_ms = found[0] or 0, found[-1] or 0
        if "end" not in row.cells and row.cells.get("duration", "").strip():
            end_ms += start_ms
        if len(found) == 1:
            endless.append(len(cues))
        text, who = without_markup(row.cells["text"]), row.cells.get("speaker", "")
        cues.append(RawCue(start_ms, end_ms, text, who, written=row.written))
    if endless:
        notes.append("Some rows have no end: their lines last to the start of the next, at most 10 seconds.")
    kept = _source([cue.written for cue in cues], sourced)
    return timed_script(_ended(cues, frozenset(endless)), notes, kept)


def _source(places: Sequence[Written | None], sourced: Sourced | None) -> Source | None:
    """None where the place of a row is not known."""
    known = [place for place in places if place]
    return sourced(known) if sourced and len(known) == len(places) else None


def _times(cells: Mapping[str, str]) -> Iterator[str]:
    """Start and end, or start and length, as far as a row has them; a range of times in one cell has both ends."""
    start = cells.get("start", cells.get("time", "")).strip()
    length = cells.get("duration", "").strip()
    if "end" in cells or length:
        yield start
        yield cells.get("end", length).strip()
    else:
        yield from _RANGE.split(start, maxsplit=1)


def _ended(cues: Sequence[RawCue], endless: frozenset[int]) -> Sequence[RawCue]:
    if not endless:
        return cues
    starts_ms = sorted({cue.start_ms for cue in cues})
    following = dict(pairwise([*starts_ms, starts_ms[-1] + LONGEST_MS]))
    return [
        replace(cue, end_ms=min(following[cue.start_ms], cue.start_ms + LONGEST_MS)) if place in endless else cue
        for place, cue in enumerate(cues)
    ]


def _why(times: Sequence[str], choices: Choices) -> str:
    broken = next((time for time in times if cell_ms(time, choices) is None), None)
    if broken is None:
        return "it has no text."
    if lacks_its_rate(broken, choices):
        return f"{broken} {RATE_UNKNOWN}, or write 00:01:02,500."
    return f"{f'{broken!r} is no time' if broken else 'the cell of a time is empty'}. Write 00:01:02,500 or seconds."


def _untimed(rows: Iterable[Row], sourced: Sourced | None) -> Script:
    lines: list[Line] = []
    rows = list(rows)
    for row in rows:
        text, notes = on_one_line(without_markup(row.cells.get("text", "")))
        who = speaker(row.cells.get("speaker", ""))
        origin = row.written.origin(len(lines), text, None, who) if row.written else None
        lines.append(Line(row.number, text, None, who, SENTENCE_GAP_MS, notes, origin=origin))
    return replace(untimed_script(lines), source=_source([row.written for row in rows], sourced))
