import pysubs2
from hypothesis import given
from hypothesis import strategies as st

from studio.core.script import Script
from studio.formats.vtt import read_vtt, write_vtt
from tests.unit.formats.strategies import scripts

FILE = """\ufeffWEBVTT - a file
Kind: captions

STYLE
::cue { color: red }

REGION
id:fred

NOTE spoken
in the dark

intro
00:01.000 --> 00:02.000 align:start position:10%
<v.loud Bob Smith>Take it, <00:01.500><c.yellow>now</c></v>

NOTE

00:03.000 --> 00:04.000
- One.
- Two.

1984

00:05.000 --> 100:00:06.000
NOTE &lt;this&gt;&nbsp;too
"""


def test_a_file_with_all_that_the_format_allows() -> None:
    script = read_vtt(FILE)
    assert [(line.speaker, line.text) for line in script.lines] == [
        ("Bob Smith", "Take it, now"),
        ("", "One. Two. 1984"),
        ("", "NOTE <this> too"),
    ]
    assert [line.cue.end_ms for line in script.lines if line.cue] == [2000, 4000, 360_006_000]
    assert script.notes == ()


def test_names_of_cues_are_not_spoken() -> None:
    script = read_vtt("WEBVTT\n\nfirst scene\n00:01.000 --> 00:02.000\nA\n\n2 - b\n00:02.000 --> 00:03.000\nB\n")
    assert [line.text for line in script.lines] == ["A", "B"]


def test_digits_that_count_on_are_words() -> None:
    said = ["2", "3", "Three\n4", "Go!"]
    script = read_vtt("WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n{one}\n\n" for n, one in enumerate(said)))
    assert [line.text for line in script.lines] == ["2", "3", "Three 4", "Go!"]


def test_no_blank_lines_at_all() -> None:
    script = read_vtt("WEBVTT\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB")
    assert [line.text for line in script.lines] == ["A", "B"]


@given(scripts(speakers=st.sampled_from(["", "Ann", "老王", "A > B & <c>", "{\\x}"])))
def test_read_after_write(script: Script) -> None:
    assert read_vtt(write_vtt(script)) == script


def test_pysubs2_reads_what_is_written() -> None:
    script = read_vtt(FILE)
    events = pysubs2.SSAFile.from_string(write_vtt(script).replace("100:", "10:"), format_="vtt").events
    assert [event.plaintext for event in events][:2] == ["Take it, now", "One. Two. 1984"]
