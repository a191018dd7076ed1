"""The default engine as a teacher: tokens and a style in, an example with all that went on inside out."""

from collections.abc import Mapping

import numpy as np
import torch

from studio.core.audio import Audio, Samples, faded
from studio.core.beats import spread
from studio.core.errors import SynthesisError
from studio.core.prosody import Prosody
from studio.core.speech import Reading
from studio.synth import contours
from studio.synth.controls import controls
from studio.synth.decoding import with_edges
from studio.synth.delivery import Delivery
from studio.synth.kokoro import Kokoro
from studio.synth.model import MEL_HOP, SAMPLE_RATE
from studio.synth.modules.network import Network
from studio.synth.planner import UnderstoodLine, UnderstoodPassage, understood_passage
from studio.synth.speaking import FADE_IN_MS, FADE_OUT_MS
from studio.synth.tokens import FRAME, PASSAGE_TOKENS, Token
from studio.synth.variation import Variation
from studio.synth.vocal_filter import limited
from studio.training.example import Example
from studio.training.prompts import Prompt

PEAK = 32_767
AS_IT_IS = Variation(np.zeros(128, np.float32), np.ones(1, np.float32), np.zeros(1, np.float32))


@torch.inference_mode()
def spoken(network: Network, symbols: Mapping[str, int], prompt: Prompt, style: Samples) -> Example:
    """Let the network say a prompt in a style [256].

    As the engine does, with two differences: the utterance is decoded in one piece, however long it is, and its sound
    is kept in 16 bit. Raises SynthesisError where the prompt is empty, too long, or too hurried.
    """
    tokens = _tokens(symbols, prompt)
    manner = Prosody(pitch_semitones=prompt.pitch_semitones, range_scale=prompt.range_scale, energy=prompt.energy)
    delivery = Delivery(line=manner, words=(manner,), formant_scale=1.0)
    model = Kokoro(network)
    passage = understood_passage(model, tokens, lambda _: style, delivery, AS_IT_IS, is_closing=True)
    plan = UnderstoodLine(Reading((), "en"), (passage,), AS_IT_IS).plan
    heard = spread(plan, max(round(plan.natural_frames / prompt.tempo), plan.shortest_frames))
    every = with_edges(passage, heard)
    start, end = passage.edges.hidden_before, passage.edges.hidden_before + sum(heard)
    plain_f0, plain_energy = model.contours(passage.hidden, every, passage.manner)
    steered = controls(tokens, every, [manner] * len(tokens), [0.0] * len(tokens), prompt.seed)
    f0, energy = contours.shaped(plain_f0, plain_energy, steered)
    first, wave = model.passage(passage.content, every, f0, energy, passage.timbre, prompt.seed).around(start, end, 0)
    samples = limited(wave).cpu().numpy()[(start - first) * MEL_HOP : (end - first) * MEL_HOP]

    def curve(whole: torch.Tensor) -> Samples:
        return whole[0, 2 * start : 2 * end].cpu().numpy()

    return Example(
        prompt=prompt,
        tokens=np.array([token.id for token in tokens], np.int16),
        natural=_natural(passage),
        frames=np.array([*heard, *[0] * (len(tokens) - len(heard))], np.int16),
        f0=curve(f0),
        energy=curve(energy),
        plain_f0=curve(plain_f0),
        plain_energy=curve(plain_energy),
        style=style,
        samples=_in_16_bit(samples),
    )


def _tokens(symbols: Mapping[str, int], prompt: Prompt) -> tuple[Token, ...]:
    if not 0 < len(prompt.phonemes) <= PASSAGE_TOKENS:
        raise SynthesisError(
            f"Prompt {prompt.number} has {len(prompt.phonemes)} phonemes: "
            f"the teacher says 1 to {PASSAGE_TOKENS} at once."
        )
    if strange := [symbol for symbol in prompt.phonemes if symbol not in symbols]:
        raise SynthesisError(f"Prompt {prompt.number} has a symbol {strange[0]!r}, which the model does not know.")
    return (FRAME, *(Token(symbols[symbol], symbol, 0) for symbol in prompt.phonemes), FRAME)


def _natural(passage: UnderstoodPassage) -> Samples:
    """Mel frames of all tokens, the silence around the text put together again."""
    edges = passage.edges
    natural = np.array([*edges.heard, *edges.hidden_after[1:]], np.float32)
    natural[0] += edges.hidden_before
    natural[len(edges.heard) - 1] += edges.hidden_after[0]
    return natural


def _in_16_bit(samples: Samples) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    sound = faded(Audio(samples, SAMPLE_RATE), FADE_IN_MS, FADE_OUT_MS).samples
    return np.clip(np.round(sound * PEAK), -PEAK, PEAK).astype(np.int16)
