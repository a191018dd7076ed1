from hypothesis import given
from hypothesis import strategies as st

from studio.core.speech import Reading, Word
from studio.synth.tokens import MAX_TOKENS, PASSAGE_TOKENS, passages

words = st.builds(
    Word,
    text=st.just("x"),
    start=st.just(0),
    end=st.just(1),
    lang=st.just("en"),
    phonemes=st.text("abdkæɪˈ", min_size=0, max_size=30),
    after=st.sampled_from(["", " ", ", ", ". ", "? ", "… ", "; "]),
    syllables=st.just(1),
    pause_ms=st.sampled_from([0, 0, 0, 0, 10, 600]),
)


def reading(*parts: Word) -> Reading:
    return Reading(parts, "en")


def word(phonemes: str, after: str = " ", pause_ms: int = 0) -> Word:
    return Word("x", 0, 1, "en", phonemes, after, 1, pause_ms)


@given(st.lists(words, max_size=120))
def test_nothing_is_lost_and_every_passage_fits(parts: list[Word]) -> None:
    found = passages(reading(*parts))
    symbols = "".join(token.symbol for passage in found for token in passage.tokens)
    assert symbols == "".join(part.phonemes + part.after for part in parts if not part.pause_ms)
    for passage in found:
        assert passage.tokens or passage is found[-1]
        assert len(passage.tokens) - 2 <= MAX_TOKENS
        if passage.tokens:
            assert passage.tokens[0].id == passage.tokens[-1].id == 0


def test_pauses_stand_between_passages() -> None:
    found = passages(reading(word("a"), word("", "", 600), word("b"), word("", "", 10), word("", "", 500)))
    assert [passage.pause_frames for passage in found] == [0, 24, 20]
    assert ["".join(token.symbol for token in passage.tokens) for passage in found] == ["a ", "b ", ""]


def test_a_line_stays_whole_where_it_can() -> None:
    assert len(passages(reading(*[word("kæt") for _ in range(40)], word("kæt", ".")))) == 1


def test_long_text_is_cut_after_sentences() -> None:
    sentences = [word("kæt", ". ") for _ in range(100)]
    found = passages(reading(*sentences))
    assert len(found) > 1
    for passage in found:
        assert "".join(token.symbol for token in passage.tokens).endswith(". ")
        assert len(passage.tokens) - 2 <= PASSAGE_TOKENS


def test_an_endless_word_is_cut_all_the_same() -> None:
    found = passages(reading(word("a" * 1200, "")))
    assert [len(passage.tokens) - 2 for passage in found] == [510, 510, 180]
