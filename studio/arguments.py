"""What the command line takes: all commands, and what is wrong with their arguments in one sentence."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import studio
from studio import printing
from studio.commands import (
    blend,
    clone,
    codes,
    design,
    dictionary,
    dub,
    export,
    g2p,
    machine,
    mux,
    proof,
    recogniser,
    say,
    script,
    speech,
    train,
    voices,
)


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for; `command` names one of cli.COMMANDS.

    Raises SystemExit where the person was told all that is to be told: 0 after help, 2 after a fault.
    """
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if args.command is None and not rest:
        parser.print_help()
        sys.exit(0)
    if args.command == "bench":
        args.rest = rest
    elif rest:
        args.refuse(f"unrecognised: {' '.join(rest)}")
    args.check(args)
    return args


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one sentence, and takes no option by half its name: a later one may begin alike."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allow_abbrev = False
        self.set_defaults(refuse=self.error)

    def error(self, message: str) -> NoReturn:
        printing.print_sentence(f"{message}; see `{self.prog} --help`.")
        sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("dubsmith", description="Turn scripts into speech that lands on time.", epilog=codes.EXPLAINED)
    parser.add_argument("--version", action="version", version=f"dubsmith {studio.__version__}")
    _add_debug(parser, default=False)
    parser.set_defaults(json=False, misfits=printing.MISFITS, check=lambda _: None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, help_: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_, description=help_, epilog=codes.EXPLAINED)
        _add_debug(added, default=argparse.SUPPRESS)
        return added

    machine.add_window(command)
    dub.add(command)
    export.add(command)
    mux.add(command)
    say.add(command)
    g2p.add(command)
    script.add(command)
    speech.add(command)
    proof.add(command)
    dictionary.add(command)
    design.add(command)
    clone.add(command)
    blend.add(command)
    voices.add(command)
    recogniser.add(command)
    train.add(command)
    machine.add_doctor(command)
    commands.add_parser("bench", help="Measure speed and memory.", add_help=False)
    return parser


def _add_debug(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--debug", action="store_true", default=default, help="show tracebacks")
