"""What an emotion does to a voice: each of the eight as a manner of speaking.

The directions are those on which studies of emotional speech agree: Banse & Scherer 1996 (Acoustic profiles in vocal
emotion expression, J. Pers. Soc. Psychol. 70(3), table 6: F0 level and range, energy, rate, and the balance of energy
above and below 1 kHz, for 14 emotions) and Juslin & Laukka 2003 (Communication of emotions in vocal expression and
music performance, Psychol. Bull. 129(5), tables 7 and 11: rate, intensity, F0 level, variability and contour,
high-frequency energy, jitter, pauses, articulation). The sizes are ours, for full strength, bounded so that the words
stay right; docs/voices.md shows what is measured of them.
"""

from collections.abc import Mapping
from functools import lru_cache

from studio.core.emotion import Emotion, EmotionName
from studio.core.prosody import Prosody, scaled, together

EXPRESSIONS: Mapping[EmotionName, Prosody] = {
    # Elated joy: F0 higher and wider, livelier, louder, brighter; contours rise.
    "happy": Prosody(
        tempo=1.09,
        pitch_semitones=2.0,
        range_scale=1.25,
        energy=0.2,
        slope_semitones=0.5,
        ending_semitones=0.5,
        pause_scale=0.85,
        level_db=2.5,
        hardness_db=2.0,
    ),
    # Hot anger: louder and harder above all (energy above 1 kHz), faster, F0 higher and wider, contours fall.
    "angry": Prosody(
        tempo=1.1,
        pitch_semitones=1.5,
        range_scale=1.3,
        energy=0.4,
        slope_semitones=-1.5,
        ending_semitones=-1.0,
        pause_scale=0.75,
        vowel_scale=0.93,
        level_db=5.0,
        hardness_db=5.0,
        jitter_semitones=0.1,
    ),
    # Sadness, near tears: slow, soft, narrow and falling, with long pauses and little high-frequency energy.
    "sad": Prosody(
        tempo=0.82,
        pitch_semitones=-1.0,
        range_scale=0.6,
        energy=-0.35,
        slope_semitones=-1.5,
        ending_semitones=-0.5,
        pause_scale=1.3,
        vowel_scale=1.06,
        level_db=-4.5,
        hardness_db=-3.0,
        breath=0.3,
        jitter_semitones=0.12,
    ),
    # Fear: F0 high and unsteady but not wide, fast, thin, breathless.
    "afraid": Prosody(
        tempo=1.16,
        pitch_semitones=4.0,
        range_scale=0.85,
        energy=-0.1,
        slope_semitones=1.0,
        ending_semitones=0.5,
        pause_scale=0.9,
        level_db=-0.5,
        hardness_db=1.0,
        breath=0.35,
        jitter_semitones=0.35,
    ),
    # Disgust: slow and low, drawn-out vowels, falling steeply to the end, with a creak.
    "disgusted": Prosody(
        tempo=0.91,
        pitch_semitones=-2.0,
        range_scale=1.2,
        slope_semitones=-2.0,
        ending_semitones=-2.0,
        vowel_scale=1.15,
        level_db=1.0,
        hardness_db=2.5,
        jitter_semitones=0.2,
    ),
    # Dejection: low and level, slow, with long pauses; the voice is whole, though, unlike in sadness.
    "melancholic": Prosody(
        tempo=0.9,
        pitch_semitones=-3.0,
        range_scale=0.75,
        energy=-0.15,
        slope_semitones=-0.8,
        pause_scale=1.5,
        level_db=-1.5,
        hardness_db=-1.5,
        breath=0.1,
    ),
    # Surprise: F0 high, very wide, and rising towards the end.
    "surprised": Prosody(
        pitch_semitones=2.5,
        range_scale=1.3,
        energy=0.15,
        slope_semitones=2.5,
        ending_semitones=8.0,
        level_db=1.5,
        hardness_db=0.5,
        breath=0.1,
    ),
    # Calm: near the plain reading, a little lower, slower, softer and more even.
    "calm": Prosody(
        tempo=0.95,
        pitch_semitones=-0.7,
        range_scale=0.85,
        energy=-0.1,
        pause_scale=1.15,
        level_db=-1.0,
        hardness_db=-1.0,
    ),
}
"""At strength 1."""


def expressed(emotion: Emotion) -> Prosody:
    """The manner that a mixture of emotions comes down to."""
    return together(*(scaled(EXPRESSIONS[name], share) for name, share in emotion.shares.items()))


@lru_cache(maxsize=256)  # asked with every key
def pace(emotion: Emotion) -> float:
    """Factor by which an emotion is spoken faster."""
    return expressed(emotion).tempo


def delivery(*manners: Prosody) -> Prosody:
    """All manners at once, their emotions told by the controls. It has no emotion left."""
    return together(*(part for manner in manners for part in (expressed(manner.emotion), manner)))
