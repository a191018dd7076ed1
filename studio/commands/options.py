"""Options that several commands have."""

import argparse
from collections.abc import Callable
from pathlib import Path

from studio.commands import values
from studio.core.effects import PRESETS
from studio.core.handoff import RATES
from studio.core.quality import QUALITIES
from studio.core.sound_forms import FORMS

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command by its name and what it is for."""


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def add_to_action(parser: argparse.ArgumentParser) -> None:
    """What an action of a command has as well as the command itself."""
    # A default here would undo what was given before the action.
    for option, does in (("--json", "print one JSON object and nothing else"), ("--debug", "show tracebacks")):
        parser.add_argument(option, action="store_true", default=argparse.SUPPRESS, help=does)


def add_machine(parser: argparse.ArgumentParser) -> None:
    """Where speech is made; and --json."""
    parser.add_argument("--device", type=values.device, metavar="D", help="auto, cpu, cuda or cuda:N")
    parser.add_argument(
        "--precision", choices=("auto", "fp32", "bf16", "fp16", "int8"), help="int8: of drafts, all else as with auto"
    )
    parser.add_argument(
        "--engine",
        choices=("kokoro", "fake"),
        default="kokoro",
        help="fake: tones, for trials without weights",
    )
    add_json(parser)


def add_quality(parser: argparse.ArgumentParser, usual: str = "studio") -> None:
    """How much work is put into speech."""
    parser.add_argument(
        "--quality",
        choices=tuple(QUALITIES),
        help="; ".join(f"{quality}: {use}" for quality, use in QUALITIES.items()) + f" (default: {usual})",
    )


def add_drafts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-drafts",
        action="store_true",
        help="let drafts go out as they are; without it they are made in studio quality first, or refused",
    )


def add_folder(parser: argparse.ArgumentParser, help_: str, default: Path | None = None) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", default=default, help=help_)


def add_voice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--voice", metavar="ID", help="voice where the cast names none; see `dubsmith voices`")
    add_lang(parser)


def add_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=values.LANGS, help="main language (default: found line by line)")


def add_dictionary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dictionary",
        dest="dictionaries",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a pronunciation dictionary (csv: written, reading, lang), before your own; may be given several times",
    )
    parser.add_argument(
        "--no-dictionary", dest="use_own_dictionary", action="store_false", help="leave out your own dictionary"
    )


def add_manner(parser: argparse.ArgumentParser) -> None:
    """How it is said, apart from numbers: what `shared.manner_of` reads and `shared.check_manner` checks."""
    parser.add_argument("--emotion", metavar="E", help="for example angry=0.7,sad=0.2")
    parser.add_argument("--emotion-text", metavar="TEXT", help='in words, for example "tired, trying not to cry"')
    parser.add_argument("--emotion-ref", type=Path, metavar="FILE", help="a recording whose manner is taken")
    parser.add_argument(
        "--strength", type=values.number(0, 1), metavar="X", help="how much of these shows, 0 to 1 (default: 1)"
    )
    parser.add_argument("--manner-voice", metavar="ID", help="a voice whose manner is taken, with the speaker's timbre")


def add_effect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--effect", choices=tuple(PRESETS), help="what the sound goes through (default: none)")


def add_rate(parser: argparse.ArgumentParser, usual: str = "as the settings say") -> None:
    parser.add_argument(
        "--rate",
        dest="rate_hz",
        type=values.whole(8_000, 192_000),
        metavar="HZ",
        help=f"sample rate (default: {usual})",
    )


def add_form(parser: argparse.ArgumentParser, except_: str = "") -> None:
    """The kind of sound files, and what they say of themselves; `except_`: what is of no such kind."""
    parser.add_argument(
        "--format",
        dest="form",
        choices=tuple(FORMS),
        default="wav",
        help=f"of files of sound{except_}; wav and flac keep every sample (default: wav)",
    )
    add_untagged(parser)


def add_untagged(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--untagged", dest="tells_synthetic", action="store_false", help="do not tell that the speech is synthetic"
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=values.whole(1, 64), default=1, metavar="N", help="lines at once (default: 1)")
    parser.add_argument(
        "--no-cache", dest="use_cache", action="store_false", help="make every line anew and keep no take"
    )


def add_choices(parser: argparse.ArgumentParser) -> None:
    """How a script is to be read, for `shared.choices_of`."""
    parser.add_argument("--encoding", metavar="E", help="of the script (default: found out)")
    parser.add_argument(
        "--spoken",
        default="",
        metavar="L",
        help="which of two languages in each cue: first, second, or zh, en ... (default: first)",
    )
    parser.add_argument(
        "--columns",
        type=values.columns,
        default=(),
        metavar="LIST",
        help="of a table: start=A,end=B,text=C,speaker=D, by letter, number or name (default: by their names)",
    )
    parser.add_argument("--unit", choices=("s", "ms", "frames"), help="of plain numbers in a table (default: s)")
    parser.add_argument("--fps", choices=tuple(RATES), help="of times that count video frames, HH:MM:SS:FF")


def add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help="take the place of a voice of yours of that name")
