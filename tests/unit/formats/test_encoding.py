import codecs
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError, ScriptError
from studio.formats.encoding import decode

DATA = Path(__file__).parents[2] / "data" / "formats"
SHORT_LINES: dict[str, list[str]] = tomllib.loads((DATA / "short_lines.toml").read_text("utf-8"))
ENCODINGS = {
    "zh-Hans": ("gb18030", "GB18030"),
    "zh-Hant": ("big5", "Big5"),
    "ja": ("cp932", "Shift-JIS"),
    "ko": ("cp949", "CP949"),
}
SHORT = [(text, *ENCODINGS[lang]) for lang, lines in SHORT_LINES.items() for text in lines]
SRT = "1\n00:00:01,000 --> 00:00:02,500\n{}\n"


def test_there_are_enough_short_lines() -> None:
    assert all(len(SHORT_LINES[lang]) >= 40 for lang in ENCODINGS)
    assert all(3 <= len(text) <= 10 for text, _, _ in SHORT)


@pytest.mark.parametrize("form", ["{}", SRT], ids=["bare", "srt"])
@pytest.mark.parametrize(("text", "codec", "label"), SHORT)
def test_short_lines_in_the_encodings_of_east_asia(text: str, codec: str, label: str, form: str) -> None:
    decoded = decode(form.format(text).encode(codec), "a.srt")
    assert decoded.text == form.format(text)
    assert decoded.notes == (f"Read as {label}.",)


@given(st.sampled_from(sorted(ENCODINGS)), st.data())
def test_lines_put_together(lang: str, data: st.DataObject) -> None:
    text = "\n".join(data.draw(st.lists(st.sampled_from(SHORT_LINES[lang]), min_size=2, max_size=30)))
    codec, _ = ENCODINGS[lang]
    assert decode(text.encode(codec), "a.txt").text == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("text", [SHORT_LINES["zh-Hans"][0], SHORT_LINES["ja"][0], SHORT_LINES["ko"][0], "So, 一"])
def test_unicode_in_all_its_forms(text: str, codec: str) -> None:
    decoded = decode(SRT.format(text).encode(codec), "a.srt")
    assert decoded.text == SRT.format(text)
    assert bool(decoded.notes) == (codec != "utf-8")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_without_any_ascii_needs_its_mark(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + "谢谢".encode(codec), "a.txt").text == "谢谢"


@given(st.text(min_size=1, alphabet=st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"])))
def test_text_with_a_long_utf8_character_is_utf8(text: str) -> None:
    text = f"{text}谢"
    assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("text", ["Привет, как дела?", "café", "Größe", "naïve", "Ça va?", "“It’s”", "señor"])
def test_other_utf8_is_not_taken_for_gbk(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    assert decoded.text == text
    assert decoded.notes == ()


@pytest.mark.parametrize("text", ["谢谢", "什么", "为什么", "谢谢你"])
def test_gbk_that_happens_to_be_valid_utf8(text: str) -> None:
    assert decode(text.encode("gbk"), "a.txt").text == text


@pytest.mark.parametrize("text", ["Café", "Déjà vu.", "It’s a “test” — don’t…", "¿Qué pasa?", "Größe", "Ça va?", "£5"])
def test_western_text(text: str) -> None:
    decoded = decode(text.encode("cp1252"), "a.txt")
    assert decoded.text == text
    assert decoded.notes == ("Read as Windows-1252.",)


def test_an_implausible_reading_is_left_to_charset_normalizer() -> None:
    text = "Привет, как дела? Я иду домой. Это хороший день для прогулки."
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_half_width_katakana_and_rare_characters() -> None:
    for codec, text in [("cp932", "ﾊﾛｰ ﾜｰﾙﾄﾞ"), ("gb18030", "𠮷野家就在前面"), ("big5hkscs", "佢哋喺度嘅嘢")]:
        assert decode(text.encode(codec), "a.txt").text == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_cost_only_themselves(codec: str) -> None:
    text = "谢谢你今天来看我。" * 30
    decoded = decode(text.encode(codec)[:-1], "a.txt")
    assert decoded.text == text[:-1] + "\ufffd"
    assert decoded.notes[-1].startswith("What cannot be read stands as \ufffd, 1 times")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0",
        b"RIFF$\x08\0\0WAVEfmt \x10\0\0\0\1\0\1\0" + b"\0\1" * 400,
        b"PK\3\4\x14\0\0\0\x08\0" + bytes(range(256)),
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0",
        b"\0" * 100,
        b"\xff\xfe" + bytes(range(256)) * 4,
        b"ID3\4\0\0\0\0\0\x0f" + bytes(range(0, 256, 3)),
    ],
    ids=["png", "wav", "zip", "jpeg", "zeros", "mark", "mp3"],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ScriptError, match=r"film\.srt is not a text file"):
        decode(data, "film.srt")


def test_the_encoding_that_is_asked_for() -> None:
    text = "今日はいい天気ですね。"
    assert decode(text.encode("euc-jp"), "a.txt", "euc-jp").text == text
    with pytest.raises(InputError, match="no text encoding 'gbkk': did you mean gbk"):
        decode(b"a", "a.txt", "gbkk")
    for name in ("hex", "undefined", "", "a\0b"):
        with pytest.raises(InputError):
            decode(b"a", "a.txt", name)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(ScriptError):
        assert decode(data, "a.srt").text is not None
