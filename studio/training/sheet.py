"""The sample sheet: the same watched utterances at each checkpoint, the teacher left, the student right; and sound."""

import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.core.files import replacing
from studio.synth.draft.source import breath, harmonics
from studio.synth.draft.spectrum import HOP, SAMPLE_RATE, log_mel
from studio.synth.draft.student import STYLE, Student
from studio.synth.wavenet.line import spoken
from studio.synth.wavenet.network import WaveNet
from studio.training.batches import collated
from studio.training.example import Example
from studio.training.png import png
from studio.training.settings import Stage

DARKEST, BRIGHTEST = -8.0, 2.0
"""Log mel magnitudes that are black and white."""
SCALE = 2
"""Pixels for each value."""
GAP = 6
SEED = 1


@torch.inference_mode()
def draw(folder: Path, examples: Sequence[Example], say: Callable[[Example], Tensor]) -> None:
    """`sheet.png`, and `<number>.wav` for each utterance: the teacher, half a second of silence, what `say` makes."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for example in examples:
        real = collated([example]).samples
        made = say(example).cpu()
        pictures.append(torch.cat([log_mel(real)[0], torch.full((GAP, 80), BRIGHTEST), log_mel(made[None])[0]]))
        rest = torch.zeros(SAMPLE_RATE // 2)
        _write_wave(folder / f"{example.prompt.number}.wav", torch.cat([real[0], rest, made]))
    height = max(len(picture) for picture in pictures)
    filled = [torch.nn.functional.pad(one, (0, GAP, 0, height - len(one)), value=BRIGHTEST) for one in pictures]
    grey = ((torch.cat(filled, dim=1).T - DARKEST) / (BRIGHTEST - DARKEST)).clamp(0, 1).flip(0).numpy() * 255
    # The last utterance stands at the top after the flip.
    with replacing(folder / "sheet.png") as file:
        file.write(png(grey.astype(np.uint8).repeat(SCALE, 0).repeat(SCALE, 1)))


def said(student: Student, example: Example, stage: Stage, device: torch.device) -> Tensor:
    """An utterance as the student says it with the teacher's lengths [600 M]: of the teacher's spectrogram in the stage
    `vocoder`, else with contours of its own."""
    one = collated([example])
    timbre, manner = one.style[:, :STYLE].to(device), one.style[:, STYLE:].to(device)
    if stage == "vocoder":
        f0 = one.f0.to(device)
        mel = log_mel(one.samples.to(device))
        return student.sound(mel, f0, timbre, harmonics(f0), breath(f0.shape[1] * HOP, SEED).to(device))[0]
    frames = one.frames.to(device)
    understood = student.understand(one.tokens.to(device), manner)
    drawn = student.contours(understood.hidden, frames, manner)
    return student.speak(understood.content, frames, drawn.f0, drawn.energy, timbre, SEED)


@torch.inference_mode()
def sounded(network: WaveNet, example: Example, device: torch.device) -> Tensor:
    """An utterance as WaveNet speaks its spectrogram [600 M]."""
    one = collated([example])
    return spoken(network, log_mel(one.samples.to(device)), one.f0.to(device), SEED)


def _write_wave(path: Path, samples: Tensor) -> None:
    with replacing(path) as file, wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes((samples.clamp(-1, 1) * 32_767).short().numpy().tobytes())
