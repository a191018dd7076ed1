"""Labels and markers: text at its times, for Audacity and as a table for Premiere and Resolve."""

import csv
import io

from studio.export.pack.sheet import Sheet

_COLOURS = ("Blue", "Green", "Cyan", "Purple", "Yellow", "Red")


def write_audacity(sheet: Sheet) -> str:
    """A label track: start and end in seconds and the text, with tabs between."""
    return "".join(
        f"{sheet.seconds(piece.start_sample)}\t{sheet.seconds(piece.end_sample)}\t{piece.track}: {piece.text}\n"
        for piece in sheet.programme.pieces
    )


def write_markers(sheet: Sheet) -> str:
    """One marker for each line, in the columns that Premiere writes and Resolve's scripts read."""
    tracks = sheet.programme.tracks
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("Marker Name", "Description", "In", "Out", "Duration", "Marker Type", "Colour"))
    for piece in sheet.programme.pieces:
        span = sheet.span(piece)
        length = type(span.start)(span.video_frames, span.start.rate)
        colour = _COLOURS[tracks.index(piece.track) % len(_COLOURS)]
        writer.writerow((f"{piece.id} {piece.track}", piece.text, span.start, span.end, length, "Comment", colour))
    return out.getvalue()
