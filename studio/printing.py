"""What people read on the console: tables and sentences. Programs get JSON."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from studio.core.pronunciation import Pronunciation
    from studio.text.g2p import Token

Json = Mapping[str, Any]

MISFITS = ("too_long", "out_of_range", "failed")
"""Verdicts that ask for the writer."""
PIPED_WIDTH = 160
"""Columns where the output goes to a file or another program."""
NARROW = 104
"""Below this many columns a table of lines leaves out who speaks and what."""
FIXED_WIDTH = 78
"""Columns that all but the text take at their widest."""
EVENED_WIDTH = 7
"""Columns more, where tempos were evened."""
QUALITY_WIDTH = 9
"""Columns more, where takes are not all of the usual quality."""
CHECK_WIDTH = 16
"""Columns more, where takes were checked."""
MOST_NOTES = 20

_UNITS = {"zh": "character", "ja": "mora"}
_PLURALS = {"character": "characters", "mora": "morae", "syllable": "syllables"}
_STYLES = {
    "natural": "green",
    "fitted": "green",
    "free": "green",
    "padded": "cyan",
    "borrowed": "cyan",
    "rushed": "yellow",
    "too_long": "bold red",
    "out_of_range": "bold red",
    "failed": "bold red",
    "skipped": "dim",
}

_GUTTER = 2
"""Columns between those of a table."""


def make_streams_tolerant() -> None:
    """Let a console that lacks a character (Windows: cp1252, cp936) show `?` for it instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def print_json(content: Json) -> None:
    """One JSON object on standard output; escaped where the stream could not hold every character."""
    holds_all = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(content, ensure_ascii=not holds_all, indent=1))


def print_sentence(sentence: str) -> None:
    """For the person, beside the result."""
    print(f"dubsmith: {sentence}", file=sys.stderr)


def print_expected(seconds: float) -> None:
    """That something takes its time, before it does."""
    print_sentence(f"This takes {about(seconds)} on this machine.")


def about(seconds: float) -> str:
    """A time as people say it when they are not sure."""
    if seconds < 90:
        return f"about {max(10, round(seconds, -1)):.0f} seconds"
    minutes = round(seconds / 60)
    return f"about {minutes} minutes" if minutes < 90 else f"about {counted(round(minutes / 60), 'hour')}"


def print_lines(lines: Sequence[Json], *, with_rtf: bool) -> None:
    """The table of the lines of a plan or a dub, by their entries in the report. Times in seconds."""
    from rich.text import Text

    console = console_on(sys.stdout)
    wide = console.width >= NARROW
    is_checked = any(line.get("check") for line in lines)
    is_mixed = any(line.get("quality") not in (None, "studio") for line in lines)
    columns = ["verdict", *["quality"] * is_mixed, *["check"] * is_checked, *["RTF>"] * with_rtf]
    table = table_of("#>", "slot>", "natural>", "spoken>", "tempo>", *columns)
    if wide:
        table.add_column("who", no_wrap=True, max_width=12)
        others = (
            FIXED_WIDTH
            + EVENED_WIDTH * any(line["evened_from"] is not None for line in lines)
            + QUALITY_WIDTH * is_mixed
            + CHECK_WIDTH * is_checked
        )
        table.add_column("text", no_wrap=True, max_width=console.width - others)
    for line in lines:
        slot_ms = max(0, line["end_ms"] - line["start_ms"])
        cells: list[str | Text] = [
            str(line["id"]),
            *(f"{ms / 1000:.2f}" for ms in (slot_ms, line["natural_ms"], line["spoken_ms"])),
            _tempo(line, wide),
            Text(_verdict(line), _STYLES[line["verdict"]]),
            *[line.get("quality") or ""] * is_mixed,
            *[_checked(line)] * is_checked,
            *[_rtf(line)] * with_rtf,
        ]
        if wide:
            who = line["speaker"] or ("" if line["verdict"] == "skipped" else line["voice"])
            cells += [Text(who), Text(one_line(line["text"]))]
        table.add_row(*cells)
    print_table(console, table)


def _checked(line: Json) -> "Text":
    """What the check of a take came to: "ok", "ok, 1 retake" or what is still wrong."""
    from rich.text import Text

    check = line.get("check")
    if not check:
        return Text("")
    kinds = dict.fromkeys(fault["kind"] for fault in check["faults"])
    if kinds:
        return Text(" ".join(kinds), "yellow")
    return Text(f"ok, {counted(check['retakes'], 'retake')}" if check["retakes"] else "ok", "green")


def _tempo(line: Json, wide: bool) -> str:
    """With what it would be by itself, where that is another and there is room to say it."""
    if line["tempo"] is None:
        return ""
    alone = f"{line['evened_from']:.2f} > " if wide and line["evened_from"] is not None else ""
    return f"{alone}{line['tempo']:.2f}"


def print_readings(lines: Iterable[Json]) -> None:
    """How each line will be read: in words, where that is not how it is written, and in the symbols of the model."""
    for line in lines:
        print(f"{line['id']:>4}  {one_line(line['text'])}")
        if line["spoken"] != one_line(line["text"]):
            print(f"      {line['spoken'] or '(nothing)'}")
        print(f"      {line['phonemes'] or '(nothing)'}")


def print_tokens(tokens: Iterable["Token"], notes: Iterable[str]) -> None:
    """How a text is read, a row for each word; then what the person should know."""
    from rich.text import Text

    table = table_of("text", "lang", "spoken", "reading", "phonemes", "sure>", "source")
    for token in tokens:
        if token.phonemes:
            cells = [one_line(token.text), token.lang, token.spoken, token.spoken_reading, token.phonemes]
            table.add_row(*map(Text, cells), f"{token.confidence:.0%}", Text(token.source))
    if table.row_count:
        print_table(console_on(sys.stdout), table)
    else:
        print("There is nothing to speak in that text.")
    for note in notes:
        print(note)


def print_dictionary(entries: Iterable["Pronunciation"]) -> None:
    """A pronunciation dictionary, a row for each entry."""
    from rich.text import Text

    table = table_of("written", "reading", "lang")
    for entry in entries:
        table.add_row(Text(entry.written), Text(entry.reading), entry.lang or "all")
    print_table(console_on(sys.stdout), table)


def print_doubts(doubts: Iterable[Json]) -> None:
    """What is uncertain in a script, by its entries in the JSON."""
    from rich.text import Text

    console = console_on(sys.stdout)
    table = table_of("#>", "sure>", "where", "reading", "others", "source")
    for doubt in doubts:
        others = ", ".join(f"{other['reading']} {other['sample']}".strip() for other in doubt["others"])
        cells = [around(doubt, console.width // 3), doubt["reading"], others, doubt["source"]]
        table.add_row(str(doubt["line"]), f"{doubt['confidence']:.0%}", *map(Text, cells))
    print_table(console, table)


def around(doubt: Json, most: int) -> str:
    """The sentence with the doubtful place in brackets, cut to about so many columns around it."""
    text, start, end = doubt["text"], doubt["start"], doubt["end"]
    most //= 1 if text.isascii() else 2
    left = max(0, min(start - most // 2, len(text) - most))
    right = min(len(text), left + most)
    before, after = "…" * (left > 0) + text[left:start], text[end : max(right, end)] + "…" * (right < len(text))
    return one_line(f"{before}[{text[start:end]}]{after}")


def print_notes(notes: Iterable[str], lines: Sequence[Json]) -> None:
    """What the writer should know: about the script, then line by line, misfits first."""
    by_need = sorted(lines, key=lambda line: line["verdict"] not in MISFITS)
    sentences = [*notes, *(f"Line {line['id']}: {note}" for line in by_need for note in line_sentences(line))]
    for sentence in sentences[:MOST_NOTES]:
        print(sentence)
    if len(sentences) > MOST_NOTES:
        print(f"... and {len(sentences) - MOST_NOTES} notes more: --json shows them all.")


def line_sentences(line: Json) -> list[str]:
    """A line's notes, led by what makes it a misfit."""
    verdict, excess = line["verdict"], line["excess_syllables"]
    found = [*line["notes"], *_check_sentences(line)]
    if excess:
        unit = _UNITS.get(line["lang"], "syllable")
        found.insert(0, f"About {excess} {unit if excess == 1 else _PLURALS[unit]} too long.")
    elif verdict == "out_of_range":
        found.insert(0, "Too short for its time, even at the slowest tempo.")
    return found


def _check_sentences(line: Json) -> list[str]:
    """What is still wrong with a checked take."""
    check = line.get("check")
    if not check or not check["faults"]:
        return []
    tried = f"after {counted(check['retakes'], 'retake')} " if check["retakes"] else ""
    heard = " ".join(fault["sentence"] for fault in check["faults"])
    return [f"Still wrong {tried}and worth a listen: {heard}" if tried else f"Worth a listen: {heard}"]


def print_totals(report: Json, folder: str) -> None:
    """The closing sentences of a dub."""
    totals = report["totals"]
    verdicts = totals["verdicts"]
    parts = [f"{totals['rendered']} rendered", f"{totals['cached']} from the cache"]
    parts += [f"{verdicts[name]} {name}" for name in ("skipped", *MISFITS) if verdicts[name]]
    print(f"{counted(totals['lines'], 'line')}: {', '.join(parts)}.")
    _print_checks([line["check"] for line in report["lines"] if line["check"]])
    if totals["rtf"] is not None:
        where = f" on {report['device']} {report['precision']}" if totals["rendered"] else ""
        made = f"RTF {totals['rtf']:.2f} when it was made{where}"
        print(f"{totals['spoken_s']:.1f} s of speech, {made}; rendering took {totals['wall_s']:.1f} s.")
    if totals["mix_gain_db"]:
        print(f"The mix was lowered by {-totals['mix_gain_db']:.1f} dB to keep it from clipping.")
    print(f"Clips, {totals['mix']}, captions.srt and report.json are in {folder}")


def _print_checks(checks: Sequence[Json]) -> None:
    if checks:
        retakes = counted(sum(check["retakes"] for check in checks), "retake")
        n_faulty = sum(bool(check["faults"]) for check in checks)
        ears = "by sound and by ear" if all(check["by_ear"] for check in checks) else "by sound"
        print(f"{counted(len(checks), 'take')} checked {ears}: {retakes}, {n_faulty or 'none'} still with faults.")


def print_said(line: Json) -> None:
    """What became of a text that was said."""
    where = f"{line['file']}: " if line["file"] else ""
    tempo = f"tempo {line['tempo']:.2f}, RTF {_rtf(line)}"
    quality = "" if line["quality"] == "studio" else f", {line['quality']}"
    print(f"{where}{line['spoken_ms'] / 1000:.2f} s, {line['voice']}{quality}, {_verdict(line)}, {tempo}")
    for sentence in line_sentences(line):
        print(sentence)


def print_pack(folder: str, changed: Sequence[str], kept: Sequence[str], removed: Sequence[str]) -> None:
    """What an export did to the files of its folder."""
    for what, names in (("written", changed), ("removed", removed)):
        for name in names[:MOST_NOTES]:
            print(f"{what}  {name}")
        if len(names) > MOST_NOTES:
            print(f"{what}  ... and {len(names) - MOST_NOTES} more")
    print(f"{counted(len(changed), 'file')} written, {len(kept)} as they were, {len(removed)} removed in {folder}")


def print_facts(facts: Json) -> None:
    """What `doctor` found, and the verdict with advice."""
    for name, value in facts.items():
        if name != "verdict":
            _print_fact(name, value, "")
    verdict = facts["verdict"]
    print()
    print("Speech can be made." if verdict["speech"] else "Speech cannot be made:")
    for sentence in (*verdict["faults"], *verdict["advice"]):
        print(f"- {sentence}")


def _print_fact(name: str, value: Any, indent: str) -> None:
    label = f"{indent}{name.replace('_', ' ')}"
    if isinstance(value, Mapping):
        print(label)
        for inner, inner_value in value.items():
            if inner != "problem" or inner_value is not None:
                _print_fact(inner, inner_value, indent + "  ")
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for i, inner_value in enumerate(value):
            _print_fact(f"{name} {i}", inner_value, indent)
    else:
        print(f"{label + ':':<24} {_plain(name, value)}")


def _plain(name: str, value: Any) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name.startswith("memory_") or name.endswith("_bytes"):
        return f"{value / 2**30:.1f} GiB"
    return str(value)


def console_on(stream: TextIO) -> "Console":
    from rich.console import Console

    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False)


def table_of(*columns: str) -> "Table":
    """A plain table with these columns; a name that ends in > is set to the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    add_columns(table, *columns)
    return table


def add_columns(table: "Table", *columns: str) -> None:
    """More columns; a name that ends in > is set to the right."""
    for name in columns:
        right = name.endswith(">")
        table.add_column(name.rstrip(">"), justify="right" if right else "left", no_wrap=True)


def print_table(console: "Console", table: "Table") -> None:
    """Print it without padding at the ends of lines, and so that a closed pipe ends us as it does everywhere."""
    _narrow(table, console.width)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        print(line.rstrip())


def _narrow(table: "Table", width: int) -> None:
    """Where a table is wider than the console, its widest columns are cut; rich would cut all, down to nothing."""
    from rich.cells import cell_len

    wanted = [
        min(column.max_width or width, max(cell_len(str(cell)) for cell in (column.header, *column.cells)))
        for column in table.columns
    ]
    room = width - _GUTTER * (len(wanted) - 1)
    widest = max(wanted)
    while widest > 1 and sum(min(one, widest) for one in wanted) > room:
        widest -= 1
    for column, one in zip(table.columns, wanted, strict=True):
        column.max_width = min(one, widest)


def one_line(text: str) -> str:
    """A script's text without what would move the cursor or drive the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _rtf(line: Json) -> str:
    """Seconds of computing per second of speech, when it was made; empty where nothing was."""
    if not line["spoken_ms"] or not line["compute_s"]:
        return ""
    return f"{line['compute_s'] * 1000 / line['spoken_ms']:.2f}"


def _verdict(line: Json) -> str:
    excess = line["excess_syllables"]
    return f"{line['verdict']} +{excess}" if excess else str(line["verdict"])


def counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
