"""SubRip: numbered cues, HH:MM:SS,mmm --> HH:MM:SS,mmm.

Read here rather than by pysubs2, which takes files as they should be: of hours past 99 and minus signs it
keeps the rest, it drops a last line such as "1984" as if it were a cue's number, hangs a cue with a broken
time onto the one before, and finds nothing where a translator has made the colons full-width.
"""

import re
from itertools import pairwise

from studio.core.script import Line, Script
from studio.core.timecode import clock, parse_clock
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import escaped, lines_of, voices, without_markup

_TIME = r"-?\s?\d+(?:\s?[:.,：．，]\s?\d+)+"
_TIMING = re.compile(rf"\s*({_TIME})\s*[-–—－]{{1,3}}\s?[-–—－]?\s?[>＞]\s*({_TIME})(.*)")
_BROKEN_TIMING = re.compile(r"\s*-?\d+\s?[:：].*--+>|.*--+>\s*-?\d+\s?[:：]")
_EXAMPLE = "00:01:02,500 --> 00:01:04,000"
_SETTINGS = re.compile(r"(?:\s*[A-Za-z]\w*:\S*)*\s*")


def read_srt(text: str) -> Script:
    """Read the text of an srt file."""
    cues, notes = timed_cues(lines_of(text))
    return timed_script(cues, notes)


def write_srt(script: Script) -> str:
    """An srt file of a timed script. The format has no place for speakers."""
    return "".join(f"{number}\n{timing(line)}\n{escaped(line.text)}\n\n" for number, line in enumerate(script.lines, 1))


def timing(line: Line, decimal: str = ",") -> str:
    """The time of a cue as srt and vtt write it. Raises `ValueError` for an untimed line."""
    if line.cue is None:
        raise ValueError(f"line {line.id} has no time yet")
    return f"{clock(line.cue.start_ms, decimal)} --> {clock(line.cue.end_ms, decimal)}"


def is_timing(line: str) -> bool:
    """Whether `line` gives the time of a cue, readable or not."""
    return bool(_TIMING.match(line)) or ("-->" in line and bool(_BROKEN_TIMING.match(line)))


def timed_cues(lines: list[str]) -> tuple[list[RawCue], list[str]]:
    """The cues of an srt file and notes on what was left out.

    A cue lasts to the time of the next, so blank lines inside it and missing ones between cues do no harm.
    """
    heads = [at for at, line in enumerate(lines) if is_timing(line)]
    cues: list[RawCue] = []
    notes: list[str] = []
    for number, (at, end) in enumerate(pairwise([*heads, len(lines)]), 1):
        match = _TIMING.match(lines[at])
        start_ms, end_ms = (parse_clock(match[1]), parse_clock(match[2])) if match else (None, None)
        if match is None or start_ms is None or end_ms is None:
            notes.append(f"Line {at + 1} of the file is no time such as {_EXAMPLE}, so the cue was left out.")
            continue
        body = "\n".join(_body(lines, at + 1, end, number + 1))
        if not _SETTINGS.fullmatch(match[3]):
            body = f"{match[3]}\n{body}"
        speakers = voices(body)
        several = (f"Several speakers share this cue: {speakers[0]} reads it all.",) if speakers[1:] else ()
        cues.append(RawCue(start_ms, end_ms, without_markup(body), "".join(speakers[:1]), several))
    if cues and "".join(_body(lines, 0, heads[0], 1)).strip():
        notes.insert(0, "Text before the first cue was left out.")
    return cues, notes


def _body(lines: list[str], start: int, end: int, number: int) -> list[str]:
    """Lines `start` to `end` without the number that belongs to the next cue, which is the `number`th.

    Digits right above a time are its number; with a blank line between, only if they count on.
    """
    body = lines[start:end]
    if end == len(lines):
        return body
    last = max((at for at, line in enumerate(body) if line.strip("\ufeff \t")), default=-1)
    digits = body[last].strip("\ufeff \t") if body else ""
    if digits.isdecimal() and (last == len(body) - 1 or digits.lstrip("0") == str(number)):
        return body[:last]
    return body
