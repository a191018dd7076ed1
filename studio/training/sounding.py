"""The one stage of WaveNet: to be as little surprised by each sample of the teacher's sound as can be."""

from torch import Tensor

from studio.synth.draft.spectrum import HOP, log_mel
from studio.synth.wavenet.known import Known, known, turn
from studio.synth.wavenet.mixture import mixture
from studio.synth.wavenet.network import WaveNet, fed
from studio.synth.wavenet.prediction import held
from studio.training.batches import Crops
from studio.training.lessons import Lessons
from studio.training.stages import Lesson, Outcome

MARGIN = 2
"""Half frames at each end of a crop whose spectrum sees silence that is not there: nothing is learnt from them."""


class Sounding(Lesson):
    """From the mel spectrogram of a sound and its own past to each of its samples."""

    student: WaveNet

    def forward(self, batch: Crops, seed: int) -> Outcome:
        mel = log_mel(batch.samples)
        whole = placed(mel, batch.f0, batch.samples)
        past, expected = fed(batch.samples, whole)
        left = (batch.samples - expected) / held(whole.prediction.gain)
        within = slice(MARGIN * HOP, -MARGIN * HOP)
        inner = whole.cut(MARGIN, mel.shape[1] - MARGIN)
        told = mixture(self.student(past[:, within], inner.frames, inner.samples))
        return Outcome({"surprise": told.surprise(left[:, within]).mean()})

    def batch(self, lessons: Lessons, step: int) -> Crops:
        return lessons.crops(step)

    def watched(self, lessons: Lessons) -> list[Crops]:
        return lessons.watched_crops()


def placed(mel: Tensor, f0: Tensor, samples: Tensor) -> Known:
    """What is known of a sound, the pulses where they stand in it."""
    whole = known(mel, f0)
    _, expected = fed(samples, whole)
    return known(mel, f0, turn((samples - expected) / held(whole.prediction.gain), f0))
