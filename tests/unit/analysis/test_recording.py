"""Recordings: read from files of many kinds, and cut down to the speech in them."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.analysis.recording import LONGEST_FILE_S, at_rate, load, recorded
from studio.core.audio import Audio, silence
from studio.core.errors import InputError

READER = Path(__file__).parent.parent.parent / "data" / "recordings" / "reader_1.flac"


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
def test_files_of_many_kinds_are_read_as_one_channel(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"voice.{suffix}"
    sound = load(READER).audio
    soundfile.write(path, np.stack([sound.samples, np.zeros_like(sound.samples)], axis=1), sound.sample_rate)
    recording = load(path)
    assert recording.name == path.name
    assert recording.audio.sample_rate == sound.sample_rate
    assert recording.audio.duration_ms == pytest.approx(sound.duration_ms, abs=100)
    assert np.std(recording.audio.samples) == pytest.approx(np.std(sound.samples) / 2, rel=0.05)


def test_what_is_no_recording_says_what_would_be(tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    for missing in (path, tmp_path):
        with pytest.raises(InputError, match="no file"):
            load(missing)
    path.write_text("no sound at all")
    with pytest.raises(InputError, match="give a WAV"):
        load(path)
    soundfile.write(path, np.full(16_000, np.nan, np.float32), 16_000, subtype="FLOAT")
    with pytest.raises(InputError, match="no numbers"):
        load(path)


def test_a_long_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "day.flac"
    soundfile.write(path, np.zeros(8000 * (LONGEST_FILE_S + 1), np.int16), 8000)
    with pytest.raises(InputError, match="cut a minute"):
        load(path)


def test_too_few_samples_a_second_are_refused() -> None:
    with pytest.raises(InputError, match="8,000"):
        recorded("modem", silence(4000, 4000))


def test_speech_is_what_lies_between_the_pauses() -> None:
    reader = load(READER).audio
    pause = np.zeros(3 * reader.sample_rate, np.float32)
    parted = recorded("parted", Audio(np.concatenate([pause, reader.samples, pause]), reader.sample_rate))
    assert parted.speech.duration_ms == pytest.approx(reader.duration_ms, abs=1000)
    assert recorded("nothing", silence(16_000, 16_000)).speech.n_samples == 0


def test_resampling_keeps_the_length() -> None:
    reader = load(READER).audio
    assert at_rate(reader, reader.sample_rate) is reader
    assert at_rate(reader, 24_000).sample_rate == 24_000
    assert at_rate(reader, 24_000).duration_ms == reader.duration_ms
