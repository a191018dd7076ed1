"""CMX3600 edit decision lists: one event for each clip, on audio channels A, A2, A3, ... a speaker each.

Clips are stamped with the time at which they belong, so the source times of an event are its record times.
"""

from studio.export.pack.sheet import Sheet

_REEL = "AX"
"""What editors read as: no tape."""


def write_edl(sheet: Sheet) -> str:
    programme, rate = sheet.programme, sheet.opening.rate
    rows = [f"TITLE: {programme.title}", f"FCM: {'DROP FRAME' if rate.drop else 'NON-DROP FRAME'}", ""]
    channels = _channels(sheet)
    for number, piece in enumerate(programme.pieces, 1):
        span = sheet.span(piece)
        times = f"{span.start} {span.end} {span.start} {span.end}"
        rows.append(f"{number:03}  {_REEL:8} {channels[piece.id]:5} C        {times}")
        rows.append(f"* FROM CLIP NAME: {sheet.files[piece.id].rpartition('/')[2]}")
        rows.append(f"* COMMENT: {piece.track}: {piece.text}")
    return "\r\n".join([*rows, ""])


def _channels(sheet: Sheet) -> dict[int, str]:
    """The channel of each piece: pieces of one never overlap."""
    found: dict[int, str] = {}
    number = 0
    for track in sheet.programme.tracks:
        for lane in sheet.programme.lanes(track):
            number += 1
            found |= {piece.id: "A" if number == 1 else f"A{number}" for piece in lane}
    return found
