import pytest

from studio.core.script import NARRATOR, Line, Script, SpeakerId
from studio.text.speakers import assign_speakers


def script(*texts: str) -> Script:
    return Script(tuple(Line(i, text) for i, text in enumerate(texts, 1)))


def spoken(texts: list[str], *cast: str) -> list[tuple[str, str]]:
    done = assign_speakers(script(*texts), [SpeakerId(name) for name in cast])
    return [(line.speaker, line.text) for line in done.lines]


@pytest.mark.parametrize("prefix", ["Anna: ", "Anna：", "[Anna] ", "【Anna】", "[Anna]: ", " Anna : ", "ANNA: ", "[Anna]\n"])
def test_a_cast_name_is_a_speaker_at_once(prefix: str) -> None:
    assert spoken([f"{prefix}Hello."], "Anna") == [("Anna", "Hello.")]


def test_a_name_on_two_lines_is_a_speaker() -> None:
    texts = ["萨满：你来了。", "辛特尔：是的。", "萨满：坐吧。", "辛特尔：谢谢。", "旁白在此。"]
    assert spoken(texts) == [
        ("萨满", "你来了。"), ("辛特尔", "是的。"), ("萨满", "坐吧。"), ("辛特尔", "谢谢。"), (NARRATOR, "旁白在此。"),
    ]  # fmt: skip


def test_what_was_found_is_noted() -> None:
    done = assign_speakers(script("Bob: hi", "Bob: ho", "Anna: hm"), [SpeakerId("Anna")])
    assert done.notes == ("Speakers named in the text: Bob.",)


@pytest.mark.parametrize(
    "text",
    [
        "Note: this happens once.",
        "12:30 is lunch.",
        "At 12:30 we eat.",
        "http://example.com is a page.",
        "He walked up to the old house and said: no.",
        "Listen, friend: run.",
        "[Anna]",
        "[重]{chong2}新开始",
        "[word](/wˈɜɹd/) it is",
        "Anna:",
        "(laughs) Hello.",
    ],
)
def test_one_line_without_cast_is_left_alone(text: str) -> None:
    assert spoken([text, "Another."]) == [(NARRATOR, text), (NARRATOR, "Another.")]


@pytest.mark.parametrize(
    "text",
    [
        "[Music] plays",
        "[音乐] 响起",
        "[pause 600ms] now",
        "[happy] now",
        "Note: mind the gap.",
        "例如：这个。",
        "他说：你好。",
        "He said: no.",
        "https://a.example: there",
        "12:30 sharp",
        "At 7:15 it began.",
        "warning: hot",
        "This is far too long a clause to be a name: yes.",
        "Well, Anna: yes.",
    ],
)
def test_even_seen_often_these_are_no_speakers(text: str) -> None:
    assert spoken([text] * 10) == [(NARRATOR, text)] * 10


def test_a_speaker_set_by_the_file_stays() -> None:
    lines = (Line(1, "Anna: hi", speaker=SpeakerId("Anna")), Line(2, "Bob: ho", speaker=SpeakerId("Anna")), Line(3, "Anna: hm"))
    done = assign_speakers(Script(lines), [SpeakerId("Bob")])
    assert [(line.speaker, line.text) for line in done.lines] == [("Anna", "hi"), ("Anna", "Bob: ho"), ("Anna", "hm")]
