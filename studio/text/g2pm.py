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
    """The network. Safe to call from several threads."""

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
        # The gates of input, forget and output are sigmoids, 0.5 tanh(0.5 x) + 0.5: with these, one tanh does for all.
        size = weights["hidden"].shape[2]
        self._scale = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), size)
        self._shift = np.repeat(np.array([0.5, 0.5, 0.0, 0.5], np.float32), size)
        self._input = weights["input"].transpose(0, 2, 1) * self._scale
        self._hidden = weights["hidden"].transpose(0, 2, 1) * self._scale
        self._bias = weights["bias"] * self._scale
        self._driven: dict[int, Floats] = {}
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
        outputs = self._lstm(ids)[[at + 1 for at in known]]
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

    def _lstm(self, ids: Sequence[int]) -> Floats:
        """Rows of the embedding -> [characters, forward and backward 64]. Both directions go step by step together, in
        products so small that BLAS does not wake its threads for them, which takes longer than to do without."""
        inputs = np.stack([self._drive(row) for row in ids])
        inputs[:, 1] = inputs[::-1, 1]
        size = self._hidden.shape[1]
        h: Floats = np.zeros((2, 1, size), np.float32)
        c: Floats = np.zeros((2, 1, size), np.float32)
        outputs = np.empty((len(ids), 2, size), np.float32)
        for step in range(len(ids)):
            gates = np.tanh(inputs[step, :, None] + h @ self._hidden) * self._scale + self._shift
            c = gates[..., size : 2 * size] * c + gates[..., :size] * gates[..., 2 * size : 3 * size]
            h = gates[..., 3 * size :] * np.tanh(c)
            outputs[step] = h[:, 0]
        return np.concatenate([outputs[:, 0], outputs[::-1, 1]], axis=1)

    def _drive(self, row: int) -> Floats:
        """What a character adds to the gates of both directions, [2, 128]; the same wherever it stands."""
        if row not in self._driven:
            self._driven[row] = np.stack([self._embedding[row] @ way for way in self._input]) + self._bias
        return self._driven[row]


network = Once(lambda: G2pM(WORDS / "g2pm.safetensors"))
