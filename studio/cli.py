"""The command line: runs a command, and tells what became of it."""

import argparse
import logging
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from studio import printing
from studio.arguments import parsed
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
from studio.commands.shared import failure
from studio.core.errors import Cancelled, InputError, SetupError, StudioError
from studio.core.paths import user_paths
from studio.log import logging_to
from studio.stopping import Stopping

COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "window": machine.run_window,
    "dub": dub.run,
    "demo": dub.run_demo,
    "say": say.run,
    "plan": dub.run_plan,
    "g2p": g2p.run,
    "export": export.run,
    "mux": mux.run,
    "script": script.run,
    "speech": speech.run,
    "proof": proof.run,
    "dictionary": dictionary.run,
    "design": design.run,
    "clone": clone.run,
    "blend": blend.run,
    "voices": voices.run,
    "recogniser": recogniser.run,
    "train": train.run,
    "doctor": machine.run_doctor,
    "bench": machine.run_bench,
}

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code. The one place that turns errors into sentences."""
    printing.make_streams_tolerant()
    try:
        args = parsed(argv)
    except SystemExit as end:  # argparse has told the person why
        return end.code if isinstance(end.code, int) else codes.BAD_INPUT
    args.stop = Stopping()
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
        return _told(args, error, codes.INTERRUPTED, f"Stopped. {_kept(args)}")
    except StudioError as error:
        return _told(args, error, _code_of(error), str(error))
    except BrokenPipeError:
        # Whoever read our output (`| head`) has gone; Python must not flush into that pipe when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return codes.OK
    except OSError as error:
        _log.exception("The system refused")
        return _told(args, error, codes.ENVIRONMENT, f"The system refused something: {error}.")
    except Exception as error:
        _log.exception("Unforeseen")
        where = f"{log_file} tells more" if log_file else "--debug shows more"
        return _told(args, error, codes.MISFIT, f"Something unforeseen went wrong ({error!r}); {where}.")
    return code


def _kept(args: argparse.Namespace) -> str:
    """What is there after a stop."""
    if args.command in ("clone", "blend"):
        return "No voice was kept."
    # `say` keeps no takes, nor do others where the person did not want it.
    goes_on = "; the same command goes on from there" if getattr(args, "use_cache", False) else ""
    return f"What was finished is kept{goes_on}."


def _code_of(error: StudioError) -> int:
    if isinstance(error, InputError):
        return codes.BAD_INPUT
    return codes.ENVIRONMENT if isinstance(error, SetupError) else codes.MISFIT


def _told(args: argparse.Namespace, error: BaseException, code: int, sentence: str) -> int:
    """Tell the person, and a program that waits for JSON, what went wrong; gives `code` back."""
    if args.debug:
        traceback.print_exception(error)
    printing.print_sentence(sentence)
    if args.json:
        printing.print_json(failure(error, sentence))
    return code
