"""Planned lines -> clips, on several threads, each as soon as it is ready."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

from studio.core.audio import Audio, gained, peak
from studio.core.errors import SetupError, StudioError
from studio.core.fit import FAILED
from studio.core.ports import Engine
from studio.core.speech import Request
from studio.core.timecode import samples_of
from studio.core.timeline import Clip
from studio.render.clips import clip_sound
from studio.render.plans import LinePlan
from studio.render.pool import as_ready, never
from studio.render.recording import Recording
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
) -> Generator[Dubbed, None, None]:
    """Every line, in the order in which they become ready. Takes come from the cache where it has them.

    A line that cannot be spoken becomes `failed`, with the reason in its notes, and the others go on. The
    engine is only loaded where a take is missing. Raises SetupError and Cancelled; takes that were finished
    by then are in the cache.
    """
    spoken = [plan for plan in plans if plan.is_spoken]
    if any(cache is None or engine.digest(plan.request) not in cache for plan in spoken):
        engine.load()
    return as_ready(lambda plan: _dubbed(plan, engine, cache, sample_rate), plans, jobs, cancelled)


def make_take(request: Request, engine: Engine) -> Take:
    """One take, freshly made. Raises StudioError."""
    return Recording(engine, request).take()


def _dubbed(plan: LinePlan, engine: Engine, cache: TakeCache | None, sample_rate: int) -> Dubbed:
    if not plan.is_spoken:
        return Dubbed(plan.clip(sample_rate), None)
    kept = None if cache is None else cache.get(engine.digest(plan.request))
    try:
        take = kept or make_take(plan.request, engine)
    except SetupError:
        raise
    except StudioError as error:
        failed = replace(plan, fit=FAILED, notes=(*plan.notes, str(error)))
        return Dubbed(failed.clip(sample_rate), None)
    if cache is not None and kept is None:
        cache.put(take)
    n_samples = samples_of(plan.fit.length_ms, sample_rate)
    sound = clip_sound(take.audio, plan.effects, plan.gain_db, sample_rate, n_samples)
    clip = replace(
        plan.clip(sample_rate),
        n_samples=sound.clip.n_samples,
        tail=sound.tail_place,
        compute_s=take.compute_s,
        cached=kept is not None,
        notes=(*plan.notes, *_clipping_note(take, plan.gain_db)),
    )
    return Dubbed(clip, sound.clip, sound.tail)


def _clipping_note(take: Take, gain_db: float) -> tuple[str, ...]:
    if peak(gained(take.audio, gain_db)) <= 1.0:
        return ()
    return (f"A gain of {gain_db:+g} dB is too much for this line: its loudest samples are bent.",)
