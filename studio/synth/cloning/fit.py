"""The fit: the style vectors with which the network sounds like the speaker of some recordings.

The timbre half starts from the blend of stock voices that comes nearest, the manner half between the nearest English
and the nearest Chinese voice: with the manner of one language the other suffers (measured on an English reader's voice
in Chinese: 11 % of syllables misheard with the manner of his blend, none so). Then the manner half is moved until F0
has the speaker's level and liveliness, and the timbre half until a speaker encoder takes short phrases for the
speaker's, by gradients through the decoder. Both move in units of the spread of the stock voices and are pulled back to
where they began, so that the voice remains one that can speak.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from studio.analysis.recording import Recording
from studio.core.speech import VoiceId
from studio.synth.cloning import manner, phrases, timbre
from studio.synth.cloning.blend import convex, native, similarities, stock_embeddings
from studio.synth.cloning.encoder import load_encoder
from studio.synth.cloning.steps import Progress, Steps
from studio.synth.cloning.target import target
from studio.synth.modules.network import Network
from studio.synth.threads import using
from studio.voices.pack import MANNER, TIMBRE, Pack, Style, blended, combined

STEPS = manner.STEPS + timbre.ROUNDS * len(phrases.LEARNT)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A voice that sounds like a speaker."""

    pack: Pack
    """Its style vectors: the blend's, moved by `delta`."""
    timbre: Mapping[VoiceId, float]
    """Shares of the stock voices whose timbre is in the blend, the largest first."""
    manner: Mapping[VoiceId, float]
    """The same of manners."""
    delta: Style
    """What was learnt [256]."""
    similarity: float
    """To the speaker, in phrases that the fit did not hear, 0 to 1."""
    nearest: VoiceId
    """The stock voice that comes nearest."""
    nearest_similarity: float
    f0_hz: float
    """The speaker's median."""


def fit(
    network: Network,
    packs: Callable[[VoiceId], Pack],
    recordings: Sequence[Recording],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Fitted:
    """The voice of the recordings; `packs` gives the stock voices. The same for the same recordings on one machine.

    Raises InputError where nobody speaks in the recordings, WeightsError without the encoder, and Cancelled soon after
    `cancelled()` is true.
    """
    # What is computed here is too small to be shared out: on two busy cores, two threads that wait for each other took
    # 300 s for a fit that one does in 46 s.
    with using(1):
        return _fitted(network, packs, recordings, Steps(STEPS, progress, cancelled))


def _fitted(
    network: Network, packs: Callable[[VoiceId], Pack], recordings: Sequence[Recording], steps: Steps
) -> Fitted:
    where = next(network.parameters()).device
    encoder = load_encoder().to(where)
    speaker = target(encoder, recordings)
    known = stock_embeddings()
    near = similarities(speaker.embedding.cpu(), known)
    nearest = next(iter(near))
    timbres, manners = convex(speaker.embedding.cpu(), known), native(near)
    blend = combined(*(blended([packs(v) for v in shares], list(shares.values())) for shares in (timbres, manners)))
    spread = torch.from_numpy(np.stack([packs(voice).mean for voice in known]).std(axis=0)).to(where)
    steps.check()
    pack = manner.with_manner(network, blend, spread[MANNER], speaker, steps)
    pack = timbre.with_timbre(network, encoder, pack, spread[TIMBRE], speaker.embedding, steps)
    return Fitted(
        pack=pack,
        timbre=timbres,
        manner=manners,
        delta=pack.mean - blend.mean,
        similarity=float(timbre.embedding(network, encoder, pack, phrases.UNSEEN) @ speaker.embedding),
        nearest=nearest,
        nearest_similarity=near[nearest],
        f0_hz=speaker.f0_hz,
    )
