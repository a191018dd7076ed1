import pytest

from studio.text.ja import atoms
from studio.text.reader import read as read_line
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
    ],
)
def test_words(text: str, words: list[tuple[str, str]]) -> None:
    assert read(text) == words


def test_moras_with_their_symbols() -> None:
    found = atoms(Spoken.verbatim("学校でちょっと"), "ja", False)
    assert [(atom.phonemes, atom.beats) for atom in found] == [
        ("ɡaʔkoː", (2, 1, 2, 1)),
        ("de", (2,)),
        ("ʨoʔto", (2, 1, 2)),
    ]


def test_a_reading_is_that_of_the_dictionary_and_as_pronounced() -> None:
    found = atoms(Spoken.verbatim("今日は三本の映画へ"), "ja", False)
    assert "".join(atom.reading for atom in found) == "きょうはさんぼんのえいがへ"
    assert "".join(atom.spoken_reading for atom in found) == "きょーわさんぼんのえーがえ"


@pytest.mark.parametrize(
    ("text", "spoken", "reading"),
    [
        ("3本で1本", "三本で一本", "さんぼんでいっぽん"),
        ("あと10分", "あと十分", "あとじゅっぷん"),
        ("十分だ", "十分だ", "じゅうぶんだ"),
        ("4月1日から1日", "四月一日から一日", "しがつついたちからいちにち"),
        ("10分の1", "十分の一", "じゅうぶんのいち"),
        ("3万5千円", "三万五千円", "さんまんごせんえん"),
        ("2,3日と3日", "二, 三日と三日", "にさんにちとみっか"),
        ("37度8分", "三十七度八分", "さんじゅうななどはちぶ"),
        ("3年2組の2組", "三年二組の二組", "さんねんにくみのふたくみ"),
        ("[3]{みっ}つと3[本]{もと}", "3つと三本", "みっつとさんもと"),
    ],
)
def test_digits_are_read_with_their_counter(text: str, spoken: str, reading: str) -> None:
    found = read_line(text, "ja")
    assert found.spoken == spoken
    assert "".join(word.reading for word in found.words) == reading


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
