"""How far the student is from the teacher; every loss is a mean, so that batches of any size compare."""

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.synth.draft.spectrum import log_mel, magnitude, stft
from studio.synth.draft.student import Contours, Understood, pitch

RESOLUTIONS = ((512, 100), (1024, 300), (2048, 600))
"""Window and hop in samples: one sees when, one what, one both."""

Losses = dict[str, Tensor]


def of_lengths(understood: Understood, natural: Tensor, n_tokens: Tensor) -> Tensor:
    """Natural lengths [B, T] in mel frames, compared as logarithms (FastSpeech 2, section 2.3)."""
    found = F.smooth_l1_loss(understood.log_natural, natural.clamp(min=1).log(), reduction="none", beta=0.1)
    return within(found, n_tokens)


def of_contours(drawn: Contours, f0: Tensor, energy: Tensor, n_frames: Tensor) -> Losses:
    """F0 in Hz and energy [B, 2 M]. F0 counts where there is voice; `voicing` is a cross-entropy."""
    octaves, voiced = pitch(f0).unbind(-1)
    off = F.smooth_l1_loss(drawn.log_f0, octaves, reduction="none", beta=0.05) * voiced
    voicing = F.binary_cross_entropy_with_logits(drawn.voicing, voiced, reduction="none")
    strength = F.smooth_l1_loss(drawn.energy, energy, reduction="none", beta=0.1)
    return {name: within(one, 2 * n_frames) for name, one in (("f0", off), ("voicing", voicing), ("energy", strength))}


def of_mel(drawn: Tensor, real: Tensor, n_frames: Tensor) -> Tensor:
    """Mean distance of log mel magnitudes [B, 2 M, 80]."""
    return within((drawn - real).abs().mean(-1), 2 * n_frames)


def of_sound(made: Tensor, real: Tensor) -> Losses:
    """Samples [B, N]: log mel distance, and the multi-resolution STFT loss (Yamamoto et al. 2020, eq. 3-6): spectral
    convergence and log magnitudes."""
    convergence, logs = made.new_zeros(()), made.new_zeros(())
    for n_fft, hop in RESOLUTIONS:
        a, b = magnitude(stft(made, n_fft, hop)), magnitude(stft(real, n_fft, hop))
        convergence = convergence + (a - b).norm() / b.norm().clamp(min=1e-3)
        logs = logs + (a.clamp(min=1e-3).log() - b.clamp(min=1e-3).log()).abs().mean()
    return {
        "sound_mel": (log_mel(made) - log_mel(real)).abs().mean(),
        "convergence": convergence / len(RESOLUTIONS),
        "log_stft": logs / len(RESOLUTIONS),
    }


def within(values: Tensor, lengths: Tensor) -> Tensor:
    """The mean of [B, L] without the padding: the first `lengths` [B] of each count."""
    mask = torch.arange(values.shape[1], device=values.device) < lengths[:, None]
    return (values * mask).sum() / mask.sum()
