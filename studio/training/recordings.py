"""A folder of recordings and their texts, as people keep them: what is in it, and what of it can be learnt from.

Two forms: a list `metadata.csv` as LJSpeech has it (`id|text` or `id|text|text without figures`, in UTF-8), the
recordings beside it or in `wavs/`; or pairs `name.wav` and `name.txt`, in subfolders too.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from studio.analysis.faults import CLIPPED_SHARE, clipped_share
from studio.analysis.recording import Recording, load
from studio.core.errors import CorpusError, InputError
from studio.training.checking import LONGEST_S, SHORTEST_S

LIST = "metadata.csv"
SUBFOLDERS = ("", "wavs", "wav")
SUFFIXES = (".wav", ".flac")
LOWEST_RATE_HZ = 22_050
"""Below that the upper eighth of what the student shall speak is missing, as in LJSpeech; with less it would learn to
be dull."""


class Unfit(Exception):
    """A recording that cannot be learnt from; says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A recording and what is said in it."""

    number: int
    """Its place in the folder, from 0."""
    name: str
    """Its path, within the folder where it lies there."""
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """All that a folder holds."""

    recordings: tuple[Transcribed, ...]
    left_out: tuple[str, ...]
    """A sentence for each recording without a text, and each text without a recording."""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of names, sizes and texts: tells whether the folder is what it was."""
        found = hashlib.sha256()
        for one in self.recordings:
            found.update(f"{one.name}|{one.path.stat().st_size}|{one.text}\n".encode())
        return found.hexdigest()


def left_out(name: str, why: str) -> str:
    """The whole sentence."""
    return f"Recording {name} was left out: {why}."


def listed(folder: Path) -> Listed:
    """What is in the folder, in the order of names or of the list. Raises CorpusError where there is no recording."""
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}: give one with shards, or with recordings and their texts.")
    sounds = {path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()}
    rows = list(_of_list(folder)) if (folder / LIST).is_file() else list(_of_pairs(folder, sounds))
    texts = {path: text for path, text in rows if path is not None}
    problems = [text for path, text in rows if path is None]
    problems += [
        left_out(_name(folder, path), "its text is missing, or not in UTF-8")
        for path in sorted(sounds)
        if not texts.get(path, "").strip()
    ]
    named = [(path, text.strip()) for path, text in texts.items() if text.strip()]
    if not named:
        raise CorpusError(
            f"{folder} holds neither shards (packaging/make_corpus.py makes them) nor recordings with their texts: "
            f"give a folder with {LIST} (id|text) and wavs/, or with name.wav and name.txt for each recording."
        )
    return Listed(
        tuple(Transcribed(number, _name(folder, path), path, text) for number, (path, text) in enumerate(named)),
        tuple(problems),
    )


def _name(folder: Path, path: Path) -> str:
    """A list may name recordings elsewhere."""
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _of_list(folder: Path) -> Iterator[tuple[Path | None, str]]:
    """Each recording with its text; where there is none, None and the sentence that says so."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise CorpusError(f"{folder / LIST} is not in UTF-8: save it as UTF-8.") from fault
    found: dict[Path, str] = {}
    for line in filter(str.strip, lines):
        name, *texts = (cell.strip() for cell in line.split("|"))
        path = _sound(folder, name)
        if path is None:
            yield None, left_out(name, f"{LIST} names it, but there is no such file")
            continue
        text = next((text for text in reversed(texts) if text), "")
        if found.setdefault(path, text) == text:
            yield path, text
        else:
            yield None, f"{LIST} has several texts for {name}: the first is taken."


def _sound(folder: Path, name: str) -> Path | None:
    places = [folder / sub / f"{name}{suffix}" for sub in SUBFOLDERS for suffix in ("", *SUFFIXES)]
    return next((place for place in places if place.suffix.lower() in SUFFIXES and place.is_file()), None)


def _of_pairs(folder: Path, sounds: set[Path]) -> Iterator[tuple[Path | None, str]]:
    for path in sorted(sounds):
        text = path.with_suffix(".txt")
        if text.is_file():
            with suppress(UnicodeDecodeError):  # it is named with those that have no text
                yield path, text.read_text(encoding="utf-8-sig")
    named = {path.with_suffix("") for path in sounds}
    for text in sorted(folder.rglob("*.txt")):
        if text.with_suffix("") not in named:
            yield None, left_out(_name(folder, text), f"there is no recording of that name ({' or '.join(SUFFIXES)})")


def loaded(one: Transcribed) -> Recording:
    """The recording, if it is fit to learn from. Raises Unfit."""
    try:
        recording = load(one.path)
    except InputError as fault:
        raise Unfit(f"it cannot be read ({_cause(fault)})") from fault
    audio = recording.audio
    if audio.sample_rate < LOWEST_RATE_HZ:
        raise Unfit(f"it has {audio.sample_rate:,} samples per second; at least {LOWEST_RATE_HZ:,} are needed")
    if not recording.loudness.phrases:
        raise Unfit("there is no speech in it")
    first, last = recording.loudness.phrases[0][0], recording.loudness.phrases[-1][1]
    seconds = (last - first) / 100
    if not SHORTEST_S <= seconds <= LONGEST_S:
        raise Unfit(f"it lasts {seconds:.1f} s; what is learnt from lasts {SHORTEST_S:g} to {LONGEST_S:g} s")
    if clipped_share(audio) >= CLIPPED_SHARE[0]:
        raise Unfit("it is clipped: record it at a lower level")
    return recording


def _cause(fault: InputError) -> str:
    return str(fault).rstrip(".")
