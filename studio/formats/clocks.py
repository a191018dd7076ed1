"""Times as scripts write them, with what a person said about them."""

import re
import unicodedata

from studio.core.choices import Choices
from studio.core.errors import InputError
from studio.core.timecode import FrameRate, Timecode, parse_clock

FRAMES = re.compile(r"(\d{1,3}:\d{1,2}:\d{1,2})[:;.](\d{2,3})", re.ASCII)
RATE_UNKNOWN = "counts video frames, whose rate is not known: say the frame rate"
_NUMBER = re.compile(r"(\d{1,12})(?:[.,](\d{1,9}))?", re.ASCII)


def clock_ms(written: str, choices: Choices) -> int | None:
    """Milliseconds of a clock time or, where their rate is known, of a timecode; None for anything else."""
    ms = parse_clock(written)
    if choices.rate is None or (ms is not None and ":" not in written.strip()[-3:]):
        return ms
    return _timecode_ms(unicodedata.normalize("NFKC", written).strip(), choices.rate)


def cell_ms(written: str, choices: Choices) -> int | None:
    """As `clock_ms`, but plain numbers count as well."""
    number = _NUMBER.fullmatch(written)
    if number is None:
        return clock_ms(written, choices)
    if choices.unit == "ms":
        return int(number[1])
    if choices.unit == "frames":
        return Timecode(int(number[1]), choices.rate).ms if choices.rate else None
    return int(number[1]) * 1000 + int(((number[2] or "0") + "00")[:3])


def lacks_its_rate(written: str, choices: Choices) -> bool:
    """Whether a time counts video frames at a rate that nobody has said."""
    return choices.rate is None and bool(FRAMES.fullmatch(written)) and parse_clock(written) is None


def _timecode_ms(written: str, rate: FrameRate) -> int | None:
    """Whatever stands before the frames: only the rate tells whether numbers are dropped."""
    match = FRAMES.fullmatch(written)
    if match is None:
        return parse_clock(written)
    try:
        return Timecode.parse(f"{match[1]}{';' if rate.drop else ':'}{match[2]}", rate).ms
    except InputError:
        return None
