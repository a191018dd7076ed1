"""Draws a film for the pictures of the window: `python packaging/draw_film.py FILM.mov SPEECH.wav`.

Mountains by night, morning and firelight, with a traveller; 2:40 minutes at 23.976 pictures a second from timecode
01:00:00:00. Its sound is wind, with the speech over it. Nothing of it is anybody else's work.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import sin, tau
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPolygonF, QRadialGradient

from studio.analysis.recording import load
from studio.core.audio import Samples

WIDTH, HEIGHT = 640, 272
RATE = Fraction(24_000, 1_001)
LENGTH_S = 160
SOUND_HZ = 48_000
START = "01:00:00:00"


@dataclass(frozen=True)
class Shot:
    """A stretch of the film with one look."""

    until_s: float
    sky: tuple[str, str]
    """Above and at the horizon."""
    ridges: tuple[str, ...]
    """Far to near."""
    light: tuple[float, float, float, str]
    """Sun, moon or fire: its place and size as parts of width and height, and its colour."""
    traveller: float | None
    """Height of the figure as a part of the picture; None: nobody is seen."""
    snow: int
    """Flakes."""


SHOTS = (
    Shot(70, ("#0b1026", "#3a4a78"), ("#33406a", "#222c4e", "#121830"), (0.74, 0.24, 0.06, "#f2efe0"), None, 60),
    Shot(107, ("#27476e", "#e8b48a"), ("#7f7f9d", "#535b7d", "#2c3450"), (0.30, 0.52, 0.09, "#ffe2b0"), 0.30, 40),
    Shot(118, ("#1a0f0c", "#5a2a14"), ("#3c1d10", "#28130b", "#170a06"), (0.22, 0.80, 0.34, "#ff9a3c"), 0.74, 0),
    Shot(129, ("#20130f", "#6b3417"), ("#42210f", "#2b150b", "#180b06"), (0.78, 0.78, 0.30, "#ffab4f"), 0.66, 0),
    Shot(142, ("#1a0f0c", "#5a2a14"), ("#3c1d10", "#28130b", "#170a06"), (0.50, 0.86, 0.30, "#ff9a3c"), 0.80, 0),
    Shot(160, ("#5d6f86", "#cdd6de"), ("#aab6c4", "#8493a8", "#5b6a82"), (0.64, 0.28, 0.05, "#ffffff"), 0.38, 260),
)


def main(argv: list[str]) -> int:
    film, speech = map(Path, argv)
    draw_film(film, speech)
    return 0


def draw_film(film: Path, speech: Path) -> None:
    """Write the film with that speech, which begins when it does."""
    with av.open(str(film), "w") as out:
        video = out.add_stream("mpeg4", rate=RATE)
        video.width, video.height, video.pix_fmt, video.bit_rate = WIDTH, HEIGHT, "yuv420p", 900_000
        video.metadata["timecode"] = START
        sound = out.add_stream("aac", rate=SOUND_HZ, layout="mono", bit_rate=128_000)
        heard = av.AudioFrame.from_ndarray(_sound(speech)[None], format=sound.format.name, layout="mono")
        heard.sample_rate, heard.pts, heard.time_base = SOUND_HZ, 0, Fraction(1, SOUND_HZ)
        packets = [*sound.encode(heard), *sound.encode(None)]
        packets += [packet for frame in _pictures() for packet in video.encode(frame)]
        packets += video.encode(None)
        for packet in sorted(packets, key=_time):
            out.mux(packet)


def _time(packet: "av.Packet[av.VideoStream] | av.Packet[av.AudioStream]") -> Fraction:
    return (packet.dts or 0) * packet.time_base


def _pictures() -> Iterator[av.VideoFrame]:
    flakes = np.random.default_rng(3).random((300, 3))
    for number in range(int(LENGTH_S * RATE)):
        time_s = float(number / RATE)
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, next(shot for shot in SHOTS if time_s < shot.until_s), time_s, flakes)
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
        frame = av.VideoFrame.from_ndarray(pixels[:, : 3 * WIDTH].reshape(HEIGHT, WIDTH, 3).copy(), format="rgb24")
        frame.pts, frame.time_base = number, 1 / RATE
        yield frame


def _paint(painter: QPainter, shot: Shot, time_s: float, flakes: npt.NDArray[np.float64]) -> None:
    sky = QLinearGradient(0, 0, 0, HEIGHT)
    sky.setColorAt(0, QColor(shot.sky[0]))
    sky.setColorAt(0.8, QColor(shot.sky[1]))
    painter.fillRect(0, 0, WIDTH, HEIGHT, sky)
    x, y, size, colour = shot.light
    flicker = 1 + 0.05 * sin(tau * 1.7 * time_s) * (not shot.snow)
    centre, radius = QPointF(x * WIDTH, y * HEIGHT), size * WIDTH * flicker
    glow = QRadialGradient(centre, 3 * radius)
    for place, alpha in ((0.0, 255), (0.25, 190), (0.4, 70), (1.0, 0)):
        tone = QColor(colour)
        tone.setAlpha(alpha)
        glow.setColorAt(place, tone)
    painter.fillRect(0, 0, WIDTH, HEIGHT, glow)
    painter.setPen(Qt.PenStyle.NoPen)
    for depth, ridge in enumerate(shot.ridges):
        painter.setBrush(QColor(ridge))
        painter.drawPolygon(_ridge(depth, time_s))
    if shot.traveller is not None:
        painter.setBrush(QColor(shot.ridges[-1]).darker(170))
        painter.drawPath(_traveller(shot.traveller * HEIGHT, 0.56 * WIDTH + 4 * time_s % 9, time_s))
    painter.setBrush(QColor(255, 255, 255, 190))
    for across, down, speed in flakes[: shot.snow]:
        left = (across * WIDTH + 30 * time_s * (0.4 + speed)) % WIDTH
        top = (down * HEIGHT + 40 * time_s * (0.5 + speed)) % HEIGHT
        painter.drawEllipse(QPointF(left, top), 0.7 + 1.3 * speed, 0.7 + 1.3 * speed)


def _ridge(depth: int, time_s: float) -> QPolygonF:
    """A line of mountains; near ones are lower and pass faster."""
    across = np.linspace(0, WIDTH, 81)
    at = across / WIDTH * (2 + depth) + depth * 7.3 + 0.004 * (1 + depth) * time_s
    peaks = np.sum([np.abs(np.sin(tau * at * 0.37 * 1.9**n + n)) / 1.8**n for n in range(5)], axis=0)
    tops = HEIGHT * (0.50 + 0.15 * depth) - HEIGHT * (0.15 - 0.03 * depth) * (peaks - 1)
    points = [QPointF(x, y) for x, y in zip(across.tolist(), tops.tolist(), strict=True)]
    return QPolygonF([QPointF(0, HEIGHT), *points, QPointF(WIDTH, HEIGHT)])


def _traveller(height: float, x: float, time_s: float) -> QPainterPath:
    """Somebody in a cloak, with a staff."""
    foot, sway = float(HEIGHT), 0.01 * height * sin(tau * 0.4 * time_s)
    top = foot - height
    head, path = QPainterPath(), QPainterPath()
    head.addEllipse(QRectF(x - 0.09 * height + sway, top, 0.18 * height, 0.2 * height))
    path.moveTo(x + sway, top + 0.12 * height)
    path.cubicTo(x - 0.2 * height, top + 0.3 * height, x - 0.2 * height, foot, x - 0.26 * height, foot)
    path.lineTo(x + 0.26 * height, foot)
    path.cubicTo(x + 0.2 * height, foot, x + 0.2 * height, top + 0.3 * height, x + sway, top + 0.12 * height)
    path.addRect(QRectF(x + 0.24 * height, top - 0.1 * height, 0.02 * height, 1.1 * height))
    return path.united(head)


def _sound(speech: Path) -> Samples:
    """The speech over wind: noise that swells, float32 at SOUND_HZ."""
    from scipy.signal import butter, sosfilt
    from soxr import resample

    n_samples = LENGTH_S * SOUND_HZ
    noise = sosfilt(
        butter(2, (90, 700), "band", fs=SOUND_HZ, output="sos"), np.random.default_rng(5).normal(size=n_samples)
    )
    swell = 0.6 + 0.4 * np.sin(tau * np.arange(n_samples) / SOUND_HZ / 11)
    sound = 0.03 * noise / noise.std() * swell
    recording = load(speech)
    said = resample(recording.audio.samples, recording.audio.sample_rate, SOUND_HZ)[:n_samples]
    sound[: len(said)] += said
    return np.asarray(sound, np.float32)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
