"""WebVTT: cues as in srt, with names, settings and voice tags, between notes, styles and regions."""

import html
import re

from studio.core.script import Line, Script
from studio.formats.cues import timed_script
from studio.formats.markup import escaped, lines_of
from studio.formats.srt import is_timing, timed_cues, timing

_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


def read_vtt(text: str) -> Script:
    """Read the text of a vtt file."""
    cues, notes = timed_cues(_without_asides(lines_of(text)))
    return timed_script(cues, notes)


def write_vtt(script: Script) -> str:
    """A vtt file of a timed script, each speaker in a voice tag."""
    return "WEBVTT\n\n" + "".join(
        f"{timing(line, '.')}\n{_voice_tag(line)}{escaped(line.text)}\n\n" for line in script.lines
    )


def _voice_tag(line: Line) -> str:
    name = html.escape(line.speaker, quote=False).replace("{", "&#123;")
    return f"<v {name}>" if name else ""


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
