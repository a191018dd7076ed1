"""`dubsmith script`: a script into a file of another format, or a project's back into its own."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import choices_of
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.core.script import Script


def add(command: options.AddCommand) -> None:
    script = command("script", "Write the script of a project, or another script file, as a file of any format.")
    script.add_argument("script", type=Path, metavar="IN", help="a project (.dub) or a script file")
    script.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="ends in .srt, .vtt, .ass, .sbv, .ttml or .csv"
    )
    script.add_argument("--marks", action="store_true", help="keep readings, pauses and other marks in the texts")
    options.add_choices(script)
    options.add_json(script)


def run(args: argparse.Namespace) -> int:
    from studio.formats.writers import write_script
    from studio.text.marks import plain_text

    target: Path = args.output
    if target.resolve() == args.script.resolve():
        raise InputError(f"{target} would be written over itself: choose another name.")
    script = _read(args)
    write_script(script, target, str if args.marks else plain_text)
    if args.json:
        entry = {"schema": 1, "file": target.as_posix(), "lines": len(script.lines), "notes": list(script.notes)}
        printing.print_json(entry)
        return codes.OK
    for note in script.notes:
        print(note)
    print(f"{target}: {len(script.lines)} lines." if len(script.lines) != 1 else f"{target}: 1 line.")
    return codes.OK


def _read(args: argparse.Namespace) -> "Script":
    from studio.app import language
    from studio.formats.registry import read_script
    from studio.project.files import SUFFIX
    from studio.project.opening import open_project
    from studio.project.script import script_of
    from studio.text.speakers import assign_speakers

    if args.script.suffix.lower() != SUFFIX:
        return assign_speakers(read_script(args.script, choices_of(args), language), ())
    with (opened := open_project(args.script)).store:
        return script_of(opened.document)
