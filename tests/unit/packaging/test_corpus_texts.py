"""The sentences that students are taught with: as they were made, distinct, and none that speech is judged by."""

import random
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.scripts import PACKAGING, script

CORPUS = PACKAGING / "corpus"
LANGS = ("zh", "en")


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    return script("corpus_texts")


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


@pytest.mark.parametrize("lang", LANGS)
def test_they_are_what_the_script_makes(texts: ModuleType, lang: str) -> None:
    assert texts.corpus(lang) == lines(CORPUS / f"{lang}_sentences.txt"), "run packaging/corpus_texts.py"


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_enough_and_all_distinct(lang: str) -> None:
    found = lines(CORPUS / f"{lang}_sentences.txt")
    assert len(set(found)) == len(found) >= 4000
    assert not any("{" in text or "}" in text for text in found)


@pytest.mark.parametrize("lang", LANGS)
def test_forty_are_held_out(texts: ModuleType, lang: str) -> None:
    held_out = lines(CORPUS / f"{lang}_held_out.txt")
    assert len({texts.bare(text) for text in held_out}) == 40
    taught = {texts.bare(text) for text in lines(CORPUS / f"{lang}_sentences.txt")}
    assert not taught & texts.kept_apart(lang)


GRAMMAR = """\
# a comment
[name]
Ann | Ben
Cy

[= statement]
{name} and {name2}, {name} first.
{name_cap}!
Yes.
"""


def test_a_slot_is_the_same_word_throughout_and_its_neighbour_another(texts: ModuleType) -> None:
    grammar = texts.parse_grammar(GRAMMAR)
    assert grammar.lists == {"name": ("Ann", "Ben", "Cy")}
    found = texts.sentences(grammar)
    pairs = [text for text in found if " and " in text]
    assert len(found) == len(set(found))
    assert {"Yes.", "Ann!", "Ben!", "Cy!"} <= set(found)
    for pair in pairs:
        first, second = pair.partition(",")[0].split(" and ")
        assert first != second
        assert pair.endswith(f", {first} first.")


def test_a_slot_without_a_list_is_told(texts: ModuleType) -> None:
    with pytest.raises(ValueError, match="no list 'place'"):
        texts.parse_grammar("[= statement]\nIn {place}.")


def test_each_word_has_its_turn(texts: ModuleType) -> None:
    deck = texts.Deck(["a", "b", "c"], random.Random(0))
    drawn = [deck.next() for _ in range(9)]
    assert all(sorted(drawn[start : start + 3]) == ["a", "b", "c"] for start in (0, 3, 6))
