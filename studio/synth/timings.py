"""Where each phoneme and each word lies in the sound."""

from collections.abc import Sequence
from itertools import groupby

from studio.core.speech import PhonemeTiming, Reading, WordTiming
from studio.synth.model import MEL_HOP
from studio.synth.tokens import Token

AHEAD_SAMPLES = 3 * MEL_HOP
"""The sound runs this far ahead of the tokens that it voices."""


def phoneme_timings(tokens: Sequence[Token], frames: Sequence[int]) -> tuple[PhonemeTiming, ...]:
    """All symbols of a line, punctuation too, framing tokens left out."""
    found = []
    position = 0
    for token, length in zip(tokens, frames, strict=True):
        start, end = (max(0, at * MEL_HOP - AHEAD_SAMPLES) for at in (position, position + length))
        position += length
        if token.symbol:
            found.append(PhonemeTiming(token.symbol, token.word, start, end - start))
    return tuple(found)


def word_timings(reading: Reading, phonemes: Sequence[PhonemeTiming]) -> tuple[WordTiming, ...]:
    """From the first to the last phoneme of each word, without the punctuation behind it."""
    found = []
    for index, group in groupby(phonemes, key=lambda phoneme: phoneme.word):
        word = reading.words[index]
        spoken = list(group)[: len(word.phonemes)]
        if spoken:
            start = spoken[0].start_sample
            found.append(WordTiming(word.text, index, start, spoken[-1].start_sample + spoken[-1].n_samples - start))
    return tuple(found)
