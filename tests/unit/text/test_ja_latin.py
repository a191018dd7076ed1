import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.text.ja_katakana import katakana as by_sound
from studio.text.normalise import normalised
from studio.text.spoken import Spoken


def said(text: str) -> str:
    return normalised(Spoken.verbatim(text), "ja", "ja").text.strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DVDとB", "ディーブイディーとビー"),
        ("MP3、H2O、A4、5G", "エムピースリー、エイチツーオー、エーヨン、ファイブジー"),
        ("5kmと8GB", "五キロメートルと八ギガバイト"),
        ("$5と100USD", "五ドルと百ドル"),
        ("9:00 PMに", "午後九時に"),
        ("Tomのbike", "トムのバイク"),
        ("Tom's carは", "トムズ カーは"),
        ("report_v2.pdf", "レポートアンダーバーブイ二ドットピーディーエフ"),
        ("第IV章とロッキーIV", "第四章とロッキー四"),
        ("2010年-2020年、10-8、3-5", "二千十年から二千二十年、十対八、三から五"),
        ("東京〜大阪", "東京から大阪"),
    ],
)
def test_latin_words_and_codes(text: str, words: str) -> None:
    assert said(text) == words


def test_an_english_sentence_stays_english() -> None:
    assert said("彼はNever give up your dreamsと言った") == "彼はNever give up your dreamsと言った"


@pytest.mark.parametrize(
    ("word", "katakana"),
    [
        ("kitchen", "キッチン"),
        ("apple", "アップル"),
        ("education", "エジュケーション"),
        ("blockchain", "ブロックチェーン"),
        ("cat", "キャット"),
        ("finger", "フィンガー"),
        ("texts", "テクスツ"),
    ],
)
def test_words_that_no_dictionary_has_are_read_by_their_sound(word: str, katakana: str) -> None:
    assert by_sound(word) == katakana


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@settings(max_examples=60)
def test_any_letters_are_katakana(word: str) -> None:
    assert all("ァ" <= char <= "ー" for char in by_sound(word))
