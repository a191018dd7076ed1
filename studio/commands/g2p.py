"""`dubsmith g2p`: how a text is read, token by token."""

import argparse
import sys
from dataclasses import asdict

from studio import printing
from studio.commands import codes, options
from studio.commands.shared import wishes_of
from studio.core.paths import user_paths


def add(command: options.AddCommand) -> None:
    g2p = command("g2p", "Show how a text is read: its words, their readings and phonemes.")
    g2p.add_argument("text", metavar="TEXT", help="- reads it from standard input")
    options.add_lang(g2p)
    g2p.add_argument("--british", action="store_true", help="English as in Britain")
    options.add_dictionary(g2p)
    options.add_json(g2p)


def run(args: argparse.Namespace) -> int:
    from studio.app import dictionary_of
    from studio.formats.encoding import decode
    from studio.text.g2p import tokens

    text = decode(sys.stdin.buffer.read(), "standard input").text if args.text == "-" else args.text
    dictionary, faults = dictionary_of(user_paths(), wishes_of(args))
    voice_lang = "en-GB" if args.british else args.lang or ""
    found, notes = tokens(text, args.lang, voice_lang, dictionary.needed(text))
    notes = (*faults, *notes)
    if args.json:
        printing.print_json({"tokens": [asdict(token) for token in found], "notes": list(notes)})
    else:
        printing.print_tokens(found, notes)
    return codes.OK
