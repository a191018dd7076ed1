from hypothesis import given
from hypothesis import strategies as st

from studio.synth.edges import CLOSING_FRAMES, LEAD_FRAMES, parted
from studio.synth.tokens import Token

FRAME = Token(0, "", -1)


def passage(symbols: str) -> tuple[Token, ...]:
    return (FRAME, *(Token(1, symbol, 0) for symbol in symbols), FRAME)


def test_the_silence_around_a_line_is_hidden() -> None:
    found = parted(passage("sˌO…"), [19.0, 3.0, 4.7, 27.0, 13.0, 1.0], is_closing=True)
    assert found.heard == (LEAD_FRAMES, 3.0, 4.7, CLOSING_FRAMES)
    assert found.hidden_before == 13
    assert found.hidden_after == (20, 13, 1)


@given(
    st.text("aˈs,. ", min_size=1, max_size=20).flatmap(
        lambda symbols: st.tuples(
            st.just(symbols), st.lists(st.integers(1, 40), min_size=len(symbols) + 2, max_size=len(symbols) + 2)
        )
    ),
    st.booleans(),
)
def test_heard_and_hidden_make_up_the_whole(case: tuple[str, list[int]], is_closing: bool) -> None:
    symbols, durations = case
    found = parted(passage(symbols), durations, is_closing)
    if not symbols.strip(",. "):
        return  # nothing to speak: the engine never asks
    assert sum(found.heard) + found.hidden_before + sum(found.hidden_after) == sum(durations)
    assert len(found.heard) + len(found.hidden_after) - 1 == len(durations)
    assert min(found.heard) >= 1
