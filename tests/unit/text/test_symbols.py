import pytest

from studio.core.errors import WeightsError
from studio.text import symbols


def test_the_table_is_the_model_s() -> None:
    table = symbols.table()
    assert len(table) == 114
    assert (table[";"], table[" "], table["ᵻ"]) == (1, 16, 177)
    assert len(set(table.values())) == len(table)


def test_every_symbol_has_a_kind_and_only_symbols_of_the_table_are_named() -> None:
    named = symbols.PAUSES | symbols.VOWELS | symbols.MODIFIERS
    assert named <= set(symbols.table())
    assert not symbols.PAUSES & symbols.VOWELS
    assert not symbols.MODIFIERS & (symbols.PAUSES | symbols.VOWELS)


@pytest.mark.parametrize(
    ("symbol", "elasticity"),
    [(" ", 2), (".", 2), ("…", 2), ("a", 1), ("I", 1), ("ɚ", 1), ("t", 0.5), ("↗", 0.5), ("ˈ", 0.5)],
)
def test_pauses_give_most_and_consonants_least(symbol: str, elasticity: float) -> None:
    assert symbols.elasticity(symbol) == elasticity


@pytest.mark.parametrize(("phonemes", "nuclei"), [("həlˈO", 2), ("kˈɪləɡɹˌæmz", 3), ("bˈAbi", 2), ("ʃ", 1)])
def test_syllables_are_vowels_but_at_least_one(phonemes: str, nuclei: int) -> None:
    assert symbols.nuclei(phonemes) == nuclei


def test_a_missing_package_says_what_to_do() -> None:
    with pytest.raises(WeightsError, match=r"no_such_package is missing: run"):
        symbols.package_file("no_such_package", "data.json")
