"""`dubsmith blend`: a voice between two."""

import argparse
from pathlib import Path

from studio import printing, printing_voices
from studio.commands import codes, options, values
from studio.commands.shared import check_free, file_entry, house_for


def add(command: options.AddCommand) -> None:
    blend = command("blend", "Make a voice between two.")
    blend.add_argument("first", metavar="A", help="a voice; see `dubsmith voices`")
    blend.add_argument("second", metavar="B", help="another")
    blend.add_argument(
        "--share", type=values.number(0, 1), default=0.5, metavar="X", help="how much of B, 0 to 1 (default: 0.5)"
    )
    blend.add_argument("--save", metavar="NAME", help="keep it among the voices of your own")
    options.add_replace(blend)
    blend.add_argument(
        "-o", "--output", type=values.file_of(".voice", "a voice"), metavar="FILE", help="write it as a .voice file"
    )
    options.add_machine(blend)
    blend.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    if args.save is None and args.output is None:
        args.refuse("say where the voice goes: --save NAME, -o FILE.voice, or both")
    if args.replace and args.save is None:
        args.refuse("--replace needs --save")


def run(args: argparse.Namespace) -> int:
    from studio.voices.voice_file import write_voice
    from studio.workshop import Workshop

    path: Path | None = args.output
    name: str = args.save or args.output.stem
    house = house_for(args)
    workshop = Workshop(house.engine, house.shelf)
    if args.save is not None:
        check_free(house.shelf, args.save, args.replace)
    file = workshop.blend(args.first, args.second, args.share, name)
    if path is not None:
        write_voice(path, file)
    if args.save is not None:
        house.shelf.add(file, args.replace)
    entry = file_entry(file) | {"file": None if path is None else path.as_posix(), "saved": args.save is not None}
    if args.json:
        printing.print_json({"schema": 1, "voice": entry})
    else:
        if path is not None:
            print(f"{file.voice.name} is in {path}")
        if args.save is not None:
            printing_voices.print_saved(file.voice.name, file.voice.id)
    return codes.OK
