import pytest
from hypothesis import given

from studio.formats.markup import escaped, lines_of, on_one_line, tidy, voices, without_markup
from tests.unit.formats.strategies import texts


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        (r"{\an8}Hi {\i1}you{\i0}", "Hi you"),
        ("<i>Hi</i> <B>you</B> < i >there</ i >", "Hi you there"),
        ('<font color="#ff0000" size=3>red</font>', "red"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<c.yellow.bg>a</c> <lang zh>b</lang> <00:01.500>c", "a b c"),
        ("AT&amp;T &lt;i&gt; &#39;x&#x27; &nbsp;", "AT&T <i> 'x' \xa0"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です", "漢字です"),
        ("a < b, b > c, I <3 you, <John> and & and &c", "a < b, b > c, I <3 you, <John> and & and &c"),
        ("[重]{chong2} [word](/wɜːd/) (sighs) ♪ la ♪", "[重]{chong2} [word](/wɜːd/) (sighs) ♪ la ♪"),
        ("Name: text {unclosed [pause 600ms]", "Name: text {unclosed [pause 600ms]"),
    ],
)
def test_markup_goes_and_everything_else_stays(marked: str, plain: str) -> None:
    assert without_markup(marked) == plain


@given(texts)
def test_escaped_text_comes_back(text: str) -> None:
    assert without_markup(escaped(text)) == text


def test_voices() -> None:
    assert voices("<v Bob>a<v.loud  Ann  Lee>b<v Bob>c<v>d<i>e") == ("Bob", "Ann Lee")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("How are\nyou?", "How are you?"),
        ("你好\n世界", "你好世界"),
        ("你好，\n世界", "你好，世界"),
        ("ありがとう\nございます", "ありがとうございます"),
        ("我们用\nPyTorch\n训练", "我们用 PyTorch 训练"),
        ("안녕\n하세요", "안녕 하세요"),
        ("  a \t b\xa0c\u3000d  ", "a b c d"),
        ("\u200e（笑）\u200b\ufeffa\x00b", "（笑）ab"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("It is\n-5 degrees", "It is -5 degrees"),
        ("他说\n——不", "他说 ——不"),
        ("- Alone", "- Alone"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert on_one_line(text) == (line, ())


@pytest.mark.parametrize("text", ["- Hello.\n- Hi.", "-Hello.\n-Hi.", "Hello.\n- Hi.", "– Hello.\n\n— Hi."])
def test_dashes_of_two_speakers(text: str) -> None:
    assert on_one_line(text) == ("Hello. Hi.", ("Two speakers share this cue: it is read as one line.",))


@given(texts)
def test_one_line_is_settled(text: str) -> None:
    line, _ = on_one_line(text)
    assert "\n" not in line
    assert on_one_line(line) == (line, ())
    assert tidy(line) == line


def test_lines_of_any_file() -> None:
    assert lines_of("a\nb\r\nc\rd\r\r\ne\r\rf\n") == ["a", "b", "c", "d", "e", "", "f", ""]
