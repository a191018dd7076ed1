"""`dubsmith design`: words to voices."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import printing, printing_voices
from studio.commands import codes, options, values
from studio.commands.shared import check_free, file_entry, free_path, house_for, wishes_of

if TYPE_CHECKING:
    from studio.design.describe import Description

MOST = 20


def add(command: options.AddCommand) -> None:
    design = command("design", "Make voices from a description.")
    design.add_argument("text", metavar="TEXT", help='in English or Chinese: "gravelly old storyteller, slow, warm"')
    design.add_argument(
        "--count", type=values.whole(1, MOST), default=3, metavar="N", help="how many to choose from (default: 3)"
    )
    design.add_argument("--seed", type=values.seed, default=0, metavar="N", help="another seed makes other ones")
    design.add_argument("--lang", choices=values.LANGS, help="that they shall speak (default: that of the description)")
    design.add_argument("--save", metavar="NAME", help="keep one among the voices of your own")
    design.add_argument("--pick", type=values.whole(1, MOST), metavar="N", help="which one to keep (default: 1)")
    options.add_replace(design)
    options.add_folder(design, "folder for the samples and .voice files (default: design)")
    options.add_rate(design)
    options.add_machine(design)
    design.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    for option in ("pick", "replace"):
        if getattr(args, option) and args.save is None:
            args.refuse(f"--{option} needs --save")
    if args.pick is not None and args.pick > args.count:
        args.refuse(f"--pick {args.pick} is more than there are: --count {args.count}")


def run(args: argparse.Namespace) -> int:
    from studio.design.describe import describe
    from studio.manner import understood
    from studio.sound_files import save
    from studio.voices.voice_file import write_voice
    from studio.workshop import Workshop

    house = house_for(args)
    workshop = Workshop(house.engine, house.shelf)
    if args.save is not None:
        check_free(house.shelf, args.save, args.replace)
    description = describe(args.text)
    if not args.json:
        printing_voices.print_sentences(understood(description))
    folder: Path = args.output or free_path(Path("design"))
    wishes = wishes_of(args)
    rate_hz = house.rate_hz(wishes)
    entries, saved = [], None
    for number, designed in enumerate(workshop.design(description, args.lang, args.seed, args.count, rate_hz), 1):
        sound, path = folder / f"{number}.wav", folder / f"{number}.voice"
        save(designed.audio, sound, house.sound(wishes).tags(artist=designed.file.voice.name))
        write_voice(path, designed.file)
        if args.save is not None and number == (args.pick or 1):
            saved = house.shelf.add(designed.file.named(args.save), args.replace)
        entries.append(file_entry(designed.file) | {"sample_file": sound.as_posix(), "file": path.as_posix()})
        if not args.json:
            printing_voices.print_candidate(entries[-1])
    if args.json:
        printing.print_json(_report(description, entries) | {"saved": None if saved is None else saved.id})
    elif saved is not None:
        printing_voices.print_saved(saved.name, saved.id)
    return codes.OK


def _report(description: "Description", candidates: Sequence[printing.Json]) -> dict[str, Any]:
    chips = [
        {
            "axis": chip.said.axis,
            "value": chip.said.value,
            "amount": chip.said.amount,
            "label": chip.label.en,
            "label_zh": chip.label.zh,
            "words": None if chip.span is None else description.text[slice(*chip.span)],
        }
        for chip in description.chips
    ]
    return {
        "schema": 1,
        "description": description.text,
        "chips": chips,
        "notes": [{"en": note.said.en, "zh": note.said.zh} for note in description.notes],
        "unknown": list(description.unknown_words),
        "candidates": list(candidates),
    }
