"""`dubsmith g2p`: how a text is read, token by token."""

import argparse
import sys
from dataclasses import asdict

from studio import printing
from studio.commands import codes, options


def add(command: options.AddCommand) -> None:
    g2p = command("g2p", "Show how a text is read: its words, their readings and phonemes.")
    g2p.add_argument("text", metavar="TEXT", help="- reads it from standard input")
    options.add_lang(g2p)
    g2p.add_argument("--british", action="store_true", help="English as in Britain")
    options.add_json(g2p)


def run(args: argparse.Namespace) -> int:
    from studio.formats.encoding import decode
    from studio.text.g2p import tokens

    text = decode(sys.stdin.buffer.read(), "standard input").text if args.text == "-" else args.text
    found, notes = tokens(text, args.lang, "en-GB" if args.british else args.lang or "")
    if args.json:
        printing.print_json({"tokens": [asdict(token) for token in found], "notes": list(notes)})
    else:
        printing.print_tokens(found, notes)
    return codes.OK
