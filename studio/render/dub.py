"""Planned lines -> clips, on several threads, each as soon as it is ready."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

from studio.core.audio import Audio, gained, peak
from studio.core.errors import SetupError, StudioError
from studio.core.fit import FAILED
from studio.core.ports import Engine
from studio.core.timecode import samples_of
from studio.core.timeline import Clip
from studio.render.checking import Attempt, Checking, attempts, best
from studio.render.clips import clip_sound
from studio.render.plans import LinePlan
from studio.render.pool import as_ready, never
from studio.render.recording import kept_take
from studio.render.takes import Take, TakeCache


@dataclass(frozen=True, slots=True)
class Dubbed:
    """One line as it came out."""

    clip: Clip
    audio: Audio | None
    """Its sound at the export rate, on the 24-bit grid; None where nothing is spoken or the line failed."""
    tail: Audio | None = None
    """What rings on behind it, from `Clip.tail` on; None: nothing."""


def dub(
    plans: Sequence[LinePlan],
    engine: Engine,
    cache: TakeCache | None,
    sample_rate: int,
    jobs: int = 1,
    cancelled: Callable[[], bool] = never,
    checking: Checking | None = None,
) -> Generator[Dubbed, None, None]:
    """Every line, in the order in which they become ready. Takes come from the cache where it has them, and are made
    again where `checking` finds something wrong with them; what has the least wrong is used.

    A line that cannot be spoken becomes `failed`, with the reason in its notes, and the others go on. The
    engine is only loaded where a take is missing. Raises SetupError and Cancelled; takes that were finished
    by then are in the cache.
    """
    spoken = [plan for plan in plans if plan.is_spoken]
    if any(cache is None or engine.digest(plan.request) not in cache for plan in spoken):
        engine.load()
    return as_ready(lambda plan: _dubbed(plan, engine, cache, sample_rate, checking, cancelled), plans, jobs, cancelled)


def _dubbed(
    plan: LinePlan,
    engine: Engine,
    cache: TakeCache | None,
    sample_rate: int,
    checking: Checking | None,
    cancelled: Callable[[], bool],
) -> Dubbed:
    if not plan.is_spoken or plan.plan is None:
        return Dubbed(plan.clip(sample_rate), None)
    tried: list[Attempt] = []
    try:
        if checking is None:
            take, is_cached = kept_take(plan.request, engine, cache, cancelled)
        else:
            tried += attempts(plan.request, plan.plan.reading, engine, cache, checking, cancelled)
            take, is_cached = best(tried).take, all(attempt.is_cached for attempt in tried)
    except SetupError:
        raise
    except StudioError as error:
        failed = replace(plan, fit=FAILED, notes=(*plan.notes, str(error)))
        return Dubbed(failed.clip(sample_rate), None)
    n_samples = samples_of(plan.fit.length_ms, sample_rate)
    sound = clip_sound(take.audio, plan.effects, plan.gain_db, sample_rate, n_samples)
    clip = replace(
        plan.clip(sample_rate),
        n_samples=sound.clip.n_samples,
        tail=sound.tail_place,
        compute_s=take.compute_s,
        cached=is_cached,
        verified=best(tried).verified if tried else None,
        n_retakes=max(0, len(tried) - 1),
        quality=take.quality,
        notes=(*plan.notes, *_clipping_note(take, plan.gain_db)),
    )
    return Dubbed(clip, sound.clip, sound.tail)


def _clipping_note(take: Take, gain_db: float) -> tuple[str, ...]:
    if peak(gained(take.audio, gain_db)) <= 1.0:
        return ()
    return (f"A gain of {gain_db:+g} dB is too much for this line: its loudest parts are held down.",)
