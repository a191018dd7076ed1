"""The manners of a passage's tokens as curves over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from studio.core.audio import Samples
from studio.core.prosody import RANGES, Prosody
from studio.synth.tokens import Token
from studio.text.symbols import kind

RAMP_FRAMES = 9
"""Over which one manner gives way to the next: some 100 ms in frames of 12.5 ms."""
ENDING_FRAMES = 28
"""The last 350 ms of a phrase up to the end of its last vowel: a stressed syllable and what follows it."""
TUNED_RAMP_FRAMES = 3
"""Over which the pitch of one beat that was set by hand gives way to the next: short, since a beat may last no longer
than 50 ms (measured: of 3 semitones, 2.5 are heard on average; 2.4 over 5 frames)."""
AHEAD_FRAMES = 6
"""The sound runs some 75 ms ahead of the tokens."""
TREMOR = np.array([0.25, 0.5, 0.25], np.float32)
"""Jitter moves from cycle to cycle, though not by leaps."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Curves over the contours' frames of 12.5 ms, float32 [F] each."""

    shift_semitones: Samples
    range_scale: Samples
    energy: Samples
    level_db: Samples
    hardness_db: Samples
    breath: Samples
    whisper: Samples
    """0 to 1."""


def controls(
    tokens: Sequence[Token],
    frames: Sequence[int],
    manners: Sequence[Prosody],
    shifts: Sequence[float],
    seed: int,
    tuned: Sequence[float] = (),
) -> Controls:
    """Curves for tokens that last `frames` mel frames (of 25 ms) and are said in `manners`, with F0 `shifts` in
    semitones besides, and with what was set by hand, `tuned`, where each token is heard. `seed` decides the jitter."""
    lengths = 2 * np.array(frames)

    def curve(values: Sequence[float]) -> Samples:
        steps = np.repeat(np.array(values, np.float32), lengths)
        return steps if len(set(values)) == 1 else _smoothed(steps)

    found = {name: curve([getattr(manner, name) for manner in manners]) for name in _CURVES}
    shift = found["pitch_semitones"] + curve(shifts)
    if any(tuned):
        steps = np.repeat(np.array(tuned, np.float32), lengths)
        shift = shift + _smoothed(np.append(steps[AHEAD_FRAMES:], steps[-AHEAD_FRAMES:]), TUNED_RAMP_FRAMES)
    rising = curve([manner.slope_semitones for manner in manners])
    ending = curve([manner.ending_semitones for manner in manners])
    for start, last, end in _phrases(tokens, lengths):
        at = np.arange(start, end, dtype=np.float32).clip(max=last)
        shift[start:end] += rising[start:end] * ((at - start) / max(1, last - start) - 0.5)
        shift[start:end] += ending[start:end] * _ending(last - at)
    jitter = found["jitter_semitones"]
    if jitter.any():
        draws = np.random.Generator(np.random.PCG64([seed, 0x71])).standard_normal(len(shift))
        tremor = np.convolve(draws, TREMOR, "same").astype(np.float32) / np.float32(np.sqrt((TREMOR**2).sum()))
        shift = shift + jitter * np.clip(tremor, -2, 2)
    return Controls(
        shift_semitones=shift,
        range_scale=found["range_scale"],
        energy=found["energy"],
        level_db=found["level_db"],
        hardness_db=found["hardness_db"],
        breath=found["breath"],
        whisper=curve([float(manner.whisper) for manner in manners]),
    )


_CURVES = tuple(
    name
    for name in RANGES
    if name not in ("tempo", "pause_scale", "vowel_scale", "slope_semitones", "ending_semitones")
)


def _phrases(tokens: Sequence[Token], lengths: Iterable[int]) -> list[tuple[int, int, int]]:
    """Stretches of frames between pauses: the first, the last of the last vowel, one past the end."""
    found = []
    start = end = last = position = 0
    for token, length in zip(tokens, lengths, strict=True):
        position += int(length)
        if not token.is_pause:
            end = position
            if kind(token.symbol) == "vowel":
                last = position - 1
        elif token.symbol != " ":
            if end > start:
                found.append((start, last, end))
            start = end = last = position
    if end > start:
        found.append((start, last, end))
    return [(_heard(start), _heard(last), _heard(end)) for start, last, end in found]


def _heard(frame: int) -> int:
    """Where the sound of a token's frame lies."""
    return max(0, frame - AHEAD_FRAMES)


def _ending(left: Samples) -> Samples:
    """1 at the end of a phrase, 0 from ENDING_FRAMES before it on, where `left` frames are left."""
    return np.where(left < ENDING_FRAMES, 0.5 + 0.5 * np.cos(np.pi * left / ENDING_FRAMES), 0).astype(np.float32)


def _smoothed(steps: Samples, ramp_frames: int = RAMP_FRAMES) -> Samples:
    padded = np.pad(steps, ramp_frames // 2, mode="edge")
    return np.convolve(padded, np.full(ramp_frames, 1 / ramp_frames, np.float32), mode="valid").astype(np.float32)
