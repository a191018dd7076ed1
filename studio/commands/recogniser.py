"""`dubsmith recogniser`: what takes are checked with by ear."""

import argparse
from pathlib import Path

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import kept_settings
from studio.core.paths import user_paths


def add(command: options.AddCommand) -> None:
    recogniser = command("recogniser", "Show, install or choose what listens to takes when they are checked.")
    ways = recogniser.add_mutually_exclusive_group()
    ways.add_argument(
        "--install", action="store_true", help="install it and its base model with pip (about 0.2 GB to download)"
    )
    ways.add_argument("--model", type=Path, metavar="DIR", help="use this Whisper model for CTranslate2")
    ways.add_argument("--forget", action="store_true", help="use the base model again")
    options.add_json(recogniser)


def run(args: argparse.Namespace) -> int:
    from studio.ears import choose_model, install, recogniser_facts

    paths = user_paths()
    if args.install:
        install()
    elif args.model is not None or args.forget:
        choose_model(paths, args.model)
    facts = recogniser_facts(paths)
    if args.json:
        printing.print_json(facts)
    elif facts["state"] == "ready":
        heard = (
            "Takes are checked by ear, too" if kept_settings().listens else "The settings have nobody listen to takes"
        )
        print(f"{heard}: {facts['model']}")
    else:
        print("No recogniser is installed: `dubsmith recogniser --install` installs one.")
    return codes.OK
