"""What makes an utterance unfit to learn from, in sentences."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from studio.training.example import MEL_HOP, SAMPLE_RATE, STYLE, Example

N_SYMBOLS = 178
CLIPPED_RUN = 4
"""So many samples in a row at full scale are no peak, but one that was cut off."""
FULL_SCALE = 32_767
QUIETEST_PEAK = 330
"""-40 dB: below that there is no speech."""
SHORTEST_S = 0.2
LONGEST_S = 30.0


def fault(example: Example) -> str:
    """What is wrong with it, as the end of a sentence; empty where nothing is."""
    return next((found for check in CHECKS if (found := check(example))), "")


def named(example: Example, found: str) -> str:
    """The whole sentence."""
    text = example.prompt.text
    quoted = f" ({text if len(text) <= 40 else text[:39] + '…'})" if text.strip() else ""
    return f"Utterance {example.prompt.number}{quoted} was left out: {found}."


def _rate(example: Example) -> str:
    if example.sample_rate == SAMPLE_RATE:
        return ""
    return f"it has {example.sample_rate:,} samples per second, not {SAMPLE_RATE:,}"


def _text(example: Example) -> str:
    if not example.prompt.text.strip():
        return "its text is missing"
    return "" if example.prompt.phonemes.strip() else "its phonemes are missing"


def _tokens(example: Example) -> str:
    tokens, phonemes = example.tokens, example.prompt.phonemes
    if len(tokens) != len(phonemes) + 2:
        return f"it has {len(tokens)} tokens for {len(phonemes)} phonemes and the two that frame them"
    strange = tokens[(tokens < 0) | (tokens >= N_SYMBOLS)]
    return f"it has a token {strange[0]}, which the model does not know" if len(strange) else ""


def _lengths(example: Example) -> str:
    for name, values in (("natural lengths", example.natural), ("lengths", example.frames)):
        if len(values) != len(example.tokens):
            return f"it has {len(values)} {name} for {len(example.tokens)} tokens"
    if (example.frames < 0).any():
        return "one of its lengths is below zero"
    if len(example.samples) != example.mel_frames * MEL_HOP:
        return f"its {example.mel_frames} mel frames do not last {len(example.samples):,} samples"
    if len(example.style) != STYLE:
        return f"its style has {len(example.style)} numbers, not {STYLE}"
    for name in ("f0", "energy", "plain_f0", "plain_energy"):
        if len(getattr(example, name)) != 2 * example.mel_frames:
            return f"its {name} has {len(getattr(example, name))} values for {example.mel_frames} mel frames"
    return ""


def _finite(example: Example) -> str:
    for name in ("natural", "f0", "energy", "plain_f0", "plain_energy", "style"):
        if not np.isfinite(getattr(example, name)).all():
            return f"its {name} holds numbers that are not finite"
    return ""


def _duration(example: Example) -> str:
    if SHORTEST_S <= example.seconds <= LONGEST_S:
        return ""
    return f"it lasts {example.seconds:.1f} s; what is learnt from lasts {SHORTEST_S:g} to {LONGEST_S:g} s"


def _loudness(example: Example) -> str:
    peak = int(np.abs(example.samples.astype(np.int32)).max())
    if peak < QUIETEST_PEAK:
        return "there is no speech in it, only silence"
    run = longest_run(np.abs(example.samples.astype(np.int32)) >= FULL_SCALE)
    return f"it is clipped: {run} samples in a row stand at full scale" if run >= CLIPPED_RUN else ""


def longest_run(marked: npt.NDArray[np.bool_]) -> int:
    """Of how many True in a row the longest run is."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))


CHECKS: tuple[Callable[[Example], str], ...] = (_rate, _text, _tokens, _lengths, _finite, _duration, _loudness)
"""In this order: later ones rely on earlier ones."""
