from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.design.axes import SINGLE, VALUES, Axis, Value
from studio.design.describe import Chip, Description, describe
from studio.design.lexicon import Sense, lexicon

DATA = Path(__file__).parents[2] / "data"
ROWS = [
    row.split("\t")
    for lang in ("en", "zh")
    for row in (DATA / f"descriptions_{lang}.tsv").read_text("utf-8").splitlines()
]
"""Text, what it should mean, and the words that nobody could understand."""


def said(description: Description) -> set[str]:
    """As axis=value; denied values with a minus."""
    return {f"{chip.said.axis}={'-' if chip.said.amount < 0 else ''}{chip.said.value}" for chip in description.chips}


@pytest.mark.parametrize(("text", "meaning", "unknown"), [(*row, "")[:3] for row in ROWS])
def test_descriptions_mean_what_they_say(text: str, meaning: str, unknown: str) -> None:
    described = describe(text)
    assert set(meaning.split()) <= said(described)
    assert " ".join(described.unknown_words) == unknown


@given(st.text() | st.text(alphabet="not very 不太高低音量快慢,，. like 像或oldsoft强忍泪60岁-'’"))
def test_any_text_will_do_and_spans_lie_in_it(text: str) -> None:
    described = describe(text)
    spans = [*described.unknown, *(chip.span for chip in described.chips if chip.span is not None)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len({(chip.said.axis, chip.said.value) for chip in described.chips}) == len(described.chips)
    for axis in SINGLE:
        assert sum(chip.said.axis == axis for chip in described.chips) <= 1


def test_every_word_of_the_tables_means_what_they_say() -> None:
    for word, entry in lexicon().entries.items():
        if not isinstance(entry, Sense):
            continue
        text = "".join(word) if not word[0].isascii() else " ".join(word)
        described = describe(text)
        for value in entry.values:
            hints_alone = not any(other.axis == value.axis and not other.is_hint for other in entry.values)
            if not value.is_hint or hints_alone:
                assert f"{value.axis}={value.value}" in said(described), text
        assert bool(described.notes) == (entry.unmet is not None), text
        assert not described.unknown, text


@given(st.permutations(["old", "female", "high-pitched", "slow", "loud", "monotone", "husky", "sad", "sarcastic"]))
def test_the_order_of_what_does_not_contradict_itself_means_nothing(words: list[str]) -> None:
    assert said(describe(", ".join(words))) == said(
        describe("old, female, high-pitched, slow, loud, monotone, husky, sad, sarcastic")
    )


@pytest.mark.parametrize(
    ("text", "axis", "value"),
    [
        ("high", "pitch", "4"),
        ("very high", "pitch", "5"),
        ("extremely low", "pitch", "1"),
        ("slightly high", "pitch", "4"),
        ("slightly shrill", "pitch", "4"),
        ("not too high", "pitch", "3"),
        ("低一点", "pitch", "2"),
        ("音调很低", "pitch", "1"),
        ("不太高", "pitch", "3"),
        ("音量较小", "volume", "2"),
        ("语速极快", "speed", "5"),
        ("起伏不大", "variation", "3"),
        ("pitch variation is wide", "variation", "4"),
        ("low volume", "volume", "2"),
        ("the volume is low", "volume", "2"),
        ("not a woman", "gender", "m"),
        ("not very old", "age", "middle-aged"),
    ],
)
def test_modifiers_move_steps(text: str, axis: str, value: str) -> None:
    assert f"{axis}={value}" in said(describe(text))


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("60-year-old", "old"),
        ("aged 45", "middle-aged"),
        ("in her twenties", "young"),
        ("thirty-five years old", "young"),
        ("late 50s", "middle-aged"),
        ("三十多岁", "young"),
        ("四五十岁", "middle-aged"),
        ("25岁左右", "young"),
        ("十二岁", "child"),
        ("百岁", "old"),
        ("五十出头", "middle-aged"),
    ],
)
def test_ages_in_numbers(text: str, age: str) -> None:
    assert describe(text).value("age") == age


@pytest.mark.parametrize("text", ["the 80s", "20 years of experience", "room 60"])
def test_other_numbers_are_no_ages(text: str) -> None:
    assert describe(text).value("age") is None


def test_chips_know_their_words() -> None:
    text = "A man, not too fast."
    chips = {chip.said.axis: text[slice(*chip.span or (0, 0))] for chip in describe(text).chips}
    assert chips == {"gender": "man", "speed": "not too fast"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("very fast, unhurried", "“very fast” and “unhurried” contradict each other (speed): “very fast” is taken."),
        ("old child", "“old” and “child” contradict each other (age): “old” is taken."),
        ("bright but dark", "“bright” and “dark” contradict each other (timbre): both are taken."),
        ("husky, not husky", "“husky” and “not husky” contradict each other (timbre): “husky” is taken."),
        ("whispering, loud", "“whispering” and “loud” contradict each other (volume): both are taken."),
    ],
)
def test_contradictions_are_told(text: str, told: str) -> None:
    assert [str(note) for note in describe(text).notes] == [told]


@pytest.mark.parametrize(
    "text", ["fast, very fast", "a soft-spoken drill sergeant", "low, but not too low", "happy and sad"]
)
def test_what_goes_together_is_no_contradiction(text: str) -> None:
    assert not describe(text).notes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("东北口音的大叔", "东北口音"),
        ("a Scottish pirate", "Scottish"),
        ("with lots of reverb", "reverb"),
        ("sounds like Zaphod", "Zaphod"),
        ("Zaphod Beeblebrox", "Zaphod Beeblebrox"),
        ("她在唱歌", "唱歌"),
    ],
)
def test_wishes_that_cannot_be_met_are_told_by_name(text: str, words: str) -> None:
    (note,) = describe(text).notes
    assert words in note.said.en
    assert words in note.said.zh


def test_a_wish_that_is_denied_is_none() -> None:
    assert not describe("without a lisp, no echo, 没有口音").notes


def test_unknown_words_are_named_whole() -> None:
    assert describe("a zorpy, warm voice").unknown_words == ("zorpy",)
    assert describe("声音像翡翠珊瑚，温暖").unknown_words == ("翡翠珊瑚",)


def test_a_chip_is_corrected_by_hand() -> None:
    described = describe("old child, husky, slow").with_("age", "child").with_("timbre", "warm", 1.5)
    assert described.value("age") == "child"
    assert not described.notes
    assert described.amounts("timbre") == {"husky": 1.0, "warm": 1.5}
    assert Chip(Value("age", "child")) in described.chips
    assert described.without("timbre", "husky").amounts("timbre") == {"warm": 1.5}
    assert described.without("speed").step("speed") is None
    with pytest.raises(KeyError):
        described.with_("age", "ageless")


def test_emotions_are_mixed() -> None:
    emotion = describe("very happy, slightly sad, not angry").emotion
    assert emotion.happy > 0.7 > emotion.sad > 0
    assert emotion.angry == 0


def test_every_value_has_a_label_in_both_languages() -> None:
    for axis, values in VALUES.items():
        for value in values:
            for amount in (-1.0, 0.5, 1.0, 1.5):
                label = Value(axis, value, amount).label
                assert label.en.isascii()
                assert label.zh


def test_mixed_languages() -> None:
    assert {"age=old", "gender=f", "timbre=husky", "speed=1"} <= said(
        describe("一位 old lady，声音很 husky, speaks 很慢")
    )


@pytest.mark.parametrize("axis", VALUES)
def test_what_a_chip_shows_is_understood_where_it_is_typed(axis: Axis) -> None:
    for value, label in VALUES[axis].items():
        for text in (label.en, label.zh):
            assert (axis, value) in {(chip.said.axis, chip.said.value) for chip in describe(text).chips}, text
