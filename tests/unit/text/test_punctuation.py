import pytest

from studio.text.punctuation import folded, plain


@pytest.mark.parametrize(
    ("gap", "after"),
    [
        (" ", " "), ("", ""), (", ", ", "), ("，", ", "), ("、", ", "), ("。", ". "), ("：", ": "), ("；", "; "),
        ("？！！", "?! "), ("!!!", "! "), ("......", "… "), ("……", "… "), ("。。。", "… "), ("。”", ".” "),
        (" “", " “"),
        (': "', ": “"), ('" ', "” "), ("——", "—"), (" — ", " — "), (" - ", " — "), ("-", " "), ("'", ""),
        ("、「", ", “"),
        ("」", "” "), ("・", ""), (" ~ ", " "),
    ],
)  # fmt: skip
def test_between_words(gap: str, after: str) -> None:
    assert folded(gap) == after


@pytest.mark.parametrize(
    ("gap", "after"), [("", ""), ("。", "."), ("... ", "…"), ("？！", "?!"), (".”", ".”"), (" “", ""), ("~", "")]
)
def test_behind_the_last_word(gap: str, after: str) -> None:
    assert folded(gap, at_end=True) == after


def test_words_of_spaced_languages_stand_apart() -> None:
    assert folded("", spaced=True) == " "
    assert folded("——", spaced=True) == "— "


def test_plain_keeps_the_length() -> None:
    assert plain("AI，5G。“a-b”") == "AI,5G.“a-b”"
