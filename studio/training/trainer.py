"""The run of one stage: steps, reports, checkpoints."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from studio.core.errors import OutputError
from studio.training import checkpoint
from studio.training.batches import Batch, Crops
from studio.training.corpus import Corpus
from studio.training.critics import critics_loss, persuasion
from studio.training.example import Example
from studio.training.journal import Journal
from studio.training.kinds import kind_of
from studio.training.lessons import Lessons, moved
from studio.training.processes import Process
from studio.training.settings import Settings
from studio.training.stages import Outcome

BETAS = (0.8, 0.99)
REPORT_EVERY = 10
SHOWN = 3
"""Utterances on the sample sheet."""
SHOWN_FRAMES = 160
"""None of them is longer, so that the sheet fits a screen; where all are, it shows the shortest."""
MOST_SEED = 1 << 63
"""torch takes none so large."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How a run goes."""

    step: int
    steps: int
    losses: Mapping[str, float]
    steps_per_s: float
    """Since the last report."""

    @property
    def left_s(self) -> float:
        return (self.steps - self.step) / max(self.steps_per_s, 1e-9)


class Trainer:
    """One stage on one process. Everything that a step depends on is in the checkpoint, or follows from its number."""

    def __init__(
        self, corpus: Corpus, out: Path, settings: Settings, process: Process, size: Any | None = None
    ) -> None:
        """`out`: the folder of the run; `size`: of the network that is taught. Raises CorpusError where the corpus is
        too small."""
        torch.manual_seed(settings.seed)
        self._corpus, self._out, self._settings, self._process = corpus, out, settings, process
        faults = corpus.faults()
        unfit = np.array(sorted(faults), np.int64)
        self._lessons = Lessons(corpus, unfit, settings, process.rank, process.world)
        self._examples = self._shown(unfit)
        self._kind = kind_of(settings)
        self.student = self._kind.student(size).to(process.device)
        self._lesson = self._kind.lesson(self.student, settings)
        self._taught = [weight for weight in self.student.parameters() if weight.requires_grad]
        self._critics = self._lesson.critics().to(process.device)
        self._optimiser = self._adamw(self._taught)
        self._critics_optimiser = self._adamw(list(self._critics.parameters()))
        self._ema: dict[str, Tensor] = {}
        self.step = 0
        """Steps that are done."""

    def begin(self, is_resumed: bool) -> None:
        """From the newest checkpoint of this stage, or, without `is_resumed`, from what the other stages of the folder
        have taught. Raises CorpusError where what is asked for and what is there do not fit."""
        path = checkpoint.begun(self._out, self._settings.stage, is_resumed)
        if self._process.is_first:
            checkpoint.tidied(self._out, self._settings.stage)
        if path is not None:
            self._resume(path)
        else:
            self._kind.inherit(self._out, self.student)
            self._ema = {name: value.clone() for name, value in self.student.state_dict().items()}

    def run(self, tell: Callable[[Progress], None], is_stopped: Callable[[], bool]) -> bool:
        """Up to the last step, or until `is_stopped`; either way a checkpoint is written. Whether all is done. Raises
        OutputError where it cannot be."""
        settings, process = self._settings, self._process
        lesson, critics = process.joined(self._lesson), process.joined(self._critics)
        since, at = time.perf_counter(), self.step
        with self._journal() as journal:
            while self.step < settings.steps:
                losses = self._stepped(lesson, critics)
                self.step += 1
                is_last = self.step == settings.steps
                if self.step % REPORT_EVERY == 0 or is_last:
                    rate = (self.step - at) / (time.perf_counter() - since)
                    since, at = time.perf_counter(), self.step
                    values = {name: float(value) for name, value in losses.items()}
                    if journal is not None:
                        tell(Progress(self.step, settings.steps, values, rate))
                        journal.report("train", self.step, {**values, "steps_per_s": rate})
                is_ending = is_last or process.agreed(is_stopped())
                if journal is not None and (is_ending or self.step % settings.checkpoint_every == 0):
                    self._keep(journal)
                if is_ending:
                    return is_last
        return True

    def _stepped(self, lesson: nn.Module, critics: nn.Module) -> Mapping[str, Tensor]:
        settings, process = self._settings, self._process
        batch = moved(self._lesson.batch(self._lessons, self.step), process.device)
        rate = settings.rate(self.step)
        with self._mixed():
            outcome: Outcome = lesson(batch, self._seed())
        losses = dict(outcome.losses)
        judged = settings.critics_from is not None and self.step >= settings.critics_from
        if judged and outcome.made is not None and outcome.real is not None:
            with self._mixed():
                learnt = critics_loss(critics(outcome.real), critics(outcome.made.detach()))
            self._improve(self._critics_optimiser, list(self._critics.parameters()), learnt, rate)
            # The critics as they are, without hooks: they do not learn from what persuades them.
            self._critics.requires_grad_(False)
            with self._mixed():
                of_real, of_made = self._critics(outcome.real), self._critics(outcome.made)
                losses |= persuasion(of_real, of_made, self._critics.judges)
            self._critics.requires_grad_(True)
            self._improve(self._optimiser, self._taught, Outcome(losses).total, rate)
            losses["critics"] = learnt.detach()
        else:
            self._improve(self._optimiser, self._taught, outcome.total, rate)
        self._remember()
        return {name: loss.detach() for name, loss in losses.items()}

    def _improve(
        self, optimiser: torch.optim.Optimizer, weights: list[nn.Parameter], loss: Tensor, rate: float
    ) -> None:
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        size = nn.utils.clip_grad_norm_(weights, self._settings.most_gradient)
        if not torch.isfinite(size):
            log.warning("Step %d was left out: its gradient is not finite.", self.step + 1)
            return
        for group in optimiser.param_groups:
            group["lr"] = rate
        optimiser.step()

    @torch.no_grad()
    def _remember(self) -> None:
        """The running mean of the weights; quick at first, so that it does not remember how the run began."""
        keep = min(self._settings.ema, (1 + self.step) / (10 + self.step))
        for name, value in self.student.named_parameters():
            if value.requires_grad:
                self._ema[name].lerp_(value, 1 - keep)

    def _keep(self, journal: Journal) -> None:
        """Raises OutputError."""
        try:
            self._write(journal)
        except OSError as fault:
            raise OutputError(
                f"Cannot write to {self._out} ({fault.strerror or fault}): make room there; "
                "--resume goes on from the last checkpoint."
            ) from fault

    def _write(self, journal: Journal) -> None:
        settings, stage = self._settings, self._settings.stage
        tensors = {
            **checkpoint.under("student", self.student.state_dict()),
            **checkpoint.under("ema", self._ema),
            **checkpoint.under("optimiser", checkpoint.of_optimiser(self._optimiser)),
        }
        if settings.critics_from is not None:
            tensors |= checkpoint.under("critics", self._critics.state_dict())
            tensors |= checkpoint.under("critics_optimiser", checkpoint.of_optimiser(self._critics_optimiser))
        size: Any = self.student.size
        checkpoint.write(checkpoint.place(self._out, stage, self.step), tensors, self.step, settings, size)
        for old in checkpoint.found(self._out, stage)[: -settings.checkpoints_kept]:
            old.unlink()
        averaged = self._kind.averaged(self._out, self._ema, size, settings).to(self._process.device)
        self._kind.keep(self._out, averaged)
        if watched := self._watched(averaged):
            journal.report("watch", self.step, watched)
        if self._examples:
            folder = self._out / "sheets" / f"{stage}-{self.step:08}"
            self._kind.draw(folder, averaged, self._examples, settings, self._process.device)

    @torch.inference_mode()
    def _watched(self, student: nn.Module) -> Mapping[str, float]:
        """The losses on what is not trained on; empty where a small corpus leaves nothing for that."""
        lesson = self._kind.lesson(student, self._settings)
        found = [
            lesson(moved(batch, self._process.device), number).losses
            for number, batch in enumerate[Batch | Crops](lesson.watched(self._lessons))
        ]
        names = found[0] if found else ()
        return {name: float(torch.stack([one[name] for one in found]).mean()) for name in names}

    def _resume(self, path: Path) -> None:
        tensors, self.step = checkpoint.read(path)
        device = self._process.device
        self.student.load_state_dict(checkpoint.taken("student", tensors))
        self._ema = {name: value.to(device) for name, value in checkpoint.taken("ema", tensors).items()}
        checkpoint.into_optimiser(self._optimiser, checkpoint.taken("optimiser", tensors))
        if critics := checkpoint.taken("critics", tensors):
            self._critics.load_state_dict(critics)
            checkpoint.into_optimiser(self._critics_optimiser, checkpoint.taken("critics_optimiser", tensors))

    def _adamw(self, weights: list[nn.Parameter]) -> torch.optim.AdamW:
        settings = self._settings
        # Fused: a fifth of the time on the CPU, where each pass over the weights counts.
        return torch.optim.AdamW(weights, settings.learning_rate, BETAS, weight_decay=settings.weight_decay, fused=True)

    def _mixed(self) -> AbstractContextManager[object]:
        """bfloat16 where the device has it: no loss needs scaling then. Spectra are float32 always."""
        return torch.autocast(self._process.device.type, torch.bfloat16, enabled=self._process.has_bfloat16)

    def _journal(self) -> AbstractContextManager[Journal | None]:
        return Journal(self._out, self._settings.stage) if self._process.is_first else nullcontext()

    def _seed(self) -> int:
        own = self._settings.seed * self._process.world + self._process.rank
        return ((own << 40) + self.step) % MOST_SEED

    def _shown(self, unfit: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[Example]:
        """Some of what is not trained on; where all is, as in a small corpus, some of that."""
        parts = (self._corpus.part("watch"), self._corpus.part("train"))
        fit = np.concatenate([np.setdiff1d(part, unfit) for part in parts])
        lengths = self._corpus.mel_frames[fit]
        chosen = fit[lengths <= SHOWN_FRAMES][:SHOWN]
        return [self._corpus[int(index)] for index in (chosen if len(chosen) else fit[[lengths.argmin()]])]
