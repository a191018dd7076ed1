"""What a training run is asked to do."""

from dataclasses import dataclass
from typing import Literal, get_args

Stage = Literal["acoustic", "vocoder", "joint"]
CROP_FRAMES = 32
FRAMES_PER_S = 40
"""Mel frames."""
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Settings:
    """A run of one stage. Steps count from the start of the stage."""

    stage: Stage
    steps: int = 100_000
    seed: int = 0
    learning_rate: float = 1e-3
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

    def rate(self, step: int) -> float:
        """The learning rate at a step."""
        falls_from = self.steps * (1 - self.last_part)
        rising = min(1.0, (step + 1) / self.warm_up_steps)
        falling = min(1.0, (self.steps - step) / max(1.0, self.steps - falls_from))
        return self.learning_rate * min(rising, max(0.0, falling))


def of_seconds(seconds: float, stage: Stage) -> Settings:
    """A run of a stage whose batches hold about so much speech (`joint`: the sound is made of parts only)."""
    frames = round(seconds * FRAMES_PER_S)
    return Settings(stage, batch_frames=frames, crops=max(1, round(frames / CROP_FRAMES)))
