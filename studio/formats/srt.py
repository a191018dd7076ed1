"""SubRip: numbered cues, HH:MM:SS,mmm --> HH:MM:SS,mmm.

Read here rather than by pysubs2, which takes files as they should be: of hours past 99 and minus signs it
keeps the rest, it drops a last line such as "1984" as if it were a cue's number, hangs a cue with a broken
time onto the one before, and finds nothing where a translator has made the colons full-width.
"""

import re
from functools import partial
from itertools import pairwise

from studio.core.choices import USUAL, Choices
from studio.core.script import Line, Script, Source
from studio.core.timecode import clock
from studio.formats.clocks import RATE_UNKNOWN, clock_ms, lacks_its_rate
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import LINE_END, TOKEN, escaped, lines_of, unescaped, voices, without_markup
from studio.formats.retext import Markup
from studio.formats.rewriting import Way, in_voice_tag
from studio.formats.written import Slot, source, starts_of, written

_TIME = r"-?\s?\d+(?:\s?[:.,：．，]\s?\d+)+"
_TIMING = re.compile(rf"\s*({_TIME})\s*[-–—－]{{1,3}}\s?[-–—－]?\s?[>＞]\s*({_TIME})(.*)")
_BROKEN_TIMING = re.compile(r"\s*-?\d+\s?[:：].*-->|.*-->\s*-?\d+\s?[:：]")
_EXAMPLE = "00:01:02,500 --> 00:01:04,000"
_SETTINGS = re.compile(r"(?:\s*[A-Za-z]\w*:\S*)*\s*")


def read_srt(text: str, choices: Choices = USUAL) -> Script:
    """Read the text of an srt file."""
    lines = lines_of(text)
    cues, notes = timed_cues(lines, lines, choices)
    return timed_script(cues, notes, source_of(".srt", lines, cues))


def write_srt(script: Script) -> str:
    """An srt file of a timed script. The format has no place for speakers."""
    return "".join(_new(line, number) for number, line in enumerate(script.lines, 1))


def later(ms: int, old: str, _: int) -> str:
    """A time with the decimal sign that another one has."""
    return clock(ms, "." if "." in old and "," not in old else ",")


def _new(line: Line, number: int) -> str:
    return f"{number}\n{timing(line)}\n{escaped(line.text)}\n\n"


TAGS = Markup(TOKEN, LINE_END, escaped, unescaped)
SRT = Way(later, TAGS, partial(in_voice_tag, may_add=False), lambda line, _: _new(line, line.id), without_markup)


def timing(line: Line, decimal: str = ",") -> str:
    """The time of a cue as srt and vtt write it. Raises `ValueError` for an untimed line."""
    if line.cue is None:
        raise ValueError(f"line {line.id} has no time yet")
    return f"{clock(line.cue.start_ms, decimal)} --> {clock(line.cue.end_ms, decimal)}"


def is_timing(line: str) -> bool:
    """Whether `line` gives the time of a cue, readable or not."""
    return bool(_TIMING.match(line)) or ("-->" in line and bool(_BROKEN_TIMING.match(line)))


def timed_cues(
    lines: list[str], kept: list[str], choices: Choices, *, is_numbered: bool = True
) -> tuple[list[RawCue], list[str]]:
    """The cues of an srt file and notes on what was left out.

    A cue lasts to the time of the next, so blank lines inside it and missing ones between cues do no harm. `kept` are
    the lines of the file, of which some may stand empty in `lines`: those are no cue's text. Where cues are not
    numbered, digits with a blank line between them and the next time are words.
    """
    file, starts = "\n".join(kept), starts_of(kept)
    heads = [at for at, line in enumerate(lines) if is_timing(line)]
    cues: list[RawCue] = []
    notes: list[str] = []
    first = len(_body(lines, 0, heads[0], "1" * is_numbered)) if heads else 0
    is_headed = bool("".join(lines[:first]).strip())
    for number, (at, end) in enumerate(pairwise([*heads, len(lines)]), 1):
        match = _TIMING.match(lines[at])
        body = _body(lines, at + 1, end, str(number + 1) * is_numbered)
        head, first = first, at + 1 + len(body)
        start_ms, end_ms = (clock_ms(match[1], choices), clock_ms(match[2], choices)) if match else (None, None)
        if match is None or start_ms is None or end_ms is None:
            notes.append(f"Line {at + 1} of the file {_why(match, choices)}, so the cue was left out.")
            continue
        filled = [place for place, line in enumerate(body, at + 1) if line.strip()]
        last = (filled or [at])[-1] + 1
        is_beside = not _SETTINGS.fullmatch(match[3])  # the text begins beside the time
        text_at = starts[at] + match.start(3) if is_beside else starts[(filled or [at + 1])[0]]
        text_end = starts[last] - 1 if filled or is_beside else text_at
        text = file[text_at:text_end]
        while last < first and not kept[last].strip():
            last += 1
        if head == at and at and kept[at - 1].strip() and not lines[at - 1].strip():
            head = at - 1  # a name that stands above the time in vtt
        slots = [("t", text_at, text_end), *_number(lines, head, at, starts)]
        slots += [(slot, starts[at] + match.start(n), starts[at] + match.end(n)) for slot, n in (("s", 1), ("e", 2))]
        where = written(file, starts[head], starts[last], slots)
        speakers = voices(text)
        several = (f"Several speakers share this cue: {speakers[0]} reads it all.",) if speakers[1:] else ()
        cues.append(RawCue(start_ms, end_ms, without_markup(text), "".join(speakers[:1]), several, where))
    if cues and is_headed:
        notes.insert(0, "Text before the first cue was left out.")
    return cues, notes


def _why(match: re.Match[str] | None, choices: Choices) -> str:
    """Why no time could be read."""
    times = [written.strip() for written in match.group(1, 2)] if match else []
    frames = next((time for time in times if lacks_its_rate(time, choices)), "")
    return f"has {frames}, which {RATE_UNKNOWN}" if frames else f"is no time such as {_EXAMPLE}"


def source_of(ending: str, lines: list[str], cues: list[RawCue]) -> Source:
    """The file of those lines and cues."""
    return source(ending, "\n".join(lines), [cue.written for cue in cues if cue.written])


def _number(lines: list[str], head: int, at: int, starts: list[int]) -> tuple[Slot, ...]:
    """The number above the time of a cue whose part of the file starts with line `head`."""
    digits = lines[head].strip("\ufeff \t")
    if head == at or not digits.isdecimal():
        return ()
    first = starts[head] + lines[head].index(digits)
    return (("n", first, first + len(digits)),)


def _body(lines: list[str], start: int, end: int, number: str) -> list[str]:
    """Lines `start` to `end` without the number that belongs to the next cue.

    Digits right above a time are its number; with a blank line between, only if they count on and are `number`.
    """
    body = lines[start:end]
    if end == len(lines):
        return body
    last = max((at for at, line in enumerate(body) if line.strip("\ufeff \t")), default=-1)
    digits = body[last].strip("\ufeff \t") if body else ""
    if digits.isdecimal() and (last == len(body) - 1 or digits.lstrip("0") == number):
        return body[:last]
    return body
