"""A manner of speaking from all the ways of asking for it."""

from dataclasses import dataclass, replace
from pathlib import Path

from studio.analysis.measure import Measures, measured
from studio.analysis.recording import load
from studio.analysis.reference import Carried, manner_of
from studio.core.emotion import EMOTIONS, NO_EMOTION, Emotion, parse_emotion
from studio.core.errors import InputError
from studio.core.prosody import PLAIN, Prosody, VoiceId, scaled, together
from studio.core.speech import Lang
from studio.design.describe import Description
from studio.design.feeling import feeling


@dataclass(frozen=True, slots=True)
class Manner:
    """What was asked for."""

    emotion: Emotion = NO_EMOTION
    felt: Prosody = PLAIN
    """What a sentence says of the manner, with its emotion."""
    heard: Measures | None = None
    """Of a recording whose manner is taken."""
    share: float = 1.0
    """How much of all these shows, 0 to 1."""
    voice: VoiceId | None = None
    """Whose manner is taken."""
    controls: Prosody = PLAIN
    """On top of all that, whole."""
    notes: tuple[str, ...] = ()
    """What the person should know of it, one sentence each."""

    def spoken(self, lang: Lang) -> Carried:
        """The manner, and what the person should know of it. `lang` is taken for the recording's: languages differ in
        what is plain."""
        carried = Carried(PLAIN) if self.heard is None else manner_of(self.heard, lang)
        numbers = scaled(together(carried.prosody, self.felt), self.share)
        mixed = Emotion(**{name: getattr(self.emotion, name) or getattr(self.felt.emotion, name) for name in EMOTIONS})
        emotion = NO_EMOTION if mixed.is_plain else replace(mixed, strength=self.share)
        prosody = replace(numbers, emotion=emotion, manner_voice=self.voice)
        return Carried(on_top(prosody, self.controls), (*self.notes, *carried.notes))


def manner(
    emotion: str | None = None,
    sentence: str | None = None,
    reference: Path | None = None,
    strength: float | None = None,
    voice: str | None = None,
) -> Manner:
    """All at once: a mixture of emotions (`angry=0.7,sad=0.2`), a sentence about the manner, a recording of it, how
    much of these three shows (0 to 1), and a voice whose manner is taken.

    Where sentence and mixture name the same emotion, the mixture holds. Raises InputError.
    """
    felt, notes = (PLAIN, ()) if sentence is None else _felt(sentence)
    return Manner(
        emotion=NO_EMOTION if emotion is None else parse_emotion(emotion),
        felt=felt,
        heard=None if reference is None else measured(load(reference).audio),
        share=1.0 if strength is None else strength,
        voice=None if voice is None else VoiceId(voice),
        notes=notes,
    )


def on_top(below: Prosody, above: Prosody) -> Prosody:
    """Both at once; of emotions and manner voices those of `above`, where it has any."""
    return replace(together(below, above), emotion=below.emotion if above.emotion.is_plain else above.emotion)


def understood(description: Description) -> tuple[str, ...]:
    """What was understood of a description, what was not, and what cannot be, in sentences."""
    found = []
    if description.chips:
        found.append(f"Understood: {', '.join(str(chip.label) for chip in description.chips)}.")
    if description.unknown:
        found.append(f"Not understood: {', '.join(description.unknown_words)}.")
    return (*found, *map(str, description.notes))


def _felt(sentence: str) -> tuple[Prosody, tuple[str, ...]]:
    found = feeling(sentence)
    if not found.description.chips:
        raise InputError(f"Nothing in {sentence!r} says how to speak; try words like tired, cheerful or trembling.")
    return found.prosody, understood(found.description)
