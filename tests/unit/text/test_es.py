import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import symbols
from studio.text.es import atoms, phonemes, syllables
from studio.text.say_es import integer
from studio.text.spoken import Forced, Spoken


def read(text: str, *forced: Forced) -> list[str]:
    run = Spoken(text, Spoken.verbatim(text).origins, forced)
    return [atom.phonemes for atom in atoms(run, "es", False)]


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("casa", "kˈasa"), ("cantan", "kˈantan"), ("cantar", "kantˈaɾ"), ("canción", "kanθjˈon"), ("día", "dˈia"),
        ("hacia", "ˈaθja"), ("hacía", "aθˈia"), ("ciudad", "θjuðˈad"), ("viuda", "bjˈuða"), ("paraguas", "paɾˈaɣwas"),
        ("guía", "ɡˈia"), ("pingüino", "pinɡwˈino".replace("nɡ", "ŋɡ")), ("queso", "kˈeso"), ("cena", "θˈena"),
        ("gente", "xˈente"), ("jota", "xˈota"), ("perro", "pˈero"), ("pero", "pˈeɾo"), ("rosa", "rˈosa"),
        ("honra", "ˈonra"), ("llave", "ʎˈaβe"), ("yo", "ʝˈo"), ("rey", "rˈA"), ("reyes", "rˈeʝes"), ("niño", "nˈiɲo"),
        ("taxi", "tˈaksi"), ("extraño", "ekstɾˈaɲo"), ("invierno", "imbjˈeɾno"), ("construcción", "kˌonstɾukθjˈon"),
        ("lentamente", "lˈentamˈente"), ("mente", "mˈente"), ("CAFÉ", "kafˈe"), ("de", "de"),
        ("deshacer", "dˌesaθˈeɾ"), ("show", "ʃˈow"),
    ],
)  # fmt: skip
def test_words_are_read_as_they_are_written(word: str, sounds: str) -> None:
    assert phonemes(word) == sounds


def test_b_d_g_are_soft_behind_another_word_and_hard_behind_a_break() -> None:
    assert read("vaca, la vaca, un gato, el día, el gato") == [
        "bˈaka", "la", "βˈaka", "ˈun", "ɡˈato", "el", "dˈia", "el", "ɣˈato",
    ]  # fmt: skip


def test_what_is_no_word_is_spelled() -> None:
    assert read("kg, FBI, ONU, shh") == ["kˈa xˈe", "ˈefe βˈe ˈi", "ˈonu", "ʃ"]


def test_a_given_reading_stands() -> None:
    assert read("hola Juan", Forced(5, 9, "phonemes", "wˈan")) == ["ˈola", "wˈan"]


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúüàçßœ'ABC", min_size=1, max_size=20))
def test_any_letters_have_sounds_of_the_model(word: str) -> None:
    found = "".join(read(word))
    assert set(found) <= symbols.table().keys()
    assert found.count("ˈ") <= 1 + len(word)
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "cero"), (16, "dieciséis"), (22, "veintidós"), (31, "treinta y uno"), (100, "cien"), (101, "ciento uno"),
        (555, "quinientos cincuenta y cinco"), (1000, "mil"), (2001, "dos mil uno"), (21_000, "veintiún mil"),
        (100_000, "cien mil"), (1_000_000, "un millón"), (21_000_000, "veintiún millones"),
        (10**9, "mil millones"), (10**12, "un billón"),
    ],
)  # fmt: skip
def test_integers(n: int, said: str) -> None:
    assert integer(n) == said
