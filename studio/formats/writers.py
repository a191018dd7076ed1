"""Which writer writes which file.

How to add a format: give its module a function that writes a script of any origin, and name it in `WRITERS` under each
extension. Where a file of the format shall come back as it was, its reader gives each line an `Origin`, and its module
a `Way`, named in `WAYS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError, OutputError
from studio.core.files import replacing
from studio.core.script import Script, Source
from studio.formats.ass import ASS, write_ass
from studio.formats.rewriting import Plain, Way, displayed, rewritten
from studio.formats.sbv import SBV, write_sbv
from studio.formats.srt import SRT, write_srt
from studio.formats.table import TABLE, write_csv
from studio.formats.ttml import write_ttml
from studio.formats.vtt import VTT, write_vtt

WRITERS: Mapping[str, Callable[[Script], str]] = {
    ".srt": write_srt,
    ".vtt": write_vtt,
    ".ass": write_ass,
    ".sbv": write_sbv,
    ".ttml": write_ttml,
    ".csv": write_csv,
}
WAYS: Mapping[str, Way] = {
    ".srt": SRT,
    ".vtt": VTT,
    ".ass": ASS,
    ".ssa": ASS,
    ".sbv": SBV,
    ".csv": TABLE,
    ".tsv": TABLE,
}

_UNTIMED = (".csv",)
"""Formats that a script without times can be written in."""
_MARKED = (".csv",)
"""Formats whose files get a byte order mark: without one spreadsheets take UTF-8 for something else."""


def script_text(script: Script, ending: str, plain: Plain = str) -> str:
    """The content of a script file whose name ends so.

    Where the script comes from a file of that format, all that was not edited stands there as it did: styles, settings,
    notes, the other language. Line ends become LF. Else the file gets times, texts and, where it has a place for them,
    speakers. `plain` takes the marks for the engine out of a text. Raises InputError.
    """
    ending = ending.lower()
    source = script.source
    way = WAYS.get(source.format) if source else None
    if source and way and source.format == ending:
        return rewritten(script, source, way, plain)
    check_ending(ending)
    writer = WRITERS[ending]
    if not script.is_timed and ending not in _UNTIMED:
        raise InputError(f"A script without times cannot be written as {ending}: choose {', '.join(_UNTIMED)}.")
    if way:
        return writer(displayed(script, way, plain))
    return writer(replace(script, lines=tuple(replace(line, text=plain(line.text)) for line in script.lines)))


def check_ending(ending: str) -> None:
    """Raises InputError where no script can be written whose name ends so."""
    if ending.lower() not in WRITERS:
        raise InputError(f"No script can be written as {ending.lower()!r}: choose among {', '.join(WRITERS)}.")


def write_script(script: Script, path: Path, plain: Plain = str) -> None:
    """Write a script file in place of `path`, in UTF-8. Raises InputError as `script_text`, and OutputError."""
    text = script_text(script, path.suffix, plain)
    content = text.encode("utf-8-sig" if path.suffix.lower() in _MARKED else "utf-8", "replace")
    try:
        with replacing(path) as file:
            file.write(content)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}): choose another folder or name.") from error


def endings(source: Source | None) -> tuple[str, ...]:
    """How the name of a script file may end, that of the file which it comes from first."""
    own = (source.format,) if source and source.format in WAYS else ()
    return tuple(dict.fromkeys((*own, *WRITERS)))
