"""Examples without a teacher."""

import numpy as np

from studio.training.example import MEL_HOP, STYLE, Example
from studio.training.prompts import Prompt


def example(number: int = 0, phonemes: str = "wo↓.", n_frames: int = 20, seed: int = 0) -> Example:
    """Noise of `n_frames` mel frames, the last token silent."""
    draws = np.random.default_rng([number, seed])
    tokens = [0, *draws.integers(1, 177, len(phonemes)), 0]
    frames = np.zeros(len(tokens), np.int16)
    cuts = np.sort(draws.integers(0, n_frames + 1, len(tokens) - 2))
    frames[:-1] = np.diff([0, *cuts, n_frames])

    def curve() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return draws.uniform(50, 300, 2 * n_frames).astype(np.float32)

    return Example(
        prompt=Prompt(number, "我。", "zh", phonemes, timbre={"zf_xiaobei": 1.0}, seed=number),
        tokens=np.array(tokens, np.int16),
        natural=draws.uniform(1, 20, len(tokens)).astype(np.float32),
        frames=frames,
        f0=curve(),
        energy=curve(),
        plain_f0=curve(),
        plain_energy=curve(),
        style=draws.standard_normal(STYLE).astype(np.float32),
        samples=draws.integers(-9000, 9000, n_frames * MEL_HOP).astype(np.int16),
    )
