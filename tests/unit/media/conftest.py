"""Films made by PyAV: pictures that count, a tone, and speech-like bursts whose places are known."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.audio import Samples
from studio.core.pcm import to_pcm24
from studio.export.wav import write_wav

RATE = 48_000
MakeFilm = Callable[..., Path]


def bursts(starts: tuple[int, ...], n_samples: int, seed: int = 1) -> Samples:
    """Noise of 0.2 s at each of these samples, silence between."""
    noise = np.random.default_rng(seed).standard_normal(RATE // 5).astype(np.float32) * 0.1
    samples = np.zeros(n_samples, np.float32)
    for start in starts:
        samples[start : start + len(noise)] += noise
    return samples


@pytest.fixture
def make_film(tmp_path: Path) -> MakeFilm:
    """Writes a film of so many seconds."""

    def make(
        name: str, fps: Fraction = Fraction(25), seconds: int = 3, timecode: str = "", gaps: tuple[int, ...] = ()
    ) -> Path:
        """`gaps`: pictures that are left out, so that those before last longer."""
        import av

        path = tmp_path / name
        with av.open(str(path), "w") as out:
            video = out.add_stream("libvpx-vp9" if path.suffix == ".webm" else "mpeg4", rate=fps)
            video.width, video.height, video.pix_fmt = 96, 64, "yuv420p"
            if timecode:
                video.metadata["timecode"] = timecode
            sound = out.add_stream("libopus" if path.suffix == ".webm" else "aac", rate=RATE, layout="mono")
            for number in range(int(seconds * fps)):
                picture = np.zeros((64, 96, 3), np.uint8)
                for bit in range(8):  # its number, burnt in: a bright column for each bit that is set
                    picture[:, 12 * bit : 12 * bit + 12] = 255 * (number >> bit & 1)
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
                frame.pts, frame.time_base = number, 1 / fps
                if number not in gaps:
                    out.mux(video.encode(frame))
            out.mux(video.encode(None))
            tone = (0.1 * np.sin(2 * np.pi * 440 * np.arange(RATE * seconds) / RATE)).astype(np.float32)
            heard = av.AudioFrame.from_ndarray(
                (tone * 32767).astype(np.int16)[None] if sound.format.name == "s16" else tone[None],
                format=sound.format.name,
                layout="mono",
            )
            heard.sample_rate, heard.pts, heard.time_base = RATE, 0, Fraction(1, RATE)
            out.mux(sound.encode(heard))
            out.mux(sound.encode(None))
        return path

    return make


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """A dub of two bursts."""
    samples = bursts((RATE // 2 + 123, 2 * RATE + 7), 5 * RATE // 2)
    path = tmp_path / "speech.wav"
    write_wav(path, [to_pcm24(samples)], len(samples), RATE)
    return path
