"""Advanced SubStation Alpha and its forerunner SSA: a table of events, text with override blocks in braces.

Read here rather than by pysubs2, which loses the whole file to one broken time or style and goes by its own
order of fields instead of the file's.
"""

import re

from studio.core.script import Script
from studio.core.timecode import parse_clock
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import lines_of

_USUAL_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_OVERRIDE = re.compile(r"(\{\\[^{}]*\})")
_DRAWING = re.compile(r"\\p(\d+)")
# Braces without a backslash are comments, but after a bracket they are a reading: [重]{chong2}.
_COMMENT = re.compile(r"(?<!\])\{[^{}]*\}")


def read_ass(text: str) -> Script:
    """Read the text of an ass or ssa file. Comments and drawings are not spoken."""
    fields: tuple[str, ...] = _USUAL_FIELDS
    cues: list[RawCue] = []
    notes: list[str] = []
    for number, line in enumerate(lines_of(text), 1):
        kind, _, rest = line.strip().partition(":")
        if kind.lower() == "format" and "text" in rest.lower():
            fields = tuple(field.strip().lower() for field in rest.split(","))
        if kind.lower() != "dialogue":
            continue
        event = dict(zip(fields, rest.split(",", len(fields) - 1), strict=False))
        start_ms, end_ms = (parse_clock(event.get(field, "")) for field in ("start", "end"))
        if start_ms is None or end_ms is None or "text" not in event:
            notes.append(f"Line {number} of the file was left out: it lacks a field, or times such as 0:01:02.50.")
            continue
        spoken = _spoken(event["text"])
        if spoken.strip() or not _DRAWING.search(event["text"]):
            # SSA calls the speaker's field Name, some writers of ASS call it Actor.
            cues.append(RawCue(start_ms, end_ms, spoken, event.get("name") or event.get("actor", "")))
    return timed_script(cues, notes)


def _spoken(text: str) -> str:
    """The text of an event without overrides, drawings and comments."""
    parts: list[str] = []
    drawing = False
    for part in _OVERRIDE.split(text):
        if _OVERRIDE.fullmatch(part):
            scales = _DRAWING.findall(part)
            drawing = scales[-1].strip("0") != "" if scales else drawing
        elif not drawing:
            parts.append(part)
    plain = _COMMENT.sub("", "".join(parts))
    return re.sub(r"\\[Nn]", "\n", plain).replace(r"\h", " ")
