"""From a recording to an example: what the teacher would have told of it, had it been the one who spoke.

The teacher says the same text, and what it says is aligned with the recording: that gives the length of each token. F0
is measured in the recording. The teacher's energy is, up to a straight line, the logarithm of the power in its own mel
spectrogram (correlation 0.94 to 0.98 in 12 utterances), so that this line, found in what it said here, turns the power
of the recording into an energy.
"""

import numpy as np
import numpy.typing as npt
import torch

from studio.analysis.level import Loudness, loudness
from studio.analysis.recording import Recording, at_rate
from studio.core.audio import Audio, Samples, gained, peak
from studio.core.pitch import HOP_MS, f0_hz
from studio.synth.draft.spectrum import log_mel
from studio.synth.draft.student import AHEAD_FRAMES, SILENT_HZ
from studio.synth.edges import CLOSING_FRAMES, LEAD_FRAMES
from studio.training.alignment import Alignment, aligned
from studio.training.checking import fault, longest_run
from studio.training.example import MEL_HOP, SAMPLE_RATE, Example
from studio.training.recordings import Unfit

LEVEL_DB = -24.0
"""At which the teacher speaks, within 2 dB."""
HIGHEST_PEAK = 0.99
LEAD_MS = 100
"""Before the first sound, as the teacher has it..."""
TAIL_MS = 150
"""... and after the last."""
FASTEST, SLOWEST = 0.5, 2.0
"""Length of a recording against what the teacher says: beyond these it is not the same text."""
MOST_UNLIKE = 0.85
"""Most that `Alignment.likeness` may be. Readers with their own texts: 0.77 to 0.85, with others as long: 0.92 to 1.0.
(The teacher itself in two voices: up to 0.77 and, in 23 of 24 wrong pairs, 0.86 or more.)"""
LEAST_TOGETHER = 0.62
"""Least that `Alignment.together` may be. Whole recordings: 0.68 and more; those that lack a third: up to 0.60."""
MOST_SWALLOWED = 4
"""More tokens in a row that last no half mel frame are missing from it: up to 1 in whole recordings, 7 and more in
those that lack a third."""
SOMETHING_MISSING = "some of its text is missing from it, or something else is said beside it"
FULL_SCALE = 32_767
HALF_FRAME_MS = 12.5

Curve = npt.NDArray[np.float64]


def example(recording: Recording, gain_db: float, teacher: Example) -> Example:
    """The recording as an example of the same prompt. `gain_db`: makes it as loud as the teacher; `teacher`: what that
    said, plainly. Raises Unfit where the recording says something else."""
    audio = _trimmed(at_rate(recording.audio, SAMPLE_RATE), recording.loudness)
    audio = gained(audio, min(gain_db, 20 * float(np.log10(HIGHEST_PEAK / max(peak(audio), 1e-9)))))
    longer = audio.n_samples / len(teacher.samples)
    if not FASTEST <= longer <= SLOWEST:
        raise Unfit(f"it lasts {longer:.1f} times as long as its text would take")
    own, known = _log_mel(audio.samples), _log_mel((teacher.samples / FULL_SCALE).astype(np.float32))
    alignment = aligned(known, own)
    if alignment.likeness > MOST_UNLIKE:
        raise Unfit("what is said in it does not sound like its text")
    if alignment.together < LEAST_TOGETHER:
        raise Unfit(SOMETHING_MISSING)
    bounds = _bounds(alignment, teacher, audio.n_samples // MEL_HOP)
    if longest_run(np.diff(bounds) < 0.5) > MOST_SWALLOWED:
        raise Unfit(SOMETHING_MISSING)
    f0, energy = _f0(audio), _energy(own, known, teacher.energy)
    found = Example(
        prompt=teacher.prompt,
        tokens=teacher.tokens,
        natural=_natural(bounds, teacher),
        frames=_frames(bounds, teacher),
        f0=f0,
        energy=energy,
        plain_f0=f0,
        plain_energy=energy,
        style=teacher.style,
        samples=np.round(audio.samples * FULL_SCALE).astype(np.int16),
    )
    if reason := fault(found):
        raise Unfit(reason)
    return found


def _trimmed(audio: Audio, loud: Loudness) -> Audio:
    """From shortly before the first sound until shortly after the last, in whole mel frames; silence where the
    recording begins or ends sooner."""
    per_ms = audio.sample_rate // 1000
    start = (loud.phrases[0][0] * HOP_MS - LEAD_MS) * per_ms
    end = (loud.phrases[-1][1] * HOP_MS + TAIL_MS) * per_ms
    end = start + (end - start) // MEL_HOP * MEL_HOP
    before, after = max(0, -start), max(0, end - audio.n_samples)
    cut = audio.samples[max(0, start) : end]
    return Audio(np.pad(cut, (before, after))[: end - start], audio.sample_rate)


def _log_mel(samples: Samples) -> Samples:
    """[half frames, 80]"""
    found: Samples = log_mel(torch.from_numpy(samples)[None])[0].numpy()
    return found


def _heard(teacher: Example) -> int:
    """How many of the tokens last."""
    return int(np.flatnonzero(teacher.frames)[-1]) + 1


def _bounds(alignment: Alignment, teacher: Example, n_frames: int) -> Curve:
    """Where each heard token begins in the recording, and where the last ends, in mel frames."""
    inner = np.cumsum(teacher.frames[: _heard(teacher) - 1])
    if n_frames <= len(inner):
        raise Unfit("it is too short for its text")
    # The sound runs ahead of the tokens that it voices; so it shall in the recording.
    places = alignment.at(2 * (inner - AHEAD_FRAMES)) / 2 + AHEAD_FRAMES
    return np.concatenate([[0.0], np.clip(places, 0, n_frames), [float(n_frames)]])


def _frames(bounds: Curve, teacher: Example) -> npt.NDArray[np.int16]:
    """Whole mel frames of every token, at least one of each that is heard."""
    steps = np.arange(len(bounds))
    whole = np.maximum.accumulate(np.round(bounds).astype(np.int64) - steps) + steps
    room = int(bounds[-1]) - steps[::-1]  # what must be left for the tokens to come
    found = np.zeros(len(teacher.tokens), np.int16)
    found[: len(bounds) - 1] = np.diff(np.minimum(whole, room))
    return found


def _natural(bounds: Curve, teacher: Example) -> Samples:
    """As the recording has it, with the silence that the teacher would put round the text."""
    last = len(bounds) - 2
    natural = teacher.natural.copy()
    natural[: last + 1] = np.maximum(np.diff(bounds), 1)
    natural[0] += max(0.0, float(teacher.natural[0]) - LEAD_FRAMES)
    natural[last] += max(0.0, float(teacher.natural[last]) - CLOSING_FRAMES)
    return natural.astype(np.float32)


def _f0(audio: Audio) -> Samples:
    """Hz for each half frame. As in the teacher the melody goes on through what is unvoiced within a phrase."""
    heard, loud = f0_hz(audio), loudness(audio)
    middle = (np.arange(audio.n_samples // MEL_HOP * 2) + 0.5) * HALF_FRAME_MS / HOP_MS
    hops = np.flatnonzero(heard > 0)
    if not len(hops):
        raise Unfit("no voice is heard in it")
    melody = np.exp(np.interp(middle, hops + 0.5, np.log(heard[hops])))
    spoken = loud.is_speech[np.minimum(middle.astype(np.int64), len(loud.contour_db) - 1)]
    return np.where(spoken, melody, SILENT_HZ).astype(np.float32)


def _energy(own: Samples, known: Samples, energy: Samples) -> Samples:
    """For each half frame, by the line that leads from the teacher's power to its energy."""
    power = _power(known)
    slope = float(energy.std()) / max(float(power.std()), 1e-6)
    line = (_power(own) - power.mean()) * slope + energy.mean()
    found: Samples = np.clip(line, energy.min(), energy.max()).astype(np.float32)
    return found


def _power(log_mel: Samples) -> Curve:
    """Logarithm of the root of the power in all bands, for each half frame."""
    found: Curve = 0.5 * np.log(np.exp(2 * log_mel.astype(np.float64)).sum(axis=1))
    return found
