import io
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.wav_reading import read_wav_block, wav_head
from studio.export.wav import info, wav_header, write_wav


def test_a_file_of_more_than_4_gib(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    n_samples = (1 << 32) // 3 + 1_000
    header = wav_header(n_samples, 48_000, chunks=info("Synthetic speech"))
    path.write_bytes(header)
    os.truncate(path, len(header) + 3 * n_samples)  # a hole, so it takes no room
    with path.open("rb+") as file:
        file.seek(-3, io.SEEK_END)
        file.write(b"\1\2\3")
    head = wav_head(path)
    assert (head.sample_rate, head.n_samples, head.data_at) == (48_000, n_samples, len(header))
    assert read_wav_block(path, n_samples - 2, 10).tolist() == [0, 0x030201]


def test_what_other_programs_write_in_24_bits(tmp_path: Path) -> None:
    steps = np.arange(-5, 5, dtype=np.int32)
    soundfile.write(tmp_path / "a.wav", steps << 8, 44_100, "PCM_24", format="WAVEX")
    assert wav_head(tmp_path / "a.wav").sample_rate == 44_100
    assert np.array_equal(read_wav_block(tmp_path / "a.wav", 0, 100), steps)


def test_samples_that_are_said_to_be_there_and_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, [np.zeros(100, np.int32)], 100, 48_000)
    os.truncate(path, path.stat().st_size - 31)
    assert wav_head(path).n_samples == 89
    assert len(read_wav_block(path, 80, 100)) == 9
    assert len(read_wav_block(path, 200, 100)) == 0


@pytest.mark.parametrize(("n_channels", "subtype"), [(2, "PCM_24"), (1, "PCM_16"), (1, "FLOAT")])
def test_other_samples_are_refused(tmp_path: Path, n_channels: int, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros((10, n_channels)), 48_000, subtype)
    with pytest.raises(ValueError, match="24 bits in mono"):
        wav_head(tmp_path / "a.wav")


@pytest.mark.parametrize("content", [b"", b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WAVEfmt \x10\0", b"no sound at all"])
def test_what_is_no_wav(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(ValueError, match="it "):
        wav_head(tmp_path / "a.wav")
