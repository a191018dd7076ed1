"""`dubsmith export`: a dub as a pack for the video editor."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from studio import printing
from studio.commands import codes, options
from studio.core.errors import InputError
from studio.core.timecode import (
    FILM_23_976,
    FILM_24,
    NTSC_29_97,
    NTSC_29_97_DROP,
    NTSC_59_94,
    NTSC_59_94_DROP,
    PAL_25,
    PAL_50,
    VIDEO_30,
    VIDEO_60,
    FrameRate,
    Timecode,
)

RATES: Mapping[str, FrameRate] = {
    "23.976": FILM_23_976,
    "24": FILM_24,
    "25": PAL_25,
    "29.97": NTSC_29_97,
    "29.97df": NTSC_29_97_DROP,
    "30": VIDEO_30,
    "50": PAL_50,
    "59.94": NTSC_59_94,
    "59.94df": NTSC_59_94_DROP,
    "60": VIDEO_60,
}


def add(command: options.AddCommand) -> None:
    export = command("export", "Write a dub as a pack for the video editor: stamped clips, stems, mix, timelines.")
    export.add_argument("dub", type=Path, metavar="DIR", help="the folder that `dubsmith dub` wrote")
    options.add_folder(export, "folder for the pack (default: DIR_pack)")
    export.add_argument("--fps", choices=tuple(RATES), default="25", help="video frames per second (default: 25)")
    export.add_argument("--start", metavar="TC", help="timecode of the start of the film (default: 00:00:00:00)")
    export.add_argument("--depth", choices=("16", "24", "float"), default="24", help="of samples (default: 24)")
    export.add_argument("--names", metavar="TEMPLATE", help="of clips (default: {line:04}_{speaker}_{text})")
    export.add_argument(
        "--timelines",
        type=lambda text: tuple(part.strip() for part in text.split(",") if part.strip()),
        metavar="LIST",
        help="otio, edl, fcp7, fcpxml, reaper, audacity, markers, with commas (default: all)",
    )
    export.add_argument("--no-stems", dest="stems", action="store_false", help="no file for each speaker")
    export.add_argument(
        "--loudness", type=_loudness, metavar="L", help="of the mix: ebu (-23), podcast (-16), streaming (-14) or LUFS"
    )
    export.add_argument(
        "--peak", type=float, default=-1.0, metavar="DB", help="true peak that nothing passes then (default: -1)"
    )
    export.add_argument(
        "--untagged", dest="tells_synthetic", action="store_false", help="do not tell that the speech is synthetic"
    )
    options.add_json(export)


def run(args: argparse.Namespace) -> int:
    from datetime import datetime

    from studio.core.handoff import NAMES, PackWishes
    from studio.export.folder import CAPTIONS
    from studio.export.pack.folder import write_pack
    from studio.export.pack.programme import of_dub
    from studio.export.pack.timelines import TIMELINES
    from studio.text.marks import plain_text

    unknown = [name for name in args.timelines or () if name not in TIMELINES]
    if unknown:
        raise InputError(f"There is no timeline {unknown[0]!r}: choose among {', '.join(TIMELINES)}.")
    wishes = PackWishes(
        opening=_opening(args.start, RATES[args.fps]),
        depth=args.depth,
        names=args.names or NAMES,
        timelines=args.timelines,
        stems=args.stems,
        tells_synthetic=args.tells_synthetic,
        loudness_lufs=args.loudness,
        peak_db=args.peak,
    )
    # Within the dub's own folder it is called `.`, which has no name.
    named = args.dub if args.dub.name not in ("", "..") else args.dub.resolve()
    folder: Path = args.output or named.with_name(f"{named.name}_pack")
    if folder.resolve() == args.dub.resolve():
        raise InputError("The pack needs a folder of its own: choose another than that of the dub.")
    now = datetime.now().isoformat(timespec="seconds")
    written = write_pack(of_dub(args.dub, plain_text), args.dub / CAPTIONS, folder, wishes, now)
    if args.json:
        changes = {name: list(getattr(written, name)) for name in ("changed", "kept", "removed", "notes")}
        printing.print_json({"schema": 1, "folder": folder.as_posix(), **changes})
    else:
        for note in written.notes:
            print(note)
        printing.print_pack(folder.as_posix(), written.changed, written.kept, written.removed)
    return codes.OK


def _loudness(text: str) -> float:
    """LUFS, also by the name of a standard."""
    named = {"ebu": -23.0, "podcast": -16.0, "streaming": -14.0}
    try:
        return named[text] if text in named else float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no loudness: write {', '.join(named)} or LUFS") from None


def _opening(text: str | None, rate: FrameRate) -> Timecode:
    return Timecode(0, rate) if text is None else Timecode.parse(text, rate)
