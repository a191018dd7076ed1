"""The bundle of a problem report: one zip file with what a bug hunter needs, and nothing that was not asked for."""

import io
import json
import wave
import zipfile
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.audio import Audio
from studio.core.errors import OutputError, StudioError
from studio.core.files import replacing
from studio.core.pcm import to_pcm24
from studio.core.settings import Settings
from studio.jobs.job import Progress
from studio.project.document import Row

PRIVATE = ("recent", "unknown")
"""Settings that are left out: names of projects, and what this version does not know."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into the file."""

    words: str
    """What the person says has happened; may be empty."""
    settings: Settings
    log: Path
    """The folder of the log."""
    script: Sequence[Row] = ()
    """Empty: the person keeps the script to herself."""
    sounds: Mapping[str, Callable[[], Audio]] | None = None
    """By file name, each read when it is written. None: no sound goes in."""


def write_bundle(
    path: Path, bundle: Bundle, examine: Callable[[], Mapping[str, Any]]
) -> Generator[Progress, None, Path]:
    """Write a bundle step by step, and give its path; `examine` may take seconds. Raises OutputError."""
    yield Progress(0.05)
    facts = examine()
    yield Progress(0.5)
    settings = {name: value for name, value in asdict(bundle.settings).items() if name not in PRIVATE}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("what_happened.txt", bundle.words)
            pack.writestr("doctor.json", _json(facts))
            pack.writestr("settings.json", _json(settings))
            for log in sorted(bundle.log.glob("dubsmith.log*")):
                pack.write(log, f"log/{log.name}")
            if bundle.script:
                pack.writestr("script.json", _json([asdict(row) for row in bundle.script]))
            sounds = bundle.sounds or {}
            for number, (name, read) in enumerate(sounds.items(), 1):
                _add_sound(pack, name, read)
                yield Progress(0.5 + 0.5 * number / len(sounds))
    except OSError as error:
        raise OutputError(
            f"The report cannot be written to {path} ({error.strerror}): choose another place."
        ) from error
    return path


def _add_sound(pack: zipfile.ZipFile, name: str, read: Callable[[], Audio]) -> None:
    """A sound as a 24-bit WAV file; one that cannot be read is part of the problem."""
    try:
        audio = read()
    except StudioError as error:
        pack.writestr(f"sound/{name}.txt", str(error))
        return
    steps = to_pcm24(audio.samples).astype("<i4")
    frames = np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4)[:, :3])
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(audio.sample_rate)
        file.writeframes(frames.tobytes())
    pack.writestr(f"sound/{name}.wav", buffer.getvalue())


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)
