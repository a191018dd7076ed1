"""Shards: some dozens of utterances in one safetensors file, which is mapped and never read as a whole.

Arrays of all utterances stand one behind the other. `token_ends` and `frame_ends` say where each utterance ends; its
samples and contours follow from its mel frames. What has no numbers stands in the metadata as JSON: the prompts and the
sentences on what was left out. Why this form: docs/decisions/0009-corpus.md.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from studio.core.errors import CorpusError
from studio.core.files import replacing
from studio.training.example import MEL_HOP, SAMPLE_RATE, STYLE, Example
from studio.training.prompts import from_row

FORMAT = "dubsmith shard"
VERSION = "1"
CURE = "delete it, and packaging/make_corpus.py, or training on the recordings, makes it anew."

Array = npt.NDArray[Any]
_PER_FRAME: Mapping[str, int] = {"f0": 2, "energy": 2, "plain_f0": 2, "plain_energy": 2, "samples": MEL_HOP}
"""How many values an array has for one mel frame."""
_PER_TOKEN = ("tokens", "natural", "frames")
_KINDS: Mapping[str, type[np.generic]] = {"tokens": np.int16, "frames": np.int16, "samples": np.int16}
"""All others are float32."""


def write_shard(path: Path, examples: Sequence[Example], left_out: Sequence[str] = ()) -> None:
    """Whole or not at all. `left_out`: a sentence for each prompt that none of the examples is of. Raises OSError."""
    from safetensors.numpy import save

    arrays: dict[str, Array] = {
        "token_ends": np.cumsum([len(example.tokens) for example in examples], dtype=np.int64),
        "frame_ends": np.cumsum([example.mel_frames for example in examples], dtype=np.int64),
        "style": np.array([example.style for example in examples], np.float32).reshape(-1, STYLE),
    }
    for name in (*_PER_TOKEN, *_PER_FRAME):
        found = [getattr(example, name) for example in examples]
        arrays[name] = np.concatenate([*found, np.zeros(0)]).astype(_KINDS.get(name, np.float32))
    facts = {
        "format": FORMAT,
        "version": VERSION,
        "sample_rate": str(SAMPLE_RATE),
        "hop_samples": str(MEL_HOP),
        "prompts": json.dumps([example.prompt.row() for example in examples], ensure_ascii=False),
        "left_out": json.dumps(list(left_out), ensure_ascii=False),
    }
    with replacing(path) as file:
        file.write(save(arrays, metadata={**facts, "sha256": _digest(facts, arrays)}))


class Shard:
    """Reads a shard. The file is opened at the first need, so that a shard can go to another process before that."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __len__(self) -> int:
        return len(self.mel_frames)

    def __getitem__(self, index: int) -> Example:
        """The utterance at that place."""
        tokens, frames = self._range("token_ends", index), self._range("frame_ends", index)
        arrays: dict[str, Any] = {
            **{name: self._slice(name, *tokens) for name in _PER_TOKEN},
            **{name: self._slice(name, *frames, per) for name, per in _PER_FRAME.items()},
        }
        return Example(prompt=from_row(self._rows[index]), style=self._file.get_slice("style")[index], **arrays)

    def __getstate__(self) -> dict[str, Path]:
        return {"path": self.path}

    @property
    def mel_frames(self) -> npt.NDArray[np.int64]:
        """Of each utterance [n]."""
        return np.diff(self._ends["frame_ends"], prepend=0)

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """Of the prompt of each utterance [n]."""
        return np.array([row["number"] for row in self._rows], np.int64)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """A sentence for each prompt that was left out."""
        return tuple(json.loads(self._facts["left_out"]))

    def crop(self, index: int, start: int, n_frames: int) -> Mapping[str, Array]:
        """f0, energy, plain_f0, plain_energy [2 n] and samples [600 n] of `n_frames` mel frames from `start` on, and
        the style [256]. Only that is read. Raises ValueError where the utterance is shorter."""
        first, last = self._range("frame_ends", index)
        if start < 0 or first + start + n_frames > last:
            raise ValueError(f"{n_frames} mel frames from {start} on are more than an utterance of {last - first} has.")
        begin = first + start
        found = {name: self._slice(name, begin, begin + n_frames, per) for name, per in _PER_FRAME.items()}
        return {**found, "style": self._file.get_slice("style")[index]}

    def check(self) -> None:
        """Raises CorpusError where the file is not as it was written."""
        arrays = {name: self._file.get_tensor(name) for name in self._file.keys()}  # noqa: SIM118  (it is no dict)
        facts = {name: value for name, value in self._facts.items() if name != "sha256"}
        if _digest(facts, arrays) != self._facts.get("sha256"):
            raise CorpusError(f"{self.path} is damaged (wrong SHA-256): {CURE}")

    @cached_property
    def _file(self) -> Any:
        """Raises CorpusError where it is no shard."""
        from safetensors import SafetensorError, safe_open

        try:
            file: Any = safe_open(self.path, "np")
        except (OSError, SafetensorError) as fault:
            raise CorpusError(f"{self.path} cannot be read as a shard ({fault}): {CURE}") from fault
        facts = file.metadata() or {}
        if facts.get("format") != FORMAT:
            raise CorpusError(f"{self.path} is no shard of a corpus: keep other files elsewhere.")
        if facts["version"] != VERSION:
            raise CorpusError(f"{self.path} is a shard of version {facts['version']}; this Dubsmith knows {VERSION}.")
        if (facts["sample_rate"], facts["hop_samples"]) != (str(SAMPLE_RATE), str(MEL_HOP)):
            raise CorpusError(
                f"{self.path} has {facts['sample_rate']} samples per second and {facts['hop_samples']} per mel frame, "
                f"not {SAMPLE_RATE} and {MEL_HOP}: make the corpus with the teacher of this Dubsmith."
            )
        return file

    @cached_property
    def _facts(self) -> dict[str, str]:
        return dict(self._file.metadata())

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        return list(json.loads(self._facts["prompts"]))

    @cached_property
    def _ends(self) -> dict[str, npt.NDArray[np.int64]]:
        return {name: self._file.get_tensor(name) for name in ("token_ends", "frame_ends")}

    def _range(self, ends: str, index: int) -> tuple[int, int]:
        return int(self._ends[ends][index - 1]) if index else 0, int(self._ends[ends][index])

    def _slice(self, name: str, start: int, end: int, per: int = 1) -> Array:
        found: Array = self._file.get_slice(name)[start * per : end * per]
        return found


def _digest(facts: Mapping[str, str], arrays: Mapping[str, Array]) -> str:
    """SHA-256 (hex) of all that the file holds."""
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    for name in sorted(arrays):
        digest.update(name.encode())
        digest.update(arrays[name].tobytes())
    return digest.hexdigest()
