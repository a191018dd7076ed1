import errno
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import OutputError
from studio.core.handoff import Depth
from studio.core.pcm import Pcm24
from studio.core.wav_reading import read_wav_block
from studio.export.wav import format_end, info, wav_header, write_wav


def steps(n_samples: int) -> Pcm24:
    return np.random.default_rng(n_samples).integers(-(2**23), 2**23, n_samples).astype(np.int32)


@pytest.mark.parametrize("n_samples", [0, 1, 2, 4801])
def test_other_programs_read_exactly_the_samples(tmp_path: Path, n_samples: int) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, [steps(n_samples)], n_samples, 44_100)
    info = soundfile.info(path)
    assert (info.frames, info.samplerate, info.channels, info.subtype) == (n_samples, 44_100, 1, "PCM_24")
    read, _ = soundfile.read(path, dtype="int32")
    assert np.array_equal(read >> 8, steps(n_samples))
    assert path.stat().st_size % 2 == 0


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wav") / "fifty.wav"
    write_wav(path, [steps(50)], 50, 48_000)
    return path


@given(start=st.integers(0, 50), n_samples=st.integers(0, 60))
def test_a_block_is_read_back_from_any_place(fifty: Path, start: int, n_samples: int) -> None:
    assert np.array_equal(read_wav_block(fifty, start, n_samples), steps(50)[start : start + n_samples])


def test_blocks_are_written_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, np.split(steps(100), [7, 30]), 100, 48_000)
    assert np.array_equal(read_wav_block(path, 0, 100), steps(100))


def test_a_wrong_length_is_refused_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="99 samples"):
        write_wav(path, [steps(99)], 100, 48_000)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.wav"]


def test_more_than_4_gib_becomes_rf64(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    n_samples = (1 << 32) // 3 + 1_000
    header = wav_header(n_samples, 48_000)
    path.write_bytes(header)
    os.truncate(path, len(header) + 3 * n_samples)  # a hole, so it takes no room
    info = soundfile.info(path)
    assert (info.format, info.frames, info.subtype) == ("RF64", n_samples, "PCM_24")


def test_just_under_4_gib_stays_a_plain_wav() -> None:
    n_samples = ((1 << 32) - 1 - 36) // 3
    assert wav_header(n_samples - 1, 48_000).startswith(b"RIFF")
    assert wav_header(n_samples + 1, 48_000).startswith(b"RF64")


@pytest.mark.parametrize(("depth", "n_bytes"), [("16", 16), ("24", 16), ("float", 18)])
def test_the_format_says_what_it_has_to(tmp_path: Path, depth: Depth, n_bytes: int) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, [steps(11)], 11, 48_000, depth, info("Synthetic speech"))
    held = path.read_bytes()
    assert int.from_bytes(held[4:8], "little") == len(held) - 8
    at, chunks = 12, {}
    while at < len(held):
        size = int.from_bytes(held[at + 4 : at + 8], "little")
        chunks[held[at : at + 4]] = held[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    assert at == len(held)
    assert len(chunks[b"fmt "]) == n_bytes
    assert chunks[b"fmt "][16:] == bytes(n_bytes - 16)  # nothing more follows in it
    assert chunks.get(b"fact") == ((11).to_bytes(4, "little") if depth == "float" else None)
    assert held[: format_end(held)].endswith(chunks[b"fmt "])


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"old")

    def blocks() -> Iterator[Pcm24]:
        yield steps(10)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutputError, match=r"a\.wav: the disk is full"):
        write_wav(path, blocks(), 20, 48_000)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.wav"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Cannot write"):
        write_wav(tmp_path / "none" / "a.wav", [steps(1)], 1, 48_000)
