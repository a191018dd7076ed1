"""The manner of a reference recording, as controls for any other voice: how it is said, and nothing of who says it.

Everything is taken relative to something that the manner does not move:

- F0 level: against the speaker's own base (see melody.py), from which a livelier manner makes the voice go further up
  by as much as it widens the range (Traunmüller & Eriksson 1995). So a sad child lowers the voice of a man. A speaker
  who raises the base itself, in fear, say, is not known to do so from one recording.
- Range, contour, tempo, pauses: against what the plain reading of our own voices has.
- Effort: the level of a recording is that of its microphone, so effort is told by what else it does to a voice: the
  louder, the stronger is what lies above 1 kHz (Nordenberg & Sundberg 2004, Effect on LTAS of vocal loudness variation,
  Logoped. Phoniatr. Vocol. 29(4)). A microphone and a throat colour that, too, so only a part of the difference counts.
- Breath: only where it is beyond that of plain voices, of which some are breathy by themselves.

Unsteadiness of F0 (jitter) tells more of the speaker than of the manner, and is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.analysis.measure import Measures
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Lang


@dataclass(frozen=True, slots=True)
class PlainReading:
    """What the stock voices of a language measure when they read plainly: medians."""

    rate: float
    """Syllables per second of speech."""
    range_semitones: float
    slope_semitones: float
    ending_semitones: float
    pause_ms: float
    balance_db: float


PLAIN_READINGS: Mapping[Lang, PlainReading] = {
    "zh": PlainReading(
        rate=5.31,
        range_semitones=10.7,
        slope_semitones=-4.11,
        ending_semitones=-3.14,
        pause_ms=234,
        balance_db=-11.2,
    ),
    "en": PlainReading(
        rate=5.01,
        range_semitones=10.7,
        slope_semitones=-8.39,
        ending_semitones=-3.06,
        pause_ms=264,
        balance_db=-11.1,
    ),
}
"""Printed by packaging/measure_voices.py. Other languages are read like English, which has no tones either."""
BREATHY = 0.4
"""Breathiness that nine of ten stock voices stay below; a full breath lies 0.3 above it."""
FULL_BREATH = 0.3

SHORTEST_MS = 500
"""Less speech than this tells nothing."""
SURE_MS = 3000
"""From this much speech on range and tempo no longer depend on the words."""
NOISY_DB = 20.0
"""Speech above noise: with less, the noise colours the voice."""
WHISPERED = 0.1
"""Share of voiced speech below which it is a whisper."""

_EFFORT = 0.75
"""Of the difference in balance that counts as effort. Hardness moves the measured balance by two thirds of itself."""
_ENERGY = 0.08
"""Per dB of effort, as in core/expression.py."""
_SHAPE = 0.6
"""Of the difference in slope and ending: a recording has few phrases, whose words decide them, too."""
_LIMITS: Mapping[str, tuple[float, float]] = {
    "tempo": (0.7, 1.4),
    "pitch_semitones": (-6.0, 6.0),
    "range_scale": (0.4, 1.8),
    "slope_semitones": (-5.0, 5.0),
    "ending_semitones": (-6.0, 6.0),
    "pause_scale": (0.5, 2.5),
    "hardness_db": (-5.0, 5.0),
    "level_db": (-5.0, 5.0),
    "energy": (-0.5, 0.5),
    "breath": (0.0, 0.8),
}
"""What still sounds like the voice that it is put on."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a recording gives to another voice."""

    prosody: Prosody
    notes: tuple[str, ...] = ()
    """What could not be told, and why; one sentence each."""


def manner_of(measures: Measures, lang: Lang | None = None) -> Carried:
    """The manner of a recording of one voice; `lang`: what it speaks, None: not known."""
    if measures.speech_ms < SHORTEST_MS or not measures.rate:
        return Carried(PLAIN, ("There is hardly any speech in the recording, so nothing was taken from it.",))
    plain = PLAIN_READINGS.get(lang or "en", PLAIN_READINGS["en"])
    notes = []
    if measures.speech_ms < SURE_MS:
        notes.append(
            f"The recording has {measures.speech_ms / 1000:.1f} s of speech: its range and tempo are only sure "
            f"from {SURE_MS // 1000} s on."
        )
    found = _timing(measures, plain)
    if not measures.pause_ms:
        notes.append("The recording has no pause, so pauses keep their length.")
    if measures.voiced_share < WHISPERED:
        notes.append("The recording has no voice to speak of, so it is taken for a whisper, without a melody.")
        return Carried(Prosody(**_bounded(found), whisper=True), tuple(notes))
    found |= _melody(measures, plain)
    if measures.snr_db < NOISY_DB:
        notes.append("The recording is noisy, so how hard or breathy the voice is could not be told.")
    else:
        found |= _colour(measures, plain)
    return Carried(Prosody(**_bounded(found)), tuple(notes))


def _timing(measures: Measures, plain: PlainReading) -> dict[str, float]:
    tempo = measures.rate / plain.rate
    # A faster reading has shorter pauses anyway.
    return {"tempo": tempo, "pause_scale": measures.pause_ms / plain.pause_ms * tempo if measures.pause_ms else 1.0}


def _melody(measures: Measures, plain: PlainReading) -> dict[str, float]:
    """What a wider range does to the plain contour is no part of slope and ending."""
    melody = measures.melody
    scale = _within("range_scale", melody.range_semitones / plain.range_semitones)
    slope = melody.slope_semitones - plain.slope_semitones * scale
    # A contour that is tilted as a whole ends half a tilt above its middle.
    ending = melody.ending_semitones - plain.ending_semitones * scale - slope / 2
    return {
        "pitch_semitones": melody.lift_semitones * (1 - 1 / scale),
        "range_scale": scale,
        "slope_semitones": _SHAPE * slope,
        "ending_semitones": _SHAPE * ending,
    }


def _colour(measures: Measures, plain: PlainReading) -> dict[str, float]:
    effort_db = _EFFORT * (measures.balance_db - plain.balance_db)
    return {
        "hardness_db": effort_db,
        "level_db": effort_db,
        "energy": _ENERGY * effort_db,
        "breath": (measures.breathiness - BREATHY) / FULL_BREATH,
    }


def _bounded(found: Mapping[str, float]) -> dict[str, Any]:
    return {name: _within(name, number) for name, number in found.items()}


def _within(name: str, number: float) -> float:
    least, most = _LIMITS[name]
    return min(max(number, least), most)
