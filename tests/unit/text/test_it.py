import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import symbols
from studio.text.it import atoms, phonemes, syllables
from studio.text.reader import read
from studio.text.say_it import integer
from studio.text.spoken import Spoken


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("casa", "kˈaza"), ("città", "ʧitːˈa"), ("perché", "perkˈe"), ("chiesa", "kjˈɛza"), ("cielo", "ʧˈelo"),
        ("giorno", "ʤˈɔrno"), ("gnocchi", "ɲˈɔkːɪ"), ("gli", "ʎɪ"), ("figlio", "fˈiʎʎo"), ("scienza", "ʃˈɛnʦa"),
        ("pizza", "pˈiʦːa"), ("azzurro", "aʣːˈurɾo"), ("quando", "kwˈando"), ("parlano", "pˈarlano"),
        ("parlavano", "parlˈavano"), ("parlarono", "parlˈarono"), ("italiano", "italjˈano"), ("sono", "sˈono"),
        ("medico", "mˈɛdiko"), ("amico", "amˈiko"), ("possibile", "poSˈibile"), ("telefono", "telˈɛfono"),
        ("biologia", "bjoloʤˈia"), ("mio", "mˈio"), ("vorrei", "vorɾˈeɪ"), ("dell'albero", "dellˈalbero"),
        ("aereo", "aˈereo"), ("abbiano", "ˈabːjano"), ("siano", "sˈiano"), ("negligenza", "neɡliʤˈɛnʦa"),
    ],
)  # fmt: skip
def test_words(word: str, sounds: str) -> None:
    assert phonemes(word) == sounds


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzàèéìòùñç'ABC", min_size=1, max_size=20))
def test_any_letters_have_sounds_of_the_model(word: str) -> None:
    found = "".join(atom.phonemes for atom in atoms(Spoken.verbatim(word), "it", False))
    assert set(found) <= symbols.table().keys()
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "zero"), (21, "ventuno"), (28, "ventotto"), (33, "trentatré"), (108, "centotto"), (1000, "mille"),
        (2003, "duemilatré"), (23_000, "ventitremila"), (1_000_000, "un milione"), (3_000_000_000, "tre miliardi"),
    ],
)  # fmt: skip
def test_integers(n: int, said: str) -> None:
    assert integer(n) == said


def test_a_line_is_read_by_the_voice_or_as_asked() -> None:
    for reading in (read("Ciao a tutti, sono le 3.", voice_lang="it"), read("Ciao a tutti, sono le 3.", "it")):
        assert (reading.lang, reading.notes) == ("it", ())
        assert [word.phonemes for word in reading.words] == ["ʧˈao", "a", "tˈutːɪ", "sˈono", "le", "trˈe"]
