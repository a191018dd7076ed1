"""Voices of the person's own, made of others."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import exp, log

from studio.core.errors import InputError
from studio.core.expression import delivery
from studio.core.prosody import Prosody, scaled, together
from studio.core.speech import Voice, VoiceId
from studio.voices.names import checked_name, id_of
from studio.voices.recipe import FORMANT_RANGE, Recipe, cooked
from studio.voices.shelf import Shelf
from studio.voices.voice_file import MOST_CHARACTERS, VoiceFile


def made_of(recipe: Recipe, shelf: Shelf, name: str, lang: str, gender: str, origin: Mapping[str, str]) -> VoiceFile:
    """The voice of a recipe, not kept anywhere yet. Raises InputError, also for a name that can be none."""
    name = checked_name(name)
    for fact, text in origin.items():
        if len(text) > MOST_CHARACTERS:
            raise InputError(f"The {fact} has {len(text):,} characters: put it into at most {MOST_CHARACTERS:,}.")
    parts = [shelf.find(voice) for voice in recipe.voices]
    voice = Voice(
        id=id_of(name),
        name=name,
        lang=lang,
        gender="f" if gender == "f" else "m",
        licence=_licence(parts),
        source=f"Made with Dubsmith of {', '.join(part.name for part in parts)}",
        kind="made",
        prosody=recipe.prosody,
        formant_scale=recipe.formant_scale,
    )
    return VoiceFile(voice, cooked(recipe, shelf.pack), now(), origin).sealed()


def blended(first: VoiceId, second: VoiceId, share: float, shelf: Shelf, name: str) -> VoiceFile:
    """A voice between two: `share` 0 is the first, 1 the second. Raises InputError."""
    if not 0 < share < 1:
        raise InputError(f"The share of the second voice is {share:g}: it must lie between 0 and 1.")
    if first == second:
        raise InputError("A blend needs two different voices.")
    one, other = shelf.find(first), shelf.find(second)
    if one.prosody.whisper is not other.prosody.whisper:
        raise InputError(f"{one.name} and {other.name} cannot be blended: only one of them whispers.")
    scale = exp((1 - share) * log(one.formant_scale) + share * log(other.formant_scale))
    recipe = Recipe(
        timbre={first: 1 - share, second: share},
        formant_scale=min(max(scale, FORMANT_RANGE[0]), FORMANT_RANGE[1]),
        prosody=_between(one.prosody, other.prosody, share),
    )
    mainly = one if share <= 0.5 else other
    origin = {"blend": f"{first} {1 - share:g}, {second} {share:g}"}
    return made_of(recipe, shelf, name, mainly.lang, mainly.gender, origin)


def now() -> str:
    """The time as files have it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _between(one: Prosody, other: Prosody, share: float) -> Prosody:
    return together(scaled(delivery(one), 1 - share), scaled(delivery(other), share))


def _licence(parts: list[Voice]) -> str:
    """That of all parts; where they differ, both hold."""
    return " AND ".join(dict.fromkeys(licence for part in parts for licence in part.licence.split(" AND ")))
