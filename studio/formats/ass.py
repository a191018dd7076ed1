"""Advanced SubStation Alpha and its forerunner SSA: a table of events, text with override blocks in braces.

Read here rather than by pysubs2, which loses the whole file to one broken time or style and goes by its own
order of fields instead of the file's.
"""

import re
from collections.abc import Sequence

from studio.core.script import Line, Script
from studio.core.timecode import parse_clock
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import lines_of
from studio.formats.retext import Markup
from studio.formats.rewriting import Way
from studio.formats.written import Slot, source, starts_of, written

_USUAL_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_LETTERS = {"start": "s", "end": "e", "name": "p", "actor": "p", "text": "t"}
"""Fields that are slots of an `Origin`."""
_OVERRIDE = re.compile(r"(\{\\[^{}]*\})")
_DRAWING = re.compile(r"\\p(\d+)")
# Braces without a backslash are comments, but after a bracket they are a reading: [重]{chong2}.
_COMMENT = re.compile(r"(?<!\])\{[^{}]*\}")


def read_ass(text: str) -> Script:
    """Read the text of an ass or ssa file. Comments and drawings are not spoken."""
    fields: tuple[str, ...] = _USUAL_FIELDS
    cues: list[RawCue] = []
    notes: list[str] = []
    lines = lines_of(text)
    file, starts = "\n".join(lines), starts_of(lines)
    for number, line in enumerate(lines, 1):
        kind, _, rest = line.strip().partition(":")
        if kind.lower() == "format" and "text" in rest.lower():
            fields = tuple(field.strip().lower() for field in rest.split(","))
        if kind.lower() != "dialogue":
            continue
        cells = rest.split(",", len(fields) - 1)
        event = dict(zip(fields, cells, strict=False))
        start_ms, end_ms = (parse_clock(event.get(field, "")) for field in ("start", "end"))
        if start_ms is None or end_ms is None or "text" not in event:
            notes.append(f"Line {number} of the file was left out: it lacks a field, or times such as 0:01:02.50.")
            continue
        spoken = _spoken(event["text"])
        if spoken.strip() or not _DRAWING.search(event["text"]):
            # SSA calls the speaker's field Name, some writers of ASS call it Actor.
            slots = _slots(fields, cells, starts[number - 1] + len(line.rstrip()) - len(rest))
            where = written(file, starts[number - 1], starts[number], slots)
            who = event.get("name") or event.get("actor", "")
            cues.append(RawCue(start_ms, end_ms, spoken, who, written=where))
    return timed_script(cues, notes, source(".ass", file, [cue.written for cue in cues if cue.written]))


def write_ass(script: Script) -> str:
    """An ass file of a timed script, in one style. The format counts hundredths of a second."""
    return _HEADER + "".join(map(_new, script.lines))


def _slots(fields: Sequence[str], cells: Sequence[str], at: int) -> list[Slot]:
    """Where the fields of an event stand that are read; the first stands at `at`."""
    found: dict[str, Slot] = {}
    for field, cell in zip(fields, cells, strict=False):
        if letter := _LETTERS.get(field):
            found[letter] = (letter, at, at + len(cell))
        at += len(cell) + 1
    return list(found.values())


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


def _new(line: Line) -> str:
    if line.cue is None:
        raise ValueError(f"line {line.id} has no time yet")
    start, end = _time(line.cue.start_ms), _time(line.cue.end_ms)
    return f"Dialogue: 0,{start},{end},Default,{_name(line.speaker)},0,0,0,,{_escaped(line.text)}\n"


def _time(ms: int, *_: object) -> str:
    hundredths = round(ms / 10)
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 100:02}.{rest % 100:02}"


def _name(speaker: str) -> str:
    return speaker.replace(",", "，")


def _escaped(text: str) -> str:
    """What would be a command stands in full-width characters: the format has no way to escape it."""
    text = re.sub(r"\\(?=[Nnh])", "＼", text)
    text = re.sub(r"\{(?=\\)|(?<!\])\{(?=[^{}]*\})", "｛", text)
    return text.replace("\n", r"\N")


_HEADER = """\
[Script Info]
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,60,60,50,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_MARKUP = Markup(
    # A drawing with all that it is made of, a block of overrides, a comment, a line end.
    re.compile(r"\{\\[^{}]*\\?p[1-9][^{}]*\}[^{]*|\{\\[^{}]*\}|(?<!\])\{[^{}]*\}|\\[Nn]"),
    re.compile(r"\\[Nn]"),
    _escaped,
    lambda text: text.replace(r"\h", " "),
)
ASS = Way(_time, _MARKUP, lambda text, _: text, lambda line, _: _new(line), _spoken, _name, gap="\n")
