import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.core.speech import LANGS, Lang
from studio.text.g2p import tokens

MIXED = (
    "银行长大了2025年3:2。，GPU is 3.5% [重]{chong2}今日は３本の気持ちあした안녕하세요 값이 3시 "
    "()（）[]{}😀éß\n\u3000$¥-_/@:"
)


@given(st.text(alphabet=MIXED, max_size=40), st.sampled_from((None, *LANGS)))
def test_the_tokens_joined_are_the_text(text: str, lang: Lang | None) -> None:
    try:
        found, _ = tokens(text, lang)
    except MarkError:
        return
    assert "".join(token.text for token in found) == text
    assert all(0 <= token.confidence <= 1 for token in found)
    assert all(token.source and (token.reading or token.source == "silent") for token in found)


def test_marks_belong_to_the_silence_around_what_they_say() -> None:
    found, _ = tokens("[重]{chong2}来")
    assert [(token.text, token.reading) for token in found] == [
        ("[", ""), ("重", "chong2"), ("]{chong2}", ""), ("来", "lai2"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "。", "（笑）", " "])
def test_what_is_not_said_has_no_reading(text: str) -> None:
    found, _ = tokens(text)
    assert all((token.spoken, token.reading, token.phonemes, token.source) == ("", "", "", "silent") for token in found)


def test_a_number_is_a_token_with_its_words() -> None:
    (found,) = [token for token in tokens("在2025年3月")[0] if token.text.startswith("2025")]
    assert found.spoken.startswith("二零二五")
    assert found.reading.startswith("er4 ling2 er4 wu3")
    assert " + " in found.source
