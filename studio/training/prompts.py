"""What the teacher is asked to say, as a file that is small enough to travel: phonemes and recipes of voices, no sound.

JSON Lines: the first line says what the file is and which number each symbol has, so that whoever has the network's
weights and the stock voices can speak the corpus without any text front; then one prompt a line.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from studio.core.errors import CorpusError
from studio.core.files import replacing

FORMAT = "dubsmith prompts"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Prompt:
    """One utterance of the corpus, before it is spoken. What stands at its default is left out of files."""

    number: int
    """Its place in the corpus, from 0."""
    text: str
    lang: str
    phonemes: str
    """Symbols of the model's table, one token each."""
    timbre: Mapping[str, float] = field(default_factory=dict)
    """Shares of stock voices, as in a recipe."""
    manner: Mapping[str, float] = field(default_factory=dict)
    """The same of those whose manner it has; empty: as `timbre`."""
    displacement: float = 0.0
    """How far the style vector is moved at random, in parts of its spread over the stock voices: a cloned voice lies
    between no voices."""
    emotion: Mapping[str, float] = field(default_factory=dict)
    """Shares of emotions, added to the manner half."""
    tempo: float = 1.0
    """Natural length / spoken length."""
    pitch_semitones: float = 0.0
    range_scale: float = 1.0
    energy: float = 0.0
    """As in `core.prosody.Prosody`, all three."""
    seed: int = 0
    """Of the noise in the excitation, and of the displacement."""

    @property
    def voice(self) -> str:
        """Who speaks, for people: `zf_xiaobei`, `0.6 af_heart + 0.4 zm_yunxi, manner of bm_george`."""
        named = _named(self.timbre)
        return f"{named}, manner of {_named(self.manner)}" if self.manner else named

    @property
    def is_plain(self) -> bool:
        """Whether F0 and energy are as the network predicts them."""
        return (self.pitch_semitones, self.range_scale, self.energy) == (0.0, 1.0, 0.0)

    def row(self) -> dict[str, Any]:
        """For JSON, without what stands at its default."""
        plain = asdict(Prompt(-1, "", "", ""))
        return {name: value for name, value in asdict(self).items() if value != plain[name]}


def from_row(row: Mapping[str, Any]) -> Prompt:
    """The prompt of such a row. Raises CorpusError where it is none."""
    try:
        return Prompt(**{"text": "", "lang": "", "phonemes": "", **row})
    except TypeError as fault:
        raise CorpusError(f"A prompt has fields that this version does not know: {', '.join(row)}.") from fault


@dataclass(frozen=True, slots=True)
class PromptList:
    """All that the teacher is asked to say."""

    symbols: Mapping[str, int]
    """The token of each symbol of the model's table."""
    prompts: tuple[Prompt, ...]


def write_prompts(path: Path, symbols: Mapping[str, int], prompts: Iterable[Prompt]) -> None:
    """Raises OSError."""
    head = {"format": FORMAT, "version": VERSION, "symbols": dict(symbols)}
    with replacing(path) as file:
        for row in (head, *(prompt.row() for prompt in prompts)):
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def read_prompts(path: Path) -> PromptList:
    """Raises CorpusError where the file is missing, no list of prompts, or one of a newer version."""
    try:
        head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    except OSError as fault:
        raise CorpusError(
            f"{path} cannot be read ({fault.strerror}): give a file of packaging/corpus_prompts.py."
        ) from fault
    except ValueError as fault:
        raise CorpusError(f"{path} is no list of prompts: make one with packaging/corpus_prompts.py.") from fault
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise CorpusError(f"{path} is no list of prompts: make one with packaging/corpus_prompts.py.")
    if head["version"] != VERSION:
        raise CorpusError(f"{path} is a list of prompts of version {head['version']}; this Dubsmith knows {VERSION}.")
    return PromptList(head["symbols"], tuple(from_row(row) for row in rows))


def _named(shares: Mapping[str, float]) -> str:
    if len(shares) == 1:
        return next(iter(shares))
    return " + ".join(f"{share:g} {voice}" for voice, share in shares.items())
