import pytest

from studio.core.errors import InputError
from studio.core.pronunciation import Pronunciation
from studio.project import edits
from studio.project.document import Document, pronunciation_key

CHONG, HANG = Pronunciation("重", "chong2", "zh"), Pronunciation("行", "hang2")


@pytest.fixture
def document() -> Document:
    document = Document()
    document.apply(edits.put_pronunciations(document, [CHONG, HANG]))
    return document


def test_entries_for_the_same_words_and_language_take_their_place(document: Document) -> None:
    xing, ja = Pronunciation("行", "xing2"), Pronunciation("行", "ぎょう", "ja")
    document.apply(edits.put_pronunciations(document, [xing, ja]))
    assert set(document.pronunciations.values()) == {CHONG, xing, ja}


def test_every_edit_can_be_undone(document: Document) -> None:
    moved = Pronunciation("重庆", "chong2 qing4")
    for patch in (
        edits.remove_pronunciations(document, [pronunciation_key(CHONG)]),
        edits.change_pronunciation(document, pronunciation_key(CHONG), moved),
        edits.put_pronunciations(document, [moved, Pronunciation("行", "xing2")]),
    ):
        before = dict(document.pronunciations)
        document.apply(patch)
        assert document.pronunciations != before
        document.apply(patch.turned_round())
        assert document.pronunciations == before


def test_the_same_again_is_no_edit(document: Document) -> None:
    assert not edits.put_pronunciations(document, [CHONG])
    assert not edits.change_pronunciation(document, pronunciation_key(CHONG), CHONG)


def test_no_entry_is_lost_by_a_new_name(document: Document) -> None:
    with pytest.raises(InputError, match="already"):
        edits.change_pronunciation(document, pronunciation_key(CHONG), HANG)


def test_what_is_gone_is_told(document: Document) -> None:
    with pytest.raises(InputError, match="no longer"):
        edits.remove_pronunciations(document, ["zh:x"])
