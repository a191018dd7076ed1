import pytest

from studio.text.ko_latin import LETTERS, LOANS, said


def read(run: str) -> str | None:
    return said(run, lambda digits: f"<{digits}>")


@pytest.mark.parametrize(
    ("run", "hangul"),
    [
        ("KBS", "케이비에스"),
        ("B", "비"),
        ("A4", "에이포"),
        ("F-16", "에프<16>"),
        ("Wi-Fi", "와이파이"),
        ("GPT-4", "지피티포"),
        ("OK", "오케이"),
        ("NASA", "나사"),
        ("APP", "에이피피"),
        ("app", "앱"),
        ("Happy birthday", "해피 버스데이"),
    ],
)
def test_what_koreans_say(run: str, hangul: str) -> None:
    assert read(run) == hangul


@pytest.mark.parametrize("run", ["serendipity", "Let's go", "We should have left this place long ago"])
def test_english_stays_english(run: str) -> None:
    assert read(run) is None


def test_names_and_words_are_hangul() -> None:
    assert all("가" <= char <= "힣" for name in (*LETTERS.values(), *LOANS.values()) for char in name)
    assert all(word == word.lower() for word in LOANS)
