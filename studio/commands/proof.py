"""`dubsmith proof`: where a script may be read otherwise than it is meant."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import wishes_of
from studio.core.errors import InputError
from studio.core.paths import user_paths
from studio.core.pronunciation import SURE

if TYPE_CHECKING:
    from studio.text.proof import Uncertain


def add(command: options.AddCommand) -> None:
    proof = command("proof", "Show what may be read wrongly in a script, the least certain first.")
    proof.add_argument("script", type=Path, metavar="SCRIPT", help="srt, vtt, ass, ssa, sbv, ttml, csv or txt")
    options.add_lang(proof)
    options.add_dictionary(proof)
    proof.add_argument("--all", action="store_true", help="also what is certain, though other readings exist")
    proof.add_argument("--encoding", metavar="E", help="of the script (default: found out)")
    options.add_json(proof)


def run(args: argparse.Namespace) -> int:
    from studio.app import dictionary_of, usual_language
    from studio.formats.registry import read_script
    from studio.text.proof import proof

    script = read_script(args.script, args.encoding)
    dictionary, faults = dictionary_of(user_paths(), wishes_of(args))
    try:
        found = proof(script.lines, dictionary, args.lang, args.lang or usual_language(script))
    except InputError as error:
        raise InputError(f"{args.script}: {error}") from error
    shown = [_entry(one) for one in found if args.all or one.doubt.confidence < SURE]
    notes = (*script.notes, *faults)
    if args.json:
        printing.print_json({"schema": 1, "doubts": shown, "notes": list(notes)})
        return codes.OK
    for note in notes:
        print(note)
    if shown:
        printing.print_doubts(shown)
        print("Write a reading as in [重]{chong2}, or keep it for all scripts by `dubsmith dictionary add`.")
    else:
        n_certain = len(found)
        more = f" {n_certain} certain ones are shown by --all." if n_certain else ""
        print(f"Nothing is uncertain in {args.script}.{more}")
    return codes.OK


def _entry(one: "Uncertain") -> printing.Json:
    from studio.text.proof import sample

    doubt = one.doubt
    return {
        "line": one.line.id,
        "text": one.line.text,
        "start": doubt.start,
        "end": doubt.end,
        "written": one.written,
        "marked": one.marked,
        "reading": doubt.reading,
        "others": [{"reading": other, "sample": sample(one.written, other, one.lang)} for other in doubt.others],
        "confidence": round(doubt.confidence, 3),
        "source": one.source,
    }
