"""Sound to spectrum and back, on a grid where frame k is centred at sample 300 k + 150."""

from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.core.mel import mel_bands

SAMPLE_RATE = 24_000
HOP = 300
"""Samples per half frame: two of them are one mel frame of the teacher, 80 a second."""
N_FFT = 1024
N_BINS = N_FFT // 2 + 1
N_MELS = 80
SIDE = (N_FFT - HOP) // 2
"""What a window reaches beyond its half frame, on each side."""
FLOOR = 1e-5
"""Least mel magnitude: the logarithm of silence."""

# What is kept for the next call must also serve one that learns, whoever called first: hence inference_mode(False).


@lru_cache
@torch.inference_mode(False)
def hann(length: int, device: torch.device) -> Tensor:
    return torch.hann_window(length, device=device)


def frames_of(samples: Tensor, n_fft: int, hop: int) -> Tensor:
    """Windows of [B, N], N a multiple of `hop`, with silence around -> [B, N / hop, n_fft]."""
    before = (n_fft - hop) // 2
    padded = F.pad(samples, (before, n_fft - hop - before))
    return padded.unfold(-1, n_fft, hop) * hann(n_fft, samples.device)


def stft(samples: Tensor, n_fft: int = N_FFT, hop: int = HOP) -> Tensor:
    """[B, N] -> complex [B, N / hop, n_fft / 2 + 1]. Always float32."""
    found: Tensor = torch.fft.rfft(frames_of(samples.float(), n_fft, hop))
    return found


def istft(spectrum: Tensor) -> Tensor:
    """Complex [B, T, 513] -> [B, 300 T]: the sound whose STFT is nearest (Griffin and Lim 1984, eq. 6)."""
    window = hann(N_FFT, spectrum.device)
    frames = torch.fft.irfft(spectrum, n=N_FFT) * window
    weight = window.square().expand(1, frames.shape[1], N_FFT)
    return _added_up(frames) / _added_up(weight)


def _added_up(frames: Tensor) -> Tensor:
    """Overlapping frames [B, T, 1024] -> [B, 300 T], without what the outer windows reach beyond."""
    length = (frames.shape[1] - 1) * HOP + N_FFT
    return F.fold(frames.mT, (1, length), (1, N_FFT), stride=(1, HOP))[:, 0, 0, SIDE:-SIDE]


def log_mel(samples: Tensor) -> Tensor:
    """[B, 300 T] -> natural logarithm of the mel magnitudes [B, T, 80]."""
    with torch.autocast(samples.device.type, enabled=False):
        return (magnitude(stft(samples)) @ mel_basis(samples.device)).clamp(min=FLOOR).log()


def magnitude(spectrum: Tensor) -> Tensor:
    """As abs(), with a slope that is finite in silence."""
    return (spectrum.real.square() + spectrum.imag.square() + 1e-9).sqrt()


@lru_cache
@torch.inference_mode(False)
def mel_basis(device: torch.device) -> Tensor:
    """As `mel_bands` [513, 80]."""
    return torch.from_numpy(mel_bands()).float().to(device)


@lru_cache
@torch.inference_mode(False)
def _between(device: torch.device) -> tuple[Tensor, Tensor]:
    basis = mel_basis(device)
    share = basis / basis.sum(1, keepdim=True).clamp(min=1e-3)
    share[0, 0] = share[-1, -1] = 1.0  # 0 Hz and 12 kHz lie on the outer edges of the outer triangles
    return share.T.contiguous(), basis.sum(0).log()


def envelope(mel: Tensor) -> Tensor:
    """The mean log magnitude in each band [B, T, 80], drawn as a line through all bins [B, T, 513]."""
    _, width = _between(mel.device)
    return spread(mel.float() - width)


def spread(bands: Tensor) -> Tensor:
    """Values of bands [B, T, 80], drawn as a line through all bins [B, T, 513]."""
    share, _ = _between(bands.device)
    with torch.autocast(bands.device.type, enabled=False):
        return bands.float() @ share
