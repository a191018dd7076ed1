"""The trials of `dubsmith bench film`, each run in a process of its own, whose peak of memory is thus its own.

    python -m studio.benches.film_trials TRIAL FOLDER SIZE

What a trial works on is made by one whose name begins with `make`, in the same folder. Prints one JSON object.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

import studio
from studio.benches.runners import peak_bytes
from studio.core.audio import Audio, Samples
from studio.core.fit import Fit
from studio.core.handoff import PackWishes
from studio.core.pcm import Pcm24, to_pcm24
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.core.speech import VoiceId
from studio.core.timecode import PAL_25, Timecode
from studio.core.timeline import Clip
from studio.export.folder import CAPTIONS, DubFolder
from studio.export.pack.folder import write_pack
from studio.export.pack.programme import of_dub
from studio.export.report import RunInfo
from studio.export.wav import write_wav
from studio.formats.registry import read_script
from studio.formats.writers import WRITERS
from studio.media.library import opened, pyav
from studio.media.mux import DubTrack, mux

Figures = Mapping[str, float | None]

RATE_HZ = 48_000
CUE_MS, CLIP_MS = 1500, 1200
SPEAKERS = ("Mei", "Tom")
FPS, SIZE = 25, (160, 90)
NOW = "2026-01-01T12:00:00"
_TXT = "script.txt"


def make_scripts(folder: Path, n_cues: int) -> Figures:
    """A script in every format that is written, and as plain text."""
    lines = tuple(_line(number, CUE_MS * number) for number in range(n_cues))
    for ending, write in WRITERS.items():
        (folder / f"script{ending}").write_text(write(Script(lines)), "utf-8")
    (folder / _TXT).write_text("\n".join(f"{line.speaker}: {line.text}" for line in lines), "utf-8")
    return {}


def import_script(path: Path, n_cues: int) -> Figures:
    def read() -> None:
        found = len(read_script(path).lines)
        assert found == n_cues, f"{found} lines"

    return _measured(read)


def import_by_pysubs2(path: Path, n_cues: int) -> Figures:
    """The peer, where it is installed."""
    import pysubs2

    def read() -> None:
        assert len(pysubs2.load(str(path), encoding="utf-8")) == n_cues

    return _measured(read)


def make_dub(folder: Path, n_clips: int) -> Figures:
    """The folder of a dub, as `dubsmith dub` writes it."""
    lines = tuple(_line(number, CUE_MS * number) for number in range(n_clips))
    run = RunInfo("none", "none", {"dubsmith": studio.__version__})
    with DubFolder(folder / "dub", Script(lines), RATE_HZ, lambda: run) as target:
        for line in lines:
            target.add(_clip(line), Audio(_noise(line.id, CLIP_MS * RATE_HZ // 1000), RATE_HZ))
        target.finish()
    return {}


def export_pack(folder: Path, n_clips: int) -> Figures:
    """All of a pack, then once more without a change, then with one clip changed."""
    found: dict[str, float | None] = {}
    for name in ("first", "unchanged", "one_changed"):
        if name == "one_changed":
            clip = of_dub(folder / "dub").pieces[n_clips // 2].source
            _write_sound(clip, iter([_noise(0, CLIP_MS * RATE_HZ // 1000)]), CLIP_MS * RATE_HZ // 1000)
        figures = _measured(lambda: _write_pack(folder, "pack"))
        found |= {f"{name}_s": figures["s"], "base_mb": found.get("base_mb", figures["base_mb"])}
        found["peak_mb"] = figures["peak_mb"]
    return found | {"s": found["first_s"], "mb": _size_mb(folder / "pack")}


def export_sound(folder: Path, _: int) -> Figures:
    """The same without timelines, whose libraries hold all of them in memory."""
    return _measured(lambda: _write_pack(folder, "sound", timelines=()))


def copy_files(folder: Path, _: int) -> Figures:
    """The peer: the files of a pack, copied one by one."""
    return _measured(lambda: shutil.copytree(folder / "pack", folder / "copy"))


def make_film(folder: Path, seconds: int) -> Figures:
    """A small film with a moving bar and a tone, and a dub as long as it."""
    av = pyav()
    with av.open(str(folder / "film.mp4"), "w") as out:
        video = out.add_stream("mpeg4", rate=FPS)
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        sound = out.add_stream("aac", rate=RATE_HZ, layout="mono")
        tone = (0.1 * np.sin(2 * np.pi * 440 * np.arange(RATE_HZ) / RATE_HZ)).astype(np.float32)
        for second in range(seconds):
            for number in range(second * FPS, (second + 1) * FPS):
                picture = np.full((SIZE[1], SIZE[0], 3), 40, np.uint8)
                picture[:, number % SIZE[0]] = 255
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, FPS)
                out.mux(video.encode(frame))
            heard = av.AudioFrame.from_ndarray(tone[None], format="fltp", layout="mono")
            heard.sample_rate, heard.pts, heard.time_base = RATE_HZ, second * RATE_HZ, Fraction(1, RATE_HZ)
            out.mux(sound.encode(heard))
        out.mux(video.encode(None))
        out.mux(sound.encode(None))
    _write_sound(folder / "mix.wav", (_noise(second, RATE_HZ) for second in range(seconds)), seconds * RATE_HZ)
    return {}


def mux_film(folder: Path, seconds: int) -> Figures:
    captions = tuple((Cue(1000 * n, 1000 * n + 900), f"Line {n}") for n in range(0, seconds, 2))
    track = DubTrack(folder / "mix.wav", "eng", "English", captions)
    return _measured(lambda: mux(folder / "film.mp4", [track], folder / "dubbed.mp4", replaces=False))


def copy_film(folder: Path, _: int) -> Figures:
    """The peer: PyAV alone copies the film's packets and encodes the sound beside them; nothing is checked."""
    return _measured(lambda: _remux(folder / "film.mp4", folder / "mix.wav", folder / "copy.mp4"))


def _remux(film: Path, sound: Path, target: Path) -> None:
    with opened(film) as source, opened(sound) as speech, pyav().open(str(target), "w") as out:
        copied = {stream.index: out.add_stream_from_template(stream) for stream in source.streams}
        added = out.add_stream("aac", rate=RATE_HZ, layout="mono", bit_rate=192_000)
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copied[packet.stream.index]
                out.mux(packet)
        for frame in speech.decode(audio=0):
            out.mux(added.encode(frame))
        out.mux(added.encode(None))


def _measured(do: Callable[[], object]) -> dict[str, float | None]:
    base = peak_bytes()
    started = time.perf_counter()
    do()
    taken = time.perf_counter() - started
    return {"s": taken, "base_mb": _mb(base), "peak_mb": _mb(peak_bytes())}


def _mb(n_bytes: int | None) -> float | None:
    return None if n_bytes is None else n_bytes / 1e6


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _write_pack(folder: Path, name: str, timelines: tuple[str, ...] | None = None) -> None:
    dub, wishes = folder / "dub", PackWishes(Timecode(0, PAL_25), timelines=timelines)
    write_pack(of_dub(dub), dub / CAPTIONS, folder / name, wishes, NOW)


def _write_sound(path: Path, blocks: Iterator[Samples], n_samples: int) -> None:
    def whole() -> Iterator[Pcm24]:
        for block in blocks:
            yield to_pcm24(block)

    write_wav(path, whole(), n_samples, RATE_HZ)


def _line(number: int, start_ms: int) -> Line:
    text = f"This is what is said in line {number + 1}, 不长也不短。"
    return Line(number + 1, text, Cue(start_ms, start_ms + CLIP_MS), SpeakerId(SPEAKERS[number % len(SPEAKERS)]))


def _clip(line: Line) -> Clip:
    assert line.cue is not None
    n_samples = CLIP_MS * RATE_HZ // 1000
    fit = Fit("natural", CLIP_MS, CLIP_MS, 0, 0, 1.0, 0)
    return Clip(line, VoiceId("af_heart"), "en", line.cue.start_ms, CLIP_MS, fit, n_samples, RATE_HZ, 0.0, True)


def _noise(seed: int, n_samples: int) -> Samples:
    return (0.1 * np.random.default_rng(seed).standard_normal(n_samples)).astype(np.float32)


TRIALS: Mapping[str, Callable[[Path, int], Figures]] = {
    trial.__name__: trial
    for trial in (
        make_scripts,
        import_script,
        import_by_pysubs2,
        make_dub,
        export_pack,
        export_sound,
        copy_files,
        make_film,
        mux_film,
        copy_film,
    )
}

if __name__ == "__main__":
    result: Any = TRIALS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps(result))
