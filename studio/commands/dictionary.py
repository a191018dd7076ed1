"""`dubsmith dictionary`: how the person wants words to be read."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from studio import printing
from studio.commands import codes, options, values
from studio.core.paths import user_paths
from studio.core.pronunciation import Pronunciation


def add(command: options.AddCommand) -> None:
    dictionary = command("dictionary", "List or change your pronunciation dictionary.")
    options.add_json(dictionary)
    actions = dictionary.add_subparsers(dest="action", metavar="ACTION")

    def action(name: str, help_: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
        options.add_to_action(added)
        return added

    action("list", "List its entries.")

    add_ = action("add", "Add an entry, in place of the one for the same words and language.")
    add_.add_argument("written", metavar="WRITTEN")
    add_.add_argument("reading", metavar="READING", help='"chong2 qing4", きょう, 에이아이 or "/dʒˈɪf/"')
    add_.add_argument("--lang", choices=values.LANGS, help="only in this language")

    remove = action("remove", "Remove the entries for these words.")
    remove.add_argument("written", metavar="WRITTEN")
    remove.add_argument("--lang", choices=values.LANGS, help="only that of this language")

    import_ = action("import", "Add the entries of a csv file: written, reading, lang.")
    import_.add_argument("file", type=Path, metavar="FILE")

    export = action("export", "Write it as a csv file.")
    export.add_argument("file", type=values.file_of(".csv", "csv"), metavar="FILE")


def run(args: argparse.Namespace) -> int:
    return _ACTIONS[args.action](args, user_paths().dictionary_file)


def _list(args: argparse.Namespace, path: Path) -> int:
    from studio.dictionaries import own_entries

    table = own_entries(path)
    for fault in table.faults:
        printing.print_sentence(fault)
    if args.json:
        entries = [asdict(entry) for entry in table.entries]
        printing.print_json({"schema": 1, "file": path.as_posix(), "entries": entries})
    elif table.entries:
        printing.print_dictionary(table.entries)
    else:
        print('Your dictionary is empty: `dubsmith dictionary add 重庆 "chong2 qing4"` adds an entry.')
    return codes.OK


def _add(args: argparse.Namespace, path: Path) -> int:
    from studio.dictionaries import put

    entry = Pronunciation(args.written.strip(), args.reading.strip(), args.lang)
    put(path, [entry])
    return _told(args, [entry], "added", f"{entry.written} is read {entry.reading}{_where(entry)}.")


def _remove(args: argparse.Namespace, path: Path) -> int:
    from studio.dictionaries import found, own_entries, remove

    entries = found(own_entries(path).entries, args.written, args.lang)
    remove(path, entries)
    return _told(args, entries, "removed", f"{args.written} is read as usual again.")


def _import(args: argparse.Namespace, path: Path) -> int:
    from studio.dictionaries import put, sound
    from studio.formats.dictionary_csv import read_dictionary

    table = sound(read_dictionary(args.file), str(args.file))
    for fault in table.faults:
        printing.print_sentence(fault)
    put(path, table.entries)
    _told(args, table.entries, "added", f"{_counted(table.entries)} added from {args.file}.")
    return codes.BAD_INPUT if table.faults else codes.OK


def _export(args: argparse.Namespace, path: Path) -> int:
    from studio.dictionaries import own_entries
    from studio.formats.dictionary_csv import write_dictionary

    entries = own_entries(path).entries
    write_dictionary(args.file, entries)
    return _told(args, entries, "exported", f"{_counted(entries)} in {args.file}.")


def _counted(entries: Sequence[Pronunciation]) -> str:
    return "1 entry" if len(entries) == 1 else f"{len(entries)} entries"


def _where(entry: Pronunciation) -> str:
    return f" in {entry.lang}" if entry.lang else ""


def _told(args: argparse.Namespace, entries: Sequence[Pronunciation], what: str, sentence: str) -> int:
    if args.json:
        printing.print_json({"schema": 1, what: [asdict(entry) for entry in entries]})
    else:
        print(sentence)
    return codes.OK


_ACTIONS: Mapping[str | None, Callable[[argparse.Namespace, Path], int]] = {
    None: _list,
    "list": _list,
    "add": _add,
    "remove": _remove,
    "import": _import,
    "export": _export,
}
