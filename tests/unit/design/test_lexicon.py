from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.design.lexicon import Modifier, Sense, lexicon, read_lexicon


def written(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_tables_are_large() -> None:
    senses = [word for word, entry in lexicon().entries.items() if isinstance(entry, Sense)]
    assert sum(word[0].isascii() for word in senses) > 1000
    assert sum(not word[0].isascii() for word in senses) > 1000


def test_a_person_can_add_words(tmp_path: Path) -> None:
    own = read_lexicon([written(tmp_path, 'schema = 1\n[[sense]]\nwords = ["zorpy"]\nhint.age = "old"\npitch = 2\n')])
    entry = own.find(("zorpy",))
    assert isinstance(entry, Sense)
    assert {(value.axis, value.value, value.is_hint) for value in entry.values} == {
        ("age", "old", True),
        ("pitch", "2", False),
    }


@pytest.mark.parametrize(
    ("form", "word"), [("softly", "soft"), ("huskier", "husky"), ("bigger", "big"), ("gently", "gentle")]
)
def test_forms_of_english_words_are_known(form: str, word: str) -> None:
    assert lexicon().find((form,)) == lexicon().find((word,)) is not None


def test_hyphens_and_capitals_do_not_matter() -> None:
    assert lexicon().find(("soft", "spoken")) is not None
    assert lexicon().find(("very",)) == Modifier("very")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "its schema is None"),
        ('schema = 1\n[[sense]]\nwords = ["a"]\nage = "ageless"', "'ageless' should be one of child"),
        ('schema = 1\n[[sense]]\nwords = ["a"]\npitch = 7', "'7' should be one of 1"),
        ('schema = 1\n[[sense]]\nwords = ["a"]\ncolour = "red"', "no axis 'colour'"),
        ('schema = 1\n[[sense]]\nwords = ["a"]\nemotion = { sad = 2 }', "sad = 2"),
        ('schema = 1\n[[sense]]\nwords = "a"', "words = 'a'"),
        ('schema = 1\n[sense]\nwords = ["a"]', "two brackets"),
        ('schema = 1\n[skip]\nwords = ["a", "a"]', "'a' stands twice"),
        ('schema = 1\n[[degree]]\nwords = ["a"]\nstep = 9', "step = 9"),
        ('schema = 1\n[[unmet]]\nwords = ["a"]\nwish = "gold"', "'gold'"),
        ('schema = 1\n[modifiers]\nmuch = ["a"]', "'much'"),
        ("schema =", "not valid TOML"),
    ],
)
def test_malformed_tables_are_told_by_name(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"words\.toml") as caught:
        read_lexicon([written(tmp_path, text)])
    assert told in str(caught.value)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_lexicon([tmp_path / "none.toml"])
