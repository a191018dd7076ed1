"""A voice in the making: what is said of it, the candidates for it, and blends of two voices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.speech import Voice, VoiceId
from studio.design.axes import Axis
from studio.design.candidates import Candidate
from studio.design.describe import Description
from studio.design.values import read, with_values, written
from studio.voices.making import blended, made_of
from studio.voices.recipe import Recipe
from studio.voices.shelf import Shelf
from studio.voices.voice_file import VoiceFile

Correction = Callable[[Description], Description]


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A voice that is not kept."""

    voice: Voice
    """To be heard."""
    file: VoiceFile
    """To be kept."""
    recipe: Recipe


class Designing(QObject):
    """Makes voices of words, and of other voices.

    Signals:
        described (): something else is said of the voice.
        proposed (): there are other candidates, or none any more.
    """

    described = Signal()
    proposed = Signal()

    def __init__(
        self,
        shelf: Shelf,
        describe: Callable[[str], Description],
        candidates: Callable[[Description, int], tuple[Candidate, ...]],
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._describe = describe
        self._candidates = candidates
        self._corrections: list[Correction] = []
        self._seed = 0
        self._made_of: Description | None = None
        self.description = Description("")
        self.trials: tuple[Trial, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the candidates are of what is said now."""
        return self._made_of is not None and self._made_of.chips == self.description.chips

    def say(self, text: str) -> None:
        """Describe the voice anew; what was corrected stays so, until nothing is said any more."""
        if not text.strip():
            self._corrections.clear()
        self._show(self._corrected(self._describe(text)))

    def set_value(self, axis: Axis, value: str, amount: float = 1.0) -> None:
        """Correct one thing that is said."""
        self._correct(lambda description: description.with_(axis, value, amount))

    def drop_value(self, axis: Axis, value: str) -> None:
        """Take back one thing that is said."""
        self._correct(lambda description: description.without(axis, value))

    def exchange_value(self, axis: Axis, old: str, new: str, amount: float = 1.0) -> None:
        """Say one thing of an axis instead of another."""
        self._correct(lambda description: description.without(axis, old).with_(axis, new, amount))

    def propose(self) -> None:
        """Three candidates for what is said; others where there are some already. Raises InputError."""
        self._seed = self._seed + 1 if self.is_current else 0
        self.trials = tuple(map(self._trial, self._candidates(self.description, self._seed)))
        self._made_of = self.description
        self.proposed.emit()

    def blend(self, first: VoiceId, second: VoiceId, share: float, name: str) -> VoiceFile:
        """A voice between two: `share` 0 is the first, 1 the second. Raises InputError."""
        return blended(first, second, share, self._shelf, name)

    def take_up(self, origin: Mapping[str, str]) -> None:
        """Go on with what a kept voice was made from, as its file has it."""
        self._corrections = [partial(with_values, values=read(origin.get("values", "")))]
        self._made_of, self.trials = None, ()
        self._show(self._corrected(self._describe(origin["description"])))
        self.proposed.emit()

    def _trial(self, candidate: Candidate) -> Trial:
        origin = {
            "description": candidate.description.text,
            "values": written(candidate.description),
            "seed": str(self._seed),
        }
        file = made_of(candidate.recipe, self._shelf, candidate.name, candidate.lang, candidate.gender, origin)
        return Trial(self._shelf.lend(file), file, candidate.recipe)

    def _correct(self, correction: Correction) -> None:
        self._corrections.append(correction)
        self._show(correction(self.description))

    def _corrected(self, description: Description) -> Description:
        for correction in self._corrections:
            description = correction(description)
        return description

    def _show(self, description: Description) -> None:
        if description != self.description:
            self.description = description
            self.described.emit()


def blend_of(origin: Mapping[str, str]) -> tuple[VoiceId, VoiceId, float] | None:
    """The two voices of a blend and the share of the second, as a voice file has them; None for no blend."""
    parts = [part.rpartition(" ") for part in origin.get("blend", "").split(", ")]
    try:
        (first, _, _), (second, _, share) = parts
        return VoiceId(first), VoiceId(second), float(share)
    except ValueError:
        return None
