"""What each stage of training asks of the student: a batch in, losses out."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.synth.draft.source import breath, harmonics
from studio.synth.draft.spectrum import HOP, log_mel
from studio.synth.draft.student import HALVES, STYLE, Student
from studio.training.batches import Batch, Crops
from studio.training.critics import Critics, MelCritics
from studio.training.lessons import Lessons
from studio.training.losses import Losses, of_contours, of_lengths, of_mel, of_sound
from studio.training.settings import Settings, Stage

WEIGHTS: Mapping[str, float] = {
    "lengths": 1.0,
    "f0": 2.0,
    "voicing": 0.3,
    "energy": 0.2,
    "mel": 1.0,
    "sound_mel": 1.0,
    "convergence": 0.5,
    "log_stft": 1.0,
    "adversarial": 1.0,
    "features": 2.0,
    "mel_adversarial": 0.1,
    "mel_features": 1.0,
    "surprise": 1.0,
}
"""What a unit of each loss counts."""
JUDGED_FRAMES = 80
"""Mel frames of each utterance that a critic of spectrograms looks at: 2 s."""
VOCODER = "vocoder."
PARTS: Mapping[Stage, tuple[str, ...]] = {
    "acoustic": ("acoustic",),
    "vocoder": ("vocoder",),
    "joint": ("acoustic", "vocoder"),
    "wavenet": (),
}
"""What a stage trains of the draft student; all else of it stays as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the student made of a batch."""

    losses: Losses
    made: Tensor | None = None
    """What the critics of the stage judge; None: it has none."""
    real: Tensor | None = None

    @property
    def total(self) -> Tensor:
        return torch.stack([WEIGHTS[name] * loss for name, loss in self.losses.items()]).sum()


def part_of(name: str) -> str:
    """Which part of the student a weight belongs to, by its name."""
    return "vocoder" if name.startswith(VOCODER) else "acoustic"


class Lesson(nn.Module):
    """One stage's way through the network that learns: a batch in, an `Outcome` out."""

    def __init__(self, student: nn.Module, settings: Settings) -> None:
        super().__init__()
        self.student = student
        self.settings = settings

    def critics(self) -> Critics | MelCritics:
        """New ones, for what the stage makes."""
        return Critics(self.settings.critics_width)

    def batch(self, lessons: Lessons, step: int) -> Batch | Crops:
        """What is learnt from at a step."""
        raise NotImplementedError

    def watched(self, lessons: Lessons) -> list[Batch] | list[Crops]:
        """What is not trained on."""
        raise NotImplementedError


class OfDraft(Lesson):
    """A stage of the draft student."""

    student: Student

    def __init__(self, student: Student, settings: Settings) -> None:
        super().__init__(student, settings)
        for name, weight in student.named_parameters():
            weight.requires_grad_(part_of(name) in PARTS[settings.stage])

    def batch(self, lessons: Lessons, step: int) -> Batch | Crops:
        return lessons.utterances(step)

    def watched(self, lessons: Lessons) -> list[Batch] | list[Crops]:
        return lessons.watched_utterances()


class Acoustic(OfDraft):
    """From tokens to the mel spectrogram."""

    def critics(self) -> Critics | MelCritics:
        return MelCritics(self.settings.critics_width)

    def forward(self, batch: Batch, seed: int) -> Outcome:
        losses, mel, real = self.taught(batch)
        cut = Cut(batch.n_frames, JUDGED_FRAMES, seed)
        return Outcome(losses, cut(mel, HALVES), cut(real, HALVES))

    def taught(self, batch: Batch) -> tuple[Losses, Tensor, Tensor]:
        """The losses; the mel spectrogram as the student draws it, and the teacher's, both [B, 2 M, 80]."""
        student, timbre, manner = self.student, batch.style[:, :STYLE], batch.style[:, STYLE:]
        understood = student.understand(batch.tokens, manner, batch.n_tokens)
        drawn = student.contours(understood.hidden, batch.frames, manner)
        mel = student.mel(understood.content, batch.frames, batch.f0, batch.energy, timbre)
        real = log_mel(batch.samples)
        losses = {
            "lengths": of_lengths(understood, batch.natural, batch.n_tokens),
            **of_contours(drawn, batch.plain_f0, batch.plain_energy, batch.n_frames),
            "mel": of_mel(mel, real, batch.n_frames),
        }
        return losses, mel, real


class OfVocoder(OfDraft):
    """From the teacher's mel spectrogram to sound."""

    def forward(self, batch: Crops, seed: int) -> Outcome:
        noise = _noise(batch.samples, seed)
        timbre = batch.style[:, :STYLE]
        made = self.student.sound(log_mel(batch.samples), batch.f0, timbre, harmonics(batch.f0), noise)
        return Outcome(of_sound(made, batch.samples), made, batch.samples)

    def batch(self, lessons: Lessons, step: int) -> Crops:
        return lessons.crops(step)

    def watched(self, lessons: Lessons) -> list[Crops]:
        return lessons.watched_crops()


class Joint(Acoustic):
    """All of it: the vocoder learns to speak what the decoder draws, and the decoder what the vocoder can speak."""

    def critics(self) -> Critics | MelCritics:
        return Critics(self.settings.critics_width)

    def forward(self, batch: Batch, seed: int) -> Outcome:
        losses, mel, _ = self.taught(batch)
        cut = Cut(batch.n_frames, self.settings.crop_frames, seed)
        real, f0 = cut(batch.samples, HALVES * HOP), cut(batch.f0, HALVES)
        timbre, noise = batch.style[:, :STYLE], _noise(real, seed)
        made = self.student.sound(cut(mel, HALVES), f0, timbre, harmonics(f0), noise)
        return Outcome({**losses, **of_sound(made, real)}, made, real)


class Cut:
    """A stretch of each utterance, anywhere in it, all of the same length."""

    def __init__(self, n_frames: Tensor, size: int, seed: int) -> None:
        """Mel frames of each utterance [B], and of a stretch; less where one utterance is shorter."""
        self._size = min(size, int(n_frames.min()))
        room = (n_frames - self._size + 1).cpu()
        draws = torch.Generator().manual_seed(seed)
        self._starts = (torch.rand(len(room), generator=draws) * room).long().tolist()

    def __call__(self, values: Tensor, per: int) -> Tensor:
        """`values` [B, L, ...] have so many for each mel frame."""
        rows = zip(values, self._starts, strict=True)
        return torch.stack([row[per * at : per * (at + self._size)] for row, at in rows])


def _noise(samples: Tensor, seed: int) -> Tensor:
    """Noise for each row of [B, N]."""
    return breath(samples.numel(), seed).view_as(samples).to(samples.device)


LESSONS: Mapping[Stage, type[OfDraft]] = {"acoustic": Acoustic, "vocoder": OfVocoder, "joint": Joint}
