"""The composition root of the film's own sound under a dub: read by media, mixed by export."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from studio.core.ducking import Ducking, Stretch, gain_factor
from studio.core.errors import InputError
from studio.core.handoff import PEAK_DB
from studio.core.original import Original
from studio.export.bed import ducked, layout_of, with_speech
from studio.export.pack.bed import Bed
from studio.media.kept_sounds import key_of
from studio.media.mux import RATE_HZ, Mixed
from studio.media.probe import probe
from studio.media.sound import Planes, blocks, planes_of


def spoken_in(report: Path) -> tuple[Stretch, ...]:
    """When a dub speaks, by its report. Raises InputError."""
    try:
        lines = [line for line in json.loads(report.read_bytes())["lines"] if line["clip"]]
        return tuple((line["start_ms"], line["start_ms"] + line["spoken_ms"]) for line in lines)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{report} is no report of a dub ({error!r}): dub the script again.") from error


def mixed(film: Path, speech: Path, spoken: Iterable[Stretch], original: Original) -> Mixed:
    """A dub over the film's own sound, in its channels, as a track for the film. Raises InputError."""
    bed = bed_of(film, spoken, original, RATE_HZ)

    def sound() -> Iterator[Planes]:
        said = (block.astype(float) for block in blocks(speech, RATE_HZ))
        return with_speech(bed.blocks(), said, bed.n_channels, RATE_HZ, gain_factor(PEAK_DB))

    return Mixed(bed.layout, sound)


def bed_of(film: Path, spoken: Iterable[Stretch], original: Original, rate_hz: int) -> Bed:
    """The film's own sound, ducked where the dub speaks. Raises InputError where it has none."""
    found = probe(film)
    sounds = found.sounds
    if original.track >= len(sounds):
        has = f"it has {len(sounds)}" if sounds else "it has none at all"
        raise InputError(f"There is no sound track {original.track + 1} in {film.name}: {has}.")
    stretches = tuple(sorted(spoken))
    ducking = Ducking.of(stretches, original, rate_hz)
    layout = layout_of(sounds[original.track].channels)
    told = f"{key_of(film, original.track, rate_hz)} {original} {stretches}"
    n_samples = found.length_ms * rate_hz // 1000
    return Bed(layout, n_samples, told, lambda: ducked(planes_of(film, rate_hz, original.track, layout), ducking))
