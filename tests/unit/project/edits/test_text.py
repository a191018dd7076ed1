from dataclasses import replace
from typing import Any

import pytest

from studio.core.errors import InputError
from studio.project import edits
from studio.project.document import RowId
from tests.unit.project.making import document_of, row


def replaced(text: str, find: str, replacement: str, **options: Any) -> str:
    document = document_of([row(1, text), row(2, text)])
    document.apply(edits.replace_all(document, [RowId(1)], find, replacement, **options))
    assert document.row_at(1).text == text
    return document.row_at(0).text


class TestReplaceAll:
    def test_everywhere_in_the_given_rows(self) -> None:
        assert replaced("Cat, cat, concat", "cat", r"dog\1") == r"dog\1, dog\1, condog\1"

    def test_with_its_case(self) -> None:
        assert replaced("Cat cat", "cat", "dog", match_case=True) == "Cat dog"

    def test_whole_words(self) -> None:
        assert replaced("cat concat cat_s the cat's", "cat", "dog", whole_words=True) == "dog concat cat_s the dog's"
        assert replaced("3.5 or 13.5", "3.5", "4", whole_words=True) == "4 or 13.5"

    def test_chinese_has_no_word_borders_to_ask_for(self) -> None:
        assert replaced("我爱猫咪", "猫", "狗", whole_words=True) == "我爱狗咪"
        assert replaced("我用cat吧", "cat", "dog", whole_words=True) == "我用dog吧"

    def test_signs_stand_for_themselves(self) -> None:
        assert replaced("a.b(c", ".b(", "+") == "a+c"

    def test_regular_expressions(self) -> None:
        assert replaced("12 and 34", r"(\d)(\d)", r"\2\1", regex=True) == "21 and 43"
        assert replaced("cat|dog catdog", "cat|dog", "x", regex=True, whole_words=True) == "x|x catdog"

    @pytest.mark.parametrize(("find", "replacement"), [("(", ""), ("a", r"\1"), ("a", "\\"), ("a", r"\g<x>")])
    def test_a_broken_one_is_refused(self, find: str, replacement: str) -> None:
        with pytest.raises(InputError, match="no regular expression"):
            replaced("a", find, replacement, regex=True)

    def test_nothing_to_find_is_refused(self) -> None:
        with pytest.raises(InputError, match="to be found"):
            replaced("a", "", "b")


def test_approval_was_of_the_old_text() -> None:
    document = document_of([replace(row(1, "a"), status="approved"), replace(row(2, "a"), status="retake")])
    document.apply(edits.set_text(document, RowId(1), "b"))
    document.apply(edits.set_text(document, RowId(2), "b"))
    assert [row.status for row in document] == ["open", "retake"]
    assert not edits.set_text(document, RowId(1), "b")
