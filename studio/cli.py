"""The command line: each command, and what becomes of its errors."""

import argparse
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from studio import printing
from studio.arguments import parsed
from studio.core.errors import Cancelled, InputError, SetupError, StudioError
from studio.core.paths import user_paths
from studio.log import logging_to

if TYPE_CHECKING:
    from studio.app import Studio, Wishes

OK, MISFIT, BAD_INPUT, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130
STOPPING = ("SIGINT", "SIGTERM", "SIGBREAK")
WISHES = ("voice", "cast", "lang", "mode", "total_ms", "rate_hz", "encoding", "jobs", "use_cache")
"""Options that go into `app.Wishes` under their own name."""

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code. The one place that turns errors into sentences."""
    printing.make_streams_tolerant()
    try:
        args = parsed(argv)
    except SystemExit as end:  # argparse has told the person why
        return end.code if isinstance(end.code, int) else BAD_INPUT
    args.stop = _Stop()
    with logging_to(user_paths().log) as log_file, args.stop.listening():
        code = _done(args, log_file)
    if args.stop.is_urgent:
        # Python would wait for the threads that are still at work on a line.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _done(args: argparse.Namespace, log_file: Path | None) -> int:
    """Do what the command asks for, and tell the person what went wrong; gives the exit code."""
    try:
        code = COMMANDS[args.command](args)
        sys.stdout.flush()
    except (KeyboardInterrupt, Cancelled) as error:
        # `say` keeps no takes, nor do others where the person did not want it.
        goes_on = "; the same command goes on from there" if getattr(args, "use_cache", False) else ""
        sentence = f"Stopped. What was finished is kept{goes_on}."
        return _told(args, error, INTERRUPTED, sentence)
    except StudioError as error:
        return _told(args, error, _code_of(error), str(error))
    except BrokenPipeError:
        # Whoever read our output (`| head`) has gone; Python must not flush into that pipe when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        _log.exception("The system refused")
        return _told(args, error, ENVIRONMENT, f"The system refused something: {error}.")
    except Exception as error:
        _log.exception("Unforeseen")
        where = f"{log_file} tells more" if log_file else "--debug shows more"
        return _told(args, error, MISFIT, f"Something unforeseen went wrong ({error!r}); {where}.")
    return code


def _code_of(error: StudioError) -> int:
    if isinstance(error, InputError):
        return BAD_INPUT
    return ENVIRONMENT if isinstance(error, SetupError) else MISFIT


def _told(args: argparse.Namespace, error: BaseException, code: int, sentence: str) -> int:
    """Tell the person, and a program that waits for JSON, what went wrong; gives `code` back."""
    if args.debug:
        traceback.print_exception(error)
    printing.print_sentence(sentence)
    if args.json:
        printing.print_json(_failure(error, sentence))
    return code


def _failure(error: BaseException, sentence: str) -> printing.Json:
    return {"error": {"type": type(error).__name__, "sentence": sentence}}


class _Stop:
    """Ctrl-C and its like (SIGTERM; Windows: Ctrl-Break). Implements `app.Stop`."""

    def __init__(self) -> None:
        self.is_urgent = False
        """Whether the person would not even wait for the line in hand."""
        self._is_gentle = False
        self._is_requested = False
        self._is_told = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the signals while the block runs, if this is the thread that gets them."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        numbers = [number for name in STOPPING if (number := getattr(signal, name, None))]
        before = {number: signal.signal(number, self._heard) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def gently(self) -> Iterator[Callable[[], bool]]:
        self._is_gentle = True
        try:
            yield self._is_wished
        finally:
            self._is_gentle = False
        if self._is_requested:
            raise Cancelled

    def _is_wished(self) -> bool:
        # Said here rather than where the signal is heard: that may be in the middle of another print.
        if self._is_requested and not self._is_told:
            self._is_told = True
            printing.print_sentence("Stopping when the line in hand is finished; press Ctrl-C again to stop at once.")
        return self._is_requested

    def _heard(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_requested or not self._is_gentle:
            self.is_urgent = True
            raise KeyboardInterrupt
        self._is_requested = True


def _window(args: argparse.Namespace) -> int:
    from studio.app import Machine
    from studio.desktop import open_window

    return open_window(user_paths(), Machine(args.engine, args.device, args.precision), args.file)


def _dub(args: argparse.Namespace) -> int:
    house = _house(args)
    scripts: list[Path] = args.scripts
    if len(scripts) == 1:
        folder = args.output or Path(f"{scripts[0].stem}_dub")
        report, code = _dub_one(args, house, scripts[0], folder)
        if args.json:
            printing.print_json(report)
        return code
    results, codes = [], []
    for script, folder in zip(scripts, _folders(scripts, args.output), strict=True):
        if not args.json:
            print(f"\n{script}")
        try:
            report, code = _dub_one(args, house, script, folder)
            results.append({"script": script.as_posix(), "folder": folder.as_posix(), "report": report})
        except InputError as error:  # the other scripts may be good
            code = BAD_INPUT
            printing.print_sentence(str(error))
            results.append({"script": script.as_posix(), **_failure(error, str(error))})
        codes.append(code)
    if args.json:
        printing.print_json({"schema": 1, "dubs": results})
    return max(codes)


def _dub_one(args: argparse.Namespace, house: "Studio", script: Path, folder: Path) -> tuple[printing.Json, int]:
    with printing.watching() as watcher:
        report = house.dub(script, folder, _wishes(args), watcher, args.stop)
    lines = report["lines"]
    if not args.json:
        printing.print_lines(lines, with_rtf=True)
        printing.print_notes(report["notes"], lines)
        printing.print_totals(report, str(folder))
    return report, _code_for(lines, args.misfits)


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


def _demo(args: argparse.Namespace) -> int:
    from studio.app import DEMO

    args.scripts, args.cast = [DEMO / "demo.srt"], DEMO / "cast.toml"
    return _dub(args)


def _plan(args: argparse.Namespace) -> int:
    with printing.watching() as watcher:
        report = _house(args).plan(args.script, _wishes(args), watcher)
    lines = report["lines"]
    if args.json:
        printing.print_json(report)
    else:
        printing.print_lines(lines, with_rtf=False)
        if args.spoken:
            printing.print_readings(lines)
        printing.print_notes(report["notes"], lines)
    return _code_for(lines, args.misfits)


def _code_for(lines: Sequence[printing.Json], misfits: Sequence[str]) -> int:
    return MISFIT if any(line["verdict"] in misfits for line in lines) else OK


def _say(args: argparse.Namespace) -> int:
    from studio.app import decoded, said_entry, save, sound_player
    from studio.core.prosody import Prosody

    text = decoded(sys.stdin.buffer.read(), "standard input") if args.text == "-" else args.text
    prosody = Prosody(args.tempo or 1.0, args.pitch, args.range, args.energy, args.whisper)
    player = sound_player() if args.play else None
    said = _house(args).say(text, _wishes(args), prosody, args.seconds, args.seed, player)
    path: Path | None = args.output
    if path is None and not args.play:
        path = _free_path(Path("say.wav"))
    if path is not None:
        save(said.audio, path)
    elif said.silenced is not None:
        raise said.silenced
    entry = said_entry(said, path)
    if args.json:
        printing.print_json(entry)
    else:
        printing.print_said(entry)
    if said.silenced is not None:
        printing.print_sentence(str(said.silenced))
        return ENVIRONMENT
    if player is not None and player.n_underflows:
        printing.print_sentence("What you heard had gaps: speech is made slower here than it is heard.")
    return _code_for([entry], args.misfits)


def _free_path(wanted: Path) -> Path:
    """`wanted`, or where that exists, the first of its name with a number that does not."""
    path, n = wanted, 1
    while path.exists():
        n += 1
        path = wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}")
    return path


def _voices(args: argparse.Namespace) -> int:
    from studio.app import voice_entries

    voices = [voice for voice in voice_entries(user_paths()) if voice["lang"].startswith(args.lang or "")]
    if not voices:
        raise InputError(f"No voice was made for the language {args.lang!r}; leave out --lang to see all.")
    if args.json:
        printing.print_json({"schema": 1, "voices": voices})
    else:
        printing.print_voices(voices)
    return OK


def _doctor(args: argparse.Namespace) -> int:
    from studio.app import examine

    diagnosis = examine(user_paths())
    if args.json:
        printing.print_json(diagnosis.facts)
    else:
        printing.print_facts(diagnosis.facts)
    return ENVIRONMENT if diagnosis.faults else OK


def _bench(args: argparse.Namespace) -> int:
    if "--window" in args.rest:
        from studio.bench_window import main as bench_window

        return bench_window(args.rest)
    from studio.bench import main as bench

    return bench(args.rest)


def _house(args: argparse.Namespace) -> "Studio":
    from studio.app import Machine, Studio

    return Studio(user_paths(), Machine(args.engine, args.device, args.precision), printing.print_sentence)


def _wishes(args: argparse.Namespace) -> "Wishes":
    """What the command asks for; commands without an option have it at its default."""
    from studio.app import Wishes

    given = {name: getattr(args, name) for name in WISHES if hasattr(args, name)}
    return Wishes(**given)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "window": _window,
    "dub": _dub,
    "demo": _demo,
    "say": _say,
    "plan": _plan,
    "voices": _voices,
    "doctor": _doctor,
    "bench": _bench,
}
