"""What the commands take: the arguments, and what is wrong with them in one sentence."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import studio
from studio import printing

EXIT_CODES = """\
exit codes: 0 all is well; 1 a line is too long, out of range or failed; 2 the input cannot be used;
3 the machine or the installation stands in the way; 130 interrupted."""
DAY_S = 86_400
LANGS = ("zh", "en", "ja", "ko")
MODES = ("fill", "exact", "free")


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for; `command` names one of cli.COMMANDS.

    Raises SystemExit where the person was told all that is to be told: 0 after help, 2 after a fault.
    """
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if args.command is None:
        parser.print_help()
        sys.exit(0)
    if args.command == "bench":
        args.rest = rest
    elif rest:
        parser.error(f"unrecognised: {' '.join(rest)}")
    if args.command == "say":
        _check_say(args)
    return args


def _check_say(args: argparse.Namespace) -> None:
    if args.fit == "exact" and args.seconds is None:
        args.refuse("--fit exact needs --seconds")
    if args.seconds is not None and args.fit == "free":
        args.refuse("--seconds means an exact length: leave out --fit free")
    if args.seconds is not None and args.tempo is not None:
        args.refuse("--seconds decides the tempo: leave out --tempo")


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one sentence, and takes no option by half its name: a later one may begin alike."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allow_abbrev = False

    def error(self, message: str) -> NoReturn:
        printing.print_sentence(f"{message}; see `{self.prog} --help`.")
        sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("dubsmith", description="Turn scripts into speech that lands on time.", epilog=EXIT_CODES)
    parser.add_argument("--version", action="version", version=f"dubsmith {studio.__version__}")
    _add_debug(parser, default=False)
    parser.set_defaults(json=False, misfits=printing.MISFITS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_, description=help_, epilog=EXIT_CODES)
        _add_debug(command, default=argparse.SUPPRESS)
        return command

    window = add("window", "Open the studio window.")
    window.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a project (.dub) or a script")
    _add_machine(window)

    dub = add("dub", "Dub scripts: clips, a mix, captions and a report.")
    dub.add_argument("scripts", nargs="+", type=Path, metavar="SCRIPT", help="srt, vtt, ass, ssa, csv or txt")
    _add_output(dub, "folder for the result (default: SCRIPT_dub)")
    _add_reading(dub)
    _add_rate(dub)
    _add_jobs(dub)
    _add_machine(dub)

    demo = add("demo", "Dub the demo script, which shows every verdict.")
    _add_output(demo, "folder for the result (default: out/demo)", Path("out", "demo"))
    _add_jobs(demo)
    _add_machine(demo)
    demo.set_defaults(misfits=("failed",))

    say = add("say", "Say one text.")
    say.add_argument("text", metavar="TEXT", help="- reads it from standard input")
    say.add_argument("-o", "--output", type=_wav_path, metavar="FILE", help="WAV file (default: say.wav)")
    say.add_argument("--play", action="store_true", help="make it heard while it is made")
    _add_voice(say)
    _add_rate(say)
    _add_manner(say)
    _add_machine(say)
    say.set_defaults(refuse=say.error)

    plan = add("plan", "Show how each line of a script will fit, without rendering.")
    plan.add_argument("script", type=Path, metavar="SCRIPT", help="srt, vtt, ass, ssa, csv or txt")
    plan.add_argument("--spoken", action="store_true", help="show how each line is read")
    _add_reading(plan)
    _add_jobs(plan)
    _add_machine(plan)

    voices = add("voices", "List the voices.")
    voices.add_argument("--lang", metavar="L", help="only those made for this language, e.g. zh or en-GB")
    _add_json(voices)
    doctor = add("doctor", "Examine this machine and installation.")
    _add_json(doctor)
    commands.add_parser("bench", help="Measure speed and memory.", add_help=False)
    return parser


def _add_debug(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--debug", action="store_true", default=default, help="show tracebacks")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _add_output(parser: argparse.ArgumentParser, help_: str, default: Path | None = None) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", default=default, help=help_)


def _add_voice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--voice", metavar="ID", help="voice where the cast names none; see `dubsmith voices`")
    parser.add_argument("--lang", choices=LANGS, help="main language (default: found line by line)")


def _add_reading(parser: argparse.ArgumentParser) -> None:
    _add_voice(parser)
    parser.add_argument("--cast", type=Path, metavar="FILE", help="TOML file: a voice and manner per speaker")
    parser.add_argument(
        "--fit", dest="mode", choices=MODES, help="default: fill for timed scripts, free for untimed text"
    )
    parser.add_argument(
        "--total", dest="total_ms", type=_seconds, metavar="S", help="length of an untimed text in seconds"
    )
    parser.add_argument("--encoding", metavar="E", help="of the script (default: found out)")


def _add_rate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rate",
        dest="rate_hz",
        type=_whole(8_000, 192_000),
        metavar="HZ",
        help="sample rate (default: 48000)",
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_whole(1, 64), default=1, metavar="N", help="lines at once (default: 1)")
    parser.add_argument(
        "--no-cache", dest="use_cache", action="store_false", help="make every line anew and keep no take"
    )


def _add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fit", choices=("exact", "free"), help="exact needs --seconds (default: free)")
    parser.add_argument("--seconds", type=_seconds, metavar="S", help="exact length")
    parser.add_argument("--tempo", type=_number(0.5, 2), metavar="X", help="0.5 to 2; above 1 is faster")
    parser.add_argument("--pitch", type=_number(-12, 12), default=0.0, metavar="SEMITONES", help="-12 to 12")
    parser.add_argument("--range", type=_number(0, 2), default=1.0, metavar="X", help="0.4 is flat, 1.6 lively")
    parser.add_argument("--energy", type=_number(-1, 1), default=0.0, metavar="X", help="-0.8 is soft, 0.5 firm")
    parser.add_argument("--whisper", action="store_true", help="without voicing")
    parser.add_argument(
        "--seed", type=_whole(0, 2**31 - 1), default=0, metavar="N", help="another seed is another take"
    )


def _add_machine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", type=_device, metavar="D", help="auto, cpu, cuda or cuda:N")
    parser.add_argument("--precision", choices=("auto", "fp32", "bf16", "fp16"))
    parser.add_argument(
        "--engine",
        choices=("kokoro", "fake"),
        default="kokoro",
        help="fake: tones, for trials without weights",
    )
    _add_json(parser)


def _number(least: float, most: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {least:g} to {most:g}")
        return value

    return parse


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return int(text)

    return parse


def _seconds(text: str) -> int:
    """Seconds as milliseconds, at least one."""
    return round(_number(0.001, DAY_S)(text) * 1000)


def _device(text: str) -> str:
    if not re.fullmatch(r"auto|cpu|cuda(:\d{1,3})?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is none of auto, cpu, cuda, cuda:0, cuda:1 ...")
    return text


def _wav_path(text: str) -> Path:
    if Path(text).suffix.lower() != ".wav":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .wav, and WAV is what is written")
    return Path(text)
