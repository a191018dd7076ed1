"""`dubsmith mux`: dubs into a film."""

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import codes, options
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.media.mux import DubTrack

TONGUES: Mapping[str, tuple[str, str]] = {
    "zh": ("zho", "中文"),
    "en": ("eng", "English"),
    "ja": ("jpn", "日本語"),
    "ko": ("kor", "한국어"),
    "es": ("spa", "Español"),
    "it": ("ita", "Italiano"),
    "pt": ("por", "Português"),
}
"""ISO 639-2 code and own name of each language."""


def add(command: options.AddCommand) -> None:
    mux = command("mux", "Put dubs into a film: the picture stays as it is.")
    mux.add_argument("film", type=Path, metavar="FILM", help="mp4, mov, mkv or webm")
    mux.add_argument("dubs", nargs="+", type=Path, metavar="DIR", help="folders that `dubsmith dub` wrote")
    mux.add_argument("-o", "--output", type=Path, metavar="FILE", help="the new film (default: FILM_dub)")
    mux.add_argument("--replace", action="store_true", help="leave the film's own sound out")
    mux.add_argument("--no-subtitles", dest="subtitles", action="store_false", help="no soft subtitles")
    options.add_json(mux)


def run(args: argparse.Namespace) -> int:
    from studio.media.mux import mux
    from studio.media.probe import probe

    film: Path = args.film
    found = probe(film)
    target: Path = args.output or film.with_name(f"{film.stem}_dub{film.suffix}")
    tracks = [_track(dub, args.subtitles) for dub in args.dubs]
    notes = (*found.notes, *mux(film, tracks, target, args.replace))
    if args.json:
        printing.print_json(
            {"schema": 1, "file": target.as_posix(), "langs": [track.lang for track in tracks], "notes": list(notes)}
        )
        return codes.OK
    for note in notes:
        print(note)
    sound = ", in place of its own sound" if args.replace else ", beside its own sound"
    titles = ", ".join(track.title for track in tracks)
    print(f"{target}: {titles}{sound if found.sounds else ''}; every track was found at its time.")
    return codes.OK


def _track(dub: Path, subtitles: bool) -> "DubTrack":
    """What a dub's folder adds to the film. Raises InputError where it is none, or not finished."""
    from studio.export.folder import CAPTIONS, REPORT, listed_mix
    from studio.formats.registry import read_script
    from studio.media.mux import DubTrack

    try:
        report = json.loads((dub / REPORT).read_bytes())
        langs = Counter(line["lang"] for line in report["lines"] if line["clip"])
        is_finished = report["totals"]["mix_gain_db"] is not None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"There is no dub in {dub}: name the folder that `dubsmith dub` wrote.") from error
    if not is_finished or not langs:
        raise InputError(f"The dub in {dub} is not finished: run `dubsmith dub` again, it goes on from there.")
    lang, title = TONGUES.get(langs.most_common(1)[0][0], ("und", ""))
    told = ((line.cue, line.text) for line in read_script(dub / CAPTIONS).lines) if subtitles else ()
    return DubTrack(
        dub / listed_mix(dub / REPORT),
        lang,
        title or dub.name,
        tuple((cue, text) for cue, text in told if cue is not None),
    )
