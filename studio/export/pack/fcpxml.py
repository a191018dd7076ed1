"""FCPXML 1.9, for Final Cut Pro and Resolve: clips hang on an empty storyline, each speaker on lanes of their own."""

from fractions import Fraction
from xml.etree import ElementTree as Xml

from studio.export.pack.programme import Piece
from studio.export.pack.sheet import Sheet


def write_fcpxml(sheet: Sheet) -> str:
    programme, opening = sheet.programme, sheet.opening
    root = Xml.Element("fcpxml", version="1.9")
    resources = Xml.SubElement(root, "resources")
    Xml.SubElement(resources, "format", id="r1", frameDuration=_time(1 / opening.rate.fps))
    for piece in programme.pieces:
        resources.append(_asset(sheet, piece))
    length = _frames(
        sheet, max((sheet.span(piece).end.video_frames for piece in programme.pieces), default=0) - _first(sheet)
    )
    project = Xml.SubElement(Xml.SubElement(root, "event", name=programme.title), "project", name=programme.title)
    sequence = Xml.SubElement(
        project,
        "sequence",
        format="r1",
        tcStart=_frames(sheet, _first(sheet)),
        tcFormat="DF" if opening.rate.drop else "NDF",
        duration=length,
        audioRate=f"{programme.sample_rate / 1000:g}k",
    )
    story = Xml.SubElement(Xml.SubElement(sequence, "spine"), "gap", name="Gap", duration=length)
    story.set("offset", _frames(sheet, _first(sheet)))
    story.set("start", _frames(sheet, _first(sheet)))
    lane = 0
    for track in programme.tracks:
        for pieces in programme.lanes(track):
            lane -= 1
            for piece in pieces:
                story.append(_clip(sheet, piece, lane))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _asset(sheet: Sheet, piece: Piece) -> Xml.Element:
    asset = Xml.Element(
        "asset",
        id=_id(piece),
        name=sheet.name(piece),
        start=_frames(sheet, sheet.span(piece).start.video_frames),
        duration=_time(Fraction(piece.n_samples, sheet.programme.sample_rate)),
        hasAudio="1",
        audioSources="1",
        audioChannels="1",
        audioRate=f"{sheet.programme.sample_rate}",
    )
    Xml.SubElement(asset, "media-rep", kind="original-media", src=sheet.uri(piece))
    return asset


def _clip(sheet: Sheet, piece: Piece, lane: int) -> Xml.Element:
    span = sheet.span(piece)
    start = _frames(sheet, span.start.video_frames)
    clip = Xml.Element(
        "asset-clip",
        ref=_id(piece),
        lane=f"{lane}",
        offset=start,
        start=start,
        name=sheet.name(piece),
        duration=_frames(sheet, span.video_frames),
        audioRole=f"dialogue.{piece.track}",
    )
    Xml.SubElement(clip, "note").text = piece.text
    return clip


def _id(piece: Piece) -> str:
    return f"r{piece.id + 1}"


def _first(sheet: Sheet) -> int:
    return sheet.opening.video_frames


def _frames(sheet: Sheet, video_frames: int) -> str:
    return _time(video_frames / sheet.opening.rate.fps)


def _time(seconds: Fraction) -> str:
    """As FCPXML writes times: 3600s, 1001/30000s."""
    return f"{seconds.numerator}s" if seconds.denominator == 1 else f"{seconds.numerator}/{seconds.denominator}s"
