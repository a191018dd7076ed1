"""`dubsmith speech`: when somebody speaks in a film."""

import argparse
from dataclasses import replace
from pathlib import Path

from studio import printing, printing_progress
from studio.commands import codes, options
from studio.core.errors import InputError
from studio.core.script import Cue
from studio.core.timecode import clock


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

    work = film_speech(args.film, args.track - 1)
    with printing_progress.bar("Listening") as watch:
        while True:
            try:
                watch("Listening", next(work))
            except StopIteration as end:
                found: tuple[Cue, ...] = end.value
                break
    target = None if args.script is None else _timed(args, found)
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


def _timed(args: argparse.Namespace, speech: tuple[Cue, ...]) -> Path:
    """Write the script with the times of the speech. Raises InputError."""
    from studio.app import language
    from studio.core.choices import USUAL
    from studio.core.cue_offer import offered
    from studio.formats.registry import read_script
    from studio.formats.writers import write_script
    from studio.text.marks import plain_text
    from studio.text.speakers import assign_speakers

    script = assign_speakers(read_script(args.script, USUAL, language), ())
    if script.is_timed:
        raise InputError(f"{args.script} has its times already.")
    if not speech:
        raise InputError(f"Nobody speaks in {args.film}: choose another --track.")
    cues = offered(speech, [max(1, len(plain_text(line.text))) for line in script.lines])
    lines = tuple(replace(line, cue=cue) for line, cue in zip(script.lines, cues, strict=True))
    target: Path = args.output
    write_script(replace(script, lines=lines, source=None), target, plain_text)
    return target
