"""Files that are made, or damaged, to hold a reader up: each is read or refused, and soon."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.choices import UNITS, Choices
from studio.core.errors import InputError
from studio.core.timecode import PAL_25
from studio.formats.registry import READERS, read_script
from studio.formats.writers import WAYS, script_text
from tests.unit.formats.test_registry import EXAMPLES
from tests.unit.formats.test_writers import ASS, CSV, SRT, VTT

N = 30_000
LONGEST_S = 5
"""What took a time that grew with the square of N took far longer."""
TIME = "00:00:01,000 --> 00:00:02,000\n"
EVENT = "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))


def paragraph(begin: str = "1s", text: str = "x", root: str = "", head: str = "") -> str:
    return f'{head}<tt {root}><body><p begin="{begin}" end="2s">{text}</p></body></tt>'


HOSTILE = {
    "dashes.srt": f"1\n{TIME}{'-' * N}>\n{'-' * N}",
    "arrows.srt": f"1\n{TIME}{'--> ' * N}",
    "digits.srt": f"{'9' * N}:00:00,000 --> 00:00:02,000\nHi\n",
    "colons.srt": f"{'0:' * N} --> 0\nHi\n",
    "tags.srt": f"1\n{TIME}{'<i' * N}{'<rt>' * N}{'<v ' * N}",
    "braces.srt": f"1\n{TIME}" + "{\\" * N,
    "brackets.srt": f"1\n{TIME}{'[' * N}{'(' * N}",
    "blanks.srt": f"1\n{TIME}{' ' * N}x{chr(10) * N}",
    "cues.srt": f"1\n{TIME}" * (N // 10),
    "at_once.srt": f"1\n{TIME}你好\nHello\n\n" * (N // 30),
    "fields.ass": "[Events]\nFormat: " + "text," * N + "\nDialogue: " + "," * N,
    "drawings.ass": EVENT + "{\\p1}a" * N + "\\N" * N,
    "overrides.ass": EVENT + "{" * N,
    "quotes.csv": "start,end,text\n" + '"a\n' * N,
    "quoted.csv": "start,end,text\n" + '1,2,"a""\n' * N,
    "commas.csv": f"start,end,text{',a' * N}\n1,2,{',' * N}",
    "notes.vtt": "WEBVTT\n\n" + "NOTE\n\n" * N,
    "breaks.sbv": f"0:00:01.000,0:00:02.000\n{'[br]' * N}",
    "marks.txt": "[sad]x" * (N // 10) + "[/sad]",
    "stops.txt": " ." * N,
    "deep.ttml": f"<tt><body>{'<div>' * N}{'</div>' * N}</body></tt>",
    "spans.ttml": paragraph(text=f"{'<span>' * N}x{'</span>' * N}"),
    "bomb.ttml": paragraph(text="&e19;", head=f'<!DOCTYPE tt [<!ENTITY e0 "x">{ENTITIES}]>'),
    "outside.ttml": paragraph(text="&e;", head='<!DOCTYPE tt [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
    "seconds.ttml": paragraph("9" * N + "s"),
    "decimals.ttml": paragraph("1." + "1" * N + "s"),
    "hours.ttml": paragraph("9" * N + ":00:00"),
    "rate.ttml": paragraph("1f", root=f'frameRate="{"9" * N}"'),
    "factor.ttml": paragraph("1f", root=f'frameRate="25" frameRateMultiplier="{"9" * N} 1"'),
    "ticks.ttml": paragraph("1t", root=f'tickRate="{"9" * N}"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_soon_done(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE[name], "utf-8")
    started = time.process_time()
    read_or_refused(path, Choices())
    assert time.process_time() - started < LONGEST_S


def read_or_refused(path: Path, choices: Choices) -> None:
    """And written again, where it could be read."""
    try:
        script = read_script(path, choices)
    except InputError:
        return
    if script.source and path.suffix in WAYS:
        script_text(script, path.suffix)
    elif script.is_timed:
        script_text(script, ".srt")


WHOLE = [
    *EXAMPLES.items(),
    *((".srt", SRT), (".vtt", VTT), (".ass", ASS), (".csv", CSV)),
]
_bits = st.binary(max_size=4) | st.sampled_from(
    (
        *(b"\0", b"\xff\xfe", b"9" * 5000, b"-->", b'"', b"\r", b"<i>", b"&#9999999;", b"&#xffffffff;", b"\\N", b"<p>"),
        *(b"-00:00:01,000", b"99:99:99:99", b"1e999", b"\xed\xa0\x80", b"[", b"{", b"<!ENTITY", b"\xf0\x9f\x92\xa9"),
    )
)
_damages = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["flip", "cut", "drop", "add"]), _bits), max_size=5)
_choices = st.builds(
    Choices,
    spoken=st.sampled_from(["", "first", "second", "zh"]),
    unit=st.none() | st.sampled_from(UNITS),
    rate=st.sampled_from([None, PAL_25]),
)


def damaged(data: bytes, damages: list[tuple[float, str, bytes]]) -> bytes:
    for where, how, bits in damages:
        at = int(where * len(data))
        if how == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ (bits or b"\1")[0]]) + data[at + 1 :]
        elif how == "cut":
            data = data[:at]
        else:
            data = data[:at] + (bits if how == "add" else b"") + data[at + (5 if how == "drop" else 0) :]
    return data


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    whole=st.sampled_from(WHOLE),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]),
    damages=_damages,
    choices=_choices,
)
def test_damaged_files_are_read_or_refused(
    tmp_path: Path, whole: tuple[str, str], encoding: str, damages: list[tuple[float, str, bytes]], choices: Choices
) -> None:
    ending, text = whole
    path = tmp_path / f"a{ending}"
    path.write_bytes(damaged(text.encode(encoding), damages))
    read_or_refused(path, choices)


def test_every_format_of_text_is_damaged_here() -> None:
    assert {ending for ending, _ in WHOLE} == set(READERS)
