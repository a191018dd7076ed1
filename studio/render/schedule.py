"""How each line of a script is made to fit, and when it starts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.core.errors import InputError
from studio.core.fit import FAILED, Fit, FitLimits, Mode, fit_line, room_after, shared_out
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.core.smoothing import Single, are_neighbours, evened
from studio.core.speech import Plan
from studio.core.timeline import overlaps, pauses, placed


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One line in time."""

    fit: Fit
    start_ms: int
    """Where its sound starts."""
    notes: tuple[str, ...] = ()
    """Which lines it runs into, and from which its tempo still leaps."""


def mode_for(script: Script, mode: Mode | None, total_ms: int | None) -> Mode:
    """`mode`, or what suits the script where none is given. Raises InputError where they do not agree."""
    if script.is_timed:
        if total_ms is not None:
            raise InputError("A total length can only be given to text without times; this script has its own.")
        return mode or "fill"
    if total_ms is None:
        if mode not in (None, "free"):
            raise InputError(f"The fit mode {mode!r} needs times to fit into, and this text has none; use 'free'.")
        return "free"
    if mode not in (None, "exact"):
        raise InputError(f"The fit mode {mode!r} does not go with a total length; leave one of them out.")
    return "exact"


def schedule(
    script: Script,
    plans: Sequence[Plan | None],
    tempos: Sequence[float],
    mode: Mode,
    total_ms: int | None,
    limits: FitLimits,
    tempo_step: float = 0.0,
) -> tuple[Scheduled, ...]:
    """Fit and place every line of `script`; a line without a plan has failed.

    A timed script stays at its cues; in the mode `fill` the tempos of a speaker's neighbouring lines are brought within
    `tempo_step`, unless that is 0. Lines of untimed text follow one another: in the mode `free` each at its
    own length and tempo, else so that all of them last `total_ms`, which raises InputError where that leaves
    no time to speak.
    """
    if script.is_timed:
        return _at_cues(script.lines, plans, tempos, mode, limits, tempo_step)
    slots_ms = [0] * len(plans) if total_ms is None else _shares(script.lines, plans, total_ms)
    fits = [
        _fit(plan, slot_ms, None, mode, limits, tempo)
        for plan, slot_ms, tempo in zip(plans, slots_ms, tempos, strict=True)
    ]
    lengths_ms = [fit.length_ms for fit in fits]
    starts_ms = placed(lengths_ms, pauses(lengths_ms, [line.gap_ms for line in script.lines]))
    return tuple(Scheduled(fit, start_ms) for fit, start_ms in zip(fits, starts_ms, strict=True))


def _shares(lines: Sequence[Line], plans: Sequence[Plan | None], total_ms: int) -> Sequence[int]:
    natural_ms = [0 if plan is None else plan.natural_ms for plan in plans]
    return shared_out(total_ms, natural_ms, pauses(natural_ms, [line.gap_ms for line in lines]))


def _at_cues(
    lines: Sequence[Line],
    plans: Sequence[Plan | None],
    tempos: Sequence[float],
    mode: Mode,
    limits: FitLimits,
    tempo_step: float,
) -> tuple[Scheduled, ...]:
    cues = [line.cue for line in lines if line.cue is not None]
    starts_ms = [cue.start_ms for cue in cues]
    gaps_ms = [later - max(cue.start_ms, cue.end_ms) for cue, later in zip(cues, starts_ms[1:], strict=False)]
    fits = [
        _fit(plan, cue.slot_ms, gap_ms, mode, limits, tempo)
        for plan, cue, gap_ms, tempo in zip(plans, cues, [*gaps_ms, None], tempos, strict=True)
    ]
    notes: list[tuple[str, ...]] = [()] * len(lines)
    if tempo_step and mode == "fill":
        for run in _runs(lines, cues, fits):
            singles = [
                _single(plans[i], fits[i], cues[i], gaps_ms[i] if i < len(gaps_ms) else None, limits) for i in run
            ]
            for i, fit in zip(run, evened(singles, tempo_step, limits), strict=True):
                fits[i] = fit
                if fit.jump is not None:
                    notes[i] = (_jump_note(fit.jump),)
    for overlap in overlaps(starts_ms, [fit.length_ms for fit in fits]):
        if fits[overlap.first].length_ms > cues[overlap.first].slot_ms:
            notes[overlap.first] += (f"It runs {overlap.ms} ms into line {lines[overlap.second].id}.",)
    return tuple(Scheduled(*parts) for parts in zip(fits, starts_ms, notes, strict=True))


def _runs(lines: Sequence[Line], cues: Sequence[Cue], fits: Sequence[Fit]) -> Iterator[list[int]]:
    """Indices of lines that are spoken, each of one speaker's and within hearing of the one before it."""
    runs: dict[SpeakerId, list[int]] = {}
    for i, line in enumerate(lines):
        if fits[i].spoken_ms == 0:
            continue
        run = runs.setdefault(line.speaker, [])
        if run and not are_neighbours(cues[run[-1]].start_ms + cues[run[-1]].slot_ms, cues[i].start_ms):
            yield run
            run = runs[line.speaker] = []
        run.append(i)
    yield from runs.values()


def _single(plan: Plan | None, fit: Fit, cue: Cue, gap_ms: int | None, limits: FitLimits) -> Single:
    assert plan is not None, "what is spoken has a plan"
    return Single(fit, plan.natural_ms, plan.shortest_ms, cue.slot_ms, room_after(gap_ms, limits))


def _jump_note(jump: float) -> str:
    if jump > 1:
        return f"It is spoken {jump:.2f} times as fast as the speaker's line before it: slots and gaps allow no less."
    return f"The speaker's line before it is spoken {1 / jump:.2f} times as fast: slots and gaps allow no less."


def _fit(plan: Plan | None, slot_ms: int, gap_ms: int | None, mode: Mode, limits: FitLimits, tempo: float) -> Fit:
    if plan is None:
        return FAILED
    syllables = plan.reading.syllables
    return fit_line(plan.natural_ms, plan.shortest_ms, syllables, slot_ms, gap_ms, mode, limits, tempo)
