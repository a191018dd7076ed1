import pytest

from studio.core.errors import MarkError
from studio.text.pinyin import ipa
from studio.text.spoken import Forced, Spoken
from studio.text.zh import atoms, checked_pinyin


def read(text: str, *forced: Forced) -> list[tuple[str, str]]:
    run = Spoken(text, Spoken.verbatim(text).origins, forced)
    return [(text[atom.start : atom.end], atom.phonemes) for atom in atoms(run, "zh", False)]


def test_words_with_their_tones() -> None:
    assert read("你好，世界。") == [("你好", "ni↓xau↓"), ("世界", "ʂɨ↘ʨje↘")]


@pytest.mark.parametrize(
    ("text", "phonemes"),
    [
        ("重庆", "ꭧʰʊ↗ŋʨʰi↘ŋ"),
        ("重慶", "ꭧʰʊ↗ŋʨʰi↘ŋ"),
        ("绿", "ly↘"),
        ("儿子", "ɚ↗ʦɨ"),
        ("花儿", "xwa→ɚ"),
        ("嗯", "n↗"),
        ("〇", "li↗ŋ"),
        ("为了", "wei↘lɤ"),
        ("日", "ɻɨ↘"),
    ],
)
def test_sounds(text: str, phonemes: str) -> None:
    assert "".join(sound for _, sound in read(text)) == phonemes


def test_a_syllable_is_a_character() -> None:
    assert [atom.syllables for atom in atoms(Spoken.verbatim("我们毫无准备"), "zh", False)] == [2, 4]


def test_forced_pinyin_changes_its_characters_only() -> None:
    assert read("重新开始", Forced(0, 1, "pinyin", "zhong4")) == [("重新", "ꭧʊ↘ŋɕi→n"), ("开始", "kʰai→ʂɨ↓")]


def test_forced_pinyin_on_other_characters_is_a_word() -> None:
    assert read("有2个", Forced(1, 2, "pinyin", "liang3")) == [("有", "jou↓"), ("2", "lja↓ŋ"), ("个", "kɤ↘")]


def test_forced_phonemes_are_a_word() -> None:
    assert read("很好吗", Forced(1, 2, "phonemes", "xau↓")) == [("很", "xə↓n"), ("好", "xau↓"), ("吗", "ma")]


def test_a_character_nobody_reads_is_no_word() -> None:
    assert read("𠮷好") == [("好", "xau↓")]


@pytest.mark.parametrize(
    ("text", "reading", "checked"),
    [
        ("重", "chong2", "chong2"),
        ("重", "chóng", "chong2"),
        ("重", " CHONG2 ", "chong2"),
        ("重庆", "chong2 qing4", "chong2 qing4"),
        ("重庆", "chóng qìng", "chong2 qing4"),
        ("重庆", "chong2qing4", "chong2 qing4"),
        ("绿", "lü4", "lv4"),
        ("绿", "lv4", "lv4"),
        ("绿", "lu:4", "lv4"),
        ("女", "nǚ", "nv3"),
        ("的", "de", "de5"),
        ("的", "di4", "di4"),
        ("西", "xi5", "xi5"),
        ("你", "ni2", "ni2"),
        ("慶", "qing4", "qing4"),
        ("2", "liang3", "liang3"),
    ],
)
def test_pinyin_as_people_write_it(text: str, reading: str, checked: str) -> None:
    assert checked_pinyin(text, reading, 0) == checked


@pytest.mark.parametrize(
    ("text", "reading", "says"),
    [
        ("重", "tian1", r"'重' is not read 'tian1': write one of zhong4, chong2, tong2\."),
        ("重", "chong", r"'重' is not read 'chong'"),
        ("重庆", "chong2", r"'重庆' has 2 characters, but 'chong2' has 1 syllable:"),
        ("重", "xyz1", r"'重' is not read 'xyz1'"),
        ("2", "xyz1", r"'xyz1' is no pinyin"),
        ("2", "liang", r"'liang' is no pinyin with a tone"),
        ("2", "!", r"'!' is no pinyin"),
    ],
)
def test_impossible_pinyin_names_the_character_and_what_it_can_be(text: str, reading: str, says: str) -> None:
    with pytest.raises(MarkError, match=says) as caught:
        checked_pinyin(text, reading, 7)
    assert caught.value.position == 7


def test_no_pinyin_no_symbols() -> None:
    assert ipa("xyz1") == ""
    assert ipa("") == ""


def test_no_cache_is_left_behind(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    from studio.text import zh

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    zh._make_cutter()
    assert list(tmp_path.iterdir()) == []  # type: ignore[attr-defined]
