"""The presets that come with the house: each emotion by itself, and mixtures that scripts ask for often."""

from collections.abc import Mapping

from studio.core.emotion import EMOTIONS, Emotion
from studio.core.prosody import Prosody
from studio.project.presets import Preset

_EMOTION_SHARE = 0.8
"""Of a preset that is one emotion: what is more than this is for single outbursts."""

_MIXED: Mapping[str, Prosody] = {
    "Tired": Prosody(tempo=0.9, energy=-0.2, breath=0.15, pause_scale=1.2, emotion=Emotion(melancholic=0.6, calm=0.3)),
    "Holding back tears": Prosody(
        range_scale=0.9, pause_scale=1.2, jitter_semitones=0.1, emotion=Emotion(sad=0.6, afraid=0.15)
    ),
    "Whispered secret": Prosody(tempo=0.95, energy=-0.3, pause_scale=1.1, whisper=True),
    "Tender": Prosody(hardness_db=-2.0, breath=0.15, emotion=Emotion(happy=0.25, calm=0.6)),
    "Excited": Prosody(tempo=1.05, emotion=Emotion(happy=0.7, surprised=0.3)),
    "Cold anger": Prosody(
        tempo=0.92, pitch_semitones=-1.5, range_scale=0.75, pause_scale=1.2, emotion=Emotion(angry=0.5, disgusted=0.2)
    ),
    "Panic": Prosody(tempo=1.08, pause_scale=0.8, breath=0.1, emotion=Emotion(afraid=0.8, surprised=0.2)),
    "Sarcastic": Prosody(
        tempo=0.95, range_scale=1.2, vowel_scale=1.08, ending_semitones=-1.0, emotion=Emotion(disgusted=0.4, happy=0.2)
    ),
    "Commanding": Prosody(
        pitch_semitones=-0.5, energy=0.3, ending_semitones=-1.5, level_db=2.0, emotion=Emotion(angry=0.25)
    ),
}


def _single(name: str) -> Preset:
    return Preset(name.capitalize(), Prosody(emotion=Emotion(**{name: _EMOTION_SHARE})))


BUILT_IN: tuple[Preset, ...] = (
    *map(_single, EMOTIONS),
    *(Preset(name, prosody) for name, prosody in _MIXED.items()),
)
"""Their names are those that projects keep; the window shows them in its language."""
