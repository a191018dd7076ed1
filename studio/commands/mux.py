"""`dubsmith mux`: projects and dubs into a film."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing, printing_progress
from studio.commands import bed_options, codes, options
from studio.commands.projects import draft_notes, is_project, line_notes, written_out
from studio.commands.shared import tells_synthetic
from studio.core.errors import Cancelled, InputError
from studio.core.files import DUB_STAGE
from studio.core.handoff import ClipsWish

if TYPE_CHECKING:
    from studio.core.film import Film
    from studio.core.handoff import Wish
    from studio.media.mux import DubTrack
    from studio.project.document import Document

_RATE_HZ = 48_000


def add(command: options.AddCommand) -> None:
    mux = command("mux", "Put dubs into a film: the picture stays as it is.")
    mux.add_argument("film", type=Path, metavar="FILM", help="mp4, mov, mkv or webm")
    mux.add_argument(
        "dubs",
        nargs="+",
        type=Path,
        metavar="PROJECT|DIR",
        help="projects (.dub), and folders that `dubsmith dub` wrote; each becomes a track, the first is what plays",
    )
    mux.add_argument("-o", "--output", type=Path, metavar="FILE", help="the new film (default: FILM_dub)")
    mux.add_argument("--replace", action="store_true", help="leave the film's own sound out")
    mux.add_argument("--no-subtitles", dest="subtitles", action="store_false", help="no soft subtitles")
    mux.add_argument(
        "--lang",
        dest="langs",
        type=_list,
        default=(),
        metavar="LIST",
        help="languages of the tracks, ISO 639-2, with commas: zho,eng (default: that of most lines)",
    )
    mux.add_argument(
        "--title", dest="titles", type=_list, default=(), metavar="LIST", help="names of the tracks, with commas"
    )
    mux.add_argument(
        "--as-is", action="store_true", help="of a project: render nothing, and leave out lines without a take"
    )
    bed_options.add(mux, "as a project has it, else none")
    options.add_untagged(mux)
    options.add_quality(mux, "of a project: studio for lines that have to be rendered")
    options.add_drafts(mux)
    options.add_machine(mux)


def run(args: argparse.Namespace) -> int:
    from studio.core.sound_forms import SYNTHETIC
    from studio.export.output import writing_to
    from studio.export.stage import staged
    from studio.media.mux import mux
    from studio.media.probe import probe

    film: Path = args.film
    comment = SYNTHETIC if tells_synthetic(args) else ""
    found = probe(film)
    target: Path = args.output or film.with_name(f"{film.stem}_dub{film.suffix}")
    for name, wish in {"--as-is": args.as_is, "--quality": args.quality}.items():
        if wish and not any(map(is_project, args.dubs)):
            raise InputError(f"{name} is for projects: {args.dubs[0]} is the folder of a dub.")
    for given, what in ((args.langs, "languages"), (args.titles, "names")):
        if len(given) > len(args.dubs):
            raise InputError(f"There are more {what} than tracks: give one for each project or folder.")
    with writing_to(target), staged(target.parent, DUB_STAGE) as stage:
        tracks, notes, is_whole = _tracks(args, found, stage)
        with printing_progress.bar("Writing") as watch, args.stop.gently("the film is left as it was") as is_stopped:
            written = mux(film, tracks, target, args.replace, _watch(watch, is_stopped), comment, stage)
            notes += (*found.notes, *written)
    if args.json:
        langs = [track.lang for track in tracks]
        printing.print_json({"schema": 1, "file": target.as_posix(), "langs": langs, "notes": list(notes)})
    else:
        for note in notes:
            print(note)
        sound = ", in place of its own sound" if args.replace else ", beside its own sound"
        if any(track.mixed is not None for track in tracks):
            sound = f", over its own sound{sound}"
        titles = ", ".join(track.title for track in tracks)
        print(f"{target}: {titles}{sound if found.sounds else ''}; every track was found at its time.")
    return codes.OK if is_whole or args.as_is else codes.MISFIT


def _tracks(args: argparse.Namespace, film: "Film", stage: Path) -> "tuple[list[DubTrack], tuple[str, ...], bool]":
    """The tracks in their order, what the person should know, and whether no line is missing. `stage` takes in what
    projects are written to."""
    from studio.bedding import mixed, spoken_in
    from studio.dub_tracks import track_of
    from studio.export.folder import REPORT

    tracks: list[DubTrack] = []
    notes: tuple[str, ...] = ()
    is_whole = True
    for number, dub in enumerate(args.dubs):
        folder: Path = dub
        opened: list[Document] = []
        if is_project(dub):
            folder = stage / f"{number}"
            outcome = written_out(args, dub, _clips_in(folder, opened))
            notes += tuple(f"{dub.name}: {note}" for note in line_notes(outcome))
            is_whole = is_whole and not outcome.missing
        else:
            notes += tuple(f"{dub.name}: {note}" for note in draft_notes(args, dub))
        lang, title = (given[number] if number < len(given) else "" for given in (args.langs, args.titles))
        track = track_of(folder, args.subtitles, lang, title)
        usual = [document.options.original for document in opened if document.options.film and film.sounds]
        original = bed_options.original_of(args, next(iter(usual), None))
        if original is not None:
            below = mixed(film.path, track.sound, spoken_in(folder / REPORT), original)
            track = replace(track, mixed=below)
        tracks.append(track)
    return tracks, notes, is_whole


def _clips_in(folder: Path, opened: "list[Document]") -> "Callable[[Document], Wish]":
    """`opened` takes in the project."""

    def wish(document: "Document") -> ClipsWish:
        opened.append(document)
        return ClipsWish(folder, _RATE_HZ)

    return wish


def _watch(show: "Callable[[str, float | None], None]", is_stopped: Callable[[], bool]) -> Callable[[float], None]:
    def watch(done: float) -> None:
        if is_stopped():
            raise Cancelled
        show("Writing the film", done)

    return watch


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))
