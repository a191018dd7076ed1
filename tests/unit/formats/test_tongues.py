from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.choices import Choices
from studio.core.errors import InputError, ScriptError
from studio.core.script import Script
from studio.formats.registry import read_script
from studio.formats.writers import script_text

ZH_EN = """\
1
00:00:01,000 --> 00:00:03,000
你好，我的朋友
Hello, my <i>friend</i>.

2
00:00:04,000 --> 00:00:06,000
我们走吧
马上
Let's go
right now.

3
00:00:07,000 --> 00:00:08,000
好的
"""
JA_ZH = """\
1
00:00:01,000 --> 00:00:03,000
はい、そうです
是的

2
00:00:04,000 --> 00:00:06,000
了解
明白了

3
00:00:07,000 --> 00:00:08,000
行こう
走吧
"""
HEAD = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
ASS_STACKED = HEAD + (
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,你好\\N{\\rEng\\fs14}Hello.\n"
    "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,再见\\N{\\rEng\\fs14}Goodbye.\n"
)
ASS_APART = HEAD + (
    "Dialogue: 0,0:00:01.00,0:00:02.00,Zh,,0,0,0,,你好\n"
    "Dialogue: 0,0:00:03.00,0:00:04.00,Zh,,0,0,0,,再见\n"
    "Dialogue: 1,0:00:01.00,0:00:02.00,En,,0,0,0,,{\\i1}Hello.\n"
    "Dialogue: 1,0:00:03.00,0:00:04.00,En,,0,0,0,,Goodbye.\n"
)


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def from_text(text: str, ending: str = ".srt", spoken: str = "") -> Script:
        path = tmp_path / f"a{ending}"
        path.write_text(text, "utf-8")
        return read_script(path, Choices(spoken=spoken))

    return from_text


@pytest.mark.parametrize(
    ("file", "ending", "spoken", "texts"),
    [
        (ZH_EN, ".srt", "", ["你好，我的朋友", "我们走吧马上", "好的"]),
        (ZH_EN, ".srt", "first", ["你好，我的朋友", "我们走吧马上", "好的"]),
        (ZH_EN, ".srt", "zh", ["你好，我的朋友", "我们走吧马上", "好的"]),
        (ZH_EN, ".srt", "en", ["Hello, my friend.", "Let's go right now.", ""]),
        (ZH_EN, ".srt", "second", ["Hello, my friend.", "Let's go right now.", ""]),
        (JA_ZH, ".srt", "", ["はい、そうです", "了解", "行こう"]),
        (JA_ZH, ".srt", "zh", ["是的", "明白了", "走吧"]),
        (ASS_STACKED, ".ass", "", ["你好", "再见"]),
        (ASS_STACKED, ".ass", "en", ["Hello.", "Goodbye."]),
        (ASS_APART, ".ass", "", ["你好", "再见"]),
        (ASS_APART, ".ass", "second", ["Hello.", "Goodbye."]),
    ],
)
def test_one_of_two_languages_is_spoken(read, file: str, ending: str, spoken: str, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    script = read(file, ending, spoken)
    assert [line.text for line in script.lines] == texts
    assert [line.id for line in script.lines] == list(range(1, len(texts) + 1))
    assert script.source.spoken in script.source.tongues
    assert any("two languages" in note for note in script.notes) == (not spoken)
    assert not any("overlaps" in note for line in script.lines for note in line.notes)
    assert script_text(script, ending) == file


def test_two_real_files_as_one(read) -> None:  # type: ignore[no-untyped-def]
    """The Chinese and the English of Sintel, where both have a cue at the same time, one above the other."""
    data = Path(__file__).parents[2] / "data" / "formats"
    chinese, english = (read_script(data / f"sintel.{tongue}.srt").lines for tongue in ("zh", "en"))
    below = {line.cue: line.text for line in english}
    shared = [line for line in chinese if line.cue in below]
    assert len(shared) >= 8
    lines = tuple(
        replace(line, id=n, text=f"{line.text}\n{below[line.cue]}", origin=None) for n, line in enumerate(shared, 1)
    )
    file = script_text(Script(lines), ".srt")
    assert [line.text for line in read(file).lines] == [line.text for line in shared]
    assert [line.text for line in read(file, spoken="en").lines] == [below[line.cue] for line in shared]


@pytest.mark.parametrize(
    ("file", "ending", "spoken", "text", "old", "new"),
    [
        (ZH_EN, ".srt", "zh", "你好啊，我的朋友", "你好，", "你好啊，"),
        (ZH_EN, ".srt", "en", "Hello, my dear friend.", "my <i>friend", "my dear <i>friend"),
        (ASS_STACKED, ".ass", "zh", "您好", "你好", "您好"),
        (ASS_APART, ".ass", "en", "Hi.", "Hello.", "Hi."),
    ],
)
def test_an_edit_leaves_the_other_language_alone(  # type: ignore[no-untyped-def]
    read, file: str, ending: str, spoken: str, text: str, old: str, new: str
) -> None:
    script = read(file, ending, spoken)
    lines = (replace(script.lines[0], text=text), *script.lines[1:])
    assert script_text(replace(script, lines=lines), ending) == file.replace(old, new)


def test_another_format_shows_both(read) -> None:  # type: ignore[no-untyped-def]
    assert "你好\nHello.\n" in script_text(read(ASS_STACKED, ".ass"), ".srt")
    assert "你好\nHello.\n" in script_text(read(ASS_APART, ".ass", "en"), ".srt")


def test_a_shift_takes_the_other_language_along(read) -> None:  # type: ignore[no-untyped-def]
    script = read(ASS_APART, ".ass")
    lines = tuple(
        replace(line, cue=replace(line.cue, start_ms=line.cue.start_ms + 500, end_ms=line.cue.end_ms + 500))
        for line in script.lines
    )
    shifted = script_text(replace(script, lines=lines), ".ass")
    assert shifted == ASS_APART.replace("01.00", "01.50").replace("02.00", "02.50").replace("03.00", "03.50").replace(
        "04.00", "04.50"
    )


def test_languages_of_one_alphabet_by_their_place(read) -> None:  # type: ignore[no-untyped-def]
    file = "1\n00:00:01,000 --> 00:00:02,000\nBuenos días.\nGood morning.\n\n2\n00:00:03,000 --> 00:00:04,000\nYes.\n"
    assert [line.text for line in read(file).lines] == ["Buenos días. Good morning.", "Yes."]
    assert [line.text for line in read(file, spoken="first").lines] == ["Buenos días.", "Yes."]
    assert [line.text for line in read(file, spoken="second").lines] == ["Good morning.", "Yes."]


def test_one_language_is_left_alone(read) -> None:  # type: ignore[no-untyped-def]
    file = "1\n00:00:01,000 --> 00:00:02,000\n我们去 Netflix\n看看\n\n2\n00:00:03,000 --> 00:00:04,000\nOK!\n"
    assert [line.text for line in read(file).lines] == ["我们去 Netflix 看看", "OK!"]
    assert read(file, spoken="zh").source.tongues == ()


def test_untimed_lines_have_no_time_in_common(read) -> None:  # type: ignore[no-untyped-def]
    assert [line.text for line in read("Hi.\n你好。\n", ".txt").lines] == ["Hi.", "你好。"]


def test_a_cue_in_the_other_language_alone_is_silent_but_for_names(read) -> None:  # type: ignore[no-untyped-def]
    more = "".join(
        f"\n{n}\n00:00:1{n},000 --> 00:00:1{n},900\n{text}\n"
        for n, text in (
            (4, "Sintel!"),
            (5, "Translated by the fans"),
            (6, "字幕：我们"),
            (7, "好\nWell."),
            (8, "走\nGo."),
        )
    )
    assert [line.text for line in read(ZH_EN + more).lines][3:] == ["Sintel!", "", "字幕：我们", "好", "走"]
    script = read(ZH_EN + more, spoken="en")
    assert [line.text for line in script.lines][3:] == ["Sintel!", "Translated by the fans", "", "Well.", "Go."]
    assert script.lines[5].notes == ("It stands in the other language alone, so it is not spoken.",)
    assert script_text(script, ".srt") == ZH_EN + more


def test_a_choice_that_there_is_not(read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="holds zh and en, but no ko"):
        read(ZH_EN, spoken="ko")
    with pytest.raises(InputError, match="does not hold two languages"):
        read(ZH_EN.replace("Hello", "你").replace("Let's", "我"), spoken="ko")
    with pytest.raises(ScriptError):
        read("", spoken="zh")
