"""Recordings become shards, which training takes like any others: prepared once, bit by bit, and kept."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from studio.core.audio import Samples
from studio.core.errors import CorpusError, InputError, SynthesisError
from studio.core.files import replacing
from studio.synth.modules.network import Network
from studio.synth.tokens import PASSAGE_TOKENS
from studio.training import recordings
from studio.training.corpus import shard_path
from studio.training.example import Example
from studio.training.prompts import Prompt
from studio.training.recorded import LEVEL_DB, example
from studio.training.recordings import Listed, Transcribed, Unfit
from studio.training.shards import write_shard
from studio.training.teacher import spoken

PER_SHARD = 32
NOTE = "recordings.json"
"""Says of what recordings the shards of a folder are."""
WEIGHED = 50
"""Recordings whose level tells that of all: one gain for the folder, so that what is said softly stays soft."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the texts are read, and in whose style the teacher says them."""

    network: Network
    symbols: Mapping[str, int]
    voice: str
    """The id of the voice."""
    phonemes: Callable[[str], tuple[str, str]]
    """The language of a text and its phonemes. Raises InputError where it cannot be read."""
    style: Callable[[int], Samples]
    """The style vector [256] for a text of so many tokens."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """How far it is."""

    recordings: int
    of: int
    left_s: float


@dataclass(frozen=True, slots=True)
class Note:
    """Of what the shards of a folder are made."""

    recordings_sha256: str
    voice: str
    gain_db: float


def note_of(folder: Path) -> Note | None:
    """What was noted in a folder of shards; None where nothing was. Raises CorpusError where it cannot be read."""
    path = folder / NOTE
    if not path.is_file():
        return None
    try:
        return Note(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as fault:
        raise CorpusError(f"{path} is damaged: delete {folder}, and the recordings are prepared anew.") from fault


def claim(folder: Path, listed: Listed, voice: str) -> Note:
    """Note what the shards of the folder are made of. Raises CorpusError where there are others in it already."""
    note = note_of(folder)
    digest = listed.digest
    if note is None:
        note = Note(digest, voice, gain_db(listed.recordings))
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / NOTE) as file:
            file.write(json.dumps(asdict(note)).encode())
    if note.recordings_sha256 != digest:
        raise CorpusError(
            f"The recordings are not those that {folder} was made of: delete that folder, or give another --out."
        )
    if note.voice != voice:
        raise CorpusError(
            f"{folder} was made with --voice {note.voice}: give that, delete the folder, or give another --out."
        )
    return note


def gain_db(listed: Sequence[Transcribed]) -> float:
    """What makes the recordings as loud as the teacher. Raises CorpusError where none of the first can be used."""
    levels = []
    for one in listed[:WEIGHED]:
        try:
            levels.append(recordings.loaded(one).loudness.level_db)
        except Unfit:
            continue
    if not levels:
        why = f"The first {min(WEIGHED, len(listed))} recordings are all unfit to learn from"
        raise CorpusError(f"{why}; of {listed[0].name}: {_why(listed[0])}.")
    return LEVEL_DB - float(np.median(levels))


def prepare(
    listed: Listed,
    reader: Reader,
    folder: Path,
    tell: Callable[[Prepared], None],
    is_stopped: Callable[[], bool],
    rank: int = 0,
    world: int = 1,
) -> bool:
    """Make the shards that are missing; of several processes (`world`) each its own, `rank`. Whether all of these are
    there now; what was begun when it was stopped is begun again. The folder must be claimed."""
    note = note_of(folder)
    assert note is not None
    everything = listed.recordings
    starts = range(0, len(everything), PER_SHARD)
    missing = [n for n in range(rank, len(starts), world) if not shard_path(folder, n).exists()]
    total, done, began = sum(len(everything[starts[n] :][:PER_SHARD]) for n in missing), 0, time.monotonic()
    for number in missing:
        examples: list[Example] = []
        problems = list(listed.left_out) if number == 0 else []
        for one in everything[starts[number] :][:PER_SHARD]:
            if is_stopped():
                return False
            try:
                examples.append(_example(one, reader, note.gain_db))
            except Unfit as fault:
                problems.append(recordings.left_out(one.name, str(fault)))
            done += 1
            tell(Prepared(done, total, (time.monotonic() - began) / done * (total - done)))
        write_shard(shard_path(folder, number), examples, problems)
    return True


def _example(one: Transcribed, reader: Reader, gain: float) -> Example:
    recording = recordings.loaded(one)
    try:
        lang, phonemes = reader.phonemes(one.text)
    except InputError as fault:
        raise Unfit(f"its text cannot be read ({str(fault).rstrip('.')})") from fault
    if not phonemes:
        raise Unfit("there is nothing to speak in its text")
    if len(phonemes) > PASSAGE_TOKENS:
        raise Unfit(f"its text has {len(phonemes)} phonemes, and {PASSAGE_TOKENS} are the most: cut it in two")
    prompt = Prompt(one.number, one.text, lang, phonemes, timbre={reader.voice: 1.0})
    try:
        teacher = spoken(reader.network, reader.symbols, prompt, reader.style(len(phonemes)))
    except SynthesisError as fault:
        raise Unfit(str(fault).rstrip(".")) from fault
    return example(recording, gain, teacher)


def _why(one: Transcribed) -> str:
    try:
        recordings.loaded(one)
    except Unfit as fault:
        return str(fault)
    return ""
