"""What is wrong with takes: each fault is found where it is made, and a good take has none."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from studio.analysis.level import loudness
from studio.analysis.take_check import Expected, faults
from studio.core.audio import Audio, Samples, faded
from studio.core.speech import PhonemeTiming, WordTiming
from studio.core.take_fault import TakeFault
from tests.unit.analysis.speech import RATE, syllables

SYLLABLE = RATE // 5
N_SYLLABLES = 8
SPEECH = faded(syllables([180.0] * N_SYLLABLES, noise=0.003), 5, 5)
LEAD = RATE // 5
# Each syllable is a word of four phonemes.
WORDS = tuple(WordTiming(f"w{i}", i, LEAD + i * SYLLABLE, SYLLABLE) for i in range(N_SYLLABLES))
PHONEMES = tuple(PhonemeTiming("a", i // 4, LEAD + i * SYLLABLE // 4, SYLLABLE // 4) for i in range(4 * N_SYLLABLES))
EXPECTED = Expected(SPEECH.n_samples, loudness(SPEECH).level_db)


def found(change: Callable[[Samples], Samples], expected: Expected = EXPECTED) -> tuple[TakeFault, ...]:
    changed = change(SPEECH.samples.copy()).astype(np.float32)
    return faults(Audio(changed, RATE), PHONEMES, WORDS, replace(expected, n_samples=expected.n_samples))


def silenced(start: int, end: int) -> Callable[[Samples], Samples]:
    def change(samples: Samples) -> Samples:
        samples[start:end] = 0
        return samples

    return change


def test_a_good_take_has_no_fault() -> None:
    assert found(lambda samples: samples) == ()


def test_a_click_is_told_with_its_place() -> None:
    def click(samples: Samples) -> Samples:
        samples[RATE] += 0.5
        return samples

    (fault,) = found(click)
    assert (fault.kind, fault.sentence) == ("click", "A click at 1.00 s.")


def test_silence_within_words_is_a_hole() -> None:
    (fault,) = found(silenced(RATE, RATE + RATE * 2 // 5))
    assert fault.kind == "hole"
    assert abs(fault.start_ms - 1000) < 50
    assert fault.size == pytest.approx(400, abs=60)


def test_silence_that_was_planned_is_none() -> None:
    # The last sound before a pause is planned to last as long as that.
    others = [phoneme for phoneme in PHONEMES if phoneme.word not in (4, 5)]
    phonemes = (*others, PhonemeTiming("a", 4, LEAD + 4 * SYLLABLE, 2 * SYLLABLE))
    paused = silenced(LEAD + 4 * SYLLABLE + 1500, LEAD + 6 * SYLLABLE)(SPEECH.samples.copy())
    words = tuple(word for word in WORDS if word.word != 5)
    assert faults(Audio(paused, RATE), phonemes, words, EXPECTED) == ()


def test_a_word_that_is_not_there_is_named() -> None:
    (fault,) = found(silenced(WORDS[3].start_sample, WORDS[3].start_sample + SYLLABLE))
    assert (fault.kind, fault.what) == ("missing", "w3")
    assert fault.sentence == "w3 is not heard at 0.80 s."


def test_words_behind_the_end_of_a_sound_are_missing() -> None:
    shorter = found(lambda samples: faded(Audio(samples[: WORDS[6].start_sample], RATE), 5, 5).samples)
    assert [fault.what for fault in shorter if fault.kind == "missing"] == ["w6", "w7"]


@pytest.mark.parametrize("ceiling", [1.0, 0.3])
def test_a_cut_wave_is_clipped_at_whatever_level(ceiling: float) -> None:
    def cut(samples: Samples) -> Samples:
        louder = samples * ceiling / np.quantile(np.abs(samples), 0.97)
        return np.asarray(np.clip(louder, -ceiling, ceiling))

    (fault,) = found(cut, replace(EXPECTED, level_db=None))
    assert fault.kind == "clipped"
    assert fault.size >= 3


def test_another_length_than_asked_for() -> None:
    (fault,) = found(lambda samples: samples, replace(EXPECTED, n_samples=SPEECH.n_samples + 24))
    assert (fault.kind, fault.size, fault.length_ms) == ("length", -24, SPEECH.duration_ms)


@pytest.mark.parametrize("samples", [np.zeros(RATE), np.zeros(10), 1e-5 * np.ones(RATE)])
def test_nothing_to_hear_is_all_that_is_told(samples: Samples) -> None:
    (fault,) = faults(Audio(samples.astype(np.float32), RATE), PHONEMES, WORDS, EXPECTED)
    assert fault.kind == "silent"


@pytest.mark.parametrize(("gain_db", "is_whisper", "kinds"), [(-12, False, ["level"]), (-12, True, []), (5, False, [])])
def test_a_level_far_from_the_usual(gain_db: float, is_whisper: bool, kinds: list[str]) -> None:
    expected = replace(EXPECTED, has_whisper=is_whisper)
    assert [fault.kind for fault in found(lambda samples: samples * 10 ** (gain_db / 20), expected)] == kinds
