import pytest

from studio.text.ja import atoms
from studio.text.spoken import Forced, Spoken


def read(text: str, *forced: Forced) -> list[tuple[str, str]]:
    run = Spoken(text, Spoken.verbatim(text).origins, forced)
    return [(text[atom.start : atom.end], atom.phonemes) for atom in atoms(run, "ja", False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "今日は良い天気です。",
            [("今日", "kʲoː"), ("は", "βa"), ("良い", "joi"), ("天気", "teŋkʲi"), ("です", "desɨ")],
        ),
        ("東京へ行った。", [("東京", "toːkʲoː"), ("へ", "e"), ("行った", "iʔta")]),
        ("「うん！」と言って。", [("うん", "ɯɴ"), ("と", "to"), ("言って", "iʔte")]),
        ("３本で１本", [("３", "saɴ"), ("本", "boɴ"), ("で", "de"), ("１本", "iʔpoɴ")]),
    ],
)
def test_words(text: str, words: list[tuple[str, str]]) -> None:
    assert read(text) == words


def test_numbers_written_in_digits_keep_their_place() -> None:
    found = atoms(Spoken.verbatim("２０２５年です"), "ja", False)
    assert {(atom.start, atom.end) for atom in found[:-1]} <= {(0, 4), (0, 5), (4, 5)}
    assert (found[-1].start, found[-1].end) == (5, 7)


def test_moras() -> None:
    assert [atom.syllables for atom in atoms(Spoken.verbatim("学校でちょっと"), "ja", False)] == [4, 1, 3]


def test_a_forced_reading_leaves_the_particle_behind_it_a_particle() -> None:
    assert read("昨日は晴れ", Forced(0, 2, "kana", "さくじつ")) == [
        ("昨日", "sakɯʥiʦɨ"),
        ("は", "βa"),
        ("晴れ", "haɾe"),
    ]


def test_a_forced_reading_is_pronounced_not_spelled() -> None:
    assert read("今日は", Forced(0, 2, "kana", "きょう"))[0] == ("今日", "kʲoː")
    assert read("葉", Forced(0, 1, "kana", "は")) == [("葉", "ha")]


def test_a_forced_reading_inside_a_compound_stays_apart() -> None:
    found = read("東京タワーだ", Forced(0, 2, "kana", "ひがしきょう"))
    assert found[0] == ("東京", "çiɡaɕikʲoɯ")
    assert "".join(word for word, _ in found) == "東京タワーだ"


def test_forced_phonemes() -> None:
    assert read("私は晴れ", Forced(0, 1, "phonemes", "βaɕi"))[:2] == [("私", "βaɕi"), ("は", "βa")]


def test_punctuation_is_no_word() -> None:
    assert read("！？……") == []


def test_a_sentence_without_end_is_read_whole() -> None:
    found = atoms(Spoken.verbatim("晴れ、" * 3000), "ja", False)
    assert len(found) == 3000
    assert {atom.phonemes for atom in found} == {"haɾe"}
    assert sum(atom.syllables for atom in atoms(Spoken.verbatim("ア" * 9000), "ja", False)) == 9000
