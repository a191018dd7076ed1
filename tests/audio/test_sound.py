"""Sound is heard while it is made, as it was made, and is silent when it is stopped."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import soxr

from studio.core.audio import Samples
from tests.audio.recording import SINK_RATE, Recording, aligned, rms

REPO = Path(__file__).parents[2]
RATE = 24_000
TAKE_S = 2.4
N_CHUNKS = 8
PATIENCE_S = 60
SETTLING_MS = 50
"""The sound server now and then loses or shifts the first moment of a stream that it has just begun."""


def a_take() -> Samples:
    """Something like speech: a gliding voice with harmonics, in syllables; nowhere silent for long."""
    t = np.arange(round(TAKE_S * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(120 + 60 * np.sin(2 * np.pi * 0.37 * t + t**2)) / RATE
    voice = sum(np.sin(k * phase) / k for k in range(1, 12))
    syllables = 0.6 + 0.4 * np.sin(2 * np.pi * 4.3 * t)
    edges = np.minimum(1, np.minimum(t, TAKE_S - t) / 0.02)
    take: Samples = (0.25 * voice * syllables * edges).astype(np.float32)
    return take


def test_sound_is_heard_while_it_is_made_and_as_it_was_made(
    tmp_path: Path, pulse: dict[str, str], recording: Recording
) -> None:
    take = a_take()
    np.save(tmp_path / "take.npy", take)
    played = subprocess.run(
        [sys.executable, "tests/audio/play_slowly.py", tmp_path / "take.npy", str(RATE), str(N_CHUNKS), "0.2"],
        cwd=REPO,
        env=pulse | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    told = json.loads(played.stdout.splitlines()[-1])
    first_s = recording.first_sound_s(after_s=told["play_s"])
    last_s = recording.last_sound_s()
    print(f"first sound {first_s - told['play_s']:.3f} s after play() (cold), ", end="")
    print(f"{recording.first_sound_s(after_s=told['again_s']) - told['again_s']:.3f} s (warm), ", end="")
    print(f"silence {last_s - told['stop_s']:.3f} s after stop()")

    assert told["problem"] is None
    assert first_s < told["complete_s"], "it is heard before it is complete"
    assert told["n_underflows"] == 0
    assert told["position_samples"] == len(take)

    heard, expected = aligned(recording.samples, soxr.resample(take, RATE, SINK_RATE))
    assert np.corrcoef(heard, expected)[0, 1] > 0.99
    error = (rms(heard - expected) / rms(expected))[SETTLING_MS // 10 :]
    assert error.max() < 0.2, f"a gap or a fault {error.argmax() * 10 + SETTLING_MS} ms into the sound"

    assert last_s - told["stop_s"] < 0.2, "stopped within 200 ms"
    assert 0 < told["stopped_at_samples"] < len(take)
