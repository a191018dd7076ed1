"""`dubsmith speech`: when somebody speaks in a film."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing, printing_progress
from studio.commands import codes, options
from studio.core.errors import InputError
from studio.core.script import Cue
from studio.core.timecode import clock

if TYPE_CHECKING:
    from studio.core.script import Script


def add(command: options.AddCommand) -> None:
    speech = command("speech", "Show when somebody speaks in a film, or give a text its times by that.")
    speech.add_argument("film", type=Path, metavar="FILM", help="a film, or a file of sound")
    speech.add_argument("--track", type=int, default=1, metavar="N", help="which of its sound tracks (default: 1)")
    speech.add_argument(
        "--script", type=Path, metavar="TEXT", help="a script without times, whose lines get those of the speech"
    )
    speech.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="where to write that: srt, vtt, ass, sbv, ttml or csv"
    )
    options.add_json(speech)
    speech.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    if bool(args.output) != bool(args.script):
        args.refuse("--script and -o go together")


def run(args: argparse.Namespace) -> int:
    from studio.film_speech import film_speech

    script = None if args.script is None else _script(args)
    work = film_speech(args.film, args.track - 1)
    with printing_progress.bar("Listening") as watch:
        while True:
            try:
                watch("Listening", next(work))
            except StopIteration as end:
                found: tuple[Cue, ...] = end.value
                break
    target = None if script is None else _timed(args, script, found)
    if args.json:
        told = [{"start_ms": cue.start_ms, "end_ms": cue.end_ms} for cue in found]
        printing.print_json({"schema": 1, "speech": told, "file": None if target is None else target.as_posix()})
        return codes.OK
    if target is None:
        for cue in found:
            print(f"{clock(cue.start_ms)}  {clock(cue.end_ms)}  {cue.slot_ms / 1000:6.2f} s")
    spoken_s = sum(cue.slot_ms for cue in found) / 1000
    counted = "1 stretch" if len(found) == 1 else f"{len(found)} stretches"
    print(f"{counted} of speech, {spoken_s:.1f} s in all." if found else f"Nobody speaks in {args.film}.")
    if target is not None:
        print(f"{target}: the lines of {args.script} at their times.")
    return codes.OK


def _script(args: argparse.Namespace) -> "Script":
    """The script that is to get times. Raises InputError, also where it could not be written."""
    from studio.app import language
    from studio.core.choices import USUAL
    from studio.formats.registry import read_script
    from studio.formats.writers import check_ending
    from studio.text.speakers import assign_speakers

    check_ending(args.output.suffix)
    if args.output.resolve() in (args.script.resolve(), args.film.resolve()):
        raise InputError(f"{args.output} would be written over what it is made from: choose another name.")
    script = assign_speakers(read_script(args.script, USUAL, language), ())
    if script.is_timed:
        raise InputError(f"{args.script} has its times already.")
    return script


def _timed(args: argparse.Namespace, script: "Script", speech: tuple[Cue, ...]) -> Path:
    """Write the script with the times of the speech. Raises InputError."""
    from studio.core.cue_offer import offered
    from studio.formats.writers import write_script
    from studio.text.marks import plain_text

    if not speech:
        raise InputError(f"Nobody speaks in {args.film}: choose another --track.")
    cues = offered(speech, [max(1, len(plain_text(line.text))) for line in script.lines])
    lines = tuple(replace(line, cue=cue) for line, cue in zip(script.lines, cues, strict=True))
    target: Path = args.output
    write_script(replace(script, lines=lines, source=None), target, plain_text)
    return target
