"""Many sounds at their places in time, heard as one. Stored ones are fetched when the playing comes near."""

import threading
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.listening import Placed, StoredSound
from studio.playback.sources import read_fully

AHEAD_S = 3
"""How long before it is heard a stored sound is fetched."""
KEPT_S = 180
"""Fetched sound, summed over all, that is kept for the case that it is heard again."""


class Timeline:
    """The sum of what is placed in it. Overlapping sounds are added up in order of their starts, without a limiter."""

    def __init__(self, sample_rate: int, placed: Iterable[Placed]) -> None:
        """ValueError where a source has another sample rate, or a start is negative."""
        self.sample_rate = sample_rate
        self._placed = sorted(placed, key=lambda entry: entry.start_sample)
        for entry in self._placed:
            if entry.start_sample < 0:
                raise ValueError("A sound cannot start before the timeline does.")
            if not isinstance(entry.sound, StoredSound) and entry.sound.sample_rate != sample_rate:
                raise ValueError(f"A sound at {entry.sound.sample_rate} Hz in a timeline at {sample_rate} Hz.")
        self._starts = [entry.start_sample for entry in self._placed]
        lengths = [entry.sound.n_samples for entry in self._placed]
        self._open = [i for i, n in enumerate(lengths) if n is None]  # may last for ever
        ends = [start + (n or 0) for start, n in zip(self._starts, lengths, strict=True)]
        self._latest_ends = list(accumulate(ends, max))  # of all entries up to this one
        self._shelf = _Shelf(self._placed, sample_rate)

    @property
    def n_samples(self) -> int | None:
        """Where the last sound ends; None while that is not known."""
        end = self._latest_ends[-1] if self._latest_ends else 0
        for i in self._open:
            n = self._placed[i].sound.n_samples
            if n is None:
                return None
            end = max(end, self._starts[i] + n)
        return end

    def read(self, start_sample: int, n: int) -> Samples | None:
        """See SoundSource. StudioError of the first sound that fails."""
        stop = start_sample + n
        near = self._between(start_sample, stop + AHEAD_S * self.sample_rate)
        self._shelf.want([i for i in near if isinstance(self._placed[i].sound, StoredSound)])
        parts: list[tuple[int, Samples]] = []
        reach = stop  # up to here every sound is there
        for i in near:
            at = max(start_sample, self._starts[i])
            if at < stop:
                part, is_all = self._part(i, at - self._starts[i], stop - at)
                parts.append((at, part))
                if not is_all:
                    reach = min(reach, at + len(part))
        # Asked for only now: a sound that has been completed meanwhile was cut off above by `reach`.
        end = self.n_samples
        if end is not None:
            reach = min(reach, end)
        if reach <= start_sample and (end is None or start_sample < end):
            return None
        mix: Samples = np.zeros(max(reach - start_sample, 0), np.float32)
        for at, part in parts:
            into = mix[at - start_sample :][: len(part)]
            into += part[: len(into)]
        return mix

    def _between(self, start_sample: int, stop_sample: int) -> list[int]:
        """The entries that may sound there."""
        first = bisect_right(self._latest_ends, start_sample)
        last = bisect_left(self._starts, stop_sample)
        open_too = sorted({*range(first, last), *(i for i in self._open if self._starts[i] < stop_sample)})
        return [i for i in open_too if not self._is_over(i, start_sample)]

    def _is_over(self, i: int, sample: int) -> bool:
        n = self._placed[i].sound.n_samples
        return n is not None and self._starts[i] + n <= sample

    def _part(self, i: int, start_sample: int, n: int) -> tuple[Samples, bool]:
        """What there is at once of a piece of entry `i`, and whether no more of that piece will come."""
        sound = self._placed[i].sound
        if not isinstance(sound, StoredSound):
            return read_fully(sound, start_sample, n)
        samples = self._shelf.get(i)
        if samples is None:
            return np.zeros(0, np.float32), False
        return samples[start_sample : start_sample + n], True


class _Shelf:
    """The stored sounds that have been fetched. A thread of its own fetches, and ends when nothing is wanted."""

    def __init__(self, placed: Sequence[Placed], sample_rate: int) -> None:
        self._placed = placed
        self._sample_rate = sample_rate
        self._lock = threading.Lock()
        self._fetched: OrderedDict[int, Samples | Exception] = OrderedDict()  # the least recently wanted first
        self._in_use: frozenset[int] = frozenset()  # what the last wish named
        self._wanted: list[int] = []  # of these, what is not fetched yet
        self._is_fetching = False

    def want(self, indices: Sequence[int]) -> None:
        """These are needed soon, in this order, and nothing that was wanted before."""
        with self._lock:
            self._in_use = frozenset(indices)
            for i in indices:
                if i in self._fetched:
                    self._fetched.move_to_end(i)
            self._wanted = [i for i in indices if i not in self._fetched]
            if self._wanted and not self._is_fetching:
                self._is_fetching = True
                threading.Thread(target=self._fetch_wanted, name="timeline", daemon=True).start()

    def get(self, i: int) -> Samples | None:
        """What was fetched, None before. Raises what the fetching raised, once: the next wish tries again."""
        with self._lock:
            fetched = self._fetched.get(i)
            if isinstance(fetched, Exception):
                del self._fetched[i]
                raise fetched
            return fetched

    def _fetch_wanted(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._is_fetching = False
                    return
                i = self._wanted[0]
            sound = self._placed[i].sound
            assert isinstance(sound, StoredSound)
            fetched: Samples | Exception
            try:
                fetched = self._expected(sound, sound.fetch())
            except Exception as error:  # told by `get`, to the thread that plays
                fetched = error
            with self._lock:
                self._fetched[i] = fetched
                self._wanted = [other for other in self._wanted if other != i]
                self._tidy()

    def _expected(self, sound: StoredSound, audio: Audio) -> Samples:
        if (audio.n_samples, audio.sample_rate) != (sound.n_samples, self._sample_rate):
            raise ValueError(
                f"A stored sound has {audio.n_samples} samples at {audio.sample_rate} Hz "
                f"instead of {sound.n_samples} at {self._sample_rate} Hz."
            )
        return audio.samples

    def _tidy(self) -> None:
        """Let go of what was wanted longest ago, where more is kept than allowed."""
        n_kept = sum(len(samples) for samples in self._fetched.values() if not isinstance(samples, Exception))
        for i in [i for i in self._fetched if i not in self._in_use]:
            if n_kept <= KEPT_S * self._sample_rate:
                return
            dropped = self._fetched.pop(i)
            n_kept -= 0 if isinstance(dropped, Exception) else len(dropped)
