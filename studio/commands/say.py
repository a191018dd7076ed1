"""`dubsmith say`: one text, as a file or heard at once."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from studio import printing, printing_progress
from studio.commands import codes, options, values
from studio.commands.shared import check_manner, code_for, free_path, house_for, wishes_of


def add(command: options.AddCommand) -> None:
    say = command("say", "Say one text.")
    say.add_argument("text", metavar="TEXT", help="- reads it from standard input")
    say.add_argument(
        "-o",
        "--output",
        type=values.sound_file,
        metavar="FILE",
        help="wav, flac, mp3, ogg, opus or m4a (default: say.wav)",
    )
    say.add_argument("--play", action="store_true", help="make it heard while it is made")
    options.add_voice(say)
    options.add_dictionary(say)
    options.add_rate(say)
    options.add_form(say)
    say.add_argument("--fit", choices=("exact", "free"), help="exact needs --seconds (default: free)")
    say.add_argument("--seconds", type=values.seconds, metavar="S", help="exact length")
    options.add_manner(say)
    options.add_effect(say)
    say.add_argument("--tempo", type=values.number(0.5, 2), metavar="X", help="0.5 to 2; above 1 is faster")
    say.add_argument("--pitch", type=values.number(-12, 12), default=0.0, metavar="SEMITONES", help="-12 to 12")
    say.add_argument("--range", type=values.number(0, 2), default=1.0, metavar="X", help="0.4 is flat, 1.6 lively")
    say.add_argument("--energy", type=values.number(-1, 1), default=0.0, metavar="X", help="-0.8 is soft, 0.5 firm")
    say.add_argument("--whisper", action="store_true", help="without voicing")
    say.add_argument("--seed", type=values.seed, default=0, metavar="N", help="another seed is another take")
    options.add_quality(say)
    options.add_machine(say)
    say.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    """Refuse options that contradict each other."""
    check_manner(args)
    if args.output is not None and args.form not in ("wav", args.output.suffix.lower()[1:]):
        args.refuse(f"--format {args.form} does not fit the name {args.output.name}")
    if args.fit == "exact" and args.seconds is None:
        args.refuse("--fit exact needs --seconds")
    if args.seconds is not None and args.fit == "free":
        args.refuse("--seconds means an exact length: leave out --fit free")
    if args.seconds is not None and args.tempo is not None:
        args.refuse("--seconds decides the tempo: leave out --tempo")


def run(args: argparse.Namespace) -> int:
    from studio.app import decoded, said_entry, sound_player
    from studio.core.prosody import Prosody
    from studio.core.sound_forms import form_of
    from studio.sound_files import check, save

    text = decoded(sys.stdin.buffer.read(), "standard input") if args.text == "-" else args.text
    controls = Prosody(args.tempo or 1.0, args.pitch, args.range, args.energy, args.whisper)
    wishes = wishes_of(args)
    wishes = replace(wishes, manner=replace(wishes.manner, controls=controls))
    player = sound_player() if args.play else None
    house = house_for(args)
    if args.output is not None:
        wishes = replace(wishes, form=form_of(args.output))
    check(house.sound(wishes), house.rate_hz(wishes))
    with printing_progress.waiting() as patience:
        said = house.say(text, wishes, args.seconds, args.seed, player, patience)
    path: Path | None = args.output
    if path is None and not args.play:
        path = free_path(Path(f"say.{args.form}"))
    if path is not None:
        save(said.audio, path, house.sound(wishes).tags(text, said.clip.voice))
    elif said.silenced is not None:
        raise said.silenced
    entry = said_entry(said, path)
    if args.json:
        printing.print_json(entry)
    else:
        printing.print_said(entry)
    if said.silenced is not None:
        printing.print_sentence(str(said.silenced))
        return codes.ENVIRONMENT
    if player is not None and player.n_underflows:
        printing.print_sentence("What you heard had gaps: speech is made slower here than it is heard.")
    return code_for([entry], args.misfits)
