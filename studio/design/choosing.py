"""Which stock voices come nearest to a description."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from random import Random
from statistics import fmean, pstdev

from studio.core.speech import Lang, Voice, VoiceId
from studio.design.describe import Description
from studio.design.targets import PITCHES_HZ
from studio.design.timbres import TIMBRES

Measures = Mapping[VoiceId, Mapping[str, float]]
"""Of each voice: `pitch` in semitones, `loudness` in LUFS, `range` in semitones, `rate` in syllables per second, and
whatever else was measured: a timbre may want it (timbres.py)."""

HEARD: Measures = {
    VoiceId("af_nicole"): {"breath": 2.5},
    VoiceId("am_santa"): {"old": 2.0},
    VoiceId("em_santa"): {"old": 2.0},
    VoiceId("pm_santa"): {"old": 2.0},
}
"""What is known of stock voices without a measure, in standard deviations: Nicole whispers, and the Santas are old."""

_FOREIGN = -2.5
"""Score of a voice that was made for another language: it brings an accent along."""
_OTHER_ACCENT = -1.5
_WOMAN_FOR_BOY = -1.0
_PITCH = 0.4
"""Taken off for each semitone from the F0 that is meant."""
_WANTED = 0.7
"""For each standard deviation of a measure that is wanted."""
_NOISE = 1.2
"""The seed's share."""
_NEAR = 2.5
"""Voices that score less than the best by more than this are not taken for the main part."""
_FAR = 5.0
"""Nor for any part."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose kind of voice is looked for."""

    description: Description
    lang: Lang
    gender: str


def measures(voices: Iterable[Voice], lang: Lang) -> dict[VoiceId, dict[str, float]]:
    """What is told of voices; without what was not measured."""
    found: dict[VoiceId, dict[str, float]] = {}
    for voice in voices:
        of_voice = {"pitch": 12 * log2(voice.pitch_hz)} if voice.pitch_hz > 0 else {}
        if voice.range_semitones > 0:
            of_voice["range"] = voice.range_semitones
        if voice.loudness_lufs is not None:
            of_voice["loudness"] = voice.loudness_lufs
        if lang in voice.rates:
            of_voice["rate"] = voice.rates[lang]
        found[voice.id] = of_voice
    return found


def typical(told: Measures, name: str) -> float | None:
    """The mean of a measure over all voices of which it was taken."""
    values = [of_voice[name] for of_voice in told.values() if name in of_voice]
    return fmean(values) if values else None


def ranked(wanted: Wanted, voices: Sequence[Voice], told: Measures, seed: str) -> list[tuple[float, Voice]]:
    """All voices that will do, the best first, with their scores; seeds differ in the order of those that are close."""
    deviations = _deviations(voices, told)
    scored = []
    for voice in sorted(voices, key=lambda voice: voice.id):
        score = _score(wanted, voice, told.get(voice.id, {}), deviations[voice.id])
        if score is not None:
            scored.append((score + _NOISE * Random(f"{seed}/{voice.id}").random(), voice))
    return sorted(scored, key=lambda entry: (-entry[0], entry[1].id))


def leading(ranking: Sequence[tuple[float, Voice]], lang: Lang) -> list[Voice]:
    """Those fit for the main part: of the language, and close to the best."""
    native = [(score, voice) for score, voice in ranking if is_native(voice, lang)] or list(ranking)
    return [voice for score, voice in native if score >= native[0][0] - _NEAR]


def fitting(ranking: Sequence[tuple[float, Voice]]) -> list[Voice]:
    """Those fit for any part."""
    return [voice for score, voice in ranking if score >= ranking[0][0] - _FAR]


def is_native(voice: Voice, lang: Lang) -> bool:
    """Whether it was made for the language."""
    return voice.lang.lower().startswith(lang)


def _score(wanted: Wanted, voice: Voice, told: Mapping[str, float], deviations: Mapping[str, float]) -> float | None:
    """None for a voice that will not do at all."""
    description = wanted.description
    age, accent = description.value("age"), description.value("accent")
    score = 0.0
    if voice.gender != wanted.gender:
        if age != "child" or wanted.gender != "m":
            return None
        score += _WOMAN_FOR_BOY
    if not is_native(voice, wanted.lang):
        score += _FOREIGN
    elif accent is not None and voice.lang != accent:
        score += _OTHER_ACCENT
    step = description.step("pitch")
    if "pitch" in told and (age is not None or step is not None):
        target = 12 * log2(PITCHES_HZ[age or "young", wanted.gender][(step or 3) - 1])
        score -= _PITCH * abs(told["pitch"] - target)
    if age == "old":
        score += deviations.get("old", 0.0)
    for name, amount in description.amounts("timbre").items():
        wants = TIMBRES[name].wants
        score += _WANTED * amount * sum(weight * deviations.get(measure, 0.0) for measure, weight in wants.items())
    return score


def _deviations(voices: Sequence[Voice], told: Measures) -> dict[VoiceId, dict[str, float]]:
    """Every measure as standard deviations from the mean of the voices of the same gender."""
    deviations: dict[VoiceId, dict[str, float]] = {voice.id: dict(HEARD.get(voice.id, {})) for voice in voices}
    names = {name for of_voice in told.values() for name in of_voice}
    for gender in ("f", "m"):
        alike = [voice.id for voice in voices if voice.gender == gender]
        for name in sorted(names):
            values = {voice: told[voice][name] for voice in alike if name in told.get(voice, {})}
            spread = pstdev(values.values()) if len(values) > 1 else 0.0
            if spread > 0:
                middle = fmean(values.values())
                for voice, value in values.items():
                    deviations[voice][name] = (value - middle) / spread
    return deviations
