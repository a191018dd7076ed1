import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import symbols
from studio.text.pt import atoms, phonemes, syllables
from studio.text.reader import read
from studio.text.say_pt import integer
from studio.text.spoken import Spoken


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("dia", "ʤˈiæ"), ("noite", "nˈoɪʧy"), ("gente", "ʒˈAŋʧy"), ("carro", "kˈaxʊ"), ("caro", "kˈaɾʊ"),
        ("falam", "fˈalɐ̃ʊ̃"), ("falar", "falˈar"), ("pão", "pˈɐ̃ʊ̃"), ("maçã", "masˈɐ̃"), ("mãe", "mˈɐ̃y"),
        ("Brasil", "brazˈiʊ"), ("exame", "ˌezˈɐ̃my"), ("táxi", "tˈaksi"), ("caixa", "kˈIʃæ"), ("ninho", "nˈiɲʊ"),
        ("guerra", "ɡˈɛxæ"), ("água", "ˈaɡwæ"), ("abacaxi", "ˌabakaʃˈi"), ("homem", "ˈomAŋ"), ("de", "ʤy"),
        ("muito", "mwˈiŋtʊ"), ("vocês", "vosˈes"), ("ainda", "ˌaˈiŋdæ"), ("sair", "saˈir"),
        ("caiu", "kaˈiʊ"), ("juiz", "ʒuˈis"), ("raiz", "xaˈis"), ("ruim", "xuˈiŋ"), ("moinho", "mˌoˈiɲʊ"),
        ("Raul", "xaˈuʊ"), ("cuidado", "kˌuɪdˈadʊ"), ("leite", "lˈAʧy"), ("azuis", "azˈuɪs"),
    ],
)  # fmt: skip
def test_words(word: str, sounds: str) -> None:
    assert phonemes(word) == sounds


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáàâãéêíóôõúüçñ'ABC", min_size=1, max_size=20))
def test_any_letters_have_sounds_of_the_model(word: str) -> None:
    found = "".join(atom.phonemes for atom in atoms(Spoken.verbatim(word), "pt", False))
    assert set(found) <= symbols.table().keys()
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "zero"), (21, "vinte e um"), (100, "cem"), (101, "cento e um"), (1100, "mil e cem"),
        (1025, "mil e vinte e cinco"),
        (1250, "mil duzentos e cinquenta"), (2_000_000, "dois milhões"), (1_000_000_000, "um bilhão"),
    ],
)  # fmt: skip
def test_integers(n: int, said: str) -> None:
    assert integer(n) == said


def test_a_line_is_read_by_the_voice_or_as_asked() -> None:
    for reading in (read("Bom dia, são 3 gatos.", voice_lang="pt-BR"), read("Bom dia, são 3 gatos.", "pt")):
        assert (reading.lang, reading.notes) == ("pt", ())
        assert [word.phonemes for word in reading.words] == ["bˈoŋ", "ʤˈiæ", "sˈɐ̃ʊ̃", "trˈes", "ɡˈatʊs"]
