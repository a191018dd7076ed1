"""What the decoder cannot do: formants, breath, whisper, spectral balance and level, on the decoded sound.

Source-filter modification in the short-time spectrum: the envelope, smoothed in the cepstrum and pulled up to the
harmonics' peaks (true envelope, Roebel & Rodet 2005, DAFx, eq. 3-5), is warped for other formants and fills noise for
breath. The sound keeps its length and its phases. Speech that asks for none of this is not touched.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.synth.controls import Controls

SAMPLE_RATE = 24_000
CURVE_HOP = 300
"""Samples per frame of the controls."""
N_FFT = 1024
HOP = 256
CEPSTRUM = 40
"""Cepstral coefficients of the envelope: 1.7 ms, so that harmonics up to 400 Hz apart are not followed."""
PASSES = 3
"""Of the true envelope."""
BALANCE_HZ = 1000.0
BREATHY_HZ = 1500.0
"""Breath is heard above this; below, harmonics outweigh it."""
BREATH_DB = -3.0
"""Noise of a full breath against the envelope of the voice."""
WHISPER_DB = 4.0
"""A whisper is softer than the voice..."""
WHISPER_LOW_HZ = 500.0
"""... and most of all below this, where the glottis no longer pulses."""
FLOOR = 1e-5
CEILING = 0.89
"""Peaks above this are turned down, also those between samples, which the rate of an export brings out: -1 dB, as EBU
R 128 has it for true peaks."""
CEILING_HOP = 120
BETWEEN_TAPS = 24
"""On either side of the place between two samples."""


def filtered(wave: Tensor, controls: Controls, first: int, formant_scale: float, noise: Tensor) -> Tensor:
    """A decoded stretch [n] with what its controls ask for, [n].

    `first`: frame of the controls at which it starts; `noise`: [n] of unit variance.
    """

    def curve(values: object) -> Tensor:
        length = -(-wave.shape[0] // CURVE_HOP)
        return torch.as_tensor(values, device=wave.device)[first : first + length]

    breath, whisper = curve(controls.breath), curve(controls.whisper)
    hardness_db, level_db = curve(controls.hardness_db), curve(controls.level_db)
    if formant_scale != 1 or any(bool(asked.any()) for asked in (breath, whisper, hardness_db)):
        wave = _refiltered(wave, breath, whisper, hardness_db, formant_scale, noise)
    if bool(level_db.any()):
        wave = wave * _spread(10 ** (level_db / 20), wave.shape[0])
    return wave


def _refiltered(
    wave: Tensor, breath: Tensor, whisper: Tensor, hardness_db: Tensor, formant_scale: float, noise: Tensor
) -> Tensor:
    window = torch.hann_window(N_FFT, device=wave.device)

    def spectrum(x: Tensor) -> Tensor:
        return torch.stft(x, N_FFT, HOP, window=window, return_complex=True, pad_mode="constant")

    bins = spectrum(wave)
    n_frames = bins.shape[1]
    frequency = torch.linspace(0, SAMPLE_RATE / 2, N_FFT // 2 + 1, device=wave.device)[:, None]
    log_gain = torch.zeros_like(bins.real)
    log_envelope = _envelope(bins.abs())
    if formant_scale != 1:
        warped = _warped(log_envelope, formant_scale)
        log_gain = log_gain + (warped - log_envelope).clamp(-4, 4)
        log_envelope = warped
    balance = torch.sigmoid(4 * torch.log2(frequency.clamp(min=1) / BALANCE_HZ))
    log_gain = log_gain + balance * _spread(hardness_db, n_frames) * (math.log(10) / 20)
    bins = bins * log_gain.exp()
    breath, whisper = _spread(breath, n_frames), _spread(whisper, n_frames)
    if bool(breath.any()) or bool(whisper.any()):
        breathy = torch.sigmoid(3 * torch.log2(frequency.clamp(min=1) / BREATHY_HZ))
        hushed = 1 - 0.8 / (1 + (frequency / WHISPER_LOW_HZ) ** 4)
        # Noise of unit variance has this root mean square in every bin.
        unit = spectrum(noise) / math.sqrt(float((window**2).sum()))
        # The envelope runs along the peaks of harmonics; noise as strong as they are on average lies below it.
        shaped = unit * log_envelope.exp() * 0.5
        voiced = 1 - breath * breathy * 0.7
        bins = bins * voiced * (1 - whisper) + shaped * (
            (1 - whisper) * breath * breathy * 10 ** (BREATH_DB / 20) + whisper * hushed * 10 ** (WHISPER_DB / 20)
        )
    return torch.istft(bins, N_FFT, HOP, window=window, length=wave.shape[0])


def _envelope(magnitude: Tensor) -> Tensor:
    """Logarithm of the spectral envelope of each frame, [bins, frames] -> [bins, frames]."""
    target = magnitude.clamp(min=FLOOR).log()
    lifter = torch.zeros(N_FFT, 1, device=magnitude.device)
    taper = 0.5 + 0.5 * torch.cos(math.pi * torch.arange(CEPSTRUM + 1, device=magnitude.device) / (CEPSTRUM + 1))
    taper[: CEPSTRUM // 2] = 1
    lifter[: CEPSTRUM + 1, 0] = taper
    lifter[-CEPSTRUM:, 0] = taper[1:].flip(0)
    smooth = target
    for _ in range(PASSES):
        cepstrum = torch.fft.irfft(torch.maximum(target, smooth) if smooth is not target else target, n=N_FFT, dim=0)
        smooth = torch.fft.rfft(cepstrum * lifter, dim=0).real
    return smooth


def _warped(log_envelope: Tensor, scale: float) -> Tensor:
    """The envelope with all its frequencies times `scale`; what lies beyond the top is its last value."""
    n_bins = log_envelope.shape[0]
    at = (torch.arange(n_bins, device=log_envelope.device) / scale).clamp(max=n_bins - 1)
    below = at.floor().long().clamp(max=n_bins - 2)
    part = (at - below)[:, None]
    return log_envelope[below] * (1 - part) + log_envelope[below + 1] * part


def _spread(curve: Tensor, length: int) -> Tensor:
    """A curve over frames at `length` evenly spaced places."""
    return F.interpolate(curve[None, None], size=length, mode="linear", align_corners=True)[0, 0]


def _between(wave: Tensor) -> Tensor:
    """A signal [n] half a sample after each of its samples: a sinc under a Kaiser window."""
    at = torch.arange(-BETWEEN_TAPS + 0.5, BETWEEN_TAPS, device=wave.device)
    taps = torch.sinc(at) * torch.kaiser_window(2 * BETWEEN_TAPS, periodic=False, beta=8.0, device=wave.device)
    return F.conv1d(F.pad(wave, (BETWEEN_TAPS - 1, BETWEEN_TAPS))[None, None], taps[None, None])[0, 0]


def limited(wave: Tensor) -> Tensor:
    """The same with peaks above CEILING turned down smoothly, 5 ms ahead of them; untouched where there are none."""
    peaks = torch.maximum(wave.abs(), _between(wave).abs())
    if float(peaks.max()) <= CEILING:
        return wave
    length = wave.shape[0]
    padded = F.pad(peaks, (0, -length % CEILING_HOP))
    loudest = padded.view(-1, CEILING_HOP).amax(dim=1)[None, None]
    around = F.max_pool1d(loudest, 5, stride=1, padding=2)
    gain = (CEILING / around).clamp(max=1)
    smooth = F.avg_pool1d(F.pad(gain, (1, 1), mode="replicate"), 3, stride=1)[0, 0]
    # Between two places the gain is never above that which the loudest sample near them needs.
    return wave * _spread(smooth, length)
