"""Takes that are checked before anybody hears them, and made again where something is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from studio.analysis.take_check import Expected, faults
from studio.core.audio import Audio
from studio.core.errors import SynthesisError
from studio.core.expression import delivery
from studio.core.ports import Engine, VoiceBook
from studio.core.speech import Reading, Request
from studio.core.take_fault import TakeFault, Verified
from studio.render.pool import never
from studio.render.recording import kept_take
from studio.render.takes import Take, TakeCache

Listen = Callable[[Audio, Reading], tuple[TakeFault, ...]]
"""What a recogniser misses in a take. Raises SetupError where it cannot be used."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks takes, and decides between them."""

    book: VoiceBook
    listen: Listen | None = None
    """None: no recogniser is asked."""

    def check(self, take: Take, request: Request, reading: Reading) -> Verified:
        """What is wrong with a take of `request`. Raises StudioError where no recogniser can be asked."""
        found = faults(take.audio, take.phonemes, take.words, self._expected(request, reading))
        # What has a hole is made again anyway, and who listens is fifty times slower than who looks.
        if self.listen is None or any(fault.kind in ("silent", "hole", "missing") for fault in found):
            return Verified(found, by_ear=False)
        return Verified((*found, *self.listen(take.audio, reading)), by_ear=True)

    def _expected(self, request: Request, reading: Reading) -> Expected:
        voice = self.book.find(request.voice)
        manner = delivery(voice.prosody, request.prosody)
        usual = voice.loudness_lufs
        return Expected(
            n_samples=request.target_samples,
            level_db=None if usual is None else usual + manner.level_db,
            has_whisper=manner.whisper or any(word.whisper for word in reading.words),
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """A take with what was found in it."""

    take: Take
    verified: Verified
    is_cached: bool
    """Whether the take was made in an earlier run."""


@dataclass(frozen=True, slots=True)
class Checking:
    """How the takes of a run are checked."""

    checker: Checker
    retakes: int
    """How often a faulty take is made again, 0 or more."""


def attempts(
    request: Request,
    reading: Reading,
    engine: Engine,
    cache: TakeCache | None,
    checking: Checking,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Attempt]:
    """Takes of a request, each with the next seed, until one has no fault or there were enough. Raises
    StudioError."""
    for number in range(checking.retakes + 1):
        if number and cancelled():
            return
        wanted = replace(request, seed=request.seed + number)
        try:
            take, is_cached = kept_take(wanted, engine, cache, cancelled)
        except SynthesisError:
            if not number:
                raise
            return  # what there is already can be heard
        verified = checking.checker.check(take, wanted, reading)
        yield Attempt(take, verified, is_cached)
        if not verified.faults:
            return


def best(tried: Sequence[Attempt]) -> Attempt:
    """The one with the least wrong; of equals the first."""
    return min(tried, key=lambda attempt: attempt.verified.weight)
