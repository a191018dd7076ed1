"""The network beside the published implementation.

tests/data/kokoro_golden.npz was made with the `kokoro` 0.9.4 package (Apache-2.0) and the same weights: voice af_heart,
"The quick brown fox jumps over the lazy dog, and then it walks home through the quiet evening rain.", with the noise of
the excitation drawn by torch.Generator().manual_seed(1) as [1, n, 9].
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch

from studio.core.speech import VoiceId
from studio.synth import weights
from studio.synth.device import Device
from studio.synth.loading import load_network
from studio.synth.model import MEL_HOP
from studio.voices.stock import stock_pack

GOLDEN = Path(__file__).parents[2] / "data" / "kokoro_golden.npz"


def log_mel(x: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """[n] -> [frames of 25 ms, 40 bands] in dB."""
    size = 2 * MEL_HOP
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(x.astype(np.float64), size // 2), size)[::MEL_HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(size))) ** 2
    edges = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + 12_000 / 700), 42) / 2595) - 1)
    bins = np.fft.rfftfreq(size, 1 / 24_000)
    up = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    return 10 * np.log10(power @ np.maximum(0, np.minimum(up, down)).T + 1e-4)


@pytest.mark.parametrize(("precision", "tolerance_db"), [("fp32", 0.3), ("bf16", 1.0)])
def test_durations_and_spectrum_are_those_of_the_published_network(
    weights_cache: Path, precision: str, tolerance_db: float
) -> None:
    golden = np.load(GOLDEN)
    network = load_network(weights.ensure(weights_cache, precision), Device("cpu", precision), 1.0)
    voice = torch.from_numpy(stock_pack(VoiceId("af_heart")).style(len(golden["tokens"]))[None])
    tokens = torch.tensor([[0, *golden["tokens"].tolist(), 0]])
    with torch.inference_mode():
        encoded = network.encode(tokens, voice[:, 128:])
        durations = encoded.durations.round().clamp(min=1).long()
        np.testing.assert_array_equal(durations.numpy(), golden["durations"])
        f0, energy = network.contours(encoded.hidden.repeat_interleave(durations, dim=1), voice[:, 128:])
        n_samples = int(durations.sum()) * MEL_HOP
        noise = torch.randn((1, n_samples, 9), generator=torch.Generator().manual_seed(1)).mT
        content = encoded.content.repeat_interleave(durations, dim=2)
        wave = network.decode(content, f0, energy, voice[:, :128], noise).numpy()
    assert len(wave) == n_samples
    assert np.abs(log_mel(wave) - golden["log_mel"]).mean() < tolerance_db
