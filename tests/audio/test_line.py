"""The whole way to the ear: a line that the real engine is still making is heard as its take will be."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soxr

from tests.audio.recording import SINK_RATE, Recording, aligned, rms

REPO = Path(__file__).parents[2]
RATE = 24_000
LONG_TEXT = (
    "The morning sun shone into the little house, and the old man pushed open the window. "
    "The mountains far away were still covered by a thin mist. "
    "He thought of the dream that he had in the night, and smiled. "
    "Then he put on his coat, took his stick, and went out into the quiet street."
)
PATIENCE_S = 90


@pytest.mark.usefixtures("shared_weights")
def test_a_line_is_heard_before_it_is_complete_and_as_its_take_is(
    tmp_path: Path, pulse: dict[str, str], recording: Recording
) -> None:
    script, take_path = tmp_path / "line.srt", tmp_path / "take.npy"
    script.write_text(f"1\n00:00:00,000 --> 00:00:17,000\n{LONG_TEXT}\n", "utf-8")
    played = subprocess.run(
        [sys.executable, "tests/audio/play_line.py", script, take_path],
        cwd=REPO,
        env=pulse | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    told = json.loads(played.stdout.splitlines()[-1])
    take = np.load(take_path)
    first_s = recording.first_sound_s(after_s=told["play_s"])
    last_s = recording.last_sound_s()
    chunk_s, complete_s = (told[name] - told["play_s"] for name in ("first_chunk_s", "complete_s"))
    print(f"{len(take) / RATE:.1f} s of speech: first chunk {chunk_s:.2f} s after play, ", end="")
    print(f"first sound {first_s - told['play_s']:.2f} s, complete {complete_s:.2f} s")

    assert first_s < told["complete_s"], "it is heard before it is complete"
    assert told["position_samples"] == len(take)
    assert last_s < told["finished_s"] + 0.5

    heard, expected = aligned(recording.samples, soxr.resample(take, RATE, SINK_RATE))
    correlation = np.corrcoef(heard, expected)[0, 1]
    loudness = rms(expected)
    speech = loudness > 0.05 * loudness.max()
    # What is left is at 12 kHz, where the sound server's resampler cuts off otherwise than ours; a gap would be 1.
    error = (rms(heard - expected) / np.maximum(loudness, 1e-9))[speech]
    print(f"correlation {correlation:.5f}, largest error in 10 ms of speech {error.max():.2f}")
    assert correlation > 0.99
    assert error.max() < 0.5, "a gap or a fault"
