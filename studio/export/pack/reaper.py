"""Reaper projects: a track for each speaker, every clip in its place to the sample."""

from studio.export.pack.programme import Piece
from studio.export.pack.sheet import Sheet


def write_reaper(sheet: Sheet) -> str:
    programme, opening = sheet.programme, sheet.opening
    rate = opening.rate
    # Reaper counts 29.97 drop-frame as 30 with the flag 1, non-drop as 30 with the flag 2.
    flag = 0 if rate.fps.denominator == 1 else 1 if rate.drop else 2
    rows = [
        '<REAPER_PROJECT 0.1 "7.0" 0',
        f"  SAMPLERATE {programme.sample_rate} 1 0",
        f"  TIMEMODE 5 5 -1 {rate.nominal} {flag} 0 -1",
        f"  PROJOFFS {float(opening.video_frames / rate.fps):.6f} 0 0",
    ]
    for track in programme.tracks:
        rows += ["  <TRACK", f"    NAME {_quoted(track)}"]
        for piece in programme.of(track):
            rows += _item(sheet, piece)
        rows.append("  >")
    return "\n".join([*rows, ">", ""])


def _item(sheet: Sheet, piece: Piece) -> list[str]:
    return [
        "    <ITEM",
        f"      POSITION {_exact(piece.start_sample, sheet)}",
        f"      LENGTH {_exact(piece.n_samples, sheet)}",
        "      LOOP 0",
        f"      NAME {_quoted(sheet.name(piece))}",
        "      <SOURCE WAVE",
        f"        FILE {_quoted(sheet.files[piece.id])}",
        "      >",
        "      <NOTES",
        f"        |{piece.text}",
        "      >",
        "    >",
    ]


def _exact(n_samples: int, sheet: Sheet) -> str:
    return f"{n_samples / sheet.programme.sample_rate:.12f}"


def _quoted(text: str) -> str:
    """In whichever quotes the text does not hold."""
    line = " ".join(text.split())
    quote = next((mark for mark in "\"'`" if mark not in line), None)
    return f"{quote}{line}{quote}" if quote else f"`{line.replace('`', chr(39))}`"
