import pytest

from studio.core.script import NARRATOR, Cue, Line, Origin, Script, SpeakerId
from studio.text.speakers import assign_speakers


def script(*texts: str) -> Script:
    return Script(tuple(Line(i, text) for i, text in enumerate(texts, 1)))


def spoken(texts: list[str], *cast: str) -> list[tuple[str, str]]:
    done = assign_speakers(script(*texts), [SpeakerId(name) for name in cast])
    return [(line.speaker, line.text) for line in done.lines]


@pytest.mark.parametrize(
    "prefix", ["Anna: ", "Anna：", "[Anna] ", "【Anna】", "[Anna]: ", " Anna : ", "ANNA: ", "[Anna]\n"]
)
def test_a_cast_name_is_a_speaker_at_once(prefix: str) -> None:
    assert spoken([f"{prefix}Hello."], "Anna") == [("Anna", "Hello.")]


def test_a_name_on_two_lines_is_a_speaker() -> None:
    texts = ["萨满：你来了。", "辛特尔：是的。", "萨满：坐吧。", "辛特尔：谢谢。", "旁白在此。"]
    assert spoken(texts) == [
        ("萨满", "你来了。"), ("辛特尔", "是的。"), ("萨满", "坐吧。"), ("辛特尔", "谢谢。"), (NARRATOR, "旁白在此。"),
    ]  # fmt: skip


def test_what_was_found_is_noted_in_the_order_of_the_script() -> None:
    done = assign_speakers(script("Zoe: hi", "Bob: ho", "Anna: hm", "BOB: ha", "Zoe: he"), [SpeakerId("Anna")])
    assert done.notes == ("Speakers named in the text: Zoe, Bob.",)
    assert [line.speaker for line in done.lines] == ["Zoe", "Bob", "Anna", "Bob", "Zoe"]


def test_who_is_named_speaks_to_the_end_of_the_paragraph() -> None:
    texts = (
        ("Anna: Hi.", False),
        ("How are you?", True),
        ("Bob: Fine.", True),
        ("And you?", True),
        ("They sat.", False),
    )
    lines = tuple(Line(i, text, continues=continues) for i, (text, continues) in enumerate(texts, 1))
    done = assign_speakers(Script(lines), [SpeakerId("Anna"), SpeakerId("Bob")])
    assert [line.speaker for line in done.lines] == ["Anna", "Anna", "Bob", "Bob", NARRATOR]
    assert [line.text for line in done.lines] == ["Hi.", "How are you?", "Fine.", "And you?", "They sat."]


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
        "[Música] Hola.",
        "[Risate] Ciao.",
        "[Risos] Olá.",
        "Nota: sí.",
        "Luogo: Roma.",
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
    lines = (
        Line(1, "Anna: hi", speaker=SpeakerId("Anna")),
        Line(2, "Bob: ho", speaker=SpeakerId("Anna")),
        Line(3, "Anna: hm"),
    )
    done = assign_speakers(Script(lines), [SpeakerId("Bob")])
    assert [(line.speaker, line.text) for line in done.lines] == [("Anna", "hi"), ("Anna", "Bob: ho"), ("Anna", "hm")]


def test_what_the_file_had_goes_along_without_the_name() -> None:
    origin = Origin(0, "t", ("", "BOB: Hi", ""), "BOB: Hi", Cue(0, 1))
    script = Script((Line(1, "BOB: Hi", Cue(0, 1), origin=origin),))
    (line,) = assign_speakers(script, [SpeakerId("Bob")]).lines
    assert line.origin == Origin(0, "t", ("", "BOB: Hi", ""), "Hi", Cue(0, 1), SpeakerId("Bob"), "BOB: ")
