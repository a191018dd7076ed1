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
            weights: dict[str, Floats] = {
                name: file.get_tensor(name).astype(np.float32)
                for name in file.keys()  # noqa: SIM118  # not a dict
            }
        self._characters = {char: row for row, char in enumerate(metadata["characters"], _FIRST)}
        self._readings = {reading: row for row, reading in enumerate(metadata["readings"].split())}
        self._taught = {entry[0]: tuple(entry[2:].split(",")) for entry in metadata["taught"].split()}
        self._embedding = weights["embedding"]
        self._input, self._hidden, self._bias, self._scale = _stacked(weights)
        self._first = weights["linear1"].T, weights["bias1"]
        self._second = weights["linear2"], weights["bias2"]

    def taught(self, char: str) -> tuple[str, ...]:
        """The readings of a character in what it was taught, the commonest first; none for a character that it was not
        taught to tell apart."""
        return self._taught.get(char, ())

    def __call__(self, text: str, asked: Mapping[int, Sequence[str]]) -> dict[int, dict[str, float]]:
        """For each place in a simplified text that is asked about, how likely each of the readings offered is: 0 to 1,
        1 in sum. A place with a character that it was not taught is left out."""
        known = {
            at: [one for one in offered if one in self._readings]
            for at, offered in asked.items()
            if text[at] in self._taught
        }
        known = {at: offered for at, offered in known.items() if offered}
        if not known:
            return {}
        ids = [_BEGIN, *(self._characters.get(char, _UNKNOWN) for char in text), _END]
        outputs = self._lstm(self._embedding[ids])[[at + 1 for at in known]]
        weight, bias = self._first
        hidden = np.maximum(outputs @ weight + bias, 0)
        return {at: self._shares(row, offered) for (at, offered), row in zip(known.items(), hidden, strict=True)}

    def _shares(self, hidden: Floats, offered: Sequence[str]) -> dict[str, float]:
        """Softmax over the readings offered."""
        weight, bias = self._second
        rows = [self._readings[one] for one in offered]
        logits = weight[rows] @ hidden + bias[rows]
        shares = np.exp(logits - logits.max())
        return dict(zip(offered, map(float, shares / shares.sum()), strict=True))

    def _lstm(self, embedded: Floats) -> Floats:
        """[characters, 64] -> [characters, forward and backward 64]. Both directions go step by step together."""
        both = np.concatenate([embedded, embedded[::-1]], axis=1)
        inputs = both @ self._input + self._bias
        size = self._hidden.shape[0]
        scale, shift = self._scale
        h: Floats = np.zeros(size, np.float32)
        c: Floats = np.zeros(size, np.float32)
        outputs = np.empty((len(embedded), size), np.float32)
        for step in range(len(embedded)):
            gates = np.tanh(inputs[step] + h @ self._hidden) * scale + shift
            c = gates[size : 2 * size] * c + gates[:size] * gates[2 * size : 3 * size]
            h = gates[3 * size :] * np.tanh(c)
            outputs[step] = h
        half = size // 2
        return np.concatenate([outputs[:, :half], outputs[::-1, half:]], axis=1)


def _stacked(weights: Mapping[str, Floats]) -> tuple[Floats, Floats, Floats, tuple[Floats, Floats]]:
    """Both directions as one LSTM: the weights of its input [128, 256] and state [64, 256], its bias, and what makes
    the tanh of all gates what each is: those of input, forget and output are sigmoids, 0.5 tanh(0.5 x) + 0.5."""
    gates, size = 4, weights["hidden"].shape[2]

    def joined(name: str) -> Floats:
        """[2, 4 * size, n] -> [2 * n, 4 * 2 * size], nothing going from one direction to the other."""
        parts = weights[name].reshape(2, gates, size, -1)
        out = np.zeros((2, parts.shape[3], gates, 2, size), np.float32)
        for way in range(2):
            out[way, :, :, way] = parts[way].transpose(2, 0, 1)
        return out.reshape(2 * parts.shape[3], gates * 2 * size)

    bias = weights["bias"].reshape(2, gates, size).transpose(1, 0, 2).reshape(-1)
    scale = np.full((gates, 2 * size), 0.5, np.float32)
    scale[2] = 1.0
    scale = scale.reshape(-1)
    return joined("input") * scale, joined("hidden") * scale, bias * scale, (scale, np.float32(0.5) * (scale == 0.5))


network = Once(lambda: G2pM(WORDS / "g2pm.safetensors"))
