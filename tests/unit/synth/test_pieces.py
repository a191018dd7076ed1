from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.synth.pieces import LONGEST_FRAMES, SHORTEST_FRAMES, pieces
from studio.synth.tokens import Token

TOKENS = {symbol: Token(1, symbol, index) for index, symbol in enumerate("as, .")}

timed = st.lists(st.tuples(st.sampled_from(list(TOKENS.values())), st.integers(1, 60)), min_size=1, max_size=300)


@given(timed)
def test_pieces_tile_the_passage(case: list[tuple[Token, int]]) -> None:
    tokens, frames = zip(*case, strict=True)
    found = pieces(tokens, frames)
    assert found[0].start == 0
    assert found[-1].end == sum(frames)
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(piece.end - piece.start >= SHORTEST_FRAMES for piece in found) or len(found) == 1
    assert all(piece.end - piece.start < 3 * LONGEST_FRAMES for piece in found)


def test_a_short_line_is_one_piece() -> None:
    assert len(pieces([TOKENS["a"], TOKENS[","], TOKENS["a"]], [60, 4, 60])) == 1


def test_a_long_line_is_cut_in_the_middle_of_its_pause() -> None:
    first, second = pieces([TOKENS["a"], TOKENS[","], TOKENS["a"]], [150, 10, 150])
    assert first.end == second.start == 155
