import numpy as np
import pytest

from studio.core.prosody import PLAIN, Prosody
from studio.synth.controls import AHEAD_FRAMES, ENDING_FRAMES, Controls, controls
from studio.synth.tokens import FRAME, Token

TOKENS = (FRAME, *(Token(5, "a", 0),) * 4, Token(6, ",", 0), *(Token(5, "a", 1),) * 4, Token(6, ".", 1), FRAME)
FRAMES = (4, 10, 10, 10, 10, 6, 10, 10, 10, 10, 6, 4)


def steered(*manners: Prosody, seed: int = 0) -> Controls:
    """The first manner for the first word and what belongs to none, the last for the second word."""
    each = [manners[-1] if token.word == 1 else manners[0] for token in TOKENS]
    return controls(TOKENS, FRAMES, each, [0.0] * len(TOKENS), seed)


def test_plain_manners_steer_nothing() -> None:
    plain = steered(PLAIN)
    for curve in (plain.shift_semitones, plain.energy, plain.level_db, plain.hardness_db, plain.breath, plain.whisper):
        assert curve.shape == (2 * sum(FRAMES),)
        assert not curve.any()
    np.testing.assert_array_equal(plain.range_scale, 1)


def test_one_word_gives_way_to_the_next_without_a_leap() -> None:
    shift = steered(PLAIN, Prosody(pitch_semitones=6)).shift_semitones
    assert shift[:80].max() == 0
    assert shift[110:180].min() == pytest.approx(6)
    assert np.abs(np.diff(shift)).max() < 1


def test_a_slope_tilts_each_phrase_round_its_middle() -> None:
    shift = steered(Prosody(slope_semitones=4)).shift_semitones
    first, second = shift[8 - AHEAD_FRAMES : 88 - AHEAD_FRAMES], shift[100 - AHEAD_FRAMES : 180 - AHEAD_FRAMES]
    for phrase in (first, second):
        assert phrase[0] == pytest.approx(-2)
        assert phrase[-1] == pytest.approx(2)
        assert phrase.mean() == pytest.approx(0, abs=0.01)


def test_an_ending_raises_the_last_of_each_phrase_alone() -> None:
    shift = steered(Prosody(ending_semitones=3)).shift_semitones
    for start, end in ((8, 88), (100, 180)):
        start, end = start - AHEAD_FRAMES, end - AHEAD_FRAMES
        assert shift[start : end - ENDING_FRAMES].max() == 0
        assert shift[end - 1] == pytest.approx(3)


def test_jitter_is_as_large_as_asked_and_repeats_with_its_seed() -> None:
    one, same, other = (steered(Prosody(jitter_semitones=0.5), seed=seed).shift_semitones for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)
    assert 0.3 < one.std() < 0.6
    assert np.abs(one).max() <= 1
