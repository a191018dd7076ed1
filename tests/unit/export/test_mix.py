from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import OutputError
from studio.core.pcm import Pcm24
from studio.core.wav_reading import read_wav_block
from studio.export import mix
from studio.export.mix import Placed, write_mix
from studio.export.wav import write_wav

FULL = 2**23 - 1


def clip(folder: Path, start_sample: int, samples: Pcm24) -> Placed:
    path = folder / f"{len(list(folder.iterdir()))}.wav"
    write_wav(path, [samples], len(samples), 48_000)
    return Placed(path, start_sample, len(samples))


def noise(n_samples: int, most: int = FULL) -> Pcm24:
    return np.random.default_rng(n_samples).integers(-most, most, n_samples).astype(np.int32)


def test_clips_that_sound_alone_are_in_the_mix_to_the_bit(tmp_path: Path) -> None:
    gain_db = write_mix(
        tmp_path / "mix.wav", [clip(tmp_path, 500, noise(200)), clip(tmp_path, 100, noise(300))], 48_000
    )
    read = read_wav_block(tmp_path / "mix.wav", 0, 10_000)
    assert gain_db == 0
    assert len(read) == 700
    assert np.array_equal(read[100:400], noise(300))
    assert np.array_equal(read[500:700], noise(200))
    assert not read[:100].any()
    assert not read[400:500].any()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 300)), min_size=1, max_size=6))
def test_the_mix_is_the_sum_whatever_the_blocks(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("mix")
    clips = [clip(folder, start, noise(n, FULL // 10)) for start, n in places]
    expected = np.zeros(max(c.end_sample for c in clips), np.int64)
    for c in clips:
        expected[c.start_sample : c.end_sample] += noise(c.n_samples, FULL // 10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mix, "_BLOCK_SAMPLES", 64)
        assert write_mix(folder / "mix.wav", clips, 48_000) == 0
    assert np.array_equal(read_wav_block(folder / "mix.wav", 0, 1000), expected)


def test_where_the_sum_would_clip_all_of_it_gets_one_gain(tmp_path: Path) -> None:
    loud = np.full(100, FULL, np.int32)
    clips = [clip(tmp_path, 0, loud), clip(tmp_path, 0, loud), clip(tmp_path, 200, loud)]
    gain_db = write_mix(tmp_path / "mix.wav", clips, 48_000)
    read = read_wav_block(tmp_path / "mix.wav", 0, 1000)
    assert gain_db == pytest.approx(-6.02, abs=0.01)
    assert set(read[:100]) == {FULL}
    assert read[200] == pytest.approx(FULL / 2, abs=1)


def test_full_scale_alone_needs_no_gain(tmp_path: Path) -> None:
    assert write_mix(tmp_path / "mix.wav", [clip(tmp_path, 0, np.array([-FULL - 1, FULL], np.int32))], 48_000) == 0


def test_no_clips_make_an_empty_file(tmp_path: Path) -> None:
    assert write_mix(tmp_path / "mix.wav", [], 48_000) == 0
    assert len(read_wav_block(tmp_path / "mix.wav", 0, 10)) == 0


def test_a_clip_that_was_taken_away_meanwhile_is_told(tmp_path: Path) -> None:
    gone = clip(tmp_path, 0, noise(10))
    gone.path.unlink()
    with pytest.raises(OutputError, match="was changed"):
        write_mix(tmp_path / "mix.wav", [gone], 48_000)
    assert not list(tmp_path.iterdir())
