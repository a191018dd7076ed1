import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.text.marks import Exact, Note, Pause, Piece, Plain, Respelled, is_mark, parse, plain_text


def test_plain_text_is_one_piece() -> None:
    assert parse("你好, world") == (Plain(0, 9, "你好, world"),)
    assert parse("") == ()


def test_a_reading_keeps_its_text_and_place() -> None:
    assert parse("了[重庆]{chong2 qing4}。") == (
        Plain(0, 1, "了"),
        Respelled(1, 19, "重庆", 2, "chong2 qing4"),
        Plain(19, 20, "。"),
    )


def test_exact_phonemes_are_symbols_of_the_table() -> None:
    assert parse("[tomato](/təmˈɑːtQ/)") == (Exact(0, 20, "tomato", 1, "təmˈɑːtQ"),)
    assert parse("[go](/gˈO/)") == (Exact(0, 11, "go", 1, "ɡˈO"),)


@pytest.mark.parametrize(
    ("mark", "pause_ms"),
    [
        ("[pause 600ms]", 600),
        ("[pause 0.6s]", 600),
        ("[pause 1.5 s]", 1500),
        ("[Pause 10s]", 10_000),
        ("[pause 1ms]", 1),
    ],
)
def test_pauses(mark: str, pause_ms: int) -> None:
    assert parse(f"a{mark}b") == (
        Plain(0, 1, "a"),
        Pause(1, 1 + len(mark), pause_ms),
        Plain(1 + len(mark), 2 + len(mark), "b"),
    )


@pytest.mark.parametrize(
    "mark", ["[pause abc]", "[pause]", "[pause 0ms]", "[pause 11s]", "[pause -1s]", "[pause 600]", "[/pause]"]
)
def test_a_malformed_pause_says_what_to_write(mark: str) -> None:
    with pytest.raises(MarkError, match=r"write \[pause 600ms\] or \[pause 1\.5s\]") as caught:
        parse(f"abc {mark}")
    assert caught.value.position == 4


def test_a_pause_may_stand_in_the_brackets_of_a_chinese_keyboard() -> None:
    assert parse("【pause 600ms】") == (Pause(0, 13, 600),)


@pytest.mark.parametrize("mark", ["【停顿 600ms】", "[停顿0.6s]", "【停顿 600毫秒】", "［停頓 0.6 秒］"])
def test_a_pause_may_be_in_chinese(mark: str) -> None:
    assert parse(mark) == (Pause(0, len(mark), 600),)
    assert is_mark(mark[1:-1])


def test_a_malformed_pause_in_chinese_is_an_error() -> None:
    with pytest.raises(MarkError, match=r"write \[停顿 600ms\] or \[停顿 1\.5s\]"):
        parse("【停顿 600】")


def test_a_pause_in_chinese_without_its_length_is_a_sound_note() -> None:
    assert parse("【停顿】") == (Note(0, 4, "停顿", 1),)


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("[重]{chong2", 0, "not closed"),
        ("a[重]{}", 1, "is empty"),
        ("[word](/wɜd", 0, "not closed"),
        ("[word](//)", 0, "no phonemes"),
        ("so [word](/wЖd/)", 12, "no phoneme 'Ж'"),
    ],
)
def test_malformed_readings_are_told_with_their_place(text: str, position: int, says: str) -> None:
    with pytest.raises(MarkError, match=says) as caught:
        parse(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("text", "inside"),
    [("(laughs)", "laughs"), ("（笑）", "笑"), ("[door slams]", "door slams"), ("【音乐】", "音乐"),
     ("[sad music]", "sad music"), ("(a (b) c)", "a (b) c"), ("(half）", "half"), ("♪ la la ♪", " la la "), ("()", "")],
)  # fmt: skip
def test_the_rest_in_brackets_is_a_sound_note(text: str, inside: str) -> None:
    (note,) = parse(text)
    assert isinstance(note, Note)
    assert note.text == inside
    assert text[note.text_start :].startswith(inside)


def test_music_signs() -> None:
    assert parse("♪ la\nsung") == (Note(0, 4, " la", 1), Plain(4, 9, "\nsung"))
    assert parse("end ♪") == (Plain(0, 4, "end "), Note(4, 5, "", 5))
    assert parse("a ♪♪ b ♫ c") == (Plain(0, 2, "a "), Note(2, 8, " b ", 4), Plain(8, 10, " c"))


@pytest.mark.parametrize("text", ["a [b", "a (b", ":( sad", "1) one", "a ] b", "{x}", "（开"])
def test_an_open_bracket_is_plain_text(text: str) -> None:
    assert parse(text) == (Plain(0, len(text), text),)


def test_what_is_a_mark() -> None:
    assert is_mark("pause 600ms")
    assert is_mark("pause nonsense")
    assert is_mark("happy 0.5")
    assert is_mark("/愤怒")
    assert not is_mark("happy people")
    assert not is_mark("Anna")


@given(st.text(alphabet="[]()（）【】{}/♪ \nab重pause1ms0.6shappy", max_size=40))
def test_pieces_tile_the_text(text: str) -> None:
    try:
        pieces = parse(text)
    except MarkError as error:
        position = error.position
    else:
        position = 0
        _tiles(pieces, text)
    assert 0 <= position <= len(text)


def _tiles(pieces: tuple[Piece, ...], text: str) -> None:
    ends = [0, *(piece.end for piece in pieces)]
    assert [piece.start for piece in pieces] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(piece.start < piece.end for piece in pieces)
    for piece in pieces:
        if isinstance(piece, Plain):
            assert piece.text == text[piece.start : piece.end]
        if isinstance(piece, Respelled | Exact | Note):
            assert text.startswith(piece.text, piece.text_start)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hello.", "Hello."),
        ("他[重]{chong2}新开始", "他重新开始"),
        ("a [tomato](/təmˈAɾO/)!", "a tomato!"),
        ("Wait [pause 600ms] for me", "Wait for me"),
        ("(laughs) Well.", "(laughs) Well."),
        ("two\nlines", "two lines"),
        ("un[emph]believ[/emph]able, [whisper]she [pause 1s]said[/whisper]", "unbelievable, she said"),
        ("[angry] No!", "[angry] No!"),
        ("[angry 2]a\n[重]{chong2}", "[angry 2]a [重]{chong2}"),
        ("[pause]a", "[pause]a"),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize("text", ["(021)5888-1234", "（010）88886666", "+1 (415) 555-2671", "3×(2+1)=9", "(1+2)×3"])
def test_brackets_of_telephones_and_sums_are_text(text: str) -> None:
    assert parse(text) == (Plain(0, len(text), text),)


@pytest.mark.parametrize("text", ["(笑)3", "(2024)", "x (laughs) = 5", "- (sighs) 3"])
def test_other_brackets_beside_figures_are_sound_notes(text: str) -> None:
    assert any(isinstance(piece, Note) for piece in parse(text))
