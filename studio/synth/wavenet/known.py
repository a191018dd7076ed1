"""What WaveNet knows of a sound beforehand, its future too: mel, pitch, and where the pulses of the voice stand."""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.synth.draft.source import LOWEST_HZ, kernel
from studio.synth.draft.spectrum import HOP, N_MELS, SAMPLE_RATE
from studio.synth.draft.student import pitch
from studio.synth.draft.vocoder import MEL_MEAN, MEL_SPREAD
from studio.synth.wavenet.prediction import STEP, Prediction, prediction

AROUND = 8
"""Samples of the tone that are known to each side."""
PER_FRAME = N_MELS + 3
PER_SAMPLE = 2 * AROUND + 2
TONE = AROUND
"""Which of the values of a sample is the tone at that sample."""
TONE_SCALE = 4.0
"""A pulse of the tone is about 10 high; layers like numbers about 1."""
PER_HALF = HOP // STEP


@dataclass(frozen=True, slots=True)
class Known:
    """T half frames, S = 4 T stretches, N = 300 T samples."""

    frames: Tensor
    """Mel, pitch and gain [B, T, 83]."""
    samples: Tensor
    """The tone around each sample, sine and cosine of its phase [B, N, 18]."""
    prediction: Prediction

    def cut(self, start: int, end: int) -> "Known":
        """Half frames `start` to `end` of it."""
        return Known(
            self.frames[:, start:end],
            self.samples[:, start * HOP : end * HOP],
            self.prediction.cut(start * PER_HALF, end * PER_HALF),
        )


@torch.no_grad()
def known(mel: Tensor, f0: Tensor, turned: Tensor | None = None) -> Known:
    """Of log mel magnitudes [B, T, 80] and F0 in Hz [B, T]. `turned`: how many cycles later the pulses stand than the
    phase of F0 says [B]; where nothing was spoken yet, they may stand anywhere."""
    expected = prediction(mel)
    gain = expected.gain.view(len(mel), -1, PER_HALF).mean(-1, keepdim=True).log()
    frames = torch.cat([(mel - MEL_MEAN) / MEL_SPREAD, pitch(f0), (gain - MEL_MEAN) / MEL_SPREAD], dim=-1)
    phase = cycles(f0) if turned is None else cycles(f0) - turned[:, None]
    voice = (f0 > LOWEST_HZ).to(mel.dtype)
    tone = kernel(phase, f0) * voice.repeat_interleave(HOP, dim=1)
    around = F.pad(tone, (AROUND, AROUND - 1)).unfold(-1, 2 * AROUND, 1) / TONE_SCALE
    angle = phase.remainder(1).float() * (2 * math.pi)
    turning = torch.stack([angle.sin(), angle.cos()], dim=-1) * voice.repeat_interleave(HOP, dim=1)[..., None]
    return Known(frames, torch.cat([around, turning], dim=-1), expected)


def cycles(f0: Tensor) -> Tensor:
    """How often the voice has opened until each sample, from F0 [B, T] -> float64 [B, 300 T]: counted to the middle of
    each half frame, and drawn as lines between them, as the teacher's source does, to which its sound is locked."""
    counted = (f0.double() * (HOP / SAMPLE_RATE)).cumsum(-1)
    return F.interpolate(counted[:, None], scale_factor=HOP, mode="linear")[:, 0]


PHASES = 64


@torch.no_grad()
def turn(excitation: Tensor, f0: Tensor) -> Tensor:
    """How many cycles later the pulses stand in a sound than the phase of its F0 [B, T] says [B], from what prediction
    leaves over of it [B, 300 T]: where in a cycle its mean is highest."""
    place = (cycles(f0).remainder(1) * PHASES).long().clamp(max=PHASES - 1)
    voiced = (f0 > LOWEST_HZ).repeat_interleave(HOP, dim=1).to(excitation.dtype)
    sums = excitation.new_zeros((len(f0), PHASES)).scatter_add_(1, place, excitation * voiced)
    counts = excitation.new_zeros((len(f0), PHASES)).scatter_add_(1, place, voiced)
    mean = F.pad((sums / counts.clamp(min=1))[:, None], (1, 1), mode="circular")
    smooth = F.avg_pool1d(mean, 3, 1)[:, 0]
    return (smooth.argmax(-1) + 0.5) / PHASES
