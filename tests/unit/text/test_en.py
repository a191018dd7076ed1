import pytest

from studio.text.en import LONGEST_WORD, atoms
from studio.text.en_g2p import britished
from studio.text.spoken import Atom, Forced, Spoken
from studio.text.symbols import VOWELS, table
from studio.text.tables import WORDS


def read(text: str, voice: str = "en-US", *forced: Forced, embedded: bool = False) -> list[tuple[str, str]]:
    run = Spoken(text, Spoken.verbatim(text).origins, forced)
    return [(text[atom.start : atom.end], atom.phonemes) for atom in atoms(run, voice, embedded)]


def test_words_in_order() -> None:
    assert read("Hello there.") == [("Hello", "həlˈO"), ("there", "ðˈɛɹ")]


def test_context_decides_words_of_two_sounds() -> None:
    sounds = dict(read("He read it and will read it."))
    assert sounds["read"] == "ɹˈid"
    assert ("read", "ɹˈɛd") in read("He read it and will read it.")


def test_the_two_englishes() -> None:
    assert read("water", "en-US") == [("water", "wˈɔTəɹ")]
    assert read("water", "en-GB") == [("water", "wˈɔːtə")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Wait…” she", ["Wait", "she"]),
        ("don't I'm o'clock", ["don't", "I'm", "o'clock"]),
        ("a well-known man", ["a", "well-known", "man"]),
        ("the U.S.A.", ["the", "U.S.A"]),
        ("well, as a well-known one", ["well", "as", "a", "well-known", "one"]),
        ("你，AI。", ["AI"]),
        ("!?", []),
        ("zero'/ b", ["zero'/", "b"]),
    ],
)
def test_words_lie_where_they_are_written(text: str, words: list[str]) -> None:
    assert [word for word, _ in read(text)] == words


def test_forced_phonemes_keep_the_context_of_the_others() -> None:
    assert read("to read it", "en-US", Forced(3, 7, "phonemes", "ɹˈɛd")) == [
        ("to", "tə"),
        ("read", "ɹˈɛd"),
        ("it", "ɪt"),
    ]
    assert read("New York", "en-US", Forced(0, 8, "phonemes", "nju")) == [("New York", "nju")]


def test_a_single_letter_among_other_words_is_a_letter() -> None:
    assert read("A", embedded=True) == [("A", "ˈA")]
    assert read("A") == [("A", "ɐ")]


@pytest.mark.parametrize("word", ["Łódź", "qwrtplk", "Dvořák", "Dubsmith", "naïve", "zzzxq", "Ørsted", "ŵy"])
def test_any_latin_word_is_read_in_the_model_s_symbols(word: str) -> None:
    ((written, phonemes),) = read(word)
    assert written == word
    assert phonemes
    assert set(phonemes) <= set(table())


def test_syllables_are_vowels() -> None:
    assert [atom.syllables for atom in atoms(Spoken.verbatim("banana strength I"), "", False)] == [3, 1, 1]


def test_a_monster_of_a_word_is_read_in_pieces() -> None:
    found = atoms(Spoken.verbatim("no " + "aB1-" * 1000 + " yes"), "", False)
    assert (found[0].end, found[-1].start) == (2, 4004)
    assert all(atom.end - atom.start <= LONGEST_WORD for atom in found)


def only(text: str, voice: str = "") -> Atom:
    (atom,) = atoms(Spoken.verbatim(text), voice, False)
    return atom


def test_who_decided_a_reading_and_how_sure_it_is() -> None:
    assert (only("house").source, only("dog").source, only("dog").confidence) == ("heteronym", "lexicon", 1.0)
    assert (only("FBI").source, only("NASA").source) == ("letters", "acronym")
    unknown = only("Zorblax")
    assert (unknown.source, unknown.confidence) == ("network", 0.6)
    assert [(doubt.start, doubt.end, doubt.others) for doubt in unknown.doubts] == [(0, 7, ())]


def test_names_that_the_network_gets_wrong_are_in_our_lexicon() -> None:
    assert only("Siobhan").phonemes == "ʃəvˈɔn"
    assert [word for word, _ in read("Siobhan's hors d'oeuvre")] == ["Siobhan's", "hors d'oeuvre"]
    assert dict(read("in San Jose now"))["San Jose"] == "sˌæn hOzˈA"


@pytest.mark.parametrize(
    ("american", "british"), [("məkˈɑnəhˌA", "məkˈɑːnəhˌA"), ("ɡɑɹsˈiə", "ɡɑːsˈiːə"), ("ʃOfˈɜɹ", "ʃQfˈɜː")]
)
def test_american_readings_of_names_become_british(american: str, british: str) -> None:
    assert britished(american) == british


def test_words_drawn_out_and_sounds_that_are_no_words() -> None:
    assert only("Noooo").phonemes == only("No").phonemes
    assert only("Pleeease").phonemes == only("Please").phonemes
    assert (only("Shhhh").phonemes, only("Grrr").phonemes) == ("ʃː", "ɡɹˈɜɹ")


def test_a_shouted_line_is_words_not_letters() -> None:
    assert dict(read("GET OUT OF HERE"))["OUT"] == dict(read("get out of here"))["out"]
    assert dict(read("LISTEN TO ME NOW"))["ME"] == dict(read("Listen to me now"))["me"]
    assert dict(read("TELL THE FBI NOW"))["FBI"] == only("FBI").phonemes


@pytest.mark.parametrize("name", ["en_names.tsv", "en_readings.tsv"])
def test_our_readings_are_in_the_model_s_symbols(name: str) -> None:
    rows = (WORDS / name).read_text(encoding="utf-8").splitlines()[1:]
    columns = 1 if name == "en_names.tsv" else 2
    readings = [reading for row in rows for reading in row.split("\t")[columns:] if reading]
    assert [reading for reading in readings if not set(reading) <= set(table())] == []
    assert [reading for reading in readings if "ˈ" not in reading and VOWELS & set(reading)] == []
