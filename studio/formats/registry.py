"""Which reader reads which file.

How to add a format: write `studio/formats/<name>.py` with a function that takes the text of a file and a person's
choices and gives a `Script`, raising `ScriptError` with the rest of the sentence "<file>: ..." where it cannot, and
name it here under each extension. `timed_script` and `untimed_script` do the numbering, sorting and notes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from studio.core.choices import USUAL, Choices
from studio.core.errors import InputError, ScriptError, UnknownColumns
from studio.core.script import Script
from studio.formats.ass import read_ass
from studio.formats.encoding import Decoded, decode
from studio.formats.office import read_docx, read_xlsx
from studio.formats.sbv import read_sbv
from studio.formats.srt import read_srt
from studio.formats.table import read_table
from studio.formats.tongues import Tongue, kind, parted
from studio.formats.ttml import read_ttml
from studio.formats.txt import read_txt
from studio.formats.vtt import read_vtt
from studio.formats.writers import WAYS

Reader = Callable[[str, Choices], Script]


def _sure(read: Callable[[str], Script]) -> Reader:
    """The reader of a format that leaves nothing to choose."""
    return lambda text, _: read(text)


READERS: Mapping[str, Reader] = {
    ".srt": read_srt,
    ".vtt": read_vtt,
    ".ass": _sure(read_ass),
    ".ssa": _sure(read_ass),
    ".sbv": _sure(read_sbv),
    ".ttml": _sure(read_ttml),
    ".dfxp": _sure(read_ttml),
    ".xml": _sure(read_ttml),
    ".csv": read_table,
    ".tsv": read_table,
    ".txt": _sure(read_txt),
}

DOCUMENTS: Mapping[str, Callable[[bytes, Choices], Script]] = {".docx": read_docx, ".xlsx": read_xlsx}
"""Readers of what is no text by itself."""
ENDINGS = (*READERS, *DOCUMENTS)
"""How the names of script files end."""

_NO_ROW = "has no row below the names of its columns: write one for each line."
_NO_TEXT = "holds no text: write what is to be spoken."
_NOTHING_FOUND = {".csv": _NO_ROW, ".tsv": _NO_ROW, ".xlsx": _NO_ROW, ".txt": _NO_TEXT, ".docx": _NO_TEXT}
"""What is wrong with a file in which a reader found neither a line nor a fault; without an entry, no cue."""

_MOST_BYTES = 16 * 1024 * 1024


def read_script(path: Path, choices: Choices = USUAL, tongue: Tongue = kind) -> Script:
    """The script in the file `path`; `tongue` tells the language of a text.

    Raises `ScriptError` where it is missing, empty, no text, of no known kind or without a usable cue, `UnknownColumns`
    for a table without names, and `InputError` for a choice that there is not.
    """
    ending = path.suffix.lower()
    data = _content(path)
    if ending not in ENDINGS:
        raise ScriptError(f"{path} is no script file: it must end in {', '.join(ENDINGS)}.")
    decoded = Decoded("", ()) if ending in DOCUMENTS else decode(data, str(path), choices.encoding)
    try:
        script = DOCUMENTS[ending](data, choices) if ending in DOCUMENTS else READERS[ending](decoded.text, choices)
    except UnknownColumns as error:
        raise UnknownColumns(error.rows, f"{path}: {error}") from None
    except InputError as error:
        raise ScriptError(f"{path}: {error}") from None
    if not any(line.text for line in script.lines):
        raise ScriptError(f"{path} {_why_unusable(script, path)}")
    source = script.source and replace(script.source, format=ending)
    script = replace(script, notes=(*decoded.notes, *script.notes), source=source)
    return parted(script, WAYS.get(ending), choices.spoken, tongue)


def _why_unusable(script: Script, path: Path) -> str:
    if script.lines:
        return "has cues, but no text in them: write what is to be spoken."
    if script.notes:
        return f"has no usable cue. {script.notes[0]}"
    return _NOTHING_FOUND.get(path.suffix.lower(), "holds no cue with a time: check that it is a subtitle file.")


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ScriptError(f"{path} is a folder: name a script file in it.")
        if not path.exists():
            raise ScriptError(f"There is no file {path}: check its name and folder.")
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise ScriptError(f"{path} is no file of at most 16 MB: name a script file.")
        data = path.read_bytes()
    except OSError as error:
        raise ScriptError(f"{path} cannot be read ({error.strerror}): check its name and who may open it.") from error
    if not data.strip():
        raise ScriptError(f"{path} is empty: name a script file with text in it.")
    return data
