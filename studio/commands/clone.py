"""`dubsmith clone`: a voice from recordings of it."""

import argparse
from pathlib import Path

from studio import printing, printing_voices
from studio.commands import codes, options, values
from studio.commands.shared import check_free, file_entry, house_for
from studio.core.errors import InputError


def add(command: options.AddCommand) -> None:
    clone = command("clone", "Make a voice from recordings of it.")
    clone.add_argument(
        "recordings", nargs="+", type=Path, metavar="REF", help="recordings of one speaker, 5 to 60 s in all"
    )
    clone.add_argument("--name", required=True, metavar="N", help="what the voice is called")
    clone.add_argument(
        "--lang",
        choices=values.LANGS,
        default="en",
        help="spoken in the recordings (default: en)",
    )
    options.add_replace(clone)
    clone.add_argument(
        "--i-have-permission",
        action="store_true",
        help="confirm that this is your voice, or that its speaker allows this use",
    )
    clone.add_argument(
        "--keep-recording", action="store_true", help="keep the recording with the voice, on this machine"
    )
    options.add_machine(clone)
    clone.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    if not args.i_have_permission:
        args.refuse(
            "a voice belongs to its speaker: add --i-have-permission if it is yours or its speaker allows this use"
        )


def run(args: argparse.Namespace) -> int:
    from studio.analysis.recording import load
    from studio.voices.names import checked_name
    from studio.workshop import CloneWish, Workshop, check

    house = house_for(args)
    name = checked_name(args.name)
    check_free(house.shelf, name, args.replace)
    workshop = Workshop(house.engine, house.shelf)
    recordings = [load(path) for path in args.recordings]
    found = check(recordings)
    if any(fault.forbids for fault in found):
        raise InputError("\n".join(fault.sentence for fault in found))
    for fault in found:
        printing.print_sentence(fault.sentence)
    wish = CloneWish(recordings, name, args.lang, args.keep_recording)
    with args.stop.gently("the step in hand is done") as cancelled, printing_voices.fitting() as tell:
        cloned = workshop.clone(wish, tell, cancelled)
    voice = house.shelf.add(cloned.file, args.replace)
    nearest = house.shelf.find(cloned.nearest).name
    if args.json:
        reached = {
            "similarity": round(cloned.similarity, 3),
            "nearest": cloned.nearest,
            "nearest_similarity": round(cloned.nearest_similarity, 3),
            "faults": [{"kind": fault.kind, "sentence": fault.sentence} for fault in found],
        }
        printing.print_json({"schema": 1, "voice": file_entry(cloned.file), **reached})
    else:
        print(
            f"Similarity to the recording: {cloned.similarity:.2f}; "
            f"the nearest stock voice, {nearest}, has {cloned.nearest_similarity:.2f}."
        )
        printing_voices.print_saved(voice.name, voice.id)
    return codes.OK
