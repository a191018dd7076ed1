"""Whether one person speaks in recordings, or two."""

import torch
from torch import Tensor

from studio.analysis.faults import Fault
from studio.core.audio import Audio
from studio.synth.cloning.encoder import SpeakerEncoder

LEAST_WINDOWS = 3
"""Windows of 1.6 s that a second voice must fill: less may be a cough or a laugh."""
ALIKE = (0.8, 0.7)
"""Similarity of two halves of the recordings: below the first a warning, below the second certainly two people.
Measured: clips of one person 0.82 and more, of two people 0.65 to 0.77."""
ROUNDS = 10


def two_voices(encoder: SpeakerEncoder, speech: Audio) -> Fault | None:
    """A fault where parts of the speech sound like different people."""
    likeness = halves_alike(encoder.windows_of(speech))
    if likeness >= ALIKE[0]:
        return None
    return Fault(
        "two voices",
        "It sounds as if more than one person speaks: leave in the recordings only the one whose voice it shall be.",
        likeness < ALIKE[1],
    )


def halves_alike(windows: Tensor) -> float:
    """The similarity, 0 to 1, of the two groups into which embeddings [n, 256] fall best (spherical 2-means, begun
    with the least alike pair); 1 where one group is too small to be somebody."""
    alike = windows @ windows.mT
    first, second = divmod(int(alike.argmin()), len(windows))
    middles = windows[[first, second]]
    for _ in range(ROUNDS):
        is_second = (windows @ middles.mT).argmax(dim=1) == 1
        if min(int(is_second.sum()), int((~is_second).sum())) < LEAST_WINDOWS:
            return 1.0
        middles = torch.stack([windows[~is_second].mean(0), windows[is_second].mean(0)])
        middles = torch.nn.functional.normalize(middles, dim=1)
    return float(middles[0] @ middles[1])
