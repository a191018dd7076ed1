"""Every kind of sound file, read back by a reader that is not its writer."""

import errno
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile
from scipy.signal import correlate

from studio.core.errors import InputError, OutputError, SetupError
from studio.core.pcm import to_pcm24
from studio.core.sound_forms import FORMS, Form, Tags, check_rate, form_of
from studio.export.wav import wav_header, write_wav
from studio.media.sound import blocks
from studio.sound_files import encode
from tests.unit.command_line import murmur

TAGS = Tags("第一句", "af_heart", "Synthetic speech")
LOSSY = [form for form, kind in FORMS.items() if not kind.is_exact]


def read(path: Path) -> tuple[Any, int, dict[str, str]]:
    """Samples, rate and tags, by FFmpeg."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="flt", layout="mono", rate=stream.rate)
        parts = [part.to_ndarray()[0] for frame in container.decode(stream) for part in resampler.resample(frame)]
        parts += [part.to_ndarray()[0] for part in resampler.resample(None)]
        tags = {name.lower(): text for name, text in {**container.metadata, **stream.metadata}.items()}
        return np.concatenate(parts), stream.rate, tags


def source(tmp_path: Path, rate_hz: int = 48_000, seconds: float = 2.345) -> tuple[Path, Any]:
    rng = np.random.default_rng(0)
    sound = murmur(seconds * rate_hz / 16_000)  # at another rate it only sounds higher
    sound = (sound + 0.01 * rng.standard_normal(len(sound)).astype(np.float32)).astype(np.float32)
    path = tmp_path / "source.wav"
    write_wav(path, [to_pcm24(sound)], len(sound), rate_hz)
    return path, soundfile.read(path)[0]


@pytest.mark.parametrize("form", [form for form in FORMS if form != "wav"])
@pytest.mark.parametrize("rate_hz", [48_000, 24_000])
def test_sound_lies_where_it_did_and_is_tagged(tmp_path: Path, form: Form, rate_hz: int) -> None:
    path, wanted = source(tmp_path, rate_hz)
    encode(path, tmp_path / f"out.{form}", TAGS)
    found, found_hz, tags = read(tmp_path / f"out.{form}")
    assert {name: tags[name] for name in ("title", "artist", "comment")} == {
        "title": "第一句",
        "artist": "af_heart",
        "comment": "Synthetic speech",
    }
    if form == "opus":  # which always plays at 48 kHz
        step = 48_000 // rate_hz
        assert len(found) == step * len(wanted)
        found = found[::step]
    else:
        assert found_hz == rate_hz
    lag = int(correlate(found, wanted, method="fft").argmax()) - (len(wanted) - 1)
    assert abs(lag) / rate_hz < 0.001
    late = len(found) - len(wanted)
    assert 0 <= late < (1024 if form == "m4a" else 1)
    assert np.corrcoef(found[: len(wanted)], wanted)[0, 1] > 0.98
    assert late == 0 or np.abs(found[len(wanted) :]).max() < 0.01


@pytest.mark.parametrize("n_samples", [1, 7, 1025, 2049, 65_537])
@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_no_sample_is_missing_at_any_length(tmp_path: Path, n_samples: int, rate_hz: int) -> None:
    write_wav(tmp_path / "in.wav", [np.full(n_samples, 1 << 20, np.int32)], n_samples, rate_hz)
    for form, kind in FORMS.items():
        if form == "wav" or (kind.rates_hz and rate_hz not in kind.rates_hz):
            continue
        encode(tmp_path / "in.wav", tmp_path / f"out.{form}", Tags())
        if form != "m4a":
            assert soundfile.info(tmp_path / f"out.{form}").frames == n_samples
    with av.open(str(tmp_path / "out.m4a")) as container:
        stream = container.streams.audio[0]
        assert stream.duration == n_samples
        found = sum(frame.samples for frame in container.decode(stream))
        assert 0 <= found - n_samples < 1024


@pytest.mark.parametrize("form", ["flac", "m4a"])
def test_sound_in_the_form_for_long_files(tmp_path: Path, form: Form) -> None:
    path, wanted = source(tmp_path, seconds=0.5)
    samples = path.read_bytes()[44:]
    header = bytearray(wav_header(1 << 32, 48_000))
    struct.pack_into("<Q", header, 28, len(samples))
    path.write_bytes(header + samples)
    encode(path, tmp_path / f"out.{form}", TAGS)
    found, _, _ = read(tmp_path / f"out.{form}")
    assert 0 <= len(found) - len(wanted) < 1024


def test_flac_gives_back_every_sample(tmp_path: Path) -> None:
    path, _ = source(tmp_path, 44_100)
    encode(path, tmp_path / "out.flac", Tags())
    with av.open(str(tmp_path / "out.flac")) as container:
        found = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    wanted, _ = soundfile.read(path, dtype="int32")
    assert np.array_equal(found, wanted)


@pytest.mark.parametrize("form", ["mp3", "opus", "m4a"])
def test_rates_that_a_kind_cannot_have(form: Form) -> None:
    with pytest.raises(InputError, match="choose among 8,000"):
        check_rate(form, 192_000)
    check_rate(form, 48_000)
    check_rate("flac", 192_000)


def test_an_ending_that_is_none() -> None:
    assert form_of(Path("a.MP3")) == "mp3"
    with pytest.raises(InputError, match=r"\.wav, \.flac"):
        form_of(Path("a.txt"))


@pytest.mark.parametrize("form", ["flac", "mp3", "m4a"])
def test_what_was_there_stays_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Form
) -> None:
    path, _ = source(tmp_path)
    target = tmp_path / f"out.{form}"
    target.write_bytes(b"before")

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="room"):
        encode(path, target, TAGS)
    assert target.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
@pytest.mark.parametrize("form", [form for form in FORMS if form != "wav"])
@pytest.mark.parametrize("part", [0.1, 0.98], ids=["on the way", "at its end"])
def test_a_file_that_does_not_fit_is_a_sentence(tmp_path: Path, form: Form, part: float) -> None:
    path, _ = source(tmp_path, seconds=10)
    encode(path, tmp_path / f"whole.{form}", TAGS)
    target = tmp_path / f"out.{form}"
    n_bytes = int(part * (tmp_path / f"whole.{form}").stat().st_size)
    with _files_of_at_most(n_bytes), pytest.raises(OutputError, match="Cannot write"):
        encode(path, target, TAGS)
    assert not target.exists()


@contextmanager
def _files_of_at_most(n_bytes: int) -> Iterator[None]:
    """What the system says of more is much like what it says of a full disk."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_m4a_without_pyav_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "av", None)
    path, _ = source(tmp_path)
    with pytest.raises(SetupError, match="m4a files need PyAV"):
        encode(path, tmp_path / "out.m4a", TAGS)


@pytest.mark.parametrize("form", list(FORMS))
def test_the_room_of_films_hears_every_kind_at_its_start(tmp_path: Path, form: Form) -> None:
    path, wanted = source(tmp_path)
    if form == "wav":
        found = np.concatenate(list(blocks(path, 48_000)))
    else:
        encode(path, tmp_path / f"out.{form}", TAGS)
        found = np.concatenate(list(blocks(tmp_path / f"out.{form}", 48_000)))
    assert int(correlate(found, wanted, method="fft").argmax()) - (len(wanted) - 1) == 0
