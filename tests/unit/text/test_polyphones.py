import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import pinyin, zh_lexicon
from studio.text.g2pm import network
from studio.text.pinyin import ipa, of_character, of_word, rows, toned
from studio.text.polyphones import chosen, in_use, sample_word
from studio.text.reader import read
from studio.text.spoken import Spoken
from studio.text.zh import atoms


def test_a_sample_word_shows_a_reading() -> None:
    assert sample_word("重", "chong2") == "重新"
    assert sample_word("重", "tian1") == "重"
    assert sample_word("猫", "mao1") == "猫"


def test_the_characters_with_several_readings_are_a_sound_table() -> None:
    table = rows("zh_polyphones.tsv")
    assert len(table) > 200
    for char, *cells in table:
        assert len({cell.split(" ")[0] for cell in cells}) == len(cells) > 1, char
        for cell in cells:
            reading, word = cell.split(" ", 1)
            assert ipa(reading), cell
            assert char in word, cell


def test_the_words_are_of_characters_with_readings_that_are_pinyin() -> None:
    for word, (readings, group) in zh_lexicon._words().items():
        assert len(word) == len(readings) > 1, word
        assert any(readings), word
        assert all(ipa(reading) for reading in readings if reading), word
        assert group in {"neutral", "phrase", "surname", "place", "erhua"}


def test_the_words_read_characters_as_they_can_be_read() -> None:
    from pypinyin import Style, pinyin

    rare = {("乐", "lao4"), ("乐", "yao4")}  # 乐亭 and 仁者乐山
    for word, (readings, _) in zh_lexicon._words().items():
        for char, reading in zip(word, readings, strict=True):
            (known,) = pinyin(char, style=Style.TONE3, heteronym=True, v_to_u=False)
            bases = {one.rstrip("12345") for one in known}
            light = reading.endswith("5") and reading[:-1] in bases
            assert not reading or light or reading in known or (char, reading) in rare, (word, char, reading, known)


def test_every_rule_reads_a_character_as_pinyin() -> None:
    from studio.text import zh_context

    for rules in zh_context._rules():
        for char, listed in rules.items():
            assert len(char) == 1
            assert all(ipa(rule.reading) for rule in listed), char
            assert [rule.fits("他们", "一起") for rule in listed]  # all patterns compile


@pytest.mark.parametrize(
    ("text", "source"),
    [("他在银行工作", "phrase"), ("我得走了", "rule"), ("六安", "place"), ("妈妈", "neutral"), ("令狐冲", "surname")],
)
def test_what_decided_is_told(text: str, source: str) -> None:
    assert source in {word.source for word in read(text, "zh").words}


def test_every_polyphone_is_a_doubt_with_its_other_readings() -> None:
    (word,) = read("重新", "zh").words
    (doubt,) = word.doubts
    assert (doubt.start, doubt.end, doubt.reading, doubt.others) == (0, 1, "chong2", ("zhong4",))
    assert 0.5 < doubt.confidence < 1


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("便不便宜", "pian2 bu4 pian2 yi5"),
        ("他调不调皮", "ta1 tiao2 bu4 tiao2 pi2"),
        ("你干不干", "ni3 gan4 bu4 gan4"),
        ("干不干净", "gan1 bu4 gan1 jing4"),
        ("你还不还钱", "ni3 huan2 bu4 huan2 qian2"),
        ("这钱还不上了", "zhe4 qian2 huan2 bu4 shang4 le5"),
        ("还不还给我", "hai2 bu4 huan2 gei3 wo3"),
        ("累得直喘", "lei4 de5 zhi2 chuan3"),
    ],
)
def test_who_asks_by_saying_a_word_twice_reads_it_alike(text: str, readings: str) -> None:
    assert " ".join(word.reading for word in read(text, "zh").words) == readings


def test_what_the_person_gave_is_no_doubt() -> None:
    (word,) = read("[重]{chong2}新", "zh").words
    assert word.doubts == ()
    assert word.confidence > 0.99


def test_what_nobody_can_read_is_silent() -> None:
    assert [choice.reading for choice in chosen("𠮷", [1])] == [""]


def test_the_network_tells_readings_apart() -> None:
    shares = network()("他在银行工作", {3: ("hang2", "xing2")})[3]
    assert shares["hang2"] > 0.8
    assert sum(shares.values()) == pytest.approx(1)
    assert network()("猫", {0: ("mao1", "mao2")}) == {}


def test_words_and_characters_of_the_dictionary() -> None:
    assert of_word("银行") == ("yin2", "hang2")
    assert of_word("他在银") == ()
    assert of_character("行")[0] == "xing2"
    assert of_character("x") == ()
    assert in_use("行") == ("xing2", "hang2")


@pytest.mark.parametrize(
    ("written", "found"),
    [("chóng", "chong2"), ("de", "de5"), ("lǜ", "lv4"), ("lü4", "lv4"), ("ér", "er2"), ("ma5", "ma5")],
)
def test_tones_as_digits(written: str, found: str) -> None:
    assert toned(written) == found


@given(st.text(st.sampled_from("重行了得一不只长银着他慶，。儿"), max_size=20))
def test_every_character_has_its_place(text: str) -> None:
    for atom in atoms(Spoken.verbatim(text), "zh", False):
        assert len(atom.reading.split()) == len(atom.spoken_reading.split()) == atom.end - atom.start
        assert sum(atom.beats) == len(atom.phonemes)
        for doubt in atom.doubts:
            assert atom.start <= doubt.start < atom.end
            assert doubt.reading not in doubt.others
            assert set(doubt.others) <= set(in_use(text[doubt.start]))


def test_no_phrase_is_lost() -> None:
    assert len(pinyin._phrases()) > 47_000
