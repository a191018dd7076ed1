"""`dubsmith proof`: where a script may be read otherwise than it is meant."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import choices_of, wishes_of
from studio.core.paths import user_paths
from studio.core.pronunciation import SURE

if TYPE_CHECKING:
    from studio.text.proof import Uncertain


def add(command: options.AddCommand) -> None:
    proof = command("proof", "Show what may be read wrongly in a script, the least certain first.")
    proof.add_argument(
        "script", type=Path, metavar="SCRIPT", help="srt, vtt, ass, ssa, sbv, ttml, csv, tsv, txt, docx or xlsx"
    )
    options.add_lang(proof)
    options.add_dictionary(proof)
    proof.add_argument("--all", action="store_true", help="also what is certain, though other readings exist")
    options.add_choices(proof)
    options.add_json(proof)


def run(args: argparse.Namespace) -> int:
    from studio.app import dictionary_of, language, usual_language
    from studio.formats.registry import read_script
    from studio.text.proof import proof
    from studio.text.speakers import assign_speakers

    script = assign_speakers(read_script(args.script, choices_of(args), language), ())
    dictionary, faults = dictionary_of(user_paths(), wishes_of(args))
    found = proof(script.lines, dictionary, args.lang, args.lang or usual_language(script))
    shown = [_entry(one) for one in found.doubts if args.all or one.doubt.confidence < SURE]
    notes = (*script.notes, *faults, *found.notes)
    code = codes.BAD_INPUT if found.malformed else codes.OK
    for one in found.malformed:
        printing.print_sentence(f"{args.script}: Line {one.line.id}: {one.sentence}")
    if args.json:
        malformed = [{"line": one.line.id, "sentence": one.sentence} for one in found.malformed]
        printing.print_json({"schema": 1, "doubts": shown, "malformed": malformed, "notes": list(notes)})
        return code
    for note in notes:
        print(note)
    if shown:
        printing.print_doubts(shown)
        print("Write a reading as in [重]{chong2}, or keep it for all scripts by `dubsmith dictionary add`.")
    else:
        n_certain = len(found.doubts)
        counted = "1 certain one is" if n_certain == 1 else f"{n_certain} certain ones are"
        more = f" {counted} shown by --all." if n_certain else ""
        where = f"the other lines of {args.script}" if found.malformed else args.script
        print(f"Nothing is uncertain in {where}.{more}")
    return code


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
