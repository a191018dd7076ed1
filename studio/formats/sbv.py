"""SubViewer as YouTube writes it: 0:00:01.000,0:00:04.000 above the text of each cue, a blank line below."""

import re
from itertools import pairwise

from studio.core.script import Script
from studio.core.timecode import clock, parse_clock
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import escaped, lines_of, without_markup

_TIME = r"-?\d+:\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*({_TIME})\s*[,;]\s*({_TIME})\s*")
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)


def read_sbv(text: str) -> Script:
    """Read the text of an sbv file. A cue lasts to the time of the next, whatever blank lines it holds."""
    lines = lines_of(text)
    heads = [at for at, line in enumerate(lines) if _TIMING.fullmatch(line.strip("\ufeff"))]
    cues = []
    for at, end in pairwise([*heads, len(lines)]):
        match = _TIMING.fullmatch(lines[at].strip("\ufeff"))
        times = [parse_clock(time) for time in match.groups()] if match else []
        start_ms, end_ms = [*(time for time in times if time is not None), 0, 0][:2]
        body = _BREAK.sub("\n", "\n".join(lines[at + 1 : end]))
        cues.append(RawCue(start_ms, end_ms, without_markup(body)))
    lost = cues and "".join(lines[: heads[0]]).strip("\ufeff \t")
    return timed_script(cues, ["Text before the first cue was left out."] if lost else [])


def write_sbv(script: Script) -> str:
    """An sbv file of a timed script. The format has no place for speakers."""
    return "".join(
        f"{clock(line.cue.start_ms, '.')},{clock(line.cue.end_ms, '.')}\n{escaped(line.text)}\n\n"
        for line in script.lines
        if line.cue is not None
    )
