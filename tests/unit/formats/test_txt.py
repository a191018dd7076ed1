import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.formats.txt import read_txt, split_sentences
from tests.unit.formats.strategies import texts


@pytest.mark.parametrize(
    "marked",
    [
        "Hello there. | How are you? | Fine!",
        "Really?! | Yes!!! | Good.",
        "Mr. Smith met Dr. No and Mrs. Jones at St. James. | They left.",
        "No. | I won't. | See No. 5 and Fig. 2. | It came on Jan. 5. | Go.",
        "Take fruit, e.g. apples, i.e. Braeburn, etc. and eat. | Done.",
        "It costs $3.14 or 3.5%. | Version 2.0.1 is out.",
        "La Sra. Gómez y Dña. Ana viven en la Av. Mayor. | Luego van a EE. UU. en avión. | Ya.",
        "Il Sig. Rossi e il Dott. Verdi. | Cap. 3, pag. 12, gen. 5. | Fine.",
        "A Sra. Silva e a Dra. Souza, na Av. Paulista. | Pág. 7. | Sim.",
        "J. K. Rowling went to the U.S. Army. | It was I. | He left.",
        "Well... I don't know... maybe. | So... | What now? | Hm… perhaps.",
        'He said "Go." | Then he left. | "Stop!" he cried. | \'Why?\' | (He. Left.)',
        "“Go.” | ‘Why?’ | She asked.",
        "[pause 600ms] Wait. | [sighs. Twice.] Go (no. Yes! Stop.) on. | [word](/a.b/) ends.",
        "1. First things. | 2. Second things.",
        "真的?! | 我不信! | 走了. | 好的.",
        "We use 你好。 | Then PyTorch。 | 好。",
        "Visit example.com or node.js today. | Bye.",
        "你好！ | 你是谁？ | 我来了。",
        "“好。” | 他说：“走吧！” | 然后走了。",
        "我……我不知道……也许吧。 | 好。。。再说。",
        "圆周率是3.14。 | [重]{chong2}新来。 | （笑。哈！）走。",
        "「はい。」と言った。 | 「行く。」 | 帰る。 | 『え？』って。",
        "本当？ | うん。 | ５．５度です。",
        "안녕하세요. | 저는 김입니다. | 정말요? | 네!",
        "저... 그게요. | 아니에요.",
        "Wait. | – No.",
        "Shaman: You are lucky. | Sintel: Thank you.",
    ],
)
def test_sentences(marked: str) -> None:
    sentences = marked.split(" | ")
    assert split_sentences(" ".join(sentences)) == sentences


def test_chinese_and_japanese_need_no_spaces() -> None:
    assert split_sentences("你好！你是谁？真的?我不信.走了.“好。”「はい。」と言った。帰る。") == [
        "你好！", "你是谁？", "真的?", "我不信.", "走了.", "“好。”", "「はい。」と言った。", "帰る。",
    ]  # fmt: skip


@given(texts | st.text(alphabet="aA. 。!？」”\"'([])1", max_size=30))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in sentences)


def test_a_long_line_without_an_end_stays_whole() -> None:
    assert split_sentences("字" * 5000) == ["字" * 5000]
    assert [line.text for line in read_txt("word " * 1000).lines] == [("word " * 1000).strip()]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("[sad 0.5]One. Two![/sad] Three. Four.", ["[sad 0.5]One. Two![/sad]", "Three.", "Four."]),
        ("【低落】一。二！【/低落】三。四。", ["【低落】一。二！【/低落】", "三。", "四。"]),
        ("[emph]One[/emph]. “[calm]Two.[/calm]” Three.", ["[emph]One[/emph].", "“[calm]Two.[/calm]”", "Three."]),
        ("[sad]One. [emph]Two.[/emph] Three.[/sad] Four.", ["[sad]One. [emph]Two.[/emph] Three.[/sad]", "Four."]),
        ("[sad] One. [sad music] Two.", ["[sad] One.", "[sad music] Two."]),
    ],
)
def test_a_mark_and_its_end_stay_in_one_line(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_gaps() -> None:
    script = read_txt("One. Two.\n\n\n三。四。\n \t\nFive.\n")
    assert [(line.id, line.text, line.gap_ms) for line in script.lines] == [
        (1, "One.", 300),
        (2, "Two.", 700),
        (3, "三。", 300),
        (4, "四。", 700),
        (5, "Five.", 0),
    ]
    assert not script.is_timed


def test_sentences_of_one_paragraph_belong_together() -> None:
    script = read_txt("One. Two.\n三。\n\nFour. Five.")
    assert [line.continues for line in script.lines] == [False, True, True, False, True]


def test_short_lines_are_lines_of_their_own_and_wrapped_ones_are_joined() -> None:
    wrapped = "This is a long line that was wrapped at the edge of a page of\nsixty columns, and it goes on. Then\nend."
    assert [line.text for line in read_txt(f"The Title\n{wrapped}\n你好\n再见").lines] == [
        "The Title",
        "This is a long line that was wrapped at the edge of a page of sixty columns, and it goes on.",
        "Then end.",
        "你好",
        "再见",
    ]


def test_nothing_to_read() -> None:
    assert read_txt("").lines == ()
    assert read_txt(" \n\u200b\n").lines == ()
