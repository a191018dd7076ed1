"""Options that say what becomes of the film's own sound under a dub."""

import argparse
from dataclasses import fields, replace

from studio.core.errors import InputError
from studio.core.original import UNDERS, Original

NONE = "none"
_NUMBERS: tuple[tuple[str, str, type, str, str], ...] = (
    ("--original-level", "gain_db", float, "DB", "its level (default: 0)"),
    ("--duck-depth", "depth_db", float, "DB", "how far it steps back under speech (default: 12)"),
    ("--duck-attack", "attack_ms", int, "MS", "how long it takes to step back, before a line (default: 80)"),
    ("--duck-release", "release_ms", int, "MS", "how long it takes to come back, after a line (default: 400)"),
)


def add(parser: argparse.ArgumentParser, usual: str) -> None:
    """`usual` tells what happens without these options."""
    group = parser.add_argument_group("the film's own sound under the dub")
    group.add_argument(
        "--original",
        choices=(*UNDERS, NONE),
        help=f"under speech it stays as it is, steps back or is taken away; none: it is left out (default: {usual})",
    )
    group.add_argument(
        "--original-track", dest="track", type=int, metavar="N", help="which of its sound tracks, from 1 (default: 1)"
    )
    for option, name, kind, metavar, help_ in _NUMBERS:
        group.add_argument(option, dest=name, type=kind, metavar=metavar, help=help_)


def given(args: argparse.Namespace) -> tuple[str, ...]:
    """Those of the options that somebody wrote."""
    wishes = {"--original": args.original, "--original-track": args.track}
    wishes |= {option: getattr(args, name) for option, name, *_ in _NUMBERS}
    return tuple(option for option, wish in wishes.items() if wish is not None)


def original_of(args: argparse.Namespace, usual: Original | None) -> Original | None:
    """What the options say; where they say nothing, as `usual`. None: it is left out. Raises InputError."""
    if args.original == NONE:
        return None
    told = {field.name: getattr(args, field.name, None) for field in fields(Original)}
    told |= {"track": None if args.track is None else args.track - 1, "under": args.original}
    wished = {name: value for name, value in told.items() if value is not None}
    if usual is None and args.original is None:
        if wished:
            raise InputError("What is said of the film's own sound needs --original keep, duck or remove.")
        return None
    original = replace(usual or Original(), **wished)
    if args.original is not None:
        return replace(original, is_muted=False)
    return None if original.is_muted else original
