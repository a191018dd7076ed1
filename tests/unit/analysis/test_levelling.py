import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.analysis.levelling import Spoken, even_gains, powers_of
from studio.analysis.loudness import Block
from studio.core.errors import InputError

RATE = 24_000


def speech(seed: int, n_ms: int, level: float) -> Block:
    """Noise in syllables, with silence at both ends."""
    n_samples = n_ms * RATE // 1000
    at = np.arange(n_samples) / RATE
    noise: Block = level * np.random.default_rng(seed).standard_normal(n_samples)
    return noise * np.maximum(0, np.sin(2 * np.pi * 2.3 * at))


def mixed(lines: list[tuple[str, int, Block]], gains: dict[str, float]) -> Block:
    total = np.zeros(max(start_ms * RATE // 1000 + len(sound) for _, start_ms, sound in lines))
    for voice, start_ms, sound in lines:
        at = start_ms * RATE // 1000
        total[at : at + len(sound)] += sound * 10 ** (gains[voice] / 20)
    return total


def loudness(sound: Block) -> float:
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound))


# Whole tenths of a second: the other meter counts a block that the end of a sound cuts off as if it were whole.
STARTS_MS, LENGTHS_MS = (st.integers(*tenths).map(lambda n: 100 * n) for tenths in ((0, 200), (5, 40)))
LINE = st.tuples(st.sampled_from("abc"), STARTS_MS, LENGTHS_MS, st.floats(0.03, 0.2), st.integers(0, 99))


@settings(max_examples=25)
@given(st.lists(LINE, min_size=1, max_size=8), st.sampled_from((-23.0, -16.0)))
def test_the_mix_has_the_loudness_that_is_wished_for(
    asked: list[tuple[str, int, int, float, int]], target: float
) -> None:
    """By another meter, with lines over each other and silence between them."""
    lines = [(voice, start_ms, speech(seed, n_ms, level)) for voice, start_ms, n_ms, level, seed in asked]
    gains = even_gains([Spoken(voice, at, powers_of([sound], RATE)) for voice, at, sound in lines], target)
    if len({seed for *_, seed in asked}) == len(asked):  # the same noise twice at once is louder than two noises
        assert abs(loudness(mixed(lines, dict(gains))) - target) < 0.5


def test_all_voices_are_equally_loud() -> None:
    lines = [
        ("a", 0, speech(1, 3_000, 0.02)),
        ("b", 4_000, speech(2, 3_000, 0.2)),
        ("a", 8_000, speech(3, 2_000, 0.05)),
    ]
    gains = even_gains([Spoken(voice, at, powers_of([sound], RATE)) for voice, at, sound in lines], -23.0)
    of_voice = [
        loudness(np.concatenate([sound for voice, _, sound in lines if voice == who])) + gains[who] for who in "ab"
    ]
    assert abs(of_voice[0] - of_voice[1]) < 0.2


def test_what_the_person_added_is_not_evened_out() -> None:
    first, second = (powers_of([speech(seed, 3_000, 0.05)], RATE) for seed in (1, 2))
    plain = even_gains([Spoken("a", 0, first), Spoken("b", 4_000, second)], -23.0)
    softer = even_gains([Spoken("a", 0, first), Spoken("b", 4_000, second, -12.0)], -23.0)
    assert softer["a"] - plain["a"] == pytest.approx(softer["b"] - plain["b"], abs=0.11)
    assert softer["a"] > plain["a"]  # all of it together has its loudness still


def test_silence_has_no_gain() -> None:
    silent = powers_of([np.zeros(RATE)], RATE)
    assert even_gains([Spoken("a", 0, silent)], -23.0) == {}
    assert even_gains([], -23.0) == {}


@pytest.mark.parametrize("target", [-3.0, -70.0, float("nan")])
def test_a_loudness_out_of_reach(target: float) -> None:
    with pytest.raises(InputError, match="give -40 to -5 LUFS"):
        even_gains([], target)


def test_what_is_hardly_there_is_not_raised_without_end() -> None:
    faint = powers_of([speech(1, 3_000, 2e-3)], RATE)
    assert even_gains([Spoken("a", 0, faint)], -16.0) == {"a": 24.0}
