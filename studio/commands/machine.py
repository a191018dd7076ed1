"""`dubsmith window`, `doctor` and `bench`: the studio window, and what this machine can do."""

import argparse
from pathlib import Path

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import machine_of
from studio.core.paths import user_paths


def add_window(command: options.AddCommand) -> None:
    window = command("window", "Open the studio window.")
    window.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a project (.dub) or a script")
    options.add_machine(window)


def add_doctor(command: options.AddCommand) -> None:
    options.add_json(command("doctor", "Examine this machine and installation."))


def run_window(args: argparse.Namespace) -> int:
    from studio.desktop import open_window

    return open_window(user_paths(), machine_of(args), args.file)


def run_doctor(args: argparse.Namespace) -> int:
    from studio.app import examine

    diagnosis = examine(user_paths())
    if args.json:
        printing.print_json(diagnosis.facts)
    else:
        printing.print_facts(diagnosis.facts)
    return codes.ENVIRONMENT if diagnosis.faults else codes.OK


def run_bench(args: argparse.Namespace) -> int:
    if args.rest[:1] == ["text"]:
        from studio.benches.text import main as bench
    elif args.rest[:1] == ["film"]:
        from studio.benches.film import main as bench
    elif args.rest[:1] == ["archive"]:
        from studio.benches.archive import main as bench
    elif "--window" in args.rest:
        from studio.benches.window import main as bench
    elif "--controls" in args.rest:
        from studio.benches.controls import main as bench
    else:
        from studio.benches.engine import main as bench
    return bench(args.rest)
