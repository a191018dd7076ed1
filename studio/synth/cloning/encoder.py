"""Who speaks: a speaker encoder whose embeddings of one voice lie close together.

GE2E (Wan et al. 2018, "Generalized end-to-end loss for speaker verification", arXiv:1710.10467): three LSTMs over a mel
spectrogram, the last state of a window of 1.6 s projected onto the unit sphere. All of it is torch, so that gradients
flow from a similarity back into the samples. packaging/build_encoder.py makes the weights.
"""

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import studio
from studio.core.audio import Audio
from studio.core.errors import WeightsError

WEIGHTS = Path(studio.__file__).parent.parent / "voices" / "encoder.safetensors"

BANDS = 40
WIDTH = 256
DEPTH = 3
WINDOW_HOPS = 160
"""What one embedding hears: 1.6 s."""
STEP_HOPS = 77
"""From one window to the next: 1.3 windows a second, as the weights were used by those who trained them."""
LEVEL_DBFS = -30.0
"""Root mean square to which every sound is brought: the mel spectrogram is linear, so level would count as voice."""

_FRAME_MS = 25
_HOP_MS = 10
_TRAINED_FRAME = 400
"""Samples of a frame at the 16 kHz of the training: power grows with the square of a frame's samples."""
_HIGHEST_HZ = 8000.0


class SpeakerEncoder(nn.Module):
    """Sound to embeddings of length 1; their product is the similarity of two voices, 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(BANDS, WIDTH, DEPTH, batch_first=True)
        self.linear = nn.Linear(WIDTH, WIDTH)

    def windows(self, samples: Tensor, sample_rate: int) -> Tensor:
        """Of each stretch of 1.6 s: [n] samples, n > 0 -> [windows, 256]. A shorter sound is filled up with silence."""
        mel = _mel(_levelled(samples), sample_rate)
        missing = max(0, WINDOW_HOPS - len(mel))
        cut = F.pad(mel, (0, 0, 0, missing)).unfold(0, WINDOW_HOPS, STEP_HOPS).mT
        last_state: Tensor = self.lstm(cut)[1][0][-1]
        return F.normalize(F.relu(self.linear(last_state)), dim=1)

    def forward(self, samples: Tensor, sample_rate: int) -> Tensor:
        """Of the whole sound: [n] samples, n > 0 -> [256]."""
        return F.normalize(self.windows(samples, sample_rate).mean(0), dim=0)

    @torch.no_grad()
    def windows_of(self, audio: Audio) -> Tensor:
        """`windows` of a sound that nothing will be learnt through."""
        where = self.linear.weight.device
        return self.windows(torch.from_numpy(audio.samples).to(where), audio.sample_rate)

    @torch.no_grad()
    def of(self, audio: Audio) -> Tensor:
        """The embedding [256] of a sound that nothing will be learnt through."""
        where = self.linear.weight.device
        return self(torch.from_numpy(audio.samples).to(where), audio.sample_rate)  # type: ignore[no-any-return]


def load_encoder(path: Path = WEIGHTS) -> SpeakerEncoder:
    """The encoder on the CPU, in float32 (the file keeps it in float16). Raises WeightsError."""
    encoder = SpeakerEncoder()
    try:
        encoder.load_state_dict(shipped(path), strict=True)
    except RuntimeError as fault:
        raise WeightsError(f"{path} is damaged: install Dubsmith anew.") from fault
    # NOTE: left as if in training, without which cuDNN's LSTM has no gradients; nothing else in it depends on that.
    return encoder.requires_grad_(False)


def shipped(path: Path) -> dict[str, Tensor]:
    """The tensors of a file that is shipped, in float32. Raises WeightsError."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return {name: tensor.float() for name, tensor in load_file(path).items()}
    except FileNotFoundError as fault:
        raise WeightsError(f"{path} is missing: install Dubsmith anew.") from fault
    except SafetensorError as fault:
        raise WeightsError(f"{path} is damaged: install Dubsmith anew.") from fault


def _levelled(samples: Tensor) -> Tensor:
    rms = samples.square().mean().sqrt()
    return samples * (10 ** (LEVEL_DBFS / 20) / rms.clamp(min=1e-6))


def _mel(samples: Tensor, sample_rate: int) -> Tensor:
    """Power mel spectrogram [hops, 40], on the scale that it has at 16 kHz.

    Frames are measured in ms: at any rate their bins lie 40 Hz apart, so what was learnt at 16 kHz holds.
    """
    frame, hop = sample_rate * _FRAME_MS // 1000, sample_rate * _HOP_MS // 1000
    window = torch.hann_window(frame, device=samples.device)
    spectrum = torch.stft(samples, frame, hop, window=window, pad_mode="constant", return_complex=True)
    power = (spectrum.real.square() + spectrum.imag.square()) * (_TRAINED_FRAME / frame) ** 2
    return power.mT @ torch.from_numpy(_filters(sample_rate, frame)).to(samples.device)


@cache
def _filters(sample_rate: int, frame: int) -> npt.NDArray[np.float32]:
    """Triangles of equal area on Slaney's mel scale up to 8 kHz (Auditory Toolbox, 1998): [bins, 40]."""
    edges = _hz(np.linspace(0, _mels(_HIGHEST_HZ), BANDS + 2))
    bins = np.arange(frame // 2 + 1) * sample_rate / frame
    rising = (bins[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    triangles = np.maximum(0, np.minimum(rising, falling)) * 2 / (edges[2:] - edges[:-2])
    return triangles.astype(np.float32)


_LINEAR_HZ_PER_MEL = 200 / 3
_LOG_FROM_HZ = 1000.0
_LOG_STEP = np.log(6.4) / 27
"""Slaney's scale is linear up to 1 kHz and logarithmic above it."""


def _mels(hz: float) -> float:
    """`hz` >= 1000."""
    return float(_LOG_FROM_HZ / _LINEAR_HZ_PER_MEL + np.log(hz / _LOG_FROM_HZ) / _LOG_STEP)


def _hz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    above = _LOG_FROM_HZ * np.exp(_LOG_STEP * (mels - _LOG_FROM_HZ / _LINEAR_HZ_PER_MEL))
    return np.where(mels * _LINEAR_HZ_PER_MEL < _LOG_FROM_HZ, mels * _LINEAR_HZ_PER_MEL, above)
