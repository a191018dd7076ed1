"""Tables, csv and tsv: a row of column names, then one cue per row. Without times it is untimed text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from studio.core.errors import ScriptError
from studio.core.script import Line, Script
from studio.core.timecode import clock, parse_clock
from studio.formats.cues import RawCue, speaker, timed_script
from studio.formats.markup import escaped, lines_of, on_one_line, tidy, without_markup
from studio.formats.txt import SENTENCE_GAP_MS, untimed_script

# What people call the columns, in lower case, parted by bars. Where a table has two of them the first here counts: of
# the dubbing tables of ElevenLabs (speaker, start_time, end_time, transcription, translation) the translation.
_NAMES = {
    "start": "start|in|begin|from|start time|time in|start_time|开始|开始时间|入点|開始|開始時間|시작|시작 시간",
    "end": "end|out|finish|to|end time|time out|end_time|结束|结束时间|出点|結束|結束時間|終了|終了時間|끝|종료 시간",
    "text": "translation|text|line|dialogue|subtitle|transcription|文本|台词|字幕|文字|台詞|テキスト|セリフ|대사|자막|"
    "텍스트",
    "speaker": "speaker|character|who|name|actor|角色|说话人|說話人|話者|キャラクター|화자|등장인물|이름",
}
_COLUMNS = {column: names.split("|") for column, names in _NAMES.items()}
_DELIMITERS = ",;\t|"
_NO_DELIMITER = "\x1f"
_LONGEST_ROW = 50
"""Lines of the file that a quoted cell may go on for."""

_SECONDS = re.compile(r"(\d{1,9})(?:[.,](\d{1,9}))?", re.ASCII)
_WHOLE_SECONDS = re.compile(r"\s*\d+(?::\d+){1,2}", re.ASCII)
_THOUSANDTHS = re.compile(r"\d{3}\s*", re.ASCII)
_FRAMES = re.compile(r"\d{1,2}:\d{1,2}:\d{1,2}[:;]\d{2}", re.ASCII)


def read_table(text: str) -> Script:
    """Read the text of a csv or tsv file. Raises `ScriptError` where no row names the columns."""
    lines = lines_of(text)
    at = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if lines[at].lower().startswith("sep="):
        at += 1  # Spreadsheets write which delimiter they use; the names show it as well.
    header = lines[at] if at < len(lines) else ""
    cells = {mark: _cells_of([header], mark) or header.split(mark) for mark in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda mark: len(_columns(cells[mark])))
    names = cells[delimiter]
    columns = _columns(names)
    if "text" not in columns or ("start" in columns) != ("end" in columns):
        raise ScriptError(
            "the first row does not name the columns. Write start,end,text or start,end,text,speaker there, "
            "or text alone for a script without times."
        )
    if len(names) == 1:
        delimiter = _NO_DELIMITER
    rows = (
        (number, _named(cells, len(names), columns, delimiter)) for number, cells in _rows(lines, at + 1, delimiter)
    )
    return _timed(rows) if "start" in columns else _untimed(rows)


def write_csv(script: Script) -> str:
    """A csv file of a script: start, end, text, speaker; text and speaker alone where it is untimed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(("start", "end") if script.is_timed else ()), "text", "speaker"])
    for line in script.lines:
        times = (clock(line.cue.start_ms), clock(line.cue.end_ms)) if line.cue else ()
        writer.writerow([*times, escaped(line.text), line.speaker])
    return out.getvalue()


def _columns(cells: list[str]) -> dict[str, int]:
    """Place of each column that is known by its name."""
    names = [tidy(cell).lower() for cell in cells]
    places = {
        column: next((names.index(name) for name in known if name in names), None) for column, known in _COLUMNS.items()
    }
    return {column: place for column, place in places.items() if place is not None}


def _named(cells: list[str], n_columns: int, columns: Mapping[str, int], delimiter: str) -> dict[str, str]:
    """The known cells of a row. Where it has too many, times or text hold delimiters that nobody quoted."""
    filled = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    cells = cells[: max(filled, n_columns)]
    if len(cells) > n_columns and delimiter == ",":
        cells = _times_rejoined(cells)
    extra = max(0, len(cells) - n_columns)
    at = columns["text"]
    if extra:
        cells = [*cells[:at], delimiter.join(cells[at : at + extra + 1]), *cells[at + extra + 1 :]]
    return {column: cells[place] for column, place in columns.items() if place < len(cells)}


def _times_rejoined(cells: list[str]) -> list[str]:
    """`cells` with 00:01:02,500 in one where it was parted at its comma."""
    whole: list[str] = []
    for cell in cells:
        if whole and _THOUSANDTHS.fullmatch(cell) and _WHOLE_SECONDS.fullmatch(whole[-1]):
            whole[-1] += f",{cell}"
        else:
            whole.append(cell)
    return whole


def _rows(lines: list[str], at: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line in the file. A quote left open does not swallow the rest."""
    while at < len(lines):
        n_lines = 1
        cells = _cells_of([lines[at]], delimiter)
        while cells is None and n_lines < min(_LONGEST_ROW, len(lines) - at):
            n_lines += 1
            cells = _cells_of(lines[at : at + n_lines], delimiter)
        if cells is None:
            n_lines, cells = 1, lines[at].split(delimiter)
        if any(cell.strip() for cell in cells):
            yield at + 1, cells
        at += n_lines


def _cells_of(lines: list[str], delimiter: str) -> list[str] | None:
    """Cells of the one row that `lines` hold; None where its quotes are not in order."""
    try:
        rows = list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _timed(rows: Iterator[tuple[int, dict[str, str]]]) -> Script:
    cues: list[RawCue] = []
    notes: list[str] = []
    for number, row in rows:
        times = [row.get(column, "").strip() for column in ("start", "end")]
        start_ms, end_ms = map(_time_ms, times)
        if start_ms is None or end_ms is None or "text" not in row:
            notes.append(f"Row {number} was left out: {_why(times)}")
        else:
            cues.append(RawCue(start_ms, end_ms, without_markup(row["text"]), row.get("speaker", "")))
    return timed_script(cues, notes)


def _time_ms(cell: str) -> int | None:
    """A clock time or seconds in milliseconds; None for anything else."""
    match = _SECONDS.fullmatch(cell)
    if match:
        return int(match[1]) * 1000 + int(((match[2] or "0") + "00")[:3])
    return parse_clock(cell)


def _why(times: list[str]) -> str:
    frames = next(filter(_FRAMES.fullmatch, times), None)
    if frames:
        return f"{frames} counts video frames, whose rate is not known. Write 00:01:02,500."
    broken = next((time for time in times if _time_ms(time) is None), None)
    if broken is None:
        return "it has no text."
    return f"{broken!r} is no time. Write 00:01:02,500 or seconds."


def _untimed(rows: Iterator[tuple[int, dict[str, str]]]) -> Script:
    lines: list[Line] = []
    for number, row in rows:
        text, notes = on_one_line(without_markup(row.get("text", "")))
        lines.append(Line(number, text, None, speaker(row.get("speaker", "")), SENTENCE_GAP_MS, notes))
    return untimed_script(lines)
