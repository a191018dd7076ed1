import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.choices import Choices
from studio.core.errors import InputError, ScriptError, UnknownColumns
from studio.core.script import NARRATOR, Cue, Line, Script
from studio.core.timecode import FILM_24, NTSC_29_97_DROP, PAL_25
from studio.formats.columns import guessed
from studio.formats.markup import on_one_line
from studio.formats.table import read_table, write_csv
from studio.formats.txt import untimed_script
from tests.unit.formats.strategies import scripts, texts

HEAD = "start,end,text,speaker\n"


def rows(text: str) -> list[tuple[int, int, str, str]]:
    return [
        (line.cue.start_ms, line.cue.end_ms, line.text, line.speaker) for line in read_table(text).lines if line.cue
    ]


@pytest.mark.parametrize(
    "text",
    [
        "start,end,text,speaker\n1,2.5,Hi,Bob\n",
        "Begin;Finish;Subtitle;Character\n1;2,5;Hi;Bob\n",
        "in\tout\tdialogue\twho\n0:01\t0:02.5\tHi\tBob\n",
        "name|line|from|to\nBob|Hi|00:00:01,000|00:00:02,500\n",
        "开始,结束,台词,角色\n1,2.5,Hi,Bob\n",
        "\ufeff START , END ,extra, TEXT ,Speaker\r\n1,2.5,?,Hi,Bob\r\n",
        "sep=;\nstart;end;text;speaker\n1;2.5;Hi;Bob\n",
        '\n"start","end","text","speaker"\n"1","2.5","Hi","Bob"\n',
        "start,end,text,speaker\n1,2.5,Hi,Bob,,,\n",
        "Start (s),End (s),Text,Speaker\n1,2.5,Hi,Bob\n",
        "Start Time (HH:MM:SS),End Time (HH:MM:SS),Text,Speaker\n00:00:01,00:00:02.5,Hi,Bob\n",
        "start_sec,end_sec,text,speaker\n1,2.5,Hi,Bob\n",
        "Start(ms),End(ms),Text,Speaker\n1000,2500,Hi,Bob\n",
        "Start [ms],End [ms],Text,Speaker\n1000,2500,Hi,Bob\n",
        "In-cue,Out-cue,Text,Speaker\n0:01,0:02.5,Hi,Bob\n",
        "开始时间(秒),结束时间(秒),文本,角色\n1,2.5,Hi,Bob\n",
        "开始时间（毫秒）,结束时间（毫秒）,文本,角色\n1000,2500,Hi,Bob\n",
        "start,duration,text,speaker\n1,1.5,Hi,Bob\n",
        "Start,End,Duration,Text,Speaker\n1,2.5,9,Hi,Bob\n",
    ],
)
def test_delimiters_and_names_of_columns(text: str) -> None:
    assert rows(text) == [(1000, 2500, "Hi", "Bob")]


@pytest.mark.parametrize(
    ("written", "ms"),
    [('"00:01:02,500"', 62_500), ("1:02.5", 62_500), ("62.5", 62_500), ("62", 62_000), ("00:01:02", 62_000)],
)
def test_times(written: str, ms: int) -> None:
    assert rows(f"{HEAD}{written},9999,Hi,\n") == [(ms, 9_999_000, "Hi", "")]


def test_delimiters_that_nobody_quoted() -> None:
    assert rows(f"{HEAD}1,2,Well, yes, no,Bob\n") == [(1000, 2000, "Well, yes, no", "Bob")]
    assert rows("start,end,text\n00:00:01,500,00:00:02,250,Well, yes\n") == [(1500, 2250, "Well, yes", "")]


def test_quotes_and_rows_of_many_lines() -> None:
    text = f'{HEAD}1,2,"two\nlines, ""quoted""",Bob\n3,4,5" wide,\n5,6,"never closed,Ann\n7,8,last,\n'
    assert [row[2] for row in rows(text)] == ['two lines, "quoted"', '5" wide', '"never closed', "last"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            "00:01:02:12,00:01:03:00,Hi,",
            "00:01:02:12 counts video frames, whose rate is not known: say the frame rate, or write 00:01:02,500.",
        ),
        ("soon,2,Hi,", "'soon' is no time. Write 00:01:02,500 or seconds."),
        (",2,Hi,", "the cell of a time is empty. Write 00:01:02,500 or seconds."),
        ("1,2", "it has no text."),
    ],
)
def test_an_unreadable_row_is_reported_and_the_others_kept(row: str, why: str) -> None:
    script = read_table(f"{HEAD}1,2,a,\n{row}\n3,4,b,\n")
    assert [line.text for line in script.lines] == ["a", "b"]
    assert script.notes == (f"Row 3 was left out: {why}",)


def test_text_alone_is_untimed() -> None:
    script = read_table('text\nWell, yes\n"Quoted, no"\n\n再见\n')
    assert [(line.id, line.text, line.gap_ms) for line in script.lines] == [
        (1, "Well, yes", 300),
        (2, "Quoted, no", 300),
        (3, "再见", 0),
    ]
    assert not script.is_timed
    assert [line.speaker for line in read_table("who,text\nAnn,Hi\n,Ho").lines] == ["Ann", NARRATOR]


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2", "end,text\n1,Hi", "1,2,Hi\n3,4,Ho", "start,end\n1,2"])
def test_columns_without_names_are_refused(text: str) -> None:
    with pytest.raises(ScriptError, match="does not name the columns"):
        read_table(text)


def test_cells_longer_than_the_csv_module_takes() -> None:
    assert rows(f"{HEAD}1,2,{'字' * 140_000},\n")[0][2] == "字" * 140_000
    with pytest.raises(ScriptError):
        read_table("字" * 140_000)


def test_markup_goes_and_readings_stay() -> None:
    assert rows(f"{HEAD}1,2,<i>it</i> {{\\an8}}[重]{{chong2}},\n")[0][2] == "it [重]{chong2}"


speakers = st.sampled_from(["", "Ann", "老王", 'A "B", C; D|E'])


@given(scripts(speakers))
def test_timed_read_after_write(script: Script) -> None:
    assert read_table(write_csv(script)) == (script if script.lines else Script(()))


@given(st.lists(st.builds(lambda text, who: Line(0, on_one_line(text)[0], None, who, 300), texts, speakers)))
def test_untimed_read_after_write(lines: list[Line]) -> None:
    spoken = [line for line in lines if line.text or line.speaker]
    assert read_table(write_csv(untimed_script(lines))) == untimed_script(spoken)


def test_a_dubbing_table_of_elevenlabs_speaks_its_translation() -> None:
    script = read_table(
        "speaker,start_time,end_time,transcription,translation\nAnn,0:00:01.5,0:00:03.000,Hello.,你好。\n"
    )
    (line,) = script.lines
    assert (line.speaker, line.text) == ("Ann", "你好。")
    assert line.cue == Cue(1500, 3000)


def chosen(text: str, columns: str, **more: object) -> list[tuple[int, int, str, str]]:
    pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in columns.split(",")))
    script = read_table(text, Choices(columns=pairs, **more))  # type: ignore[arg-type]
    return [(line.cue.start_ms, line.cue.end_ms, line.text, line.speaker) for line in script.lines if line.cue]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a;b;c;d\n1;2,5;Hi;Bob\n", "start=A,end=B,text=C,speaker=D"),
        ("1;2,5;Hi;Bob\n", "start=1,end=2,text=3,speaker=4"),
        ("von;bis;Satz;wer\n1;2,5;Hi;Bob\n", "start=von,end=BIS,text=satz,speaker=wer"),
        ("x\twhen\tsaid\tby\n\t0:01 - 0:02.5\tHi\tBob\n", "time=when,text=said,speaker=by"),
    ],
)
def test_columns_as_the_person_names_them(text: str, columns: str) -> None:
    assert chosen(text, columns) == [(1000, 2500, "Hi", "Bob")]


def test_a_number_is_a_place_though_the_first_line_has_it_too() -> None:
    table = "7,1.5,2,Hi\n8,4,1.25,Ho\n"
    assert chosen(table, "start=2,duration=3,text=4") == [(1500, 3500, "Hi", ""), (4000, 5250, "Ho", "")]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ("start=A,end=B", "Say which column holds the text"),
        ("end=B,text=C", "for ends which holds the starts"),
        ("start=A,text=Q", "There is no column 'Q' in the table: it has A to C, whose first row is"),
        ("begin=A,text=B", "There is no column 'begin' in a script: choose among start, end"),
    ],
)
def test_columns_that_there_are_not(columns: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        chosen("1;2;Hi\n", columns)


def test_units_of_times() -> None:
    assert chosen("1500;2500;Hi", "start=A,end=B,text=C", unit="ms") == [(1500, 2500, "Hi", "")]
    assert chosen("24;60;Hi", "start=A,end=B,text=C", unit="frames", rate=FILM_24) == [(1000, 2500, "Hi", "")]
    frames = "in,out,text\n01:00:00;02,01:00:01;00,Hi\n"
    assert read_table(frames, Choices(rate=NTSC_29_97_DROP)).lines[0].cue == Cue(3_600_063, 3_600_997)
    assert read_table(frames, Choices(rate=PAL_25)).lines[0].cue == Cue(3_600_080, 3_601_000)


def test_rows_without_ends_last_to_the_next() -> None:
    script = read_table("time,text\n0:01,A\n0:03,B\n0:20,C\n")
    assert [line.cue for line in script.lines] == [Cue(1000, 3000), Cue(3000, 13_000), Cue(20_000, 30_000)]
    assert script.notes == ("Some rows have no end: their lines last to the start of the next, at most 10 seconds.",)


def test_a_table_without_names_shows_its_rows() -> None:
    with pytest.raises(UnknownColumns) as refused:
        read_table("1;2;Hi\n3;4;Ho\n")
    assert refused.value.rows == (("1", "2", "Hi"), ("3", "4", "Ho"))


def test_times_in_a_column_without_a_name_for_them_are_asked_about() -> None:
    text = "when,till,text\n0:01,0:02,Hi\n0:03,0:04,Ho\n"
    with pytest.raises(UnknownColumns, match=r"column A holds times \(0:01\).* --columns start=A,text=C") as refused:
        read_table(text)
    assert guessed(refused.value.rows) == (("start", "A"), ("end", "B"), ("text", "C"))
    assert [line.text for line in read_table(text, Choices(columns=(("text", "C"),))).lines] == ["Hi", "Ho"]
    assert not read_table("text,price\nHi,1.50\n").is_timed


def test_a_length_is_no_end_and_may_be_missing() -> None:
    script = read_table("time,length,text\n0:01,2,A\n0:05,,B\n")
    assert [line.cue for line in script.lines] == [Cue(1000, 3000), Cue(5000, 15_000)]
    assert script.source is None


def test_what_subtitle_edit_and_happy_scribe_write() -> None:
    assert rows('Number;Start time in milliseconds;End time in milliseconds;"Text"\n1;1000;2500;"Hi"\n') == [
        (1000, 2500, "Hi", "")
    ]
    assert rows("Number,Speaker,Start time,End time,Duration,Text\n1,Bob,00:00:01.00,00:00:02.50,1.5,Hi\n") == [
        (1000, 2500, "Hi", "Bob")
    ]


def test_frames_of_an_unknown_rate_are_asked_for() -> None:
    text = "speaker,start_time,end_time,transcription,translation\nAnn,00:00:01:12,00:00:02:12,Hello.,你好。\n"
    with pytest.raises(UnknownColumns, match=r"no usable cue. Row 2 was left out: .* say the frame rate") as refused:
        read_table(text)
    assert guessed(refused.value.rows) == (("start", "B"), ("end", "C"), ("text", "E"), ("speaker", "A"))
    assert read_table(text, Choices(rate=FILM_24)).lines[0].cue == Cue(1500, 2500)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ([["1", "0:01", "0:02", "Bob", "Hello there"]], "start=B,end=C,text=E,speaker=D"),
        ([["Hello there"], ["Ho"]], "text=A"),
        ([["Nr", "Zeit", "Satz"], ["1", "00:00:01:12", "Hello there"]], "start=B,text=C"),
        ([["a", "1.5"], ["b", "2.5"]], "start=B,text=A"),
        ([], ""),
    ],
)
def test_what_columns_seem_to_hold(table: list[list[str]], columns: str) -> None:
    assert ",".join(f"{name}={letter}" for name, letter in guessed(table)) == columns
