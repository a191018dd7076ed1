"""Advanced Authoring Format, for Pro Tools and Media Composer: a track for each speaker, clips linked to their files.

Structure by the AAF edit protocol: composition -> master mob -> source mob with the file's locator -> import mob. All
sound is placed to the sample; the timecode slot counts video frames.
"""

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from studio.core.resting import Rest, no_rest
from studio.export.pack.programme import Piece
from studio.export.pack.sheet import Sheet
from studio.export.wav import format_end, wav_header

if TYPE_CHECKING:
    from aaf2.file import AAFFile

_SOUND = "sound"
_SPACE = uuid.UUID("5d0f2b7e-0c55-4d1a-9a53-0e4e3f0b6c11")
"""Names of mobs are made within this, so that a second export has the same."""
_BUNCH = 25
"""So many are entered at once: each entry goes through all that are there, and each step takes its time."""

_One = TypeVar("_One")


def save_aaf(sheet: Sheet, path: Path, rest: Rest = no_rest) -> None:
    """Raises OSError. `rest` is called between pieces of the work, and may raise what ends it."""
    import aaf2

    with aaf2.open(str(path), "w") as file:
        masters: dict[int, Any] = {}
        for some in _bunches(sheet.programme.pieces):
            mobs = [_mobs(file, sheet, piece) for piece in some]
            masters |= {piece.id: master for piece, (master, *_) in zip(some, mobs, strict=True)}
            file.content.mobs.extend([mob for of_one in mobs for mob in of_one])
            file.save()
            rest()
        composition = _mob(file.create.CompositionMob(sheet.programme.title), sheet, "composition")
        composition.usage = "Usage_TopLevel"
        file.content.mobs.append(composition)
        _add_timecode(file, composition, sheet)
        number = 0
        for track in sheet.programme.tracks:
            for lane in sheet.programme.lanes(track):
                number += 1
                _add_track(file, composition, sheet, lane, masters, (track, number), rest)


def _bunches(pieces: Sequence[_One]) -> Iterator[Sequence[_One]]:
    for start in range(0, len(pieces), _BUNCH):
        yield pieces[start : start + _BUNCH]


def _add_timecode(file: "AAFFile", composition: Any, sheet: Sheet) -> None:
    rate = sheet.opening.rate
    slot = composition.create_timeline_slot(edit_rate=rate.fps)
    slot.name = "TC"
    timecode = file.create.Timecode(rate.nominal, drop=rate.drop)
    timecode.start = sheet.opening.video_frames
    timecode.length = max((sheet.span(piece).end.video_frames for piece in sheet.programme.pieces), default=1)
    timecode.length -= sheet.opening.video_frames
    slot.segment = timecode


def _add_track(
    file: "AAFFile",
    composition: Any,
    sheet: Sheet,
    lane: tuple[Piece, ...],
    masters: dict[int, Any],
    name: tuple[str, int],
    rest: Rest,
) -> None:
    slot = composition.create_empty_sequence_slot(sheet.programme.sample_rate, media_kind=_SOUND)
    slot.name, slot["PhysicalTrackNumber"].value = name
    at = 0
    parts = []
    for piece in lane:
        if piece.start_sample > at:
            parts.append(file.create.Filler(_SOUND, piece.start_sample - at))
        parts.append(masters[piece.id].create_source_clip(1, start=0, length=piece.n_samples, media_kind=_SOUND))
        at = piece.end_sample
    for some in _bunches(parts):
        slot.segment.components.extend(some)
        file.save()
        rest()


def _mobs(file: "AAFFile", sheet: Sheet, piece: Piece) -> tuple[Any, ...]:
    """What a clip of the composition refers to, its master mob, and the mobs by which that refers to its file."""
    rate_hz = sheet.programme.sample_rate
    tape = _mob(file.create.SourceMob(), sheet, f"{piece.id} tape")
    tape.descriptor = file.create.ImportDescriptor()
    slot = tape.create_empty_sequence_slot(rate_hz, media_kind=_SOUND)
    nothing = file.create.SourceClip(media_kind=_SOUND)
    nothing.length = piece.n_samples
    slot.segment.components.append(nothing)
    source = _mob(file.create.SourceMob(), sheet, f"{piece.id} source")
    source.descriptor = _descriptor(file, sheet, piece)
    master = _mob(file.create.MasterMob(), sheet, f"{piece.id} master")
    master.name = sheet.name(piece)
    master.comments["Text"] = piece.text
    master.comments["Line"] = f"{piece.id}"
    for mob, below in ((source, tape), (master, source)):
        slot = mob.create_empty_sequence_slot(rate_hz, media_kind=_SOUND)
        slot["PhysicalTrackNumber"].value = 1
        clip = below.create_source_clip(1, start=0, length=piece.n_samples, media_kind=_SOUND)
        slot.segment.components.append(clip)
    return master, source, tape


def _descriptor(file: "AAFFile", sheet: Sheet, piece: Piece) -> Any:
    """Of a WAV file that lies elsewhere."""
    rate_hz = sheet.programme.sample_rate
    found = file.create.WAVEDescriptor()
    found["SampleRate"].value = rate_hz
    head = wav_header(piece.n_samples, rate_hz, sheet.depth)
    found["Summary"].value = bytearray(head[: format_end(head)])
    found["Length"].value = piece.n_samples
    found["ContainerFormat"].value = file.dictionary.lookup_containerdef("AAF")
    locator = file.create.NetworkLocator()
    locator["URLString"].value = sheet.uri(piece)
    found["Locator"].append(locator)
    return found


def _mob(mob: Any, sheet: Sheet, name: str) -> Any:
    """The mob with a name that is the same in every export."""
    mob_id = mob.mob_id
    mob_id.material = uuid.uuid5(_SPACE, f"{sheet.programme.title} {name}")
    mob.mob_id = mob_id
    return mob
