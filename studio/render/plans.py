"""Script -> what each line will be and how long, before anything is decoded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studio.core.cast import Cast
from studio.core.dictionary import Dictionary
from studio.core.effects import Effects
from studio.core.errors import InputError, UnknownVoice
from studio.core.fit import Fit, FitLimits, Mode
from studio.core.ports import Engine
from studio.core.script import Line, Script
from studio.core.speech import Lang, Plan, Request, VoiceId
from studio.core.timecode import samples_of
from studio.core.timeline import Clip
from studio.render.casting import cast_voices
from studio.render.plan_cache import PlanCache
from studio.render.planning import Outcome, planned
from studio.render.schedule import Scheduled, mode_for, schedule


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What is the same for all lines of a run."""

    lang_of: Callable[[str], Lang]
    """Main language of a text; decides which recommended voice a speaker gets."""
    recommended: Mapping[Lang, Sequence[VoiceId]] = field(default_factory=dict)
    """Voices for speakers without one, per language, the best first."""
    mode: Mode | None = None
    """None: `fill` for a timed script, `free` for untimed text."""
    limits: FitLimits = field(default_factory=FitLimits)
    tempo_step: float = 0.0
    """Timed script in the mode `fill`: how far the tempos of a speaker's neighbouring lines may be apart, as a factor;
    0: as far as they are."""
    total_ms: int | None = None
    """Untimed text only: how long all of it lasts, pauses between the lines included."""
    lang: Lang | None = None
    """Language of all lines whose role names none; None: detected for each line."""
    seed: int = 0
    speak_notes: bool = False
    """Whether sound notes such as (laughs) are read aloud."""
    dictionary: Dictionary = field(default_factory=Dictionary)
    """How the person wants words to be read."""
    jobs: int = 1
    """Threads."""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """One line, ready to be rendered."""

    line: Line
    request: Request
    """With its target length where something is to be spoken."""
    gain_db: float
    """Of its role."""
    effects: Effects
    """Of its role."""
    plan: Plan | None
    """None: the line has failed."""
    fit: Fit
    start_ms: int
    """Where its sound starts."""
    notes: tuple[str, ...]
    """What the person should know, one sentence each."""

    @property
    def natural_ms(self) -> int:
        """The length that the model would choose; 0 where nothing is spoken."""
        return 0 if self.plan is None else self.plan.natural_ms

    @property
    def is_spoken(self) -> bool:
        return self.fit.spoken_ms > 0

    def clip(self, sample_rate: int) -> Clip:
        """The line as far as its plan tells, still without sound; `sample_rate` is that of the sound to come."""
        return Clip(
            line=self.line,
            voice=self.request.voice,
            lang=None if self.plan is None else self.plan.reading.lang,
            start_ms=self.start_ms,
            natural_ms=self.natural_ms,
            fit=self.fit,
            n_samples=0,
            sample_rate=sample_rate,
            compute_s=0.0,
            cached=False,
            notes=self.notes,
        )


def plan_script(
    script: Script,
    engine: Engine,
    cast: Cast,
    options: PlanOptions,
    cache: PlanCache | None = None,
) -> tuple[LinePlan, ...]:
    """Plan every line of `script`, in its order.

    A line that cannot be spoken gets the verdict `failed`. Raises InputError (with one sentence for every
    line that is malformed and every voice that is unknown) also where the mode does not suit the script;
    SetupError.
    """
    mode = mode_for(script, options.mode, options.total_ms)
    requests = _requests(script, engine, cast, options)
    outcomes = planned(requests, engine, cache, options.jobs)
    _refuse_malformed(script.lines, outcomes)
    plans = [outcome if isinstance(outcome, Plan) else None for outcome in outcomes]
    tempos = [cast.role(line.speaker).prosody.tempo for line in script.lines]
    scheduled = schedule(script, plans, tempos, mode, options.total_ms, options.limits, options.tempo_step)
    return tuple(
        LinePlan(
            line=line,
            request=_aimed(request, place.fit, engine.sample_rate),
            gain_db=cast.role(line.speaker).gain_db,
            effects=cast.role(line.speaker).effects,
            plan=plan,
            fit=place.fit,
            start_ms=place.start_ms,
            notes=_notes(line, outcome, place),
        )
        for line, request, outcome, plan, place in zip(script.lines, requests, outcomes, plans, scheduled, strict=True)
    )


def _requests(script: Script, engine: Engine, cast: Cast, options: PlanOptions) -> list[Request]:
    """What to ask for each line, still without a target length."""
    known = [voice.id for voice in engine.voices]
    voices = cast_voices(script, cast, options.lang, options.lang_of, options.recommended, known)
    unknown = [UnknownVoice(voice, known) for voice in dict.fromkeys(voices.values()) if voice not in known]
    if len(unknown) == 1:
        raise unknown[0]
    if unknown:
        raise InputError("\n".join(map(str, unknown)))
    return [_request(line, voices[line.speaker], cast, options) for line in script.lines]


def _request(line: Line, voice: VoiceId, cast: Cast, options: PlanOptions) -> Request:
    role = cast.role(line.speaker)
    return Request(
        text=line.text,
        voice=voice,
        lang=role.lang or options.lang,
        prosody=replace(role.prosody, tempo=1.0),  # the fit alone decides how long it takes
        seed=options.seed,
        speak_notes=options.speak_notes,
        pronunciations=options.dictionary.needed(line.text),
    )


def _refuse_malformed(lines: Sequence[Line], outcomes: Sequence[Outcome]) -> None:
    malformed = [
        f"Line {line.id}: {outcome}"
        for line, outcome in zip(lines, outcomes, strict=True)
        if isinstance(outcome, InputError)
    ]
    if malformed:
        raise InputError("\n".join(malformed))


def _aimed(request: Request, fit: Fit, sample_rate: int) -> Request:
    """The request with its target length; unchanged where nothing is spoken."""
    if fit.spoken_ms == 0:
        return request
    return replace(request, target_samples=samples_of(fit.spoken_ms, sample_rate))


def _notes(line: Line, outcome: Outcome, place: Scheduled) -> tuple[str, ...]:
    found = outcome.reading.notes if isinstance(outcome, Plan) else (str(outcome),)
    return (*line.notes, *found, *place.notes)
