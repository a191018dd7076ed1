"""Files that were read, edited and written again."""

from dataclasses import replace
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.choices import USUAL
from studio.core.errors import InputError
from studio.core.script import NARRATOR, Cue, Line, Script, SpeakerId
from studio.formats.markup import lines_of
from studio.formats.registry import READERS, read_script
from studio.formats.writers import WAYS, WRITERS, script_text, write_script
from tests.unit.formats.strategies import scripts

DATA = Path(__file__).parents[2] / "data" / "formats"
NATIVE = (".srt", ".vtt", ".ass", ".sbv")

_pieces = st.sampled_from(
    (
        *("1\n", "2\n", "\n", "\n\n", "  \n", "00:00:01,000 --> 00:00:02,000", "00:01.5 --> 00:02.5 align:start", "x"),
        *(
            "00:00:0a,000 --> 1",
            "Hello",
            "<i>there</i>",
            "{\\an8}",
            "NOTE me\n",
            "STYLE\n",
            "WEBVTT",
            "- A\n- B",
            "谢谢",
        ),
        *("[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Bob,0,0,0,,Hi{\\i1}, you\\Nthere", "Comment: 0,a"),
        *("Format: Start, End, Text\n", "Dialogue: 0:00:01.00,0:00:02.00,A, B ", "0:00:01.000,0:00:02.000\n", "[br]"),
        *("{\\p1}m 0 0{\\p0}", " ", "\t", "\ufeff", "<v Bob>", "\r\n", "\r"),
    )
)


def read(ending: str, file: str) -> Script:
    return READERS[ending](file, USUAL)


files = st.lists(_pieces | st.text(max_size=4), max_size=20).map("".join)


@pytest.mark.parametrize("ending", NATIVE)
@given(file=files)
def test_what_was_not_edited_is_written_as_it_was_read(ending: str, file: str) -> None:
    script = read(ending, file)
    assert script_text(script, ending) == "\n".join(lines_of(file))


@given(rows=st.lists(st.lists(st.text(max_size=5) | st.sampled_from(['"a, b"', "1", "0:01,5", '"x""y"']), max_size=5)))
def test_a_table_that_was_not_edited_is_written_as_it_was_read(rows: list[list[str]]) -> None:
    file = "\n".join(["start,end,text,speaker,more", *map(",".join, rows)])
    script = read(".csv", file)
    again = script_text(script, ".csv")
    if script.source:
        assert again == "\n".join(lines_of(file))
    told = [(line.cue, line.text, line.speaker) for line in script.lines]
    assert [(line.cue, line.text, line.speaker) for line in read(".csv", again).lines] == told


CSV = """\
Number;Start time in milliseconds;End time in milliseconds;"Text";Who
1;1000;2500;"Well; <i>yes</i>";Bob
2;3000;4000;No.;"Ann"
"""


def test_an_edited_table() -> None:
    assert edited(CSV, ".csv", 1, text="Well; no") == CSV.replace("<i>yes</i>", "<i>no</i>")
    assert edited(CSV, ".csv", 2, cue=Cue(3100, 4000)) == CSV.replace("3000", "3100")
    assert edited(CSV, ".csv", 2, speaker=SpeakerId('E"va')) == CSV.replace('"Ann"', '"E""va"')
    clocks = 'start,end,text\n00:00:01.5,"0:00:02,5",Hi\n3,"4,5",Ho\n'
    assert edited(clocks, ".csv", 1, cue=Cue(1000, 2000)) == clocks.replace(
        '00:00:01.5,"0:00:02,5"', '00:00:01.000,"00:00:02,000"'
    )
    assert edited(clocks, ".csv", 2, cue=Cue(3250, 4000)) == clocks.replace('3,"4,5"', "3.25,4")
    script = read(".csv", CSV)
    added = replace(script, lines=(*script.lines, Line(3, 'Say "so"', Cue(5000, 6000), SpeakerId("Bob"))))
    assert script_text(added, ".csv") == CSV + ';5000;6000;"Say ""so""";Bob\n'


@pytest.mark.parametrize("ending", sorted(WRITERS))
@given(script=scripts(st.just(NARRATOR)))
def test_read_after_write(ending: str, script: Script) -> None:
    if ending == ".ass":
        script = _in_hundredths(script)
    if script.is_timed:
        again = read(ending, script_text(script, ending))
        assert [(line.cue, line.text) for line in again.lines] == [(line.cue, line.text) for line in script.lines]


def _in_hundredths(script: Script) -> Script:
    lines = [
        replace(line, text=line.text.replace("\\", "/").replace("{", "(").strip(),
                cue=Cue(*(round(ms, -1) for ms in (line.cue.start_ms, line.cue.end_ms))))
        for line in script.lines if line.cue
    ]  # fmt: skip
    return replace(script, lines=tuple(sorted(lines, key=lambda line: line.cue.start_ms if line.cue else 0)))


SRT = """\
1
00:00:01,000 --> 00:00:02,000 X1:10
{\\an8}<i>Take it
and go.</i>

2
00:00:03,000 --> 00:00:04,000
<b>Now!</b>

4
00:00:05,000 --> 00:00:06,000
- Who?
- Me.
"""
VTT = """\
WEBVTT - a film

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v.loud Bob>Take <c.yellow>it</c>, now</v>

NOTE spoken in the dark

00:03.000 --> 00:04.000
Go.
"""
ASS = """\
[Script Info]
Title: x

[V4+ Styles]
Style: Sign,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 5,0:00:09.00,0:00:10.00,Sign,,0,0,0,,{\\pos(10,20)}Inn
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,template
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Bob,10,20,30,fx,{\\i1}Take it{\\i0},\\Nand {\\b1}go{\\b0}.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,Ann,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}No.
"""


def edited(file: str, ending: str, number: int, **changes: object) -> str:
    """The file with one line, by its number in the order of time, edited."""
    script = read(ending, file)
    lines = tuple(replace(line, **changes) if line.id == number else line for line in script.lines)  # type: ignore[arg-type]
    return script_text(replace(script, lines=lines), ending)


@pytest.mark.parametrize(
    ("ending", "file", "number", "text", "old", "new"),
    [
        (".srt", SRT, 1, "Take it and run.", "and go.</i>", "and run.</i>"),
        (".srt", SRT, 2, "Go now, all of you!", "<b>Now!</b>", "<b>Go now, all of you!</b>"),
        (".srt", SRT, 3, "Who? You.", "- Who?\n- Me.", "- Who?\n- You."),
        (".vtt", VTT, 1, "Take that, now", ">it</c>", ">that</c>"),
        (".vtt", VTT, 2, "A <b & c", "Go.", "A &lt;b & c"),
        (".ass", ASS, 1, "Take it, and run.", "{\\b1}go{\\b0}", "{\\b1}run{\\b0}"),
        (".ass", ASS, 2, "Yes.", "{\\p0}No.", "{\\p0}Yes."),
    ],
)
def test_another_text_changes_nothing_beside_it(
    ending: str, file: str, number: int, text: str, old: str, new: str
) -> None:
    assert file.count(old) == 1
    assert edited(file, ending, number, text=text) == file.replace(old, new)


@pytest.mark.parametrize(
    ("ending", "file", "number", "old", "new"),
    [
        (".srt", SRT, 2, "00:00:03,000 --> 00:00:04,000", "00:00:02,500 --> 00:00:04,750"),
        (".vtt", VTT, 2, "00:03.000 --> 00:04.000", "00:00:02.500 --> 00:00:04.750"),
        (".ass", ASS, 2, "0:00:03.00,0:00:04.00", "0:00:02.50,0:00:04.75"),
    ],
)
def test_another_time_changes_nothing_beside_it(ending: str, file: str, number: int, old: str, new: str) -> None:
    assert edited(file, ending, number, cue=Cue(2500, 4750)) == file.replace(old, new)


def test_another_speaker() -> None:
    assert edited(VTT, ".vtt", 1, speaker=SpeakerId("Eve")) == VTT.replace("<v.loud Bob>", "<v Eve>")
    assert edited(VTT, ".vtt", 2, speaker=SpeakerId("Eve")) == VTT.replace("\nGo.", "\n<v Eve>Go.")
    assert edited(ASS, ".ass", 1, speaker=SpeakerId("Eve, A")) == ASS.replace(",Bob,", ",Eve， A,")


def test_lines_that_come_and_go() -> None:
    script = read(".srt", SRT)
    first, second, third = script.lines
    assert script_text(replace(script, lines=(first, third)), ".srt") == SRT.replace(
        "2\n00:00:03,000 --> 00:00:04,000\n<b>Now!</b>\n\n4\n", "2\n"
    )
    added = Line(4, "[重]{chong2}要", Cue(7000, 8000))
    with_more = script_text(
        replace(script, lines=(*script.lines, added)), ".srt", lambda text: text.replace("[重]{chong2}", "重")
    )
    assert with_more == SRT.replace("4\n00:00:05", "3\n00:00:05") + "\n4\n00:00:07,000 --> 00:00:08,000\n重要\n\n"
    assert second.text == "Now!"


def test_asides_stay_without_the_cue_behind_them() -> None:
    script = read(".vtt", VTT)
    left = script_text(replace(script, lines=script.lines[:1]), ".vtt")
    assert left == VTT.removesuffix("00:03.000 --> 00:04.000\nGo.\n")


def test_marks_for_the_engine_are_no_edit() -> None:
    plain = {"Go.": "Go.", "[Go]{gou}.": "Go."}.get
    assert edited(VTT, ".vtt", 2, text="[Go]{gou}.") != VTT
    script = read(".vtt", VTT)
    lines = (script.lines[0], replace(script.lines[1], text="[Go]{gou}."))
    assert script_text(replace(script, lines=lines), ".vtt", lambda text: plain(text) or text) == VTT


def test_a_cue_without_a_text_gets_one() -> None:
    file = "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000"
    script = read(".srt", file)
    lines = tuple(replace(line, text=f"Line {line.id}") for line in script.lines)
    again = read(".srt", script_text(replace(script, lines=lines), ".srt"))
    assert [line.text for line in again.lines] == ["Line 1", "Line 2"]


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_from_one_format_to_another(ending: str) -> None:
    script = read(".ass", ASS)
    again = read(ending, script_text(script, ending))
    assert [line.text for line in again.lines] == ["Take it, and go.", "No.", "Inn"]
    assert [line.cue for line in again.lines] == [line.cue for line in script.lines]
    assert again.lines[0].speaker == ("Bob" if ending in (".vtt", ".ass", ".ttml", ".csv") else NARRATOR)


def test_line_ends_go_along_to_another_format() -> None:
    assert "Take it,\nand go." in script_text(read(".ass", ASS), ".srt")
    assert "Take it<br/>and go." in script_text(read(".srt", SRT), ".ttml")


def test_pysubs2_reads_a_new_ass_file() -> None:
    subs = pysubs2.SSAFile.from_string(script_text(read(".srt", SRT), ".ass"), format_="ass")
    assert [(event.start, event.end, event.plaintext) for event in subs.events] == [
        (1000, 2000, "Take it\nand go."), (3000, 4000, "Now!"), (5000, 6000, "- Who?\n- Me."),
    ]  # fmt: skip
    assert list(subs.styles) == ["Default"]


@pytest.mark.parametrize("name", ["sintel.en.srt", "sintel.zh.srt"])
def test_real_files_come_back_byte_by_byte(tmp_path: Path, name: str) -> None:
    write_script(read_script(DATA / name), tmp_path / name)
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes().replace(b"\r\n", b"\n")


def test_what_cannot_be_written() -> None:
    with pytest.raises(InputError, match=r"'\.doc': choose among \.srt"):
        script_text(read(".srt", SRT), ".doc")
    with pytest.raises(InputError, match="without times"):
        script_text(read(".txt", "Hello."), ".srt")


def test_every_way_back_has_its_format_read() -> None:
    assert set(WAYS) <= set(READERS)
    assert set(WRITERS) <= set(READERS)
