"""The styles that are shipped: one TOML file each, which a person can read and write.

schema = 1
id = "newsreader_zh"
name_zh = "新闻风格"
name_en = "Newsreader"
lang = "zh"
gender = "f"
description_zh = "..."      # what it was designed from
description_en = "..."
sample = "..."              # a sentence that shows it
formant_scale = 1.0
[timbre]                    # whose sound, in parts of stock voices
zf_xiaobei = 0.6
zf_xiaoxiao = 0.4
[manner]                    # whose manner; left out: as the timbre
zf_xiaoyi = 1.0
[prosody]                   # in the words of core/prosody_table.py
tempo = 1.05
[measured]                  # by packaging/measure_presets.py
pitch_hz = 210.0
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from studio.core.errors import InputError, VoiceFileError
from studio.core.prosody_table import prosody_of
from studio.core.speech import Lang, Voice, VoiceId
from studio.voices.measures import measures_of
from studio.voices.recipe import Recipe, checked_formant_scale
from studio.voices.stock import FOLDER

SCHEMA = 1
PRESETS = FOLDER / "presets"
_TEXTS = ("id", "name_zh", "name_en", "lang", "gender", "description_zh", "description_en", "sample")
_KEYS = {"schema", "formant_scale", "timbre", "manner", "prosody", "measured", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Preset:
    """A style, as its file has it."""

    id: VoiceId
    name_zh: str
    name_en: str
    lang: Lang
    gender: str
    description_zh: str
    description_en: str
    sample: str
    recipe: Recipe
    measured: Mapping[str, Any]
    """Fields of `Voice`; empty before it was measured."""

    @property
    def voice(self) -> Voice:
        """With a digest of all that decides its sound."""
        return Voice(
            id=self.id,
            name=self.name_zh if self.lang == "zh" else self.name_en,
            lang=self.lang,
            gender="f" if self.gender == "f" else "m",
            licence="Apache-2.0",
            source=f"Dubsmith, made of {', '.join(self.recipe.voices)}",
            kind="preset",
            prosody=self.recipe.prosody,
            formant_scale=self.recipe.formant_scale,
            digest=self.recipe.digest,
            sample=self.sample,
            **self.measured,
        )


def read_preset(path: Path) -> Preset:
    """The style in a file. Raises VoiceFileError, naming file and key."""
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return _preset(document)
    except OSError as error:
        raise VoiceFileError(f"The preset {path} cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise VoiceFileError(f"The preset {path} is no TOML in UTF-8 ({error}).") from error
    except InputError as error:
        raise VoiceFileError(f"The preset {path} cannot be used: {error}") from error


def read_presets(folder: Path = PRESETS) -> tuple[Preset, ...]:
    """All styles in a folder, by file name. Raises VoiceFileError."""
    return tuple(read_preset(path) for path in sorted(folder.glob("*.toml")))


def _preset(document: Mapping[str, Any]) -> Preset:
    if document.get("schema") != SCHEMA:
        raise InputError(f"schema is {document.get('schema')!r} and must be {SCHEMA}.")
    for key in document.keys() - _KEYS:
        raise InputError(f"there is no such key as {key!r}.")
    for key in _TEXTS:
        if not isinstance(document.get(key), str) or not document[key].strip():
            raise InputError(f"{key} must be a text in quotes.")
    if document["lang"] not in get_args(Lang):
        raise InputError(f"lang is {document['lang']!r} and must be one of {', '.join(get_args(Lang))}.")
    if document["gender"] not in ("f", "m"):
        raise InputError(f"gender is {document['gender']!r} and must be f or m.")
    return Preset(
        **{key: document[key] for key in _TEXTS},
        recipe=Recipe(
            timbre=_weights(document, "timbre"),
            manner=_weights(document, "manner"),
            formant_scale=checked_formant_scale(document.get("formant_scale", 1.0)),
            prosody=prosody_of(_table(document, "prosody"), "prosody"),
        ),
        measured=measures_of(_table(document, "measured"), "measured"),
    )


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = document.get(key, {})
    if not isinstance(table, dict):
        raise InputError(f"{key} must be a table.")
    return table


def _weights(document: Mapping[str, Any], key: str) -> Mapping[VoiceId, float]:
    table = _table(document, key)
    for voice, weight in table.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 1000:
            raise InputError(f"{key} {voice} is {weight!r} and must be a number above 0.")
    return {VoiceId(voice): float(weight) for voice, weight in table.items()}
