import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.dictionary import Dictionary
from studio.core.pronunciation import LANGS, Pronunciation

_words = st.text("abAB重庆行ßİ 1[", min_size=1, max_size=3)
_entries = st.lists(st.builds(Pronunciation, _words, st.text("xy", min_size=1), st.none() | st.sampled_from(LANGS)))


class TestNeeded:
    def test_only_what_stands_in_the_text(self) -> None:
        chongqing, hang = Pronunciation("重庆", "chong2 qing4"), Pronunciation("行", "hang2")
        book = Dictionary([chongqing, hang])
        assert book.needed("我在重庆。") == (chongqing,)
        assert book.needed("你好") == ()

    def test_a_word_with_marks_in_it(self) -> None:
        entry = Pronunciation("重庆", "chong2 qing4")
        assert Dictionary([entry]).needed("重[emph]庆[/emph]。") == (entry,)

    @pytest.mark.parametrize(
        ("written", "text"), [("new york", "New\nYork"), ("重庆", "我在重\n庆。"), ("a b", "a  b")]
    )
    def test_a_word_over_two_lines(self, written: str, text: str) -> None:
        entry = Pronunciation(written, "x")
        assert Dictionary([entry]).needed(text) == (entry,)

    def test_a_number_is_whole(self) -> None:
        three = Pronunciation("3", "/θɹˈi/")
        assert [bool(Dictionary([three]).needed(text)) for text in ("3!", "3, 4", "13", "3.5", "1,3")] == [
            True, True, False, False, False,
        ]  # fmt: skip

    def test_latin_words_are_whole(self) -> None:
        entry = Pronunciation("us", "/ˈʌs/")
        book = Dictionary([entry])
        assert book.needed("To US!") == (entry,)
        assert book.needed("us我") == (entry,)
        assert book.needed("The bus, used.") == ()

    def test_the_first_dictionary_hides_the_second(self) -> None:
        project, user = Pronunciation("行", "hang2"), Pronunciation("行", "xing2")
        assert Dictionary([project], [user]).needed("行") == (project,)

    def test_one_for_the_language_goes_before_one_for_all(self) -> None:
        every, ja = Pronunciation("東京", "dong1 jing1"), Pronunciation("東京", "とうきょう", "ja")
        assert Dictionary([every, ja]).needed("東京") == (ja, every)
        assert Dictionary([every], [ja]).needed("東京") == (every, ja)

    @given(_entries, _entries, st.text("abAB重庆行ßİ 1[", max_size=12))
    def test_the_order_of_the_entries_is_no_matter(
        self, project: list[Pronunciation], user: list[Pronunciation], text: str
    ) -> None:
        once = {(entry.written, entry.lang): entry for entry in project}.values()
        found = Dictionary(once, user).needed(text)
        assert Dictionary(reversed([*once]), user).needed(text) == found
        for entry in found:
            assert entry.written.casefold() in text.casefold()

    def test_many_entries_and_lines_take_no_time(self) -> None:
        characters = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]
        pairs = (Pronunciation(a + b, "x") for a in characters[:100] for b in characters[100:200])
        book = Dictionary(pairs)
        lines = ["".join(characters[(i * 31 + k * 7) % 2000] for k in range(30)) for i in range(2000)]
        started = time.perf_counter()
        for line in lines:
            book.needed(line)
        assert time.perf_counter() - started < 1.0  # 0.04 s where nothing else runs


@pytest.mark.parametrize("text", ["", "[", "重[", "]"])
def test_any_text_will_do(text: str) -> None:
    Dictionary([Pronunciation("[", "x")]).needed(text)
