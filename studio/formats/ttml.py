"""TTML and DFXP, subtitles in XML: paragraphs with their times (W3C Timed Text Markup Language 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import escape

from studio.core.errors import ScriptError
from studio.core.script import Line, Script
from studio.core.timecode import clock
from studio.formats.cues import RawCue, timed_script

_CLOCK = re.compile(r"(\d{1,6}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,18})|:(\d{2,6})(?:\.\d{1,18})?)?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,18}(?:\.\d{1,18})?)(h|m|s|ms|f|t)", re.ASCII)
_UNITS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}
_MOST_LEVELS = 64
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Rates:
    """What a document counts in."""

    fps: Fraction
    ticks: Fraction
    """Per second."""


def read_ttml(text: str) -> Script:
    """Read the text of a ttml, dfxp or xml file. Raises `ScriptError` where it is no such XML."""
    if "<!ENTITY" in text:  # with some of its own a small file can become endless
        raise ScriptError("it declares entities, as no timed text does: save it as TTML again.")
    try:
        # Of what its head says of its encoding nothing holds any more.
        root = Xml.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    except Xml.ParseError as error:
        raise ScriptError(f"it is no XML ({error}): save it as TTML again.") from error
    if _is_deep(root):
        raise ScriptError("its elements stand in one another too deeply: save it as TTML again.")
    if _name(root.tag) != "tt":
        raise ScriptError("it is XML, but no timed text: its root must be tt.")
    rates = _rates(root)
    agents = dict(_agents(root))
    cues: list[RawCue] = []
    n_untimed = 0
    for paragraph, start_s, speaker in _paragraphs(root, Fraction(0), "", rates):
        timed = list(_timed(paragraph, start_s, rates))
        n_untimed += not timed and bool("".join(paragraph.itertext()).strip())
        for element, first, last in timed:
            said = _BLANKS.sub(" ", _said(element)).replace(_LINE, "\n")
            who = _attribute(element, "agent") or speaker
            cues.append(RawCue(round(1000 * first), round(1000 * last), said, agents.get(who, who)))
    left_out = "1 paragraph without a time was left out." if n_untimed == 1 else ""
    left_out = f"{n_untimed} paragraphs without times were left out." if n_untimed > 1 else left_out
    return timed_script(cues, filter(None, [left_out]))


def write_ttml(script: Script) -> str:
    """A ttml file of a timed script, each speaker as an agent."""
    agents = {speaker: f"who{number}" for number, speaker in enumerate(filter(None, script.speakers), 1)}
    named = "".join(
        f'      <ttm:agent xml:id="{id_}" type="person"><ttm:name type="full">{_escaped(name)}</ttm:name></ttm:agent>\n'
        for name, id_ in agents.items()
    )
    head = f"  <head>\n    <metadata>\n{named}    </metadata>\n  </head>\n" if named else ""
    said = "".join(f"      {_paragraph(line, agents.get(line.speaker, ''))}\n" for line in script.lines)
    return f"{_OPENING}{head}  <body>\n    <div>\n{said}    </div>\n  </body>\n</tt>\n"


def _paragraph(line: Line, agent: str) -> str:
    if line.cue is None:
        raise ValueError(f"line {line.id} has no time yet")
    who = f' ttm:agent="{agent}"' if agent else ""
    said = _escaped(line.text).replace("\n", "<br/>")
    return f'<p begin="{clock(line.cue.start_ms, ".")}" end="{clock(line.cue.end_ms, ".")}"{who}>{said}</p>'


def _escaped(text: str) -> str:
    """XML knows no control characters, not even as entities."""
    return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))


_OPENING = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">
"""
_LINE = "\ue000"
"""Stands for <br/> while blanks are folded."""


def _is_deep(root: Xml.Element) -> bool:
    """Whether elements stand in one another more deeply than any file needs, and Python's calls go."""
    level = [root]
    for _ in range(_MOST_LEVELS):
        level = [child for element in level for child in element]
    return bool(level)


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: Xml.Element, name: str) -> str:
    """Of any namespace."""
    return next((value for key, value in element.items() if _name(key) == name), "")


def _rates(root: Xml.Element) -> _Rates:
    rate = _whole(_attribute(root, "frameRate"))
    fps = Fraction(rate or 30)
    factor = re.fullmatch(r"(\d{1,6})[ :](\d{1,6})", _attribute(root, "frameRateMultiplier"), re.ASCII)
    if factor and int(factor[1]) and int(factor[2]):
        fps *= Fraction(int(factor[1]), int(factor[2]))
    ticks = _whole(_attribute(root, "tickRate"))
    return _Rates(fps, Fraction(ticks) if ticks else fps if rate else Fraction(1))


def _whole(written: str) -> int:
    """0 for what is no number that anything is counted in."""
    return int(written) if re.fullmatch(r"\d{1,12}", written, re.ASCII) else 0


def _agents(root: Xml.Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if _name(element.tag) == "agent":
            names = (child.text or "" for child in element if _name(child.tag) == "name")
            yield _attribute(element, "id"), next(filter(None, map(str.strip, names)), _attribute(element, "id"))


def _paragraphs(
    element: Xml.Element, start_s: Fraction, speaker: str, rates: _Rates
) -> Iterator[tuple[Xml.Element, Fraction, str]]:
    """Each paragraph with the time from which its own is counted, and who speaks."""
    for child in element:
        who = _attribute(child, "agent") or speaker
        if _name(child.tag) == "p":
            yield child, start_s, who
        elif _name(child.tag) in ("body", "div"):
            yield from _paragraphs(child, start_s + (_seconds(_attribute(child, "begin"), rates) or 0), who, rates)


def _timed(element: Xml.Element, start_s: Fraction, rates: _Rates) -> Iterator[tuple[Xml.Element, Fraction, Fraction]]:
    """A paragraph with its start and end, or those of its spans that have times where it has none itself."""
    begin, end, length = (_seconds(_attribute(element, name), rates) for name in ("begin", "end", "dur"))
    if begin is not None and (end is not None or length is not None):
        first = start_s + begin
        yield element, first, start_s + end if end is not None else first + (length or 0)
        return
    for child in element:
        if _name(child.tag) == "span":
            yield from _timed(child, start_s + (begin or 0), rates)


def _seconds(written: str, rates: _Rates) -> Fraction | None:
    written = written.strip()
    if clock := _CLOCK.fullmatch(written):
        hours, minutes, seconds, decimals, frames = clock.groups()
        whole = Fraction(int(hours) * 3600 + int(minutes) * 60 + int(seconds))
        return whole + (Fraction(f"0.{decimals}") if decimals else Fraction(int(frames or 0)) / rates.fps)
    if offset := _OFFSET.fullmatch(written):
        unit = _UNITS.get(offset[2]) or 1 / (rates.fps if offset[2] == "f" else rates.ticks)
        return Fraction(offset[1]) * unit
    return None


def _said(element: Xml.Element) -> str:
    if _name(element.tag) == "br":
        return _LINE
    if _name(element.tag) == "metadata" or _attribute(element, "ruby") in ("text", "textContainer", "delimiter"):
        return ""
    return (element.text or "") + "".join(_said(child) + (child.tail or "") for child in element)
