"""WebVTT: cues as in srt, with names, settings and voice tags, between notes, styles and regions."""

import re
from functools import partial

from studio.core.choices import USUAL, Choices
from studio.core.script import Line, Script
from studio.core.timecode import clock
from studio.formats.cues import timed_script
from studio.formats.markup import escaped, lines_of, without_markup
from studio.formats.rewriting import Way, in_voice_tag
from studio.formats.srt import TAGS, is_timing, source_of, timed_cues, timing

_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


def read_vtt(text: str, choices: Choices = USUAL) -> Script:
    """Read the text of a vtt file."""
    lines = lines_of(text)
    cues, notes = timed_cues(_without_asides(lines), lines, choices, is_numbered=False)
    return timed_script(cues, notes, source_of(".vtt", lines, cues))


def write_vtt(script: Script) -> str:
    """A vtt file of a timed script, each speaker in a voice tag."""
    return "WEBVTT\n\n" + "".join(map(_new, script.lines))


def _new(line: Line) -> str:
    return f"{timing(line, '.')}\n{in_voice_tag(escaped(line.text), line.speaker, may_add=True)}\n\n"


VTT = Way(
    lambda ms, *_: clock(ms, "."), TAGS, partial(in_voice_tag, may_add=True), lambda line, _: _new(line), without_markup
)


def _without_asides(lines: list[str]) -> list[str]:
    """`lines` with the header, notes, styles, regions and cue names emptied; their count stays."""
    kept = list(lines)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        time_at = next((place for place in range(at, end) if is_timing(lines[place])), end)
        is_aside = time_at == end and _ASIDE.match(lines[at])
        is_named = time_at == at + 1 < end
        is_header = lines[at].lstrip("\ufeff").startswith("WEBVTT") and not any(kept[:at])
        if is_aside or is_named or is_header:
            kept[at:time_at] = [""] * (time_at - at)
        at = end + 1
    return kept
