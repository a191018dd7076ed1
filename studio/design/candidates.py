"""A description as voices: blends of stock voices that come near to it, with the controls that do the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from studio.core.errors import InputError
from studio.core.prosody import PLAIN, RANGES, Prosody, together
from studio.core.speech import Lang, Voice, VoiceId
from studio.design.choosing import Measures, Wanted, fitting, leading, measures, ranked, typical
from studio.design.delivery import formants, pitch_step, qualities, steps
from studio.design.describe import Description
from studio.design.naming import suggested_name
from studio.design.notes import Note
from studio.design.targets import AGES, formant_scale, pitch_shift
from studio.voices.recipe import FORMANT_RANGE, Recipe

WIDEST = 1.6
"""Of the F0 range, whatever the words add up to: beyond, a voice leaps between two registers."""
_DRAWS = 16
"""Blends that are drawn for each candidate; the one least like those before it is taken."""
_FORMANT_SPREAD = 0.012
"""How far the formants of candidates differ, at most."""

Weights = dict[VoiceId, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A voice that a description may mean."""

    recipe: Recipe
    name: str
    """A suggestion."""
    lang: Lang
    gender: str
    """f or m."""
    description: Description
    """What it was made from: correct its chips and make candidates anew."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Contradictions and unmet wishes."""
        return self.description.notes


def candidates(
    description: Description,
    voices: Sequence[Voice],
    seed: int = 0,
    count: int = 3,
    lang: Lang | None = None,
    extra: Measures | None = None,
) -> tuple[Candidate, ...]:
    """`count` voices that come near to a description, unlike one another; the same for the same seed.

    `lang`: the language that they shall speak; None: that in which the description is written. `extra`: measures of
    the voices beside those that a `Voice` carries. Without a gender in the description, women and men take turns.
    Raises InputError where there are no voices to blend.
    """
    spoken: Lang = lang or ("zh" if description.lang == "zh" else "en")
    told = measures(voices, spoken)
    for voice, more in (extra or {}).items():
        if voice in told:
            told[voice] |= more
    said = description.value("gender")
    genders = [said] if said else ["f", "m"]
    made: list[Candidate] = []
    timbres: list[Weights] = []
    for i in range(count):
        wanted = Wanted(description, spoken, genders[i % len(genders)])
        drawn = list(_draws(wanted, voices, told, f"{seed}", i // len(genders)))
        timbre, manner, wobble = max(
            drawn, key=lambda draw: min((_apart(draw[0], other) for other in timbres), default=0)
        )
        timbres.append(timbre)
        recipe = _recipe(wanted, timbre, manner, told, wobble)
        made.append(Candidate(recipe, suggested_name(description, i + 1), spoken, wanted.gender, description))
    return tuple(made)


def _draws(
    wanted: Wanted, voices: Sequence[Voice], told: Measures, seed: str, turn: int
) -> Iterator[tuple[Weights, Weights, float]]:
    """Timbre, manner and wobble of the formants. Each turn has another leading voice, while there are good ones."""
    ranking = ranked(wanted, voices, told, seed)
    if not ranking:
        raise InputError("There is no voice to make this one of.")
    first = leading(ranking, wanted.lang)
    lead = first[turn % len(first)]
    rest = [voice for voice in fitting(ranking) if voice != lead][:6]
    # The manner sets the F0: only voices of the language, which stress and pause as it does.
    manners = [voice for voice in first if voice != lead]
    for draw in range(_DRAWS):
        random = Random(f"{seed}/{turn}/{draw}")
        timbre = _blend(lead, rest, random)
        manner = _blend(lead, manners[:3], random)
        yield timbre, manner, _FORMANT_SPREAD * (2 * random.random() - 1)


def _blend(lead: Voice, others: Sequence[Voice], random: Random) -> Weights:
    """Mostly the leading voice, with one or two others."""
    weights: Weights = {lead.id: 0.55 + 0.2 * random.random()}
    pool = list(others)
    rest = 1 - weights[lead.id]
    shares = (rest,) if random.random() < 0.5 or len(pool) < 2 else (0.65 * rest, 0.35 * rest)
    for share in shares:
        if pool:
            # `random.random()` alone is the same in every version of Python.
            weights[pool.pop(int(random.random() * len(pool))).id] = share
    total = sum(weights.values())
    return {voice: round(weight / total, 3) for voice, weight in weights.items()}


def _apart(one: Weights, other: Weights) -> float:
    """How unlike two blends are: 0 the same, 2 without a voice in common."""
    return sum(abs(one.get(voice, 0.0) - other.get(voice, 0.0)) for voice in one.keys() | other.keys())


def _recipe(wanted: Wanted, timbre: Weights, manner: Weights, told: Measures, wobble: float) -> Recipe:
    description = wanted.description
    age = description.value("age")
    sound_pitch = _mean(timbre, told, "pitch")
    scale = formant_scale(age, wanted.gender, None if sound_pitch is None else _hz(sound_pitch))
    least, most = FORMANT_RANGE
    quality = qualities(description)
    prosody = together(
        AGES[age] if age else PLAIN,
        quality,
        steps(description),
        _evened(description, timbre, manner, told),
        _pitched(wanted, _mean(manner, told, "pitch")),
    )
    bounded = replace(prosody, range_scale=min(prosody.range_scale, WIDEST))
    return Recipe(
        timbre,
        manner,
        round(min(max(scale * formants(description) * (1 + wobble), least), most), 3),
        replace(_rounded(bounded), emotion=quality.emotion),
    )


def _pitched(wanted: Wanted, pitch: float | None) -> Prosody:
    """The shift to the F0 that is meant; `pitch` in semitones, None: not measured."""
    if pitch is None:
        return pitch_step(wanted.description)
    description = wanted.description
    return Prosody(
        pitch_semitones=pitch_shift(description.value("age"), wanted.gender, description.step("pitch"), _hz(pitch))
    )


def _evened(description: Description, timbre: Weights, manner: Weights, told: Measures) -> Prosody:
    """What makes a blend as fast, wide and loud as voices are on the whole, on each axis of which something is said:
    so a step means the same of every voice."""
    evened = PLAIN
    rate, usual_rate = _mean(manner, told, "rate"), typical(told, "rate")
    if description.step("speed") and rate and usual_rate:
        evened = replace(evened, tempo=usual_rate / rate)
    width, usual_width = _mean(manner, told, "range"), typical(told, "range")
    if description.step("variation") and width and usual_width:
        evened = replace(evened, range_scale=usual_width / width)
    loudness, usual_loudness = _mean(timbre, told, "loudness"), typical(told, "loudness")
    if description.step("volume") and loudness is not None and usual_loudness is not None:
        evened = replace(evened, level_db=usual_loudness - loudness)
    return evened


def _mean(weights: Mapping[VoiceId, float], told: Measures, name: str) -> float | None:
    """A measure of a blend, as those of its voices in their shares; None where one was not measured."""
    if not all(name in told[voice] for voice in weights):
        return None
    return sum(weight * told[voice][name] for voice, weight in weights.items()) / sum(weights.values())


def _hz(semitones: float) -> float:
    return float(2 ** (semitones / 12))


def _rounded(prosody: Prosody) -> Prosody:
    """With numbers that a person can read."""
    return replace(prosody, **{name: round(getattr(prosody, name), 3) for name in RANGES})
