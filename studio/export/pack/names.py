"""Names of the files in a pack, by a template.

    {line:04}_{speaker}_{text}    0007_Mei_Hello-there.wav

Fields: line, speaker, voice, text (its first words), time (timecode with hyphens). Letters of every script stay; what
some system forbids becomes a hyphen.
"""

import string
from collections.abc import Sequence

from studio.core.errors import InputError
from studio.core.files import DEVICES
from studio.core.handoff import NAMES
from studio.core.sound_forms import Form
from studio.core.timecode import Timecode
from studio.export.names import slug
from studio.export.pack.programme import Piece, Programme, Span

FIELDS = ("line", "speaker", "voice", "text", "time")
_WORDS = 40
_LONGEST = 100
_MOST_BYTES = 200
"""Most systems take 255, of which a file that is being written needs some more."""


def file_names(programme: Programme, template: str, opening: Timecode, form: Form = "wav") -> dict[int, str]:
    """The file of each piece by its id, all different. Raises InputError for a template that cannot be used."""
    check(template)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for piece in programme.pieces:
        name = _filled(template, piece, Span.of(piece, programme.sample_rate, opening))
        while not name or name.casefold() in taken:
            name = f"{name}_{piece.id}".strip("_")
        taken.add(name.casefold())
        found[piece.id] = f"{name}.{form}"
    return found


def stem_names(tracks: Sequence[str], form: Form = "wav") -> dict[str, str]:
    """The file of each speaker's stem."""
    found: dict[str, str] = {}
    for number, track in enumerate(tracks, 1):
        name = slug(track, _WORDS) or f"{number}"
        if name.casefold() in DEVICES or name.casefold() in (other.casefold() for other in found.values()):
            name = f"{name}_{number}"
        found[track] = name
    return {track: f"{name}.{form}" for track, name in found.items()}


def check(template: str) -> None:
    """Raises InputError for a template that cannot be used."""
    try:
        used = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
        template.format(line=1, speaker="", voice="", text="", time="")
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        raise InputError(f"{template!r} is no template of names: write for example {NAMES}.") from error
    if not used or any(field not in FIELDS for field in used):
        raise InputError(f"The template {template!r} may use {', '.join(FIELDS)}, and must use one of them.")


def _filled(template: str, piece: Piece, span: Span) -> str:
    filled = template.format(
        line=piece.id,
        speaker=slug(piece.speaker, _WORDS),
        voice=slug(piece.voice, _WORDS),
        text=slug(piece.text, _WORDS),
        time=str(span.start).replace(":", "-").replace(";", "-"),
    )
    parts = (slug_part for part in filled.split("_") if (slug_part := slug(part, _LONGEST)))
    name = "_".join(parts)[:_LONGEST].encode()[:_MOST_BYTES].decode(errors="ignore")
    return f"{name}_{piece.id}" if name.casefold() in DEVICES else name
