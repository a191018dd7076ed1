"""Marks that are set, taken away and carried on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.text.marking import divided, marked, respelled, tags, unmarked
from studio.text.spans import bare

LINE = "one [emph]two three[/emph] four"


def test_tags_are_found() -> None:
    assert [LINE[start:end] for start, end in tags(LINE)] == ["[emph]", "[/emph]"]
    assert tags("[angry] sound note") == ()
    assert tags("[emph 3]x[/emph]") == ()


class TestRespelled:
    def test_a_reading_is_given_changed_and_taken_back(self) -> None:
        given = respelled("我住在重庆。", 3, 5, "chong2 qing4")
        assert given == "我住在[重庆]{chong2 qing4}。"
        assert respelled(given, 4, 6, "zhong4 qing4") == "我住在[重庆]{zhong4 qing4}。"
        assert respelled(given, 4, 6, " ") == "我住在重庆。"

    def test_phonemes_stand_between_slashes(self) -> None:
        given = respelled("I read it.", 2, 6, "/ɹˈɛd/")
        assert given == "I [read](/ɹˈɛd/) it."
        assert respelled(given, 3, 7, "/ɹˈid/") == "I [read](/ɹˈid/) it."

    @pytest.mark.parametrize("reading", ["abc", "/??§/", "/ /"])
    def test_a_reading_that_cannot_be_is_refused(self, reading: str) -> None:
        with pytest.raises(MarkError):
            respelled("我住在重庆。", 3, 5, reading)


class TestMarked:
    def test_words_are_marked(self) -> None:
        assert marked("one two three", 4, 7, "angry 0.6") == "one [angry 0.6]two[/angry] three"

    def test_blanks_stay_outside(self) -> None:
        assert marked("one two three", 3, 8, "emph") == "one [emph]two[/emph] three"

    def test_whole_marks_are_enclosed(self) -> None:
        assert marked(LINE, 0, len(LINE), "whisper") == f"[whisper]{LINE}[/whisper]"

    def test_a_mark_that_is_crossed_is_never_broken(self) -> None:
        start = LINE.index("three")
        assert marked(LINE, start, len(LINE), "whisper") == (
            "one [emph]two [whisper]three[/whisper][/emph] [whisper]four[/whisper]"
        )

    def test_a_tag_is_never_cut(self) -> None:
        start = LINE.index("mph]")
        assert marked(LINE, start, start + 7, "sad") == "one [emph][sad]two[/sad] three[/emph] four"

    def test_nothing_selected(self) -> None:
        assert marked("one", 1, 1, "emph") == "one"
        assert marked("a  b", 1, 3, "emph") == "a  b"


class TestUnmarked:
    def test_marks_around_a_place_go(self) -> None:
        at = LINE.index("three")
        assert unmarked(LINE, at, at) == "one two three four"

    def test_others_stay(self) -> None:
        line = "[sad]one [emph]two[/emph][/sad] [whisper]three[/whisper]"
        at = line.index("two")
        assert unmarked(line, at, at + 3) == "one two [whisper]three[/whisper]"


class TestDivided:
    def test_a_mark_goes_on_in_the_second_half(self) -> None:
        assert divided(LINE, LINE.index("three")) == ("one [emph]two[/emph]", "[emph]three[/emph] four")

    def test_marks_in_each_other(self) -> None:
        line = "[sad 0.5]a [emph]b c[/emph] d[/sad]"
        assert divided(line, line.index("c")) == (
            "[sad 0.5]a [emph]b[/emph][/sad]",
            "[sad 0.5][emph]c[/emph] d[/sad]",
        )

    @pytest.mark.parametrize("at", ["[emph]", "two"])
    def test_before_a_mark(self, at: str) -> None:
        assert divided(LINE, LINE.index(at)) == ("one", "[emph]two three[/emph] four")

    @pytest.mark.parametrize("at", ["[/emph]", " four", "/emph"])
    def test_behind_a_mark(self, at: str) -> None:
        assert divided(LINE, LINE.index(at)) == ("one [emph]two three[/emph]", "four")

    def test_between_two_marks(self) -> None:
        line = "[emph]one[/emph] [sad]two[/sad]"
        assert divided(line, line.index(" ")) == ("[emph]one[/emph]", "[sad]two[/sad]")

    @pytest.mark.parametrize("at", ["[sad]", "[emph]", "two"])
    def test_before_marks_in_each_other(self, at: str) -> None:
        line = "one [sad][emph]two[/emph][/sad]"
        assert divided(line, line.index(at)) == ("one", "[sad][emph]two[/emph][/sad]")

    def test_chinese_brackets(self) -> None:
        line = "【愤怒 0.6】你好世界【/愤怒】"
        assert divided(line, line.index("世")) == ("【愤怒 0.6】你好【/愤怒】", "【愤怒 0.6】世界【/愤怒】")

    def test_text_without_marks(self) -> None:
        assert divided("one two", 3) == ("one", "two")


PIECES = st.lists(st.sampled_from(["ab ", "c", " ", "[emph]d[/emph]", "[sad 0.5]e [whisper]f[/whisper] g[/sad]"]))


@given(PIECES, st.integers(0, 60), st.integers(0, 60))
def test_what_is_said_stays_and_all_comes_out_even(pieces: list[str], one: int, other: int) -> None:
    line = "".join(pieces)
    start, end = sorted((min(one, len(line)), min(other, len(line))))
    said = bare(line).text
    assert bare(marked(line, start, end, "happy")).text == said
    assert bare(unmarked(line, start, end)).text == said
    halves = [bare(half) for half in divided(line, start)]
    assert "".join("".join(half.text for half in halves).split()) == "".join(said.split())


@given(PIECES, st.integers(0, 60))
def test_every_word_is_said_as_before(pieces: list[str], position: int) -> None:
    def manners(line: str) -> list[tuple[str, frozenset[str]]]:
        found = bare(line)
        return [
            (char, frozenset(span.mark for span in found.spans if span.start <= at < span.end))
            for at, char in enumerate(found.text)
            if not char.isspace()
        ]

    line = "".join(pieces)
    left, right = divided(line, min(position, len(line)))
    assert manners(left) + manners(right) == manners(line)


def test_a_reading_is_written_as_its_mark() -> None:
    assert respelled("他行走", 1, 2, "hang2") == "他[行]{hang2}走"
    assert respelled("I read.", 2, 6, "/ɹˈɛd/") == "I [read](/ɹˈɛd/)."
