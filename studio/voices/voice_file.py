"""A voice as one file: `.voice`, which is safetensors - the style vectors - with what is known of the voice as JSON.

Tensors: mean [256], rows [510, r], directions [r, 256], float32, and, where the person wanted it in, the recording
that it was made from (int16 [n], 16 kHz). Nothing in it can run; whatever is not as it should be is refused.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from studio.core.errors import InputError, OutputError, VoiceFileError
from studio.core.files import replacing
from studio.core.prosody_table import prosody_of
from studio.core.prosody_table import table_of as prosody_table
from studio.core.speech import Voice
from studio.voices.measures import measures_of
from studio.voices.measures import table_of as measures_table
from studio.voices.names import checked_name, id_of
from studio.voices.pack import LONGEST, WIDTH, Pack
from studio.voices.recipe import checked_formant_scale

SCHEMA = 1
SUFFIX = ".voice"
MOST_BYTES = 64 << 20
MOST_CHARACTERS = 2_000
"""Of any text in the file."""
MOST_FACTS = 50
"""About the origin of a voice."""
FARTHEST = 100.0
"""Of any number of a style; those of the stock voices stay below 12."""
RECORDING_HZ = 16_000
_KEY = "dubsmith.voice"
_LANG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}")
_TEXTS = ("lang", "gender", "licence", "source", "kind", "sample", "made")
_KEYS = {"schema", "name", "formant_scale", "prosody", "measured", "origin", *_TEXTS}

Recording = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class VoiceFile:
    """All that a `.voice` file holds."""

    voice: Voice
    pack: Pack
    made: str
    """When: ISO 8601, UTC."""
    origin: Mapping[str, str] = field(default_factory=dict)
    """How it came to be: description, seed, voices blended; of a clone the recording's digest and the permission."""
    recording: Recording | None = None
    """What it was made from, [n] at 16 kHz; None: not kept."""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that decides its sound."""
        decides = hashlib.sha256()
        for part in (self.pack.mean, self.pack.rows, self.pack.directions):
            decides.update(np.ascontiguousarray(part, "<f4").tobytes())
        settings = [self.voice.lang, self.voice.formant_scale, prosody_table(self.voice.prosody)]
        decides.update(json.dumps(settings, sort_keys=True).encode())
        return decides.hexdigest()

    def named(self, name: str) -> "VoiceFile":
        """The same under another name. Raises InputError where it can be none."""
        name = checked_name(name)
        return replace(self, voice=replace(self.voice, id=id_of(name), name=name))

    def sealed(self) -> "VoiceFile":
        """With the voice's digest set."""
        return replace(self, voice=replace(self.voice, digest=self.digest))


def write_voice(path: Path, file: VoiceFile) -> None:
    """Write a voice in place of `path`, whole or not at all. Raises OutputError."""
    from safetensors.numpy import save

    voice = file.voice
    about: dict[str, Any] = {
        "schema": SCHEMA,
        "name": voice.name,
        "formant_scale": voice.formant_scale,
        "prosody": prosody_table(voice.prosody),
        "measured": measures_table(voice),
        "origin": dict(file.origin),
        "made": file.made,
    } | {key: getattr(voice, key) for key in _TEXTS if key != "made"}
    tensors: dict[str, npt.NDArray[Any]] = {
        "mean": file.pack.mean,
        "rows": file.pack.rows,
        "directions": file.pack.directions,
    }
    if file.recording is not None:
        tensors["recording"] = file.recording
    data = save(
        {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()},
        {_KEY: json.dumps(about, ensure_ascii=False)},
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as target:
            target.write(data)
    except OSError as error:
        raise OutputError(f"The voice cannot be written to {path} ({error.strerror}).") from error


def read_voice(path: Path) -> VoiceFile:
    """The voice in a file. Raises VoiceFileError, which says what is wrong with it."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise VoiceFileError("it is no file")
        if path.stat().st_size > MOST_BYTES:
            raise VoiceFileError(f"it is larger than {MOST_BYTES >> 20} MB")
        about, tensors = _contents(path)
        return _voice_file(about, tensors)
    except OSError as error:
        raise VoiceFileError(f"The voice {path} cannot be read ({error.strerror or error}).") from error
    except InputError as error:
        raise VoiceFileError(f"{path.name} is no voice that can be used: {str(error).rstrip('.')}.") from error


def _contents(path: Path) -> tuple[Mapping[str, Any], Mapping[str, npt.NDArray[Any]]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "np") as file:
            about = json.loads((file.metadata() or {}).get(_KEY, "null"))
            wanted = {"mean", "rows", "directions", "recording"} & set(file.keys())
            tensors = {name: file.get_tensor(name) for name in wanted}
    except (SafetensorError, ValueError, RecursionError, TypeError) as error:
        raise VoiceFileError("it is damaged, or no voice at all") from error
    if not isinstance(about, dict):
        raise VoiceFileError("it says nothing about a voice")
    return about, tensors


def _voice_file(about: Mapping[str, Any], tensors: Mapping[str, npt.NDArray[Any]]) -> VoiceFile:
    schema = about.get("schema")
    if type(schema) is not int or schema < 1:
        raise VoiceFileError("it does not say how it is written")
    if schema > SCHEMA:
        raise VoiceFileError("a newer Dubsmith wrote it; update this one")
    for key in about.keys() - _KEYS:
        raise VoiceFileError(f"it says {key[:40]!r}, which means nothing here")
    texts = {key: _text(about, key) for key in _TEXTS}
    if texts["gender"] not in ("f", "m") or texts["kind"] not in ("made", "cloned"):
        raise VoiceFileError("it is of an unknown gender or kind")
    if not _LANG.fullmatch(texts["lang"]):
        raise VoiceFileError("it does not name its language")
    name = checked_name(_text(about, "name"))
    voice = Voice(
        id=id_of(name),
        name=name,
        lang=texts["lang"],
        gender="f" if texts["gender"] == "f" else "m",
        licence=texts["licence"],
        source=texts["source"],
        kind="cloned" if texts["kind"] == "cloned" else "made",
        prosody=prosody_of(_table(about, "prosody"), "prosody"),
        formant_scale=checked_formant_scale(about.get("formant_scale")),
        sample=texts["sample"],
        **measures_of(_table(about, "measured"), "measured"),
    )
    return VoiceFile(voice, _pack(tensors), texts["made"], _origin(about), _recording(tensors)).sealed()


def _origin(about: Mapping[str, Any]) -> Mapping[str, str]:
    table = _table(about, "origin")
    if len(table) > MOST_FACTS:
        raise VoiceFileError("its origin is told too lengthily")
    return {key: _text(table, key) for key in table}


def _pack(tensors: Mapping[str, npt.NDArray[Any]]) -> Pack:
    parts = []
    for name in ("mean", "rows", "directions"):
        tensor = tensors.get(name)
        if tensor is None or tensor.dtype != np.float32 or tensor.size > LONGEST * WIDTH:
            raise VoiceFileError(f"its {name} are missing or of the wrong kind")
        if tensor.size and np.abs(tensor).max() > FARTHEST and np.isfinite(tensor).all():
            raise VoiceFileError(f"its {name} are far from those of any voice")
        parts.append(tensor)
    return Pack(*parts)


def _recording(tensors: Mapping[str, npt.NDArray[Any]]) -> Recording | None:
    recording = tensors.get("recording")
    if recording is not None and (recording.dtype != np.int16 or recording.ndim != 1):
        raise VoiceFileError("its recording is of the wrong kind")
    return recording


def _table(about: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = about.get(key, {})
    if not isinstance(table, dict):
        raise VoiceFileError(f"its {key} is no table")
    return table


def _text(table: Mapping[str, Any], key: str) -> str:
    text = table.get(key, "")
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        raise VoiceFileError(f"its {key[:40]!r} is no text, or too long a one")
    return text
