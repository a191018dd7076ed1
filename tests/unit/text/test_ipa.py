import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import symbols
from studio.text.ipa import in_symbols
from studio.text.reader import read


@pytest.mark.parametrize(
    ("written", "american", "british"),
    [
        ("dʒɪf", "ʤɪf", "ʤɪf"),
        ("tʃeɪn", "ʧAn", "ʧAn"),
        ("fəʊn", "fOn", "fQn"),
        ("noʊ", "nO", "nQ"),
        ("bɜːd", "bɜːd", "bɜːd"),
        ("bɝd", "bɜɹd", "bɜːd"),
        ("red", "ɹɛd", "ɹɛd"),
        ("siːt", "siːt", "siːt"),
        ("wˈɜɹd", "wˈɜɹd", "wˈɜɹd"),
        ("mˈAl bˈY", "mˈAl bˈY", "mˈAl bˈY"),
    ],
)
def test_what_dictionaries_write(written: str, american: str, british: str) -> None:
    assert (in_symbols(written, british=False), in_symbols(written, british=True)) == (american, british)


def test_marks_in_a_line() -> None:
    (word,) = (word for word in read("[GIF](/dʒɪf/)", "en").words if word.phonemes)
    assert word.phonemes == "ʤɪf"


@given(st.text(alphabet=sorted(symbols.table()), max_size=20))
def test_symbols_stay_symbols(phonemes: str) -> None:
    assert set(in_symbols(phonemes, british=True)) <= symbols.table().keys()
