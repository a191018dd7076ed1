"""What a training run is asked to do."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from studio.core.errors import CorpusError

Stage = Literal["acoustic", "vocoder", "joint", "wavenet"]
"""The first three teach parts of the draft student; the last teaches WaveNet, whole."""
CROP_FRAMES = 32
WAVENET_CROP_FRAMES = 14
"""Short: more voices in a batch are worth more than longer stretches of each."""
FRAMES_PER_S = 40
"""Mel frames."""
STAGES: tuple[Stage, ...] = ("acoustic", "vocoder", "joint")
"""Of the draft student."""
FIRST_RATE, REFINING_RATE = 1e-3, 3e-4
"""Learning rates: from nothing, and of what can speak already."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A run of one stage. Steps count from the start of the stage."""

    stage: Stage
    steps: int = 100_000
    seed: int = 0
    learning_rate: float = FIRST_RATE
    warm_up_steps: int = 200
    """Over which the learning rate rises."""
    last_part: float = 0.25
    """Of the steps, over which it falls to zero (Hägele et al. 2024): until there a run can be made longer."""
    weight_decay: float = 0.01
    most_gradient: float = 1.0
    ema: float = 0.999
    """How much of the running mean of the weights stays at each step."""
    batch_frames: int = 2400
    """Mel frames of an acoustic batch, the padding included (40 a second)."""
    crops: int = 8
    """Stretches in a batch of the vocoder; those of `joint` are one for each utterance."""
    crop_frames: int = CROP_FRAMES
    """Mel frames of each."""
    critics_from: int | None = None
    """The step from which the discriminators teach too; None: never."""
    critics_width: int = 16
    checkpoint_every: int = 1000
    checkpoints_kept: int = 2
    watched: int = 4
    """Batches that are not trained on, over which the losses at a checkpoint are the mean."""
    processes: int = 1
    """That share a step, each with a batch of its own."""
    corpus: str = ""
    """Its digest; empty: not known yet."""

    def rate(self, step: int) -> float:
        """The learning rate at a step."""
        falls_from = self.steps * (1 - self.last_part)
        rising = min(1.0, (step + 1) / self.warm_up_steps)
        falling = min(1.0, (self.steps - step) / max(1.0, self.steps - falls_from))
        return self.learning_rate * min(rising, max(0.0, falling))


def of_seconds(seconds: float, stage: Stage) -> Settings:
    """A run of a stage whose batches hold about so much speech (`joint`: the sound is made of parts only)."""
    frames = round(seconds * FRAMES_PER_S)
    if stage == "wavenet":
        return of_wavenet(max(1, round(frames / WAVENET_CROP_FRAMES)))
    rate = REFINING_RATE if stage == "joint" else FIRST_RATE
    return Settings(stage, learning_rate=rate, batch_frames=frames, crops=max(1, round(frames / CROP_FRAMES)))


def resumed(
    kept: Settings, steps: int | None, seed: int | None, batch_s: float | None, critics_from: int | None
) -> Settings:
    """How a run with these settings goes on: as it was, but for what is given anew. Raises CorpusError for another
    seed: its batches would not be those that the run has had so far."""
    if seed is not None and seed != kept.seed:
        raise CorpusError(f"This run was begun with --seed {kept.seed}: leave out --seed, or begin another run.")
    given: dict[str, Any] = {"steps": steps, "critics_from": critics_from}
    if batch_s is not None:
        batch = of_seconds(batch_s, kept.stage)
        given |= {"batch_frames": batch.batch_frames, "crops": batch.crops}
    return replace(kept, **{name: value for name, value in given.items() if value is not None})


def differences(kept: Settings, now: Settings) -> str:
    """What is other than it was, as a sentence; empty where nothing is."""
    found = []
    if now.steps != kept.steps:
        found.append(f"{now.steps:,} steps in all instead of {kept.steps:,}")
    if (now.batch_frames, now.crops) != (kept.batch_frames, kept.crops):
        found.append(f"batches of {_batch_s(now):.3g} s instead of {_batch_s(kept):.3g} s")
    if now.critics_from != kept.critics_from:
        before = "never" if kept.critics_from is None else f"from step {kept.critics_from:,} on"
        found.append(f"discriminators from step {now.critics_from:,} on instead of {before}")
    if now.processes != kept.processes:
        several = "processes" if now.processes > 1 else "process"
        found.append(f"batches in {now.processes} {several} instead of {kept.processes}")
    if kept.corpus and now.corpus != kept.corpus:
        found.append("another corpus than before")
    return f"The run goes on with {', '.join(found)}." if found else ""


def _batch_s(settings: Settings) -> float:
    """Speech in a batch."""
    is_whole = settings.stage in ("acoustic", "joint")
    frames = settings.batch_frames if is_whole else settings.crops * settings.crop_frames
    return frames / FRAMES_PER_S


def of_wavenet(crops: int) -> Settings:
    """A run of WaveNet, whose steps are dearer and teach more than the student's."""
    return Settings(
        "wavenet",
        learning_rate=2e-3,
        warm_up_steps=50,
        ema=0.99,
        crops=crops,
        crop_frames=WAVENET_CROP_FRAMES,
        checkpoint_every=200,
    )
