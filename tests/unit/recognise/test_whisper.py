"""The real recogniser, on a recording of a person."""

from pathlib import Path

import numpy as np
import pytest

from studio.analysis.recording import load
from studio.core.audio import Audio
from studio.core.errors import SetupError
from studio.core.paths import user_paths
from studio.core.settings import Settings
from studio.ears import ears, listener
from studio.recognise.whisper import WhisperRecogniser
from studio.text.reader import read

SENTENCE = (
    "And Mr. John Dashwood had then leisure to consider how much there might be prudently in his power to do for them."
)
READER = Path(__file__).parents[2] / "data" / "recordings" / "reader_1.flac"
PRUDENTLY = (4.9, 5.4)
"""Seconds in which the reader says it."""


def test_what_a_person_says_is_heard_and_what_is_cut_out_is_missed(home: Path) -> None:
    recogniser = ears(user_paths(), Settings())
    assert recogniser is not None
    listen, reading = listener(recogniser), read(SENTENCE, "en", "en-GB")
    audio = load(READER).audio
    assert listen(audio, reading) == ()
    borders = [round(second * audio.sample_rate) for second in PRUDENTLY]
    cut = Audio(np.concatenate([audio.samples[: borders[0]], audio.samples[borders[1] :]]), audio.sample_rate)
    (fault,) = listen(cut, reading)
    assert fault.kind == "unheard"
    assert "prudently" in fault.what
    assert 0 < fault.size < 0.5


def test_nobody_listens_where_that_is_not_wished(home: Path) -> None:
    assert ears(user_paths(), Settings(listens=False)) is None


def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(SetupError, match="cannot be used"):
        WhisperRecogniser(tmp_path, str(tmp_path)).hear(Audio(np.zeros(16_000, np.float32), 16_000), "en")
