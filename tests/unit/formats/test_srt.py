from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.choices import Choices
from studio.core.script import Cue, Line, Script
from studio.core.timecode import FILM_24
from studio.formats.srt import read_srt, write_srt
from tests.unit.formats.strategies import scripts

DATA = Path(__file__).parents[2] / "data" / "formats"
TIME = "00:00:01,000 --> 00:00:02,000"
LATER = "00:00:03,000 --> 00:00:04,000"


def cues(text: str) -> list[tuple[int, int, str]]:
    return [(line.cue.start_ms, line.cue.end_ms, line.text) for line in read_srt(text).lines if line.cue]


def texts(text: str) -> list[str]:
    return [line.text for line in read_srt(text).lines]


def test_a_real_file() -> None:
    script = read_srt((DATA / "sintel.zh.srt").read_text("utf-8"))
    assert len(script.lines) == 11
    assert script.notes == ()
    assert script.lines[0] == Line(1, "它沾满了太多无辜者的鲜血", Cue(111_800, 115_800))
    english = read_srt((DATA / "sintel.en.srt").read_text("utf-8"))
    assert english.lines[2].text == "You're a fool for traveling alone, so completely unprepared."


@pytest.mark.parametrize("name", ["sintel.zh.srt", "sintel.en.srt"])
def test_agrees_with_pysubs2_on_good_files(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    events = pysubs2.SSAFile.from_string(text, format_="srt").events
    assert cues(text) == [(event.start, event.end, event.plaintext.replace("\n", " ")) for event in events]


@given(scripts(speakers=st.just("")))
def test_read_after_write(script: Script) -> None:
    assert read_srt(write_srt(script)) == script


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(end: str) -> None:
    text = f"1\n{TIME}\nA\nB\n\n2\n{LATER}\nC\n".replace("\n", end)
    assert cues(text) == [(1000, 2000, "A B"), (3000, 4000, "C")]


@pytest.mark.parametrize(
    ("timing", "start_ms", "end_ms"),
    [
        ("00:00:01.000 --> 00:00:02.500", 1000, 2500),
        ("0:0:1,5 --> 0:0:2,75", 1500, 2750),
        ("00:01 --> 00:02", 1000, 2000),
        ("100:00:00,000 --> 100:00:01,000", 360_000_000, 360_001_000),
        ("00:00:01:250 --> 00:00:02:500", 1250, 2500),
        ("00:00:01,000-->00:00:02,000", 1000, 2000),
        ("00:00:01,000 -> 00:00:02,000", 1000, 2000),
        ("00:00:01,000 -- > 00:00:02,000", 1000, 2000),
        ("00:00:01,000 –> 00:00:02,000", 1000, 2000),
        ("00: 00: 01, 000 --> 00: 00: 02, 000", 1000, 2000),
        ("00：00：01，000 --> 00：00：02，000", 1000, 2000),
        ("\t00:00:01,000\t-->\t00:00:02,000\t", 1000, 2000),
        ("00:00:01,000 --> 00:00:02,000  X1:063 X2:223 Y1:043 Y2:058", 1000, 2000),
        ("00:00:01,000 --> 00:00:02,000 align:start position:10%", 1000, 2000),
        ("00:00:75,000 --> 00:01:16,000", 75_000, 76_000),
    ],
)
def test_times_as_people_write_them(timing: str, start_ms: int, end_ms: int) -> None:
    assert cues(f"1\n{timing}\nHi\n") == [(start_ms, end_ms, "Hi")]


def test_video_frames_ask_for_their_rate() -> None:
    text = "1\n00:00:01:12 --> 00:00:02:00\nHi\n"
    assert read_srt(text).notes == (
        "Line 2 of the file has 00:00:01:12, which counts video frames, whose rate is not known: say the frame rate, "
        "so the cue was left out.",
    )
    assert read_srt(text, Choices(rate=FILM_24)).lines[0].cue == Cue(1500, 2000)


def test_text_beside_the_time() -> None:
    assert texts(f"1\n{TIME} Hello there\n") == ["Hello there"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TIME}\nA\n\n{LATER}\nB\n",
        f"1\n{TIME}\nA\n2\n{LATER}\nB",
        f"7\n{TIME}\nA\n\n\n\n9\n{LATER}\nB\n\n\n",
        f"1\n\n{TIME}\n\nA\n\n\n\n2\n\n{LATER}\n\nB\n",
        f"1 \n{TIME}\nA\n\n\ufeff2\n{LATER}\nB\n",
    ],
    ids=["no numbers", "no blank line", "many blank lines", "double spaced", "stray mark"],
)
def test_numbers_and_blank_lines_may_lack(text: str) -> None:
    assert texts(text) == ["A", "B"]


def test_blank_lines_inside_a_cue() -> None:
    assert texts(f"1\n{TIME}\nA\n\nB\n\n2\n{LATER}\nC\n") == ["A B", "C"]


@pytest.mark.parametrize("text", [f"1\n{TIME}\nIn\n1984\n", f"{TIME}\nIn\n1984\n\n{LATER}\nB\n"])
def test_digits_at_the_end_of_a_cue_are_text(text: str) -> None:
    assert texts(text)[0] == "In 1984"


def test_times_within_the_text_are_text() -> None:
    assert texts(f"1\n{TIME}\nfrom 00:00:01,000 to 00:00:02,000, a --> b\n") == [
        "from 00:00:01,000 to 00:00:02,000, a --> b"
    ]


@pytest.mark.parametrize("broken", ["00:00:0a,000 --> 00:00:04,000", "00:00:03,000 -->", "--> 00:00:04,000"])
def test_a_cue_with_a_broken_time_is_reported_and_the_others_kept(broken: str) -> None:
    script = read_srt(f"1\n{TIME}\nA\n\n2\n{broken}\nB\n\n3\n{LATER}\nC\n")
    assert [line.text for line in script.lines] == ["A", "C"]
    (note,) = script.notes
    assert note.startswith("Line 6 of the file is no time such as 00:01:02,500 --> ")


def test_text_before_the_first_cue_is_reported() -> None:
    script = read_srt(f"Translated by me\n\n1\n{TIME}\nA\n")
    assert [line.text for line in script.lines] == ["A"]
    assert script.notes == ("Text before the first cue was left out.",)


def test_voice_tags_name_the_speaker() -> None:
    (line,) = read_srt(f"1\n{TIME}\n<v Bob>Hi <v Ann>there</v>\n").lines
    assert (line.speaker, line.text) == ("Bob", "Hi there")
    assert line.notes == ("Several speakers share this cue: Bob reads it all.",)


def test_empty_cues_are_kept() -> None:
    assert texts(f"1\n{TIME}\n\n2\n{LATER}\n<i></i>\n\n3\n{LATER}\nA") == ["", "", "A"]


def test_untimed_lines_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="line 3"):
        write_srt(Script((Line(3, "A"),)))


def test_writing_leaves_plain_text_alone() -> None:
    text = "AT&T: 1 < 2, 3 > 2, I <3 you {really} [重]{chong2}"
    assert text in write_srt(Script((Line(1, text, Cue(0, 1)),)))


@pytest.mark.parametrize("text", ["a < b then c > d", "if a < b and c > d", "x < s and y > t", "I <3 you", "5 < 6"])
def test_signs_of_sums_are_no_tags(text: str) -> None:
    assert texts(f"1\n{TIME}\n{text}\n") == [text]
