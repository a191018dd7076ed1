"""Find what each emotion adds to the manner half of a style vector: `python packaging/fit_emotions.py CACHE`.

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. The 54 stock voices say how manners
differ: each reads the same sentences, and a ridge regression tells which directions among their manners go with a
slower, a wider, a rising or a stronger reading. An emotion is the mixture of these directions that moves the reading a
part of the way that core/expression.py documents; the controls do the rest. As a mixture of real manners it stays one
itself.
Written to voices/emotions.safetensors. Takes two minutes on two cores.
"""

import argparse
import sys
from collections.abc import Sequence
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import save_file

from studio.core.emotion import EMOTIONS
from studio.core.expression import EXPRESSIONS
from studio.core.prosody import Prosody
from studio.core.speech import Lang, VoiceId
from studio.synth import weights
from studio.synth.device import choose
from studio.synth.emotions import MANNERS
from studio.synth.loading import load_network
from studio.synth.modules.network import Network
from studio.synth.tokens import passages
from studio.text.reader import read
from studio.voices.stock import manner_spread, stock_pack, stock_voices

PART = 0.4
"""How much of the documented change the manner carries."""
LARGEST = 0.6
"""Root mean square of a vector at most, in the spread of the stock voices."""
RIDGE = 0.1
"""Of the regression, in parts of its mean variance."""
SCALE = np.array([0.1, 2.0, 1.0, 1.0, 0.2])
"""What counts as much of each figure."""
ENDING_FRAMES = 24
VOICED_HZ = 60.0
"""Below, the contour is on its way to or from a voiceless sound."""
SENTENCES: Sequence[tuple[Lang, str]] = (
    ("zh", "我刚才在路上遇见了你说的那个人。"),
    ("en", "I met the man you told me about on my way home."),
)
CHECKED_WITH = ("zf_xiaobei", "zm_yunxi", "af_heart", "am_michael")

Matrix = npt.NDArray[np.float64]


class Readings:
    """The sentences, for reading them in any manner."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._contexts = []
        for lang, text in SENTENCES:
            (passage,) = passages(read(text, lang, lang))
            tokens = torch.tensor([[token.id for token in passage.tokens]])
            self._contexts.append(network.bert_encoder(network.bert(tokens)))

    def figures(self, manner: npt.NDArray[np.float32]) -> Matrix:
        """Logarithm of the length; F0 level, range (standard deviation) and rise at the end in semitones; energy [5]:
        the mean over the sentences in a manner [128]."""
        found: Matrix = np.mean([self._figures(context, manner) for context in self._contexts], axis=0)
        return found

    def _figures(self, context: torch.Tensor, manner: npt.NDArray[np.float32]) -> Matrix:
        style = torch.from_numpy(manner[None])
        durations, hidden = self._network.predictor.durations(context, style)
        frames = durations.round().clamp(min=1).long()
        f0, energy = self._network.contours(hidden.repeat_interleave(frames, dim=1), style)
        semitones = 12 * f0[f0 > VOICED_HZ].log2()
        ending = semitones[-ENDING_FRAMES:].mean() - semitones.mean()
        found = [durations.sum().log(), semitones.mean(), semitones.std(), ending, energy.mean()]
        return np.array([float(figure) for figure in found])


def change(expression: Prosody, plain: Matrix) -> Matrix:
    """What an emotion's manner should do to the figures [5]."""
    return PART * np.array(
        [
            -log(expression.tempo),
            expression.pitch_semitones,
            plain[2] * (expression.range_scale - 1),
            expression.ending_semitones + expression.slope_semitones / 2,
            expression.energy,
        ]
    )


def directions(manners: Matrix, figures: Matrix) -> Matrix:
    """Ridge regression of figures [n, 5] on manners [n, 128], in the span of the manners: [128, 5]."""
    x, y = manners - manners.mean(0), (figures - figures.mean(0)) / SCALE
    gram = x @ x.T
    found: Matrix = x.T @ np.linalg.solve(gram + RIDGE * np.trace(gram) / len(x) * np.eye(len(x)), y)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fit the manner of each emotion.")
    parser.add_argument("cache", type=Path, help="the folder for the converted weights")
    cache = parser.parse_args(argv).cache
    device = choose("cpu", "fp32")
    with torch.inference_mode():
        readings = Readings(load_network(weights.ensure(cache, device.precision), device, 1.0))
        spread = manner_spread()
        manners = {voice.id: stock_pack(voice.id).mean[128:] for voice in stock_voices()}
        figures = {id_: readings.figures(manner) for id_, manner in manners.items()}
        axes = directions((np.stack([*manners.values()]) / spread).astype(np.float64), np.stack([*figures.values()]))
        checked = [VoiceId(name) for name in CHECKED_WITH]
        rows = []
        for name in EMOTIONS:
            wish = np.mean([change(EXPRESSIONS[name], figures[id_]) for id_ in checked], axis=0) / SCALE
            # The smallest mixture of the directions that makes the change.
            steps = axes @ np.linalg.solve(axes.T @ axes + 1e-3 * np.eye(len(wish)), wish)
            size = np.sqrt(np.mean(steps**2))
            steps *= min(1, LARGEST / size)
            row = (steps * spread).astype(np.float32)
            moved = np.mean([readings.figures(manners[id_] + row) - figures[id_] for id_ in checked], axis=0)
            print(f"{name:12} size {size:.2f}, wished {wish * SCALE}, moved {moved}", flush=True)
            rows.append(row)
    save_file({"manner": np.stack(rows)}, MANNERS, {"made by": "packaging/fit_emotions.py"})
    return 0


if __name__ == "__main__":
    np.set_printoptions(precision=2, suppress=True)
    sys.exit(main())
