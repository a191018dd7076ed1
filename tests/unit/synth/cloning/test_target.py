"""What a fitted voice shall be like, from recordings."""

from pathlib import Path

import numpy as np
import pytest

from studio.analysis.recording import load, recorded
from studio.core.audio import Audio, gained
from studio.core.errors import InputError
from studio.synth.cloning.encoder import load_encoder
from studio.synth.cloning.target import joined_speech, target
from studio.synth.model import SAMPLE_RATE

DATA = Path(__file__).parent.parent.parent.parent / "data" / "recordings"
READER = [load(DATA / f"{name}.flac") for name in ("reader_1", "reader_2")]


def test_f0_is_measured() -> None:
    speaker = target(load_encoder(), READER)
    assert speaker.f0_hz == pytest.approx(98, abs=5)
    assert 0.05 < speaker.f0_spread < 0.3
    assert float(speaker.embedding.norm()) == pytest.approx(1, abs=1e-4)


def test_recordings_are_joined_at_one_level_and_rate() -> None:
    quiet = [READER[0], recorded("quiet", gained(READER[1].audio, -30))]
    both = joined_speech(quiet)
    assert both.sample_rate == SAMPLE_RATE
    np.testing.assert_allclose(both.samples, joined_speech(READER).samples, atol=0.2)
    first = joined_speech([READER[0]]).n_samples
    assert np.std(both.samples[first:]) == pytest.approx(np.std(both.samples[:first]), rel=0.1)


def test_what_has_no_pitch_is_no_voice() -> None:
    noise = np.random.default_rng(1).standard_normal(48_000).astype(np.float32) * np.float32(0.1)
    with pytest.raises(InputError, match="No voice"):
        target(load_encoder(), [recorded("hiss", Audio(noise, 16_000))])
