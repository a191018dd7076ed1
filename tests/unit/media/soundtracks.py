"""Films whose sound is known to the sample: uncompressed, in tracks that begin where they are told to."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 48_000
_BLOCK = 960

Pcm = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Track:
    """One sound track."""

    sound: Pcm
    """[n_channels, n]."""
    start_ms: int = 0
    gap: tuple[int, int] = (0, 0)
    """Milliseconds of it that are left out of the file."""


def noise(seconds: float, seed: int = 1, n_channels: int = 1) -> Pcm:
    """Something that is nowhere like itself."""
    return np.random.default_rng(seed).integers(-8000, 8000, (n_channels, round(seconds * RATE))).astype(np.int16)


def make(path: Path, tracks: Sequence[Track], picture_ms: int | None = 0, seconds: float = 3) -> Path:
    """Write a film of those tracks; its first picture is shown at `picture_ms`, None: there is none."""
    import av

    with av.open(str(path), "w") as out:
        video = None
        if picture_ms is not None:
            video = out.add_stream("mpeg4", rate=25)
            video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        layouts = {1: "mono", 2: "stereo", 6: "5.1"}
        streams = [out.add_stream("pcm_s16le", rate=RATE, layout=layouts[len(track.sound)]) for track in tracks]
        if video is not None:
            for number in range(int(seconds * 25)):
                frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
                frame.pts, frame.time_base = number + (picture_ms or 0) // 40, Fraction(1, 25)
                out.mux(video.encode(frame))
            out.mux(video.encode(None))
        for stream, track in zip(streams, tracks, strict=True):
            for start in range(0, track.sound.shape[1], _BLOCK):
                ms = start * 1000 // RATE
                if track.gap[0] <= ms < track.gap[1]:
                    continue
                piece = np.ascontiguousarray(track.sound[:, start : start + _BLOCK].T.reshape(1, -1))
                heard = av.AudioFrame.from_ndarray(piece, format="s16", layout=layouts[len(track.sound)])
                heard.sample_rate, heard.time_base = RATE, Fraction(1, RATE)
                heard.pts = start + track.start_ms * RATE // 1000
                out.mux(stream.encode(heard))
            out.mux(stream.encode(None))
    return path
