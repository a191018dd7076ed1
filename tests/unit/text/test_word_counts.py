from functools import cache

import jieba
from hypothesis import given
from hypothesis import strategies as st

from studio.text import zh
from studio.text.word_counts import WordCounts

LINES = "天 7 n\n天气预报 5 n\nAT&T 3 nz\n今天 9 t\n天气 11 n\n𠮷 2\n".encode()


def test_words_have_their_counts_and_beginnings_none() -> None:
    counts = WordCounts(LINES)
    assert [counts.get(word) for word in ("天", "天气", "天气预", "天气预报", "今", "今天", "A", "AT&T", "𠮷")] == [
        7, 11, 0, 5, 0, 9, 0, 3, 2,
    ]  # fmt: skip
    assert counts.total == 7 + 5 + 3 + 9 + 11 + 2


def test_what_is_not_listed_is_not_there() -> None:
    counts = WordCounts(LINES)
    assert "气" not in counts
    assert "天上" not in counts
    assert counts.get("", 1) == 1
    assert counts.get("\ud800", 1) == 1


@cache
def jieba_s_own() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True
    return tokenizer


def test_it_knows_what_jieba_knows() -> None:
    whole = jieba_s_own()
    with whole.get_dict_file() as file:
        counts = WordCounts(file.read())
    assert counts.total == whole.total
    for first in {word[0] for word in whole.FREQ}:
        assert first in counts
    assert dict(counts.items()) == whole.FREQ


@given(st.text(st.sampled_from("今天天气很好我们爱北京安门研究生命起源的了一二 aB"), max_size=30))
def test_sentences_are_cut_as_jieba_cuts_them(sentence: str) -> None:
    assert zh._cutter().lcut(sentence) == jieba_s_own().lcut(sentence)
