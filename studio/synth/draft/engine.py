"""The draft engine: a student, so fast that a script is heard while it is typed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.core.audio import Samples
from studio.core.ports import VoiceBook, digest
from studio.core.quality import Quality
from studio.core.speech import Request, Voice
from studio.core.voice_spectrum import mean_spectrum, readings
from studio.synth.draft.student_file import SHIPPED, said_digest
from studio.synth.speaking import SpeakingEngine, ignore
from studio.text import readers

if TYPE_CHECKING:
    from studio.synth.device import Device
    from studio.synth.draft.model import DraftModel
    from studio.synth.model import Model

NAME = "draft"
INT8 = "int8"
"""A precision that only drafts know: on the CPU their widest layers are quantised; on a GPU it is as auto."""
THREADS = 1
"""What is computed at once is so little that two wait for each other longer than they help (measured on two busy cores:
4.6 times the CPU time of one), and the other core is left to the studio's engine."""
VERSION = 1
"""Raise it when the same request begins to sound different with the same weights."""


@dataclass(frozen=True)
class DraftSource:
    """Implements `model.Source`."""

    weights: Path

    @cached_property
    def identity(self) -> str:
        return f"{NAME}/{said_digest(self.weights)[:12]}/{VERSION}"

    def choose(self, device: str, precision: str) -> "Device":
        """On the CPU float32 where nothing else is asked for, or int8, which is for CPUs alone."""
        from studio.synth.device import choose

        chosen = choose(device, "auto" if precision == INT8 else precision)
        if chosen.name == "cpu" and precision in ("auto", INT8):
            return replace(chosen, precision="fp32" if precision == "auto" else INT8)
        return chosen

    def load(self, device: "Device", gpu_memory_fraction: float) -> "DraftModel":
        from studio.synth.draft.model import DraftModel
        from studio.synth.draft.student import in_precision
        from studio.synth.draft.student_file import read_student
        from studio.synth.loading import bound_memory

        student = read_student(self.weights)
        if device.name == "cpu" and device.precision in ("fp32", INT8):
            from studio.synth.draft.graphs import by_onnxruntime

            return DraftModel(by_onnxruntime(student, is_quantised=device.precision == INT8))
        bound_memory(device, gpu_memory_fraction)
        return DraftModel(in_precision(student, device.precision).to(device.name))


class DraftEngine(SpeakingEngine["DraftModel"]):
    """The engine whose model is a student of the default one."""

    def __init__(
        self,
        book: VoiceBook,
        weights: Path = SHIPPED,
        device: str = "auto",
        precision: str = "auto",
        gpu_memory_fraction: float = 0.8,
        notify: Callable[[str], None] = ignore,
    ) -> None:
        """`weights`: the student's file; `precision`: also INT8; all else as in SpeakingEngine."""
        super().__init__(DraftSource(weights), book, device, precision, gpu_memory_fraction, THREADS, notify)
        self._tints: dict[tuple[str, tuple[float, ...]], Samples] = {}

    @property
    def quality(self) -> Quality:
        return "draft"

    def digest(self, request: Request) -> str:
        made_with = f"{self.fingerprint}/{readers.fingerprint()}"
        spectrum = self._book.find(request.voice).spectrum
        return digest(request, f"{made_with}/{spectrum}" if spectrum else made_with, self._book)

    def _coloured(self, model: "Model", voice: Voice) -> "Model":
        if not voice.spectrum:
            return model
        import torch

        from studio.synth.draft.model import DraftModel

        assert isinstance(model, DraftModel)
        return replace(model, tint=torch.from_numpy(self._tint(voice)).to(model.device))

    def _tint(self, voice: Voice) -> Samples:
        """What the student lacks of the mean spectrum that was measured of a voice, in each band [80]. Found once, by
        having the student say what it was measured of: a sixth of a second."""
        measured = voice.digest, voice.spectrum
        if measured not in self._tints:
            spoken = (
                np.concatenate(list(self._decoded(reading, self._frames(reading), lambda model: model)))
                for reading in readings(voice.id)
            )
            lacking = np.subtract(voice.spectrum, mean_spectrum(spoken))
            self._tints[measured] = lacking.astype(np.float32)
        return self._tints[measured]
