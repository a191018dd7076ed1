import pytest

from studio.text.en import atoms
from studio.text.en_g2p import words
from studio.text.heteronym_rules import listed, rules
from studio.text.spoken import Atom, Spoken


def read(text: str, word: str, voice: str = "en-US") -> Atom:
    return next(atom for atom in atoms(Spoken.verbatim(text), voice, False) if text[atom.start : atom.end] == word)


@pytest.mark.parametrize(
    ("text", "word", "phonemes"),
    [
        ("Has he ever read to you?", "read", "ɹˈɛd"),
        ("Could she read it then?", "read", "ɹˈid"),
        ("The old lead paint peeled.", "lead", "lˈɛd"),
        ("They lead us home.", "lead", "lˈid"),
        ("She will not record it.", "record", "ɹəkˈɔɹd"),
        ("Due to conflict at home.", "conflict", "kˈɑnflˌɪkt"),
        ("Let him present it.", "present", "pɹizˈɛnt"),
        ("It was live from Rome.", "live", "lˈIv"),
        ("We flew to Nice.", "Nice", "nˈis"),
        ("Nice to meet you.", "Nice", "nˈIs"),
    ],
)
def test_what_stands_around_a_word_decides_its_sound(text: str, word: str, phonemes: str) -> None:
    assert read(text, word).phonemes == phonemes


def test_the_other_readings_are_offered() -> None:
    atom = read("He read it.", "read")
    (doubt,) = atom.doubts
    assert (doubt.start, doubt.end, doubt.reading, doubt.others) == (3, 7, "/ɹˈɛd/", ("/ɹˈid/",))
    assert atom.source == "heteronym"
    assert 0.5 < atom.confidence == doubt.confidence < 1


def test_no_doubt_about_what_is_hardly_ever_meant() -> None:
    assert read("What does it do?", "does").doubts == ()
    assert read("Two does and a buck.", "does").phonemes == "dˈOz"


@pytest.mark.parametrize("word", sorted(listed()))
def test_every_sense_that_a_rule_names_has_a_reading(word: str) -> None:
    senses = {rule.key for rule in rules(word)} - {"DEFAULT", "VERB", "NOUN", "ADJ", "VB", "VBD", "VBN"}
    for voice in ("en-US", "en-GB"):
        assert senses <= {*words(voice).readings(word), *words(voice).readings(word.capitalize())}
