"""How a voice is made of others: which timbres, which manners, and what is done to them."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

from studio.core.errors import InputError
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import VoiceId
from studio.voices.pack import Pack, blended, combined

FORMANT_RANGE = (0.75, 1.35)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A voice in terms of others."""

    timbre: Mapping[VoiceId, float]
    """Weights of the voices whose sound it has, > 0; only their proportions count."""
    manner: Mapping[VoiceId, float] = field(default_factory=dict)
    """The same of those whose manner it has; empty: as `timbre`."""
    formant_scale: float = 1.0
    """Factor of all formants, within FORMANT_RANGE."""
    prosody: Prosody = PLAIN
    """The voice's own manner, onto which that of a line is put."""

    @property
    def voices(self) -> tuple[VoiceId, ...]:
        """All that it is made of."""
        return tuple(dict.fromkeys((*self.timbre, *self.manner)))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that decides its sound, but for the stock voices."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def checked_formant_scale(given: object) -> float:
    """What a file gives as `formant_scale`. Raises InputError where it is no number within FORMANT_RANGE."""
    least, most = FORMANT_RANGE
    if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
        raise InputError(f"formant_scale is {given!r} and must be a number from {least:g} to {most:g}.")
    return float(given)


def cooked(recipe: Recipe, pack: Callable[[VoiceId], Pack]) -> Pack:
    """The style vectors of a recipe, where `pack` gives those of its voices (KeyError for none).

    Raises InputError where it names no voice, an unknown one, or a weight that is not above 0.
    """
    timbre = _blend(recipe.timbre, pack)
    return combined(timbre, _blend(recipe.manner, pack)) if recipe.manner else timbre


def _blend(weights: Mapping[VoiceId, float], pack: Callable[[VoiceId], Pack]) -> Pack:
    if not weights:
        raise InputError("A voice needs at least one voice that it is made of.")
    for voice, weight in weights.items():
        # `not >` also refuses nan.
        if not 0 < weight < float("inf"):
            raise InputError(f"The share of {voice} is {weight!r}: it must be a number above 0.")
    total = sum(weights.values())
    try:
        packs = [pack(voice) for voice in weights]
    except KeyError as error:
        raise InputError(f"There is no voice {error.args[0]!r} to make a voice of.") from error
    return blended(packs, [weight / total for weight in weights.values()])
