"""What a pack is made of: every piece of speech with its place in the film, as values."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.core.errors import InputError
from studio.core.script import DAY_MS
from studio.core.timecode import Timecode, samples_of
from studio.core.wav_reading import wav_head
from studio.export.folder import REPORT
from studio.export.names import slug

STORY = "Narrator"
"""The name of the track of lines that name no speaker."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line as it is heard."""

    id: int
    """Number of the line in the script."""
    speaker: str
    """Empty for lines that name nobody."""
    voice: str
    text: str
    """As people read it."""
    source: Path
    """Its sound: mono, 24 bit, as `export.wav` writes it."""
    start_sample: int
    """From the start of the film."""
    n_samples: int
    tail: Path | None = None
    """What rings on behind it, in stems and mix; None: nothing."""
    tail_at: int = 0
    """Where that begins, from the start of the piece."""
    tail_samples: int = 0

    @property
    def end_sample(self) -> int:
        return self.start_sample + self.n_samples

    @property
    def heard_until(self) -> int:
        """Where its tail ends, or else it itself."""
        return max(self.end_sample, self.start_sample + self.tail_at + self.tail_samples)

    @property
    def track(self) -> str:
        """For people: who speaks."""
        return self.speaker or STORY


@dataclass(frozen=True, slots=True)
class Programme:
    """All pieces in the order of time."""

    title: str
    pieces: tuple[Piece, ...]
    sample_rate: int
    gain_db: float = 0.0
    """Of the mix, which keeps it from clipping."""
    notes: tuple[str, ...] = ()
    """What the person should know of the lines."""

    @property
    def n_samples(self) -> int:
        return max((piece.heard_until for piece in self.pieces), default=0)

    @property
    def tracks(self) -> tuple[str, ...]:
        """Who speaks, in order of first appearance."""
        return tuple(dict.fromkeys(piece.track for piece in self.pieces))

    def of(self, track: str) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.track == track)

    def lanes(self, track: str) -> tuple[tuple[Piece, ...], ...]:
        """The pieces of a track on as few lanes as keep them from overlapping."""
        found: list[list[Piece]] = []
        for piece in self.of(track):
            free = next((lane for lane in found if lane[-1].end_sample <= piece.start_sample), None)
            if free is None:
                found.append(free := [])
            free.append(piece)
        return tuple(tuple(lane) for lane in found)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece in whole video frames."""

    start: Timecode
    end: Timecode
    """Exclusive; at least one video frame after the start."""

    @classmethod
    def of(cls, piece: Piece, sample_rate: int, opening: Timecode) -> "Span":
        """The frame borders nearest to a piece; `opening` is the timecode of the start of the film."""
        rate = opening.rate
        start = Timecode.at_sample(piece.start_sample, sample_rate, rate).video_frames
        end = Timecode.at_sample(piece.end_sample, sample_rate, rate).video_frames
        first = opening.video_frames
        return cls(Timecode(first + start, rate), Timecode(first + max(end, start + 1), rate))

    @property
    def video_frames(self) -> int:
        return self.end.video_frames - self.start.video_frames


def of_dub(folder: Path, plain: Callable[[str], str] = str) -> Programme:
    """What the folder of a dub holds; `plain` gives a text as people read it, without marks and readings.

    Raises InputError where it is none, or not finished.
    """
    path = folder / REPORT
    try:
        report = json.loads(path.read_bytes())
        gain_db = report["totals"]["mix_gain_db"]
        lines = [line for line in report["lines"] if line["clip"]]
        rates = {line["rate"] for line in lines}
        pieces = [
            Piece(
                id=line["id"],
                speaker=line["speaker"],
                voice=line["voice"],
                text=" ".join(plain(line["text"]).split()),
                source=folder / line["clip"],
                start_sample=samples_of(line["start_ms"], line["rate"]),
                n_samples=line["n_samples"],
                **_tail(folder, line.get("tail")),
            )
            for line in lines
            if line["start_ms"] < DAY_MS  # silence up to a slip in one time would fill the disk
        ]
        late = [line["id"] for line in lines if line["start_ms"] >= DAY_MS]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"There is no dub in {folder}: name the folder that `dubsmith dub` wrote.") from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path} is no report of a dub ({error!r}): dub the script again.") from error
    if gain_db is None:
        raise InputError(f"The dub in {folder} is not finished: run `dubsmith dub` again, it goes on from there.")
    if len(rates) != 1:
        raise InputError(f"There is nothing to hear in {folder}: no line of it was spoken.")
    if not pieces:
        raise InputError(f"All lines in {folder} start after 24 hours: check their times.")
    if other := next((piece.source.suffix for piece in pieces if piece.source.suffix != ".wav"), ""):
        raise InputError(f"The clips in {folder} are {other} files, and a pack is made of WAV: dub the script as WAV.")
    rate_hz = rates.pop()
    for piece in pieces:
        _check_sound(piece.source, piece.n_samples, rate_hz)
        if piece.tail is not None:
            _check_sound(piece.tail, piece.tail_samples, rate_hz)
    in_time = tuple(sorted(pieces, key=lambda piece: (piece.start_sample, piece.id)))
    notes = tuple(f"Line {number} starts after 24 hours and is left out: check its time." for number in late)
    return Programme(slug(folder.name, 60) or "dub", in_time, rate_hz, gain_db, notes)


def _check_sound(path: Path, n_samples: int, rate_hz: int) -> None:
    """Raises InputError where it is not there as it was dubbed."""
    if not path.is_file():
        raise InputError(f"The clip {path} is gone: dub the script again, the other clips are kept.")
    try:
        head = wav_head(path)
        is_same = (head.sample_rate, head.n_samples) == (rate_hz, n_samples)
    except (OSError, ValueError):
        is_same = False
    if not is_same:
        raise InputError(f"The clip {path} is no longer as it was dubbed: dub the script again.")


def _tail(folder: Path, entry: dict[str, Any] | None) -> dict[str, Any]:
    """The fields of a piece that say what rings on behind it; dubs of before have none."""
    if entry is None:
        return {}
    return {"tail": folder / entry["path"], "tail_at": entry["at_sample"], "tail_samples": entry["n_samples"]}
