"""The network of g2pM, which tells the readings of Chinese characters apart by their sentence.

Park and Lee, "g2pM: A Neural Grapheme-to-Phoneme Conversion Package for Mandarin Chinese Based on a New Open Benchmark
Dataset" (2020), https://arxiv.org/abs/2004.03136. An embedding of characters, a bidirectional LSTM and two linear
layers, 477,000 weights: small enough for numpy.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from studio.text.lazy import Once
from studio.text.pinyin import WORDS

Floats = np.ndarray[Any, np.dtype[np.float32]]

_UNKNOWN, _BEGIN, _END, _FIRST = 1, 2, 3, 4
"""Rows of the embedding before those of the characters."""


class G2pM:
    """The network; keeps nothing between calls."""

    def __init__(self, path: Path) -> None:
        from safetensors import safe_open

        with safe_open(path, "numpy") as file:
            metadata = file.metadata()
            self._weights: dict[str, Floats] = {
                name: file.get_tensor(name).astype(np.float32)
                for name in file.keys()  # noqa: SIM118  # not a dict
            }
        self._characters = {char: row for row, char in enumerate(metadata["characters"], _FIRST)}
        self._readings = {reading: row for row, reading in enumerate(metadata["readings"].split())}

    def __call__(self, text: str, asked: Mapping[int, Sequence[str]]) -> dict[int, dict[str, float]]:
        """For each place in a simplified text that is asked about, how likely each of the readings offered is: 0 to 1,
        1 in sum. A place of which it knows fewer than two readings is left out."""
        known = {at: [one for one in offered if one in self._readings] for at, offered in asked.items()}
        known = {at: offered for at, offered in known.items() if len(offered) > 1 and text[at] in self._characters}
        if not known:
            return {}
        ids = [_BEGIN, *(self._characters.get(char, _UNKNOWN) for char in text), _END]
        w = self._weights
        hidden = self._lstm(w["embedding"][ids])[[at + 1 for at in known]]
        logits = np.maximum(hidden @ w["linear1"].T + w["bias1"], 0) @ w["linear2"].T + w["bias2"]
        return {at: self._shares(row, offered) for (at, offered), row in zip(known.items(), logits, strict=True)}

    def _shares(self, logits: Floats, offered: Sequence[str]) -> dict[str, float]:
        """Softmax over the readings offered."""
        chosen = logits[[self._readings[one] for one in offered]]
        weights = np.exp(chosen - chosen.max())
        return dict(zip(offered, map(float, weights / weights.sum()), strict=True))

    def _lstm(self, embedded: Floats) -> Floats:
        """[characters, 64] -> [characters, forward and backward 64]; both directions go step by step together."""
        w = self._weights
        both = np.stack([embedded, embedded[::-1]])
        inputs = both @ w["input"].transpose(0, 2, 1) + w["bias"][:, None]
        recurrent = w["hidden"].transpose(0, 2, 1)
        size = recurrent.shape[1]
        h: Floats = np.zeros((2, 1, size), np.float32)
        c: Floats = np.zeros((2, 1, size), np.float32)
        outputs = np.empty((2, len(embedded), size), np.float32)
        for step in range(len(embedded)):
            gates = inputs[:, step : step + 1] + h @ recurrent
            i, f, g, o = (gates[..., n * size : (n + 1) * size] for n in range(4))
            c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
            h = _sigmoid(o) * np.tanh(c)
            outputs[:, step] = h[:, 0]
        return np.concatenate([outputs[0], outputs[1, ::-1]], axis=1)


def _sigmoid(x: Floats) -> Floats:
    """As a tanh, which does not overflow."""
    half: Floats = 0.5 * np.tanh(0.5 * x) + 0.5
    return half


network = Once(lambda: G2pM(WORDS / "g2pm.safetensors"))
