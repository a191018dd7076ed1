"""`dubsmith dub`, `demo` and `plan`: a script to clips, or to what they will be."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing, printing_progress
from studio.commands import codes, options, values
from studio.commands.shared import check_manner, code_for, failure, house_for, wishes_of
from studio.core.errors import InputError
from studio.core.take_fault import MOST_RETAKES

if TYPE_CHECKING:
    from studio.app import Studio
    from studio.wishes import Wishes


def add(command: options.AddCommand) -> None:
    dub = command("dub", "Dub scripts: clips, a mix, captions and a report.")
    dub.add_argument(
        "scripts",
        nargs="+",
        type=Path,
        metavar="SCRIPT",
        help="srt, vtt, ass, ssa, sbv, ttml, csv, tsv, txt, docx or xlsx",
    )
    options.add_folder(dub, "folder for the result (default: SCRIPT_dub)")
    _add_reading(dub)
    options.add_effect(dub)
    dub.add_argument(
        "--check",
        dest="checks_takes",
        action="store_true",
        help="check every take, and make a faulty one again; by ear, too, where a recogniser is installed",
    )
    dub.add_argument(
        "--retakes",
        type=values.whole(0, MOST_RETAKES),
        metavar="N",
        help="with --check: how often at most (default: as the settings say, 2); the best take is used",
    )
    options.add_rate(dub)
    options.add_form(dub)
    options.add_jobs(dub)
    options.add_quality(dub)
    options.add_machine(dub)

    demo = command("demo", "Dub the demo script, which shows every verdict.")
    options.add_folder(demo, "folder for the result (default: out/demo)", Path("out", "demo"))
    options.add_jobs(demo)
    options.add_machine(demo)
    demo.set_defaults(misfits=("failed",))

    plan = command("plan", "Show how each line of a script will fit, without rendering.")
    plan.add_argument(
        "script", type=Path, metavar="SCRIPT", help="srt, vtt, ass, ssa, sbv, ttml, csv, tsv, txt, docx or xlsx"
    )
    plan.add_argument("--readings", action="store_true", help="show how each line is read")
    _add_reading(plan)
    options.add_jobs(plan)
    options.add_quality(plan)
    options.add_machine(plan)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    options.add_voice(parser)
    options.add_dictionary(parser)
    parser.add_argument("--cast", type=Path, metavar="FILE", help="TOML file: a voice and manner per speaker")
    options.add_manner(parser)
    parser.add_argument(
        "--fit", dest="mode", choices=values.MODES, help="default: fill for timed scripts, free for untimed text"
    )
    parser.add_argument(
        "--total", dest="total_ms", type=values.seconds, metavar="S", help="length of an untimed text in seconds"
    )
    parser.add_argument(
        "--even-tempo",
        dest="tempo_step",
        type=values.tempo_step,
        nargs="?",
        const=values.USUAL_STEP,
        default=0.0,
        metavar="STEP",
        help="bring the tempos of a speaker's neighbouring lines within this factor, where slots and gaps allow it "
        f"(default: off; without STEP {values.USUAL_STEP:g})",
    )
    options.add_choices(parser)
    parser.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    check_manner(args)
    if getattr(args, "retakes", None) is not None and not args.checks_takes:
        args.refuse("--retakes needs --check")


def run(args: argparse.Namespace) -> int:
    wishes, house = wishes_of(args), house_for(args)
    scripts: list[Path] = args.scripts
    if len(scripts) == 1:
        folder = args.output or Path(f"{scripts[0].stem}_dub")
        report, code = _dub_one(args, house, wishes, scripts[0], folder)
        if args.json:
            printing.print_json(report)
        return code
    results, found = [], []
    for script, folder in zip(scripts, _folders(scripts, args.output), strict=True):
        if not args.json:
            print(f"\n{script}")
        try:
            report, code = _dub_one(args, house, wishes, script, folder)
            results.append({"script": script.as_posix(), "folder": folder.as_posix(), "report": report})
        except InputError as error:  # the other scripts may be good
            code = codes.BAD_INPUT
            printing.print_sentence(str(error))
            results.append({"script": script.as_posix(), **failure(error, str(error))})
        found.append(code)
    if args.json:
        printing.print_json({"schema": 1, "dubs": results})
    return max(found)


def _dub_one(
    args: argparse.Namespace, house: "Studio", wishes: "Wishes", script: Path, folder: Path
) -> tuple[printing.Json, int]:
    with printing_progress.watching() as watcher:
        report = house.dub(script, folder, wishes, watcher, args.stop)
    lines = report["lines"]
    if not args.json:
        printing.print_lines(lines, with_rtf=True)
        printing.print_notes(report["notes"], lines)
        printing.print_totals(report, str(folder))
    return report, code_for(lines, args.misfits)


def _folders(scripts: Sequence[Path], output: Path | None) -> list[Path]:
    """A folder for each of several scripts; those of one name are told apart by a number."""
    found: list[Path] = []
    for script in scripts:
        wanted = Path(f"{script.stem}_dub") if output is None else output / script.stem
        n, folder = 1, wanted
        while folder in found:
            n += 1
            folder = wanted.with_name(f"{wanted.name}-{n}")
        found.append(folder)
    return found


def run_demo(args: argparse.Namespace) -> int:
    from studio.app import DEMO

    args.scripts, args.cast = [DEMO / "demo.srt"], DEMO / "cast.toml"
    return run(args)


def run_plan(args: argparse.Namespace) -> int:
    wishes = wishes_of(args)
    with printing_progress.watching() as watcher:
        report = house_for(args).plan(args.script, wishes, watcher)
    lines = report["lines"]
    if args.json:
        printing.print_json(report)
    else:
        printing.print_lines(lines, with_rtf=False)
        if args.readings:
            printing.print_readings(lines)
        printing.print_notes(report["notes"], lines)
    return code_for(lines, args.misfits)
