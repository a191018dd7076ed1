"""The whole way of a film: subtitles to a dub, a pack, a film with the dub in it, and out of that again.

What is looked at is read by others than wrote it: sound by soundfile and PyAV, timecodes by opentimelineio and, where
they are burnt into the pictures, by their pixels.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import opentimelineio as otio
import soundfile
from scipy.signal import correlate

from studio.core.audio import Samples
from studio.core.film import Pixels
from tests.films import Making, make_film

RATE = 48_000
DIGIT_BITS = 4
SCRIPT = """\
1
00:00:00,517 --> 00:00:01,700
Tom: Hello there.

2
00:00:01,911 --> 00:00:03,333
Mei: How are you, my friend?

3
00:00:04,004 --> 00:00:05,600
Tom: Very well, thank you.

4
00:00:05,800 --> 00:00:06,650
Mei: Good.
"""
_EVENT = re.compile(r"^\d{3,}\s+\S+\s+\S+\s+C\s+\S+\s+\S+\s+(\S+)\s+(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Film:
    """A film of seven seconds whose pictures show their timecode."""

    name: str
    fps: Fraction
    fps_name: str
    """As `dubsmith export` calls it."""
    start: str
    first_ms: int = 0
    """The time stamp of its first picture."""

    @property
    def opening(self) -> otio.opentime.RationalTime:
        return otio.opentime.from_timecode(self.start, float(self.fps))

    def timecode(self, number: int) -> str:
        """Of a picture, as opentimelineio counts it."""
        at = otio.opentime.RationalTime(self.opening.value + number, float(self.fps))
        return str(otio.opentime.to_timecode(at, float(self.fps), ";" in self.start))

    def make(self, folder: Path) -> Path:
        def draw(number: int, size: tuple[int, int]) -> Pixels:
            return burnt_in(self.timecode(number), size)

        making = Making(
            fps=self.fps, n_pictures=round(7 * self.fps), size=(256, 64), timecode=self.start, first_ms=self.first_ms,
            draw=draw,
        )  # fmt: skip
        return make_film(folder / self.name, making)


FILMS = (
    Film("pal.mp4", Fraction(25), "25", "10:00:00:00"),
    Film("drop.mov", Fraction(30000, 1001), "29.97df", "00:00:58;12"),
    Film("late.mkv", Fraction(25), "25", "00:59:58:00", first_ms=480),
    Film("web.webm", Fraction(24000, 1001), "23.976", "01:00:00:00"),
)


def burnt_in(timecode: str, size: tuple[int, int]) -> Pixels:
    """A picture, [height, width, 3], with a column for each bit of each digit, and a lower half for drop-frame."""
    digits = [int(char) for char in timecode if char.isdigit()]
    bits = np.array([digit >> bit & 1 for digit in digits for bit in range(DIGIT_BITS)], np.uint8)
    row = 255 * bits[np.arange(size[0]) * len(bits) // size[0]]
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[: size[1] // 2] = row[None, :, None]
    picture[size[1] // 2 :] = 255 * (";" in timecode)
    return picture


def read_off(pixels: Pixels) -> str:
    """The timecode in a picture."""
    upper = pixels[pixels.shape[0] // 4, :, 1].astype(int)
    n = 8 * DIGIT_BITS
    bits = [int(upper[(2 * i + 1) * len(upper) // (2 * n)] > 127) for i in range(n)]
    digits = [sum(bits[at + bit] << bit for bit in range(DIGIT_BITS)) for at in range(0, n, DIGIT_BITS)]
    pairs = [f"{digits[i]}{digits[i + 1]}" for i in range(0, 8, 2)]
    return ":".join(pairs[:3]) + (";" if pixels[-pixels.shape[0] // 4, 0, 1] > 127 else ":") + pairs[3]


def clocked(film: Path) -> list[tuple[Fraction, str]]:
    """When each picture is shown, from the first one on in seconds, and the timecode in it."""
    import av

    with av.open(str(film)) as source:
        shown = []
        for frame in source.decode(video=0):
            pixels = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
            shown.append((_at(frame.pts, frame.time_base), read_off(pixels)))
    return [(at - shown[0][0], timecode) for at, timecode in shown]


def go(film: Film, folder: Path, command: Callable[..., Any]) -> None:
    """The whole way in `folder`, with everything checked. `command` runs one of Dubsmith's, and gives its JSON."""
    made = film.make(folder)
    (folder / "film.srt").write_text(SCRIPT, "utf-8")
    report = command("dub", folder / "film.srt", "-o", folder / "dub")
    command("export", folder / "dub", "-o", folder / "pack", "--fps", film.fps_name, "--start", film.start)
    dubbed = folder / f"dubbed{made.suffix}"
    command("mux", made, folder / "dub", "-o", dubbed)

    lines = report["lines"]
    assert len(lines) == 4
    assert all(line["clip"] for line in lines)
    clips = {line["id"]: _sound(folder / "dub" / line["clip"]) for line in lines}
    heard = _track(dubbed, 1)
    mix, stems = _sound(folder / "pack" / "mix.wav"), _stems(folder / "pack")
    for line in lines:
        clip, start = clips[line["id"]], line["start_ms"] * RATE // 1000
        assert abs(_place(mix, clip, start) - start) <= 1
        assert abs(_place(stems[line["speaker"]], clip, start) - start) <= 1
        assert abs(_place(heard, clip, start) - start) <= RATE // 1000
    _check_timecodes(folder / "pack", dubbed, [line["start_ms"] for line in lines], film)


def _check_timecodes(pack: Path, dubbed: Path, starts_ms: list[int], film: Film) -> None:
    shown = clocked(dubbed)
    assert _opening(dubbed) == film.start
    assert [timecode for _, timecode in shown] == [film.timecode(number) for number in range(len(shown))]
    burnt = [min(shown, key=lambda one: abs(one[0] - Fraction(ms, 1000)))[1] for ms in starts_ms]
    (edl,) = pack.glob("*.edl")
    assert sorted(start for start, _ in _EVENT.findall(edl.read_text("utf-8"))) == sorted(burnt)
    (path,) = pack.glob("*.otio")
    assert sorted(_otio_starts(otio.adapters.read_from_file(str(path)), film)) == sorted(burnt)


def _opening(path: Path) -> str:
    """The timecode that the file itself says it starts at."""
    import av

    with av.open(str(path)) as source:
        written = {**source.metadata, **source.streams.video[0].metadata}
    return next(value for key, value in written.items() if key.lower() == "timecode")


def _otio_starts(timeline: otio.schema.Timeline, film: Film) -> Iterator[str]:
    first = timeline.global_start_time
    for clip in timeline.find_children(descended_from_type=otio.schema.Clip):
        at = clip.transformed_time(clip.source_range.start_time, timeline.tracks) + first
        yield film.timecode(round(at.to_frames() - film.opening.value))


def _sound(path: Path) -> Samples:
    samples, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    return np.asarray(samples)


def _stems(pack: Path) -> dict[str, Samples]:
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    names = [name for name in manifest["files"] if name.startswith("stems/")]
    return {speaker: _sound(pack / name) for speaker in ("Tom", "Mei") for name in names if speaker in name}


def _track(film: Path, number: int) -> Samples:
    """A sound track, from the first picture on."""
    import av

    with av.open(str(film)) as source:
        video, track = source.streams.video[0], source.streams.audio[number]
        first = _at(video.start_time, video.time_base)
        resampler = av.AudioResampler("fltp", "mono", RATE)
        heard = np.zeros(10 * RATE, np.float32)
        for frame in source.decode(track):
            for block in resampler.resample(frame):
                at = round((_at(block.pts, block.time_base) - first) * RATE)
                samples = block.to_ndarray()[0][max(0, -at) :]
                at = max(0, at)
                heard[at : at + len(samples)] = samples[: max(0, len(heard) - at)]
    return heard


def _at(stamp: int | None, unit: Fraction | None) -> Fraction:
    """A time stamp in seconds."""
    assert stamp is not None
    assert unit is not None
    return stamp * unit


def _place(heard: Samples, clip: Samples, start: int) -> int:
    """Where a clip lies in a sound, within half a second of `start`: the peak of the cross-correlation."""
    reach = RATE // 2
    padded = np.pad(heard, (reach, reach + len(clip)))
    found = correlate(padded[start : start + len(clip) + 2 * reach], clip, mode="valid", method="fft")
    return start - reach + int(found.argmax())
