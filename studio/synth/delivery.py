"""How each word of a line is said: the voice's own manner, the line's, and that of the marks round the word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from studio.core.expression import delivery
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Voice, Word
from studio.synth.tokens import Token
from studio.text.symbols import kind

EMPHASIS = Prosody(tempo=0.82, pitch_semitones=1.5, range_scale=1.2, energy=0.2, level_db=2.5, hardness_db=1.0)
"""Stress: higher, longer and louder (Terken 1991, Fundamental frequency and perceived prominence, JASA 89(4))."""
WHISPER = Prosody(whisper=True)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The manners of a line, their emotions told by the controls."""

    line: Prosody
    """Of all that belongs to no word."""
    words: tuple[Prosody, ...]
    formant_scale: float
    """Of the voice."""

    def of(self, token: Token) -> Prosody:
        return self.line if token.word < 0 else self.words[token.word]

    def stretch(self, token: Token) -> float:
        """Factor of the token's natural length."""
        if not token.symbol:
            # Silence around the text: held for longer the network fills it with a sound, shorter it swallows a word.
            return 1.0
        manner = self.of(token)
        scale = 1 / manner.tempo
        if token.is_pause:
            return scale * manner.pause_scale
        return scale * (manner.vowel_scale if kind(token.symbol) == "vowel" else 1)

    @property
    def is_filtered(self) -> bool:
        """Whether it asks for what the decoder cannot do."""
        return self.formant_scale != 1 or any(
            manner.whisper or manner.breath or manner.hardness_db or manner.level_db
            for manner in (self.line, *self.words)
        )


def delivered(words: Sequence[Word], voice: Voice, manner_voice: Voice | None, prosody: Prosody) -> Delivery:
    """The delivery of a line. The emotion of a mark stands in place of the line's.

    The line's own tempo is left out: it is for lines without a target length, and stretches the whole plan.
    """
    prosody = replace(prosody, tempo=1.0)
    line = _manner(voice, manner_voice, prosody)
    found = []
    for word in words:
        manner = line
        if not word.emotion.is_plain:
            manner = _manner(voice, manner_voice, replace(prosody, emotion=word.emotion))
        marks = [mark for mark, is_marked in ((EMPHASIS, word.emphasis), (WHISPER, word.whisper)) if is_marked]
        found.append(delivery(manner, *marks) if marks else manner)
    return Delivery(line, tuple(found), voice.formant_scale)


def _manner(voice: Voice, manner_voice: Voice | None, prosody: Prosody) -> Prosody:
    """Another voice's manner comes in that voice's register: F0 is shifted to that of the one who speaks."""
    register = PLAIN
    if manner_voice is not None and voice.pitch_hz and manner_voice.pitch_hz:
        register = Prosody(pitch_semitones=12 * log2(voice.pitch_hz / manner_voice.pitch_hz))
    return delivery(voice.prosody, register, prosody)
