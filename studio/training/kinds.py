"""What can be taught: which network, by which lesson, and what is left behind at a checkpoint."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from studio.synth.draft.student import Size, Student
from studio.synth.draft.student_file import write_student
from studio.synth.wavenet.network import Size as WaveNetSize
from studio.synth.wavenet.network import WaveNet
from studio.synth.wavenet.wavenet_file import write_wavenet
from studio.training import checkpoint, sheet
from studio.training.example import Example
from studio.training.settings import Settings
from studio.training.sounding import Sounding
from studio.training.stages import LESSONS, PARTS, Lesson

STUDENT_FILE = "student.safetensors"
WAVENET_FILE = "wavenet.safetensors"


class Kind(Protocol):
    """One kind of network that a stage teaches."""

    def student(self, size: Any | None) -> nn.Module:
        """The network as it begins, its `size` beside its weights; None: of the usual size."""
        ...

    def lesson(self, student: Any, settings: Settings) -> Lesson: ...

    def inherit(self, folder: Path, student: Any) -> None:
        """Give a network that begins what was taught before, in the same folder."""
        ...

    def averaged(self, folder: Path, weights: Mapping[str, Tensor], size: Any, settings: Settings) -> nn.Module:
        """The network of these weights, with the newest of what other stages teach."""
        ...

    def keep(self, folder: Path, student: Any) -> None:
        """Write the file that speaks. Raises OSError."""
        ...

    def draw(
        self, folder: Path, student: Any, examples: Sequence[Example], settings: Settings, device: torch.device
    ) -> None:
        """Write the sample sheet. Raises OSError."""
        ...


class OfDraft:
    """The draft student; each stage teaches parts of it."""

    def student(self, size: Size | None) -> Student:
        return Student(size)

    def lesson(self, student: Student, settings: Settings) -> Lesson:
        return LESSONS[settings.stage](student, settings)

    def inherit(self, folder: Path, student: Student) -> None:
        checkpoint.inherited(folder, student, PARTS["joint"])

    def averaged(self, folder: Path, weights: Mapping[str, Tensor], size: Size, settings: Settings) -> Student:
        student = Student(size).eval()
        student.load_state_dict(weights)
        # Another stage may run at the same time.
        checkpoint.inherited(folder, student, set(PARTS["joint"]) - set(PARTS[settings.stage]))
        return student

    def keep(self, folder: Path, student: Student) -> None:
        write_student(folder / STUDENT_FILE, student.state_dict(), student.size)

    def draw(
        self, folder: Path, student: Student, examples: Sequence[Example], settings: Settings, device: torch.device
    ) -> None:
        sheet.draw(folder, examples, lambda example: sheet.said(student, example, settings.stage, device))


class OfWaveNet:
    """WaveNet; one stage teaches all of it."""

    def student(self, size: WaveNetSize | None) -> WaveNet:
        return WaveNet(size)

    def lesson(self, student: WaveNet, settings: Settings) -> Lesson:
        return Sounding(student, settings)

    def inherit(self, folder: Path, student: WaveNet) -> None:
        """There is nothing before it."""

    def averaged(self, folder: Path, weights: Mapping[str, Tensor], size: WaveNetSize, settings: Settings) -> WaveNet:
        network = WaveNet(size).eval()
        network.load_state_dict(weights)
        return network

    def keep(self, folder: Path, student: WaveNet) -> None:
        write_wavenet(folder / WAVENET_FILE, student.state_dict(), student.size)

    def draw(
        self, folder: Path, student: WaveNet, examples: Sequence[Example], settings: Settings, device: torch.device
    ) -> None:
        shortest = sorted(examples, key=lambda example: example.mel_frames)[:1]
        sheet.draw(folder, shortest, lambda example: sheet.sounded(student, example, device))


def kind_of(settings: Settings) -> Kind:
    """What a stage teaches."""
    return OfWaveNet() if settings.stage == "wavenet" else OfDraft()
