"""`dubsmith voices`: which there are, and the keeping of one's own."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import printing, printing_voices
from studio.commands import codes, options, values
from studio.commands.shared import failure, free_path, is_own, voice_entry
from studio.core.errors import InputError
from studio.core.paths import user_paths

if TYPE_CHECKING:
    from studio.voices.shelf import Shelf


def add(command: options.AddCommand) -> None:
    voices = command("voices", "List the voices, or keep those of your own.")
    voices.add_argument("--lang", metavar="L", help="only those made for this language, e.g. zh or en-GB")
    voices.add_argument("--mine", action="store_true", help="only those of your own")
    options.add_json(voices)
    actions = voices.add_subparsers(dest="action", metavar="ACTION")

    def action(name: str, help_: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
        options.add_to_action(added)
        return added

    import_ = action("import", "Keep the voices of .voice files.")
    import_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options.add_replace(import_)

    export = action("export", "Write a voice of your own as a .voice file.")
    export.add_argument("id", metavar="ID")
    export.add_argument(
        "-o",
        "--output",
        type=values.file_of(".voice", "a voice"),
        metavar="FILE",
        help="(default: ID.voice)",
    )
    export.add_argument("--with-recording", action="store_true", help="with the recording that it was made from")

    remove = action("remove", "Delete a voice of your own.")
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--only-recording", action="store_true", help="only the recording that is kept in it")


def run(args: argparse.Namespace) -> int:
    from studio.voices.shelf import Shelf

    return _ACTIONS[args.action](args, Shelf(user_paths().voices))


def _list(args: argparse.Namespace, shelf: "Shelf") -> int:
    found = [
        voice for voice in shelf.voices if voice.lang.startswith(args.lang or "") and (is_own(voice) or not args.mine)
    ]
    if not found and args.lang:
        whose = "No voice of your own" if args.mine else "No voice"
        raise InputError(f"{whose} was made for the language {args.lang!r}; leave out --lang to see all.")
    for problem in shelf.problems:
        printing.print_sentence(problem)
    entries = [voice_entry(voice, shelf) for voice in found]
    if args.json:
        printing.print_json({"schema": 1, "voices": entries})
    elif entries:
        printing_voices.print_voices(entries)
    else:
        print("There are no voices of your own yet: `dubsmith design`, `clone` and `blend` make some.")
    return codes.OK


def _import(args: argparse.Namespace, shelf: "Shelf") -> int:
    kept: list[dict[str, Any]] = []
    code = codes.OK
    for path in args.files:
        try:
            voice = shelf.bring_in(path, args.replace)
        except InputError as error:  # the other files may be good
            code = codes.BAD_INPUT
            printing.print_sentence(str(error))
            kept.append({"file": path.as_posix(), **failure(error, str(error))})
        else:
            kept.append({"file": path.as_posix(), "id": voice.id, "name": voice.name})
            if not args.json:
                print(f"{path}: kept as {voice.id}")
    if args.json:
        printing.print_json({"schema": 1, "voices": kept})
    return code


def _export(args: argparse.Namespace, shelf: "Shelf") -> int:
    from studio.voices.voice_file import write_voice

    file = shelf.file(args.id)
    if args.with_recording and file.recording is None:
        raise InputError(f"No recording is kept in {file.voice.name}: leave out --with-recording.")
    path = args.output or free_path(Path(f"{args.id}.voice"))
    write_voice(path, file if args.with_recording else replace(file, recording=None))
    return _told(args, {"id": file.voice.id, "file": path.as_posix()}, f"{file.voice.name} is in {path}")


def _remove(args: argparse.Namespace, shelf: "Shelf") -> int:
    if not args.only_recording:
        voice = shelf.remove(args.id).voice
        return _told(args, {"id": voice.id, "removed": "voice"}, f"{voice.name} was deleted.")
    file = shelf.file(args.id)
    if file.recording is None:
        raise InputError(f"No recording is kept in {file.voice.name}.")
    shelf.add(replace(file, recording=None), is_replacement=True)
    told = {"id": file.voice.id, "removed": "recording"}
    return _told(args, told, f"The recording of {file.voice.name} was deleted.")


def _told(args: argparse.Namespace, entry: printing.Json, sentence: str) -> int:
    if args.json:
        printing.print_json({"schema": 1, **entry})
    else:
        print(sentence)
    return codes.OK


_ACTIONS: Mapping[str | None, Callable[[argparse.Namespace, "Shelf"], int]] = {
    None: _list,
    "import": _import,
    "export": _export,
    "remove": _remove,
}
