"""`dubsmith export`: a project, or a dub, as a pack for the video editor."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import bed_options, codes, options
from studio.commands.projects import draft_notes, is_project, line_notes, written_out
from studio.commands.shared import kept_settings, tells_synthetic
from studio.core.errors import InputError
from studio.core.handoff import DEPTHS, NAMES, PEAK_DB, RATES, BedWish, ClipsWish, PackWish, PackWishes, Written
from studio.core.original import Original
from studio.core.sound_forms import SoundWish
from studio.core.timecode import PAL_25, Timecode

if TYPE_CHECKING:
    from studio.project.document import Document
    from studio.unattended import Outcome

_PACK_HZ = 48_000
"""What video is edited at."""


def add(command: options.AddCommand) -> None:
    export = command(
        "export", "Write a project or a dub as a pack for the video editor: stamped clips, stems, mix, timelines."
    )
    export.add_argument(
        "source", type=Path, metavar="PROJECT|DIR", help="a project (.dub), or the folder that `dubsmith dub` wrote"
    )
    options.add_folder(export, "folder for the result (default: PROJECT_pack)")
    kind = export.add_mutually_exclusive_group()
    kind.add_argument("--pack", action="store_true", help="a pack for the video editor; this is the default")
    kind.add_argument(
        "--clips", action="store_true", help="of a project: clips, mix, captions and report, as `dubsmith dub` writes"
    )
    export.add_argument(
        "--as-is", action="store_true", help="of a project: render nothing, and leave out lines without a take"
    )
    options.add_rate(export, "48000; of clips as the settings say")
    options.add_form(export, ", except that of the film, which stays wav")
    export.add_argument("--fps", choices=tuple(RATES), help="video frames per second (default: as the film, or 25)")
    export.add_argument("--start", metavar="TC", help="timecode of the start (default: as the film, or 00:00:00:00)")
    export.add_argument("--depth", choices=DEPTHS, help="of samples (default: 24)")
    export.add_argument("--names", metavar="TEMPLATE", help=f"of clips (default: {NAMES})")
    export.add_argument(
        "--timelines",
        type=lambda text: tuple(part.strip() for part in text.split(",") if part.strip()),
        metavar="LIST",
        help="otio, edl, fcp7, fcpxml, aaf, reaper, audacity, markers, with commas (default: all)",
    )
    export.add_argument("--no-stems", dest="stems", action="store_false", help="no file for each speaker")
    export.add_argument(
        "--loudness", type=_loudness, metavar="L", help="of the mix: ebu (-23), podcast (-16), streaming (-14) or LUFS"
    )
    export.add_argument("--peak", type=float, metavar="DB", help="true peak that nothing passes then (default: -1)")
    export.add_argument(
        "--film", type=Path, metavar="FILE", help="of a dub: the film that it is for; its own sound goes with it"
    )
    bed_options.add(export, "as the project has it, else duck")
    options.add_quality(export, "of a project: studio for lines that have to be rendered")
    options.add_drafts(export)
    options.add_machine(export)


def run(args: argparse.Namespace) -> int:
    from studio.analysis.levelling import check_target
    from studio.export.pack.levels import check_peak
    from studio.export.pack.names import check
    from studio.export.pack.timelines import TIMELINES

    unknown = [name for name in args.timelines or () if name not in TIMELINES]
    if unknown:
        raise InputError(f"There is no timeline {unknown[0]!r}: choose among {', '.join(TIMELINES)}.")
    if args.form != "wav":
        _refuse_beside_wav(args)
    check(args.names or NAMES)
    if args.loudness is not None:
        check_target(args.loudness)
    if args.peak is not None:
        check_peak(args.peak)
    if is_project(args.source):
        return _run_project(args)
    return _run_dub(args)


def _run_dub(args: argparse.Namespace) -> int:
    from datetime import datetime

    from studio.bedding import bed_of, spoken_in
    from studio.export.folder import CAPTIONS, REPORT
    from studio.export.pack.folder import write_pack
    from studio.export.pack.programme import of_dub
    from studio.handing_off import opening_in
    from studio.media.probe import probe
    from studio.sound_files import check, encode
    from studio.text.marks import plain_text

    given = {"--clips": args.clips, "--as-is": args.as_is, "--rate": args.rate_hz, "--quality": args.quality}
    for name, wish in given.items():
        if wish:
            raise InputError(f"{name} is for projects: {args.source} is the folder of a dub.")
    if args.peak is not None and args.loudness is None:
        raise InputError("--peak needs --loudness: a dub that was made for none has no limit.")
    # Within the dub's own folder it is called `.`, which has no name.
    named = args.source if args.source.name not in ("", "..") else args.source.resolve()
    folder: Path = args.output or named.with_name(f"{named.name}_pack")
    if folder.resolve() == args.source.resolve():
        raise InputError("The pack needs a folder of its own: choose another than that of the dub.")
    drafts = draft_notes(args, args.source)
    programme = of_dub(args.source, plain_text)
    check(SoundWish(args.form), programme.sample_rate)
    now = datetime.now().isoformat(timespec="seconds")
    opening, bed = Timecode(0, PAL_25), None
    notes: tuple[str, ...] = ()
    film = None if args.film is None else probe(args.film)
    original = bed_options.original_of(args, Original() if film is not None and film.sounds else None)
    if film is not None:
        opening, notes = opening_in(film)
        if not film.sounds and args.original is None:
            notes += (f"{args.film.name} has no sound that could lie under the dub.",)
        if original is not None:
            bed = bed_of(args.film, spoken_in(args.source / REPORT), original, programme.sample_rate)
    elif original is not None:
        raise InputError("Whose sound is it? Name the film by --film.")
    wishes = _pack(args, opening)
    written = write_pack(programme, args.source / CAPTIONS, folder, wishes, now, encode, bed)
    _tell(args, replace(written, notes=(*notes, *drafts, *written.notes)))
    return codes.OK


def _run_project(args: argparse.Namespace) -> int:
    from studio.handing_off import film_of, opening_of
    from studio.sound_files import check

    project: Path = args.source
    if args.film is not None:
        raise InputError("--film is for the folder of a dub: a project names its film itself.")
    for name in _of_packs(args) if args.clips else ():
        raise InputError(f"{name} is for packs: leave it out, or leave out --clips.")
    kind = "clips" if args.clips else "pack"
    folder: Path = (args.output or project.with_name(f"{project.stem}_{kind}")).absolute()

    sound = SoundWish(args.form, tells_synthetic(args))
    rate_hz = args.rate_hz or (kept_settings().rate_hz if args.clips else _PACK_HZ)
    check(sound, rate_hz)

    def wish(document: "Document") -> ClipsWish | PackWish:
        if args.clips:
            return ClipsWish(folder, rate_hz, sound)
        film = film_of(project, document)
        opening, notes = opening_of(film)
        for note in notes:
            printing.print_sentence(note)
        original = bed_options.original_of(args, None if film is None else document.options.original)
        if original is not None and film is None:
            raise InputError(f"{project} has no film whose own sound could go along: open one in its window.")
        bed = None if film is None or original is None else BedWish(film, original)
        return PackWish(folder, rate_hz, project.stem, _pack(args, opening), bed)

    outcome = written_out(args, project, wish)
    _tell(args, outcome.written, outcome)
    return codes.MISFIT if outcome.missing and not args.as_is else codes.OK


def _of_packs(args: argparse.Namespace) -> tuple[str, ...]:
    """The options that somebody wrote and that only a pack knows."""
    names = ("fps", "start", "depth", "names", "timelines", "loudness", "peak")
    given = tuple(f"--{name}" for name in names if getattr(args, name) is not None)
    return (*given, *(() if args.stems else ("--no-stems",)), *bed_options.given(args))


def _refuse_beside_wav(args: argparse.Namespace) -> None:
    """Raises InputError for what only WAV has."""
    from studio.export.pack.timelines import TIMELINES

    if args.depth is not None:
        raise InputError(f"--depth is that of WAV: leave it out for {args.form}.")
    if name := next((name for name in args.timelines or () if TIMELINES[name].save is not None), ""):
        raise InputError(f"The timeline {name} refers to WAV alone: leave it out for {args.form}.")


def _pack(args: argparse.Namespace, film: Timecode) -> PackWishes:
    """`film`: the timecode of its start, as far as it is known. Raises InputError."""
    rate = RATES[args.fps] if args.fps else film.rate
    usual = film if film.rate == rate else Timecode(0, rate)
    return PackWishes(
        opening=usual if args.start is None else Timecode.parse(args.start, rate),
        depth=args.depth or "24",
        names=args.names or NAMES,
        timelines=args.timelines,
        stems=args.stems,
        form=args.form,
        tells_synthetic=tells_synthetic(args),
        loudness_lufs=args.loudness,
        peak_db=PEAK_DB if args.peak is None else args.peak,
    )


def _tell(args: argparse.Namespace, written: Written, outcome: "Outcome | None" = None) -> None:
    notes = (*written.notes, *line_notes(outcome))
    if args.json:
        lines = (
            {} if outcome is None else {name: list(getattr(outcome, name)) for name in ("stale", "missing", "drafts")}
        )
        changes = {name: list(getattr(written, name)) for name in ("changed", "kept", "removed")}
        printing.print_json(
            {"schema": 1, "folder": written.folder.as_posix(), **changes, **lines, "notes": list(notes)}
        )
        return
    for note in notes:
        print(note)
    printing.print_pack(written.folder.as_posix(), written.changed, written.kept, written.removed)


def _loudness(text: str) -> float:
    """LUFS, also by the name of a standard."""
    named = {"ebu": -23.0, "podcast": -16.0, "streaming": -14.0}
    try:
        return named[text] if text in named else float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no loudness: write {', '.join(named)} or LUFS") from None
