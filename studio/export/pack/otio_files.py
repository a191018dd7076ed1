"""OpenTimelineIO, and Final Cut Pro 7 XML, which Premiere, Resolve and others read, by its adapter."""

from typing import TYPE_CHECKING

from studio.export.pack.programme import Piece
from studio.export.pack.sheet import Sheet

if TYPE_CHECKING:
    from opentimelineio.opentime import RationalTime, TimeRange
    from opentimelineio.schema import Clip, Timeline


def write_otio(sheet: Sheet) -> str:
    return _written(sheet, "otio_json")


def write_fcp7(sheet: Sheet) -> str:
    return _written(sheet, "fcp_xml")


def _written(sheet: Sheet, adapter: str) -> str:
    import opentimelineio

    text: str = opentimelineio.adapters.write_to_string(timeline(sheet), adapter)
    return text


def timeline(sheet: Sheet) -> "Timeline":
    """The pieces on audio tracks, more than one for a speaker whose pieces overlap; times in whole video frames."""
    from opentimelineio import schema

    found = schema.Timeline(sheet.programme.title, global_start_time=_time(sheet, sheet.opening.video_frames))
    for track in sheet.programme.tracks:
        for lane in sheet.programme.lanes(track):
            line = schema.Track(track, kind=schema.TrackKind.Audio)
            at = sheet.opening.video_frames
            for piece in lane:
                span = sheet.span(piece)
                if span.start.video_frames > at:
                    line.append(schema.Gap(source_range=_range(sheet, 0, span.start.video_frames - at)))
                line.append(_clip(sheet, piece))
                at = span.end.video_frames
            found.tracks.append(line)
    return found


def _clip(sheet: Sheet, piece: Piece) -> "Clip":
    from opentimelineio import schema

    span = sheet.span(piece)
    # Its file is stamped with the time at which it belongs.
    lies = _range(sheet, span.start.video_frames, span.video_frames)
    media = schema.ExternalReference(sheet.uri(piece), lies)
    known = {
        "line": piece.id,
        "text": piece.text,
        "voice": piece.voice,
        "start_sample": piece.start_sample,
        "n_samples": piece.n_samples,
    }
    return schema.Clip(sheet.name(piece), media, lies, metadata={"dubsmith": known})


def _range(sheet: Sheet, start: int, video_frames: int) -> "TimeRange":
    from opentimelineio.opentime import TimeRange

    return TimeRange(_time(sheet, start), _time(sheet, video_frames))


def _time(sheet: Sheet, video_frames: int) -> "RationalTime":
    from opentimelineio.opentime import RationalTime

    return RationalTime(video_frames, float(sheet.opening.rate.fps))
