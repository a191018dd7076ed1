import pytest

from studio.text.ko import atoms
from studio.text.spoken import Forced, Spoken


def read(text: str, *forced: Forced) -> list[tuple[str, str]]:
    run = Spoken(text, Spoken.verbatim(text).origins, forced)
    return [(text[atom.start : atom.end], atom.phonemes) for atom in atoms(run, "ja", False)]


def test_words_between_spaces() -> None:
    assert [word for word, _ in read("국물이 정말, 맛있어요!")] == ["국물이", "정말", "맛있어요"]


@pytest.mark.parametrize(
    ("text", "phonemes"),
    [("같이", "가치"), ("독립", "동닙"), ("할 수", "할 쑤")],
)
def test_sounds_follow_the_pronunciation(text: str, phonemes: str) -> None:
    assert read(text)[-1][1] == read(phonemes)[-1][1]


def test_syllables_are_blocks() -> None:
    assert [atom.syllables for atom in atoms(Spoken.verbatim("안녕하세요 여러분"), "", False)] == [5, 3]


def test_forced_phonemes() -> None:
    assert read("나는", Forced(0, 2, "phonemes", "nanɯn")) == [("나는", "nanɯn")]


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [
        ("고기", "kʰoɡi"),
        ("까치", "kaʨʰi"),
        ("신발", "ɕinbal"),
        ("달라", "tʰalla"),
        ("있어요", "iʔsɔjo"),
        ("의사", "ɰisa"),
        ("씨", "ʔɕi"),
    ],
)
def test_sounds_by_their_place(word: str, phonemes: str) -> None:
    assert read(word) == [(word, phonemes)]
