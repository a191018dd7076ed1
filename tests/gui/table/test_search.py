"""Finding and replacing in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.gui.table.search import Search, Wanted, search_of


def search(text: str, matches_case: bool = False, whole_words: bool = False, is_regex: bool = False) -> Search:
    found = search_of(Wanted(text, matches_case, whole_words, is_regex))
    assert found is not None
    return found


def test_nothing_wanted_is_no_search() -> None:
    assert search_of(Wanted("")) is None


def test_case_counts_only_when_asked() -> None:
    assert search("the").found("The end of the line") == ((0, 3), (11, 14))
    assert search("the", matches_case=True).found("The end of the line") == ((11, 14),)


def test_whole_words() -> None:
    assert search("art", whole_words=True).found("party art") == ((6, 9),)
    assert search("cat", whole_words=True).replaced("cat concat cat_s cat's", "dog") == "dog concat cat_s dog's"
    assert search("3.5", whole_words=True).replaced("3.5 or 13.5", "4") == "4 or 13.5"
    assert search("cat|dog", whole_words=True, is_regex=True).replaced("cat|dog catdog", "x") == "x|x catdog"


def test_chinese_has_no_words_that_end() -> None:
    assert search("天气", whole_words=True).found("今天天气很好") == ((2, 4),)
    assert search("cat", whole_words=True).found("我用cat吧") == ((2, 5),)


def test_signs_of_expressions_are_plain_without_regex() -> None:
    assert search("a.b").found("axb a.b") == ((4, 7),)


def test_groups_in_the_replacement() -> None:
    assert search(r"(\w+) (\w+)", is_regex=True).replaced("one two", r"\2 \1") == "two one"


def test_backslashes_are_plain_without_regex() -> None:
    assert search("x").replaced("x", r"\1") == r"\1"


def test_an_unknown_group_is_told() -> None:
    with pytest.raises(InputError, match="does not fit"):
        search("x", is_regex=True).replaced("x", r"\2")


def test_a_malformed_expression_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match="malformed at character 3"):
        search_of(Wanted("ab(", is_regex=True))


def test_empty_matches_neither_found_nor_replaced() -> None:
    assert search("x*", is_regex=True).found("axa") == ((1, 2),)
    assert search("x*", is_regex=True).replaced("axa", "-") == "a-a"


def test_one_place_is_replaced() -> None:
    assert search("a").replaced_at("banana", 3, "oo") == ("banoona", 5)


@given(st.text(max_size=20), st.text(min_size=1, max_size=3), st.text(max_size=3))
def test_plain_search_replaces_as_str_does(text: str, find: str, by: str) -> None:
    assert search(find, matches_case=True).replaced(text, by) == text.replace(find, by)
