"""SubViewer as YouTube writes it: 0:00:01.000,0:00:04.000 above the text of each cue, a blank line below."""

import re
from itertools import pairwise

from studio.core.script import Line, Script
from studio.core.timecode import clock, parse_clock
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import LINE_END, TOKEN, escaped, lines_of, unescaped, without_markup
from studio.formats.retext import Markup
from studio.formats.rewriting import Way
from studio.formats.written import source, starts_of, written

_TIME = r"-?\d+:\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*({_TIME})\s*[,;]\s*({_TIME})\s*")
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)


def read_sbv(text: str) -> Script:
    """Read the text of an sbv file. A cue lasts to the time of the next, whatever blank lines it holds."""
    lines = lines_of(text)
    file, starts = "\n".join(lines), starts_of(lines)
    heads = [at for at, line in enumerate(lines) if _TIMING.fullmatch(line.strip("\ufeff"))]
    cues = []
    for at, end in pairwise([*heads, len(lines)]):
        match = _TIMING.search(lines[at])
        times = [parse_clock(time) for time in match.groups()] if match else []
        if match is None or None in times:
            continue
        filled = [place for place in range(at + 1, end) if lines[place].strip()]
        text_at = starts[filled[0] if filled else at + 1]
        text_end = starts[filled[-1]] + len(lines[filled[-1]]) if filled else text_at
        slots = [
            (slot, starts[at] + match.start(group), starts[at] + match.end(group))
            for slot, group in (("s", 1), ("e", 2))
        ]
        where = written(file, starts[at], starts[end], [*slots, ("t", text_at, text_end)])
        said = _read(file[text_at:text_end])
        cues.append(RawCue(times[0] or 0, times[1] or 0, said, written=where))
    lost = cues and "".join(lines[: heads[0]]).strip("\ufeff \t")
    notes = ["Text before the first cue was left out."] if lost else []
    return timed_script(cues, notes, source(".sbv", file, [cue.written for cue in cues if cue.written]))


def write_sbv(script: Script) -> str:
    """An sbv file of a timed script. The format has no place for speakers."""
    return "".join(map(_new, script.lines))


def _new(line: Line) -> str:
    if line.cue is None:
        raise ValueError(f"line {line.id} has no time yet")
    return f"{clock(line.cue.start_ms, '.')},{clock(line.cue.end_ms, '.')}\n{escaped(line.text)}\n\n"


def _read(written_text: str) -> str:
    return without_markup(_BREAK.sub("\n", written_text))


def _time(ms: int, *_: object) -> str:
    return clock(ms, ".").removeprefix("0")


_MARKUP = Markup(
    re.compile(rf"{_BREAK.pattern}|{TOKEN.pattern}", re.IGNORECASE),
    re.compile(rf"{_BREAK.pattern}|{LINE_END.pattern}", re.IGNORECASE),
    escaped,
    unescaped,
)
SBV = Way(_time, _MARKUP, lambda text, _: text, lambda line, _: _new(line), _read)
