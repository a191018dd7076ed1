"""What is wrong with recordings: each fault is found where it is made, and not elsewhere."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.faults import Fault, clipped_share, faults, steady_tone_hz
from studio.analysis.recording import load, recorded
from studio.core.audio import Audio, Samples

DATA = Path(__file__).parent.parent.parent / "data" / "recordings"
READER = load(DATA / "reader_1.flac").audio
TIME_S = np.arange(READER.n_samples) / READER.sample_rate
NOISE = np.random.default_rng(1).standard_normal(READER.n_samples).astype(np.float32)


def found(change: Callable[[Samples], Samples]) -> dict[str, Fault]:
    changed = recorded("voice.wav", Audio(change(READER.samples).astype(np.float32), READER.sample_rate))
    return {fault.kind: fault for fault in faults([changed])}


def test_a_good_recording_has_no_fault() -> None:
    assert found(lambda samples: samples) == {}


@pytest.mark.parametrize(
    ("kind", "forbids", "change"),
    [
        ("silent", True, lambda x: x * 0),
        ("no voice", True, lambda x: 0.1 * NOISE),
        ("short", True, lambda x: x[: len(x) // 2]),
        ("long", True, lambda x: np.tile(x, 9)),
        ("clipped", False, lambda x: np.clip(x, -0.6 * abs(x).max(), 0.6 * abs(x).max())),
        ("clipped", True, lambda x: np.clip(x, -0.1 * abs(x).max(), 0.1 * abs(x).max())),
        ("noisy", False, lambda x: x + 0.15 * x.std() * NOISE),
        ("noisy", True, lambda x: x + 0.5 * x.std() * NOISE),
        ("tone", False, lambda x: x + 0.2 * x.std() * np.sin(2 * np.pi * 100 * TIME_S)),
        ("faint", False, lambda x: 0.01 * x),
    ],
)
def test_a_fault_is_found(kind: str, forbids: bool, change: Callable[[Samples], Samples]) -> None:
    fault = found(change)[kind]
    assert fault.forbids is forbids
    assert fault.sentence.endswith((".", "?"))


def test_a_recording_of_a_telephone_is_dull() -> None:
    def as_by_telephone(samples: Samples) -> Samples:
        spectrum = np.fft.rfft(samples)
        spectrum[np.fft.rfftfreq(len(samples), 1 / READER.sample_rate) > 3400] = 0
        return np.fft.irfft(spectrum, len(samples)).astype(np.float32)

    assert not found(as_by_telephone)["dull"].forbids


def test_what_forbids_comes_first() -> None:
    kinds = list(found(lambda x: 0.01 * x[: len(x) // 2]))
    assert kinds == ["short", "faint"]


def test_several_recordings_count_together() -> None:
    half = READER.n_samples // 2
    parts = [READER.samples[:half], READER.samples[half:]]
    assert faults([recorded(f"part {i}", Audio(part, READER.sample_rate)) for i, part in enumerate(parts)]) == ()


@given(st.floats(50, 7000), st.floats(0.05, 1))
def test_a_steady_tone_is_named(frequency_hz: float, level: float) -> None:
    tone = (0.02 * level * np.sin(2 * np.pi * frequency_hz * TIME_S)).astype(np.float32)
    heard_hz = steady_tone_hz(Audio(tone + 1e-5 * NOISE, READER.sample_rate), speech_db=-25)
    assert heard_hz == pytest.approx(frequency_hz, abs=4)


@given(st.floats(0.05, 0.9))
def test_clipping_grows_with_what_is_cut(limit: float) -> None:
    peak = float(np.abs(READER.samples).max())
    cut = np.clip(READER.samples, -limit * peak, limit * peak)
    harder = np.clip(READER.samples, -0.8 * limit * peak, 0.8 * limit * peak)
    rate = READER.sample_rate
    assert clipped_share(READER) <= clipped_share(Audio(cut, rate)) <= clipped_share(Audio(harder, rate))
