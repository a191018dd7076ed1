"""The film's own sound kept to be heard and drawn at once, wherever in the film: decoded a single time.

Two hours are 345 MB of 16-bit mono at 24 kHz on the disk, and 4 MB of extremes in the memory. It is read from the file
and not through a map of it: pages of a map count as memory of the program, and Windows removes no file that is mapped.
"""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from os import strerror, utime
from pathlib import Path
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.errors import InputError, OutputError
from studio.core.files import replacing
from studio.core.peaks import HOP_MS, Columns, Peaks
from studio.media.kept_sounds import KEPT_BYTES, key_of, trim
from studio.media.library import opened
from studio.media.sound import blocks, length_of

FOLDER = "film-sound-1"
"""In the cache."""
_BYTES = 2
_FULL = 32767
_PIECE = 1 << 16
_STEP_S = 20
"""Sound that is decoded in one step."""


class FilmSound:
    """One sound track of a film as mono, from the first picture on: read from any thread, also while it is filled."""

    def __init__(self, film: Path, track: int, sample_rate: int, cache: Path) -> None:
        """Raises InputError where the film cannot be read, and SetupError without PyAV."""
        with opened(film) as container:
            length, n_tracks = length_of(container), len(container.streams.audio)
        if n_tracks and track >= n_tracks:
            raise InputError(f"There is no sound track {track + 1} in {film.name}: choose one of its {n_tracks}.")
        self.film = film
        self.track = track
        self.sample_rate = sample_rate
        self.n_tracks = n_tracks
        self.n_samples = round(length * sample_rate)
        """Length of the film; its sound may end before."""
        self.n_ready = 0
        """So much can be read; the rest is silent."""
        self.is_whole = not n_tracks
        """Whether no more will be ready."""
        self._folder = cache / FOLDER
        self._record = self._folder / f"{key_of(film, track, sample_rate)}.json"
        self._path = self._folder / f"{self._record.stem}-{uuid4().hex[:8]}.s16"
        self._peaks = Peaks(sample_rate)
        self._take_up()

    @property
    def peak(self) -> float:
        """The largest absolute sample of what is ready, full scale 1.0."""
        return self._peaks.peak

    def read(self, start_sample: int, n_samples: int) -> Samples:
        """float32 [n_samples] from there on, full scale 1.0; 0 where nothing is ready, or there is no sound."""
        samples: Samples = np.zeros(n_samples, np.float32)
        first, last = max(0, start_sample), min(start_sample + n_samples, self.n_ready)
        if last <= first:
            return samples
        try:
            # Opened each time, in some microseconds: so nobody holds a file that another wants to remove.
            steps = np.fromfile(self._path, "<i2", last - first, offset=first * _BYTES)
        except OSError:
            return samples  # the cache may be emptied at any time
        samples[first - start_sample :][: len(steps)] = steps / np.float32(_FULL)
        return samples

    def columns(self, edges: npt.NDArray[np.float64]) -> Columns:
        """What to draw between each two neighbours of `edges`, rising sample numbers [n_columns + 1]."""
        if edges[-1] - edges[0] > (len(edges) - 1) * self.sample_rate * HOP_MS / 1000:
            return self._peaks.columns(edges)
        # So near, reading the samples themselves is quick.
        first = max(0, int(edges[0]))
        samples = self.read(first, max(1, int(edges[-1]) + 2 - first))
        at = np.clip(edges.astype(np.int64) - first, 0, len(samples) - 1)
        pairs = np.stack([at[:-1], np.maximum(at[1:], at[:-1] + 1).clip(max=len(samples) - 1)], axis=1).reshape(-1)
        power = np.add.reduceat(np.square(samples, dtype=np.float64), pairs)[::2] / np.maximum(1, np.diff(at))
        low, high = np.minimum.reduceat(samples, pairs)[::2], np.maximum.reduceat(samples, pairs)[::2]
        return Columns(low, high, np.sqrt(power).astype(np.float32))

    def fill(self) -> Generator[float, None, None]:
        """Decode what is not kept yet, some seconds at a step; gives the part of the film that is ready, 0 to 1.

        What was begun is removed where the generator is closed before its end. Raises InputError and OutputError.
        """
        if self.is_whole:
            return
        try:
            with _writing(self._path):
                self._folder.mkdir(parents=True, exist_ok=True)
                trim(self._folder, KEPT_BYTES - self.n_samples * _BYTES)
                with self._path.open("wb", buffering=0) as out:
                    yield from self._decode(out)
                self._keep()
        except BaseException:
            self._forget()
            raise

    def _decode(self, out: FileIO) -> Iterator[float]:
        told = 0
        for block in _gathered(blocks(self.film, self.sample_rate, self.track)):
            steps = np.clip(np.rint(block * _FULL), -_FULL, _FULL).astype("<i2")
            out.write(steps.tobytes())
            self._peaks.add(steps)
            self.n_ready += len(steps)
            if self.n_ready - told >= _STEP_S * self.sample_rate:
                told = self.n_ready
                yield min(1.0, self.n_ready / max(1, self.n_samples))
        self._peaks.finish()

    def _keep(self) -> None:
        with replacing(self._path.with_suffix(".peaks")) as file:
            file.write(self._peaks.values.astype("<i2").tobytes())
        with replacing(self._record) as file:
            file.write(json.dumps({"sound": self._path.name, "n_samples": self.n_ready}).encode())
        self._finish()

    def _finish(self) -> None:
        self.n_samples = max(self.n_samples, self.n_ready)
        self.is_whole = True

    def _forget(self) -> None:
        self.n_ready = 0
        self._peaks = Peaks(self.sample_rate)
        for left in (self._path, self._path.with_suffix(".peaks")):
            with suppress(OSError):
                left.unlink(missing_ok=True)

    def _take_up(self) -> None:
        """Use what was kept before, if it is whole."""
        try:
            record = json.loads(self._record.read_bytes())
            path, n_samples = self._folder / Path(record["sound"]).name, int(record["n_samples"])
            values = np.fromfile(path.with_suffix(".peaks"), "<i2").reshape(-1, 3)
            if path.stat().st_size != n_samples * _BYTES:
                return
            utime(self._record)
        except (OSError, ValueError, TypeError, KeyError):
            return  # it is decoded anew
        self._path, self._peaks = path, Peaks(self.sample_rate, values)
        self.n_ready = n_samples
        self._finish()


def _gathered(pieces: Iterator[Samples]) -> Iterator[Samples]:
    """The same in bigger pieces: decoders give some milliseconds at a time."""
    waiting: list[Samples] = []
    n_waiting = 0
    for piece in pieces:
        waiting.append(piece)
        n_waiting += len(piece)
        if n_waiting >= _PIECE:
            yield np.concatenate(waiting)
            waiting, n_waiting = [], 0
    if waiting:
        yield np.concatenate(waiting)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = strerror(error.errno) if error.errno else str(error)
        raise OutputError(f"The film's sound cannot be kept in {path.parent} ({reason}): make room there.") from error
