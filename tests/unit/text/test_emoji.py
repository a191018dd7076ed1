import pytest

from studio.core.speech import Lang
from studio.text.emoji import named
from studio.text.reader import read
from studio.text.spoken import Spoken


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("I ❤ NY", "en", "I love NY"),
        ("She ❤️ it", "en", "She loves it"),
        ("我❤️你", "zh", "我 爱 你"),
        ("We ate 🍕 tonight", "en", "We ate pizza tonight"),
        ("🍕", "zh", "披萨"),
        ("🎉🎉🎉", "en", "party popper"),
        ("👋🏽", "en", "waving hand"),
        ("👩‍🚀", "ja", "女性宇宙飛行士"),
        ("🇯🇵", "en", "Japan"),
        ("🇰🇷", "ko", "대한민국"),
        ("1️⃣ first, 2️⃣ then", "en", "1 first, 2 then"),
    ],
)
def test_what_stands_for_a_word_is_named(text: str, lang: Lang, said: str) -> None:
    assert " ".join(named(Spoken.verbatim(text), lang).text.split()) == said


@pytest.mark.parametrize("text", ["Good 👍", "So 😂 funny", "Yes! 🎉 Now", "😊 hello", "plain", "© 2020 ™ a", "a ★ b"])
def test_mood_and_other_signs_are_left_alone(text: str) -> None:
    assert named(Spoken.verbatim(text), "en").text == text


def test_what_is_silent_is_told_and_what_is_named_is_not() -> None:
    assert read("Good 👍", "en").notes == ('Left out: "👍" (nothing to say for it).',)
    word = read("I ❤️ NY", "en").words[1]
    assert (word.text, word.spoken, word.source, read("I ❤️ NY", "en").notes) == ("❤️", "love", "emoji + lexicon", ())
