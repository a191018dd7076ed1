"""Utterances that nobody should learn from are named, with what is wrong with them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.training.checking import fault, longest_run, named
from studio.training.prompts import Prompt
from tests.unit.training.examples import example

GOOD = example(n_frames=40)


def clipped() -> np.ndarray[Any, Any]:
    samples = GOOD.samples.copy()
    samples[100:106] = -32_768
    return samples


def test_a_good_one_has_no_fault() -> None:
    assert fault(GOOD) == ""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sample_rate": 22_050}, "it has 22,050 samples per second, not 24,000"),
        ({"prompt": Prompt(0, "  ", "zh", "wo↓.")}, "its text is missing"),
        ({"prompt": Prompt(0, "我。", "zh", "")}, "its phonemes are missing"),
        ({"prompt": Prompt(0, "我。", "zh", "wo↓!!")}, "6 tokens for 5 phonemes"),
        ({"tokens": np.array([0, 1, 178, 3, 4, 0], np.int16)}, "a token 178, which the model does not know"),
        ({"natural": GOOD.natural[1:]}, "5 natural lengths for 6 tokens"),
        ({"frames": np.array([41, -1, 0, 0, 0, 0], np.int16)}, "below zero"),
        ({"samples": GOOD.samples[1:]}, "its 40 mel frames do not last 23,999 samples"),
        ({"f0": GOOD.f0[1:]}, "its f0 has 79 values for 40 mel frames"),
        ({"style": GOOD.style[1:]}, "255 numbers"),
        ({"energy": np.full(80, np.nan, np.float32)}, "its energy holds numbers that are not finite"),
        ({"samples": np.zeros(24_000, np.int16)}, "there is no speech in it"),
        ({"samples": clipped()}, "it is clipped: 6 samples in a row"),
    ],
)
def test_each_fault_is_told(change: dict[str, Any], told: str) -> None:
    assert told in fault(replace(GOOD, **change))


@pytest.mark.parametrize("n_frames", [7, 1201])
def test_what_is_too_short_or_too_long_is_told(n_frames: int) -> None:
    assert "it lasts" in fault(example(n_frames=n_frames))


def test_a_fault_is_named_with_its_utterance() -> None:
    assert named(example(12), "it is clipped") == "Utterance 12 (我。) was left out: it is clipped."


@given(st.lists(st.booleans()))
def test_the_longest_run(marked: list[bool]) -> None:
    runs = "".join("x" if one else " " for one in marked).split()
    assert longest_run(np.array(marked, bool)) == max(map(len, runs), default=0)
