"""Which column of a table holds what."""

import re
from collections.abc import Iterable, Mapping, Sequence

from studio.core.choices import USUAL, Choices, Unit
from studio.core.errors import InputError
from studio.formats.clocks import FRAMES, cell_ms
from studio.formats.markup import tidy

# What people call the columns, in lower case, parted by bars, without units and with spaces for _ and -. Where a table
# has two of them the first here counts: of the dubbing tables of ElevenLabs (speaker, start_time, end_time,
# transcription, translation) the translation.
_NAMES = {
    "start": "start|in|begin|from|start time|time in|start timecode|start tc|timecode in|tc in|in point|in cue|cue in|"
    "开始|开始时间|入点|開始|開始時間|시작|시작 시간",
    "end": "end|out|finish|stop|to|end time|stop time|time out|end timecode|end tc|timecode out|tc out|out point|"
    "out cue|cue out|"
    "结束|结束时间|出点|結束|結束時間|終了|終了時間|끝|종료 시간",
    "duration": "duration|length|时长|持续时间|時長|長さ|길이",
    "time": "time|timecode|tc|time code|时间|时间码|時間|タイムコード|시간",
    "text": "translation|译文|翻译|text|line|dialogue|dialog|subtitle|subtitles|transcription|transcript|content|"
    "caption|文本|台词|字幕|文字|内容|台詞|テキスト|セリフ|대사|자막|텍스트",
    "speaker": "speaker|speaker name|character|character name|who|name|actor|role|角色|人物|说话人|說話人|話者|"
    "キャラクター|화자|등장인물|이름",
}
COLUMNS: Mapping[str, Sequence[str]] = {column: names.split("|") for column, names in _NAMES.items()}
_LETTERS = 26
_MILLISECONDS = re.compile(r"milliseconds|\bms\b|_ms$|毫秒|ミリ秒|밀리초")
_MEASURE = r"(?:m?s|secs?|(?:milli)?seconds?|毫?秒|(?:ミリ)?秒|(?:밀리)?초|[hms]+[:;.,hmsf]+|timecode|tc)"
_UNIT = re.compile(rf"\s*[(\[（]{_MEASURE}[)\]）]$|[_-](?:ms|s|secs?|seconds?)$| in (?:milli)?seconds$")
"""How names of columns say what their times are counted in."""


def named(header: Sequence[str]) -> dict[str, int]:
    """Place of each column that is known by its name in the first row."""
    names = [_name(cell) for cell in header]
    places = {
        column: next((names.index(name) for name in known if name in names), None) for column, known in COLUMNS.items()
    }
    found = {column: place for column, place in places.items() if place is not None}
    if "start" in found:
        found.pop("time", None)
    if "end" in found or not is_timed(found):
        found.pop("duration", None)
    return found


def _name(cell: str) -> str:
    """Start (s), start-time, START_MS: start, start time, start."""
    return " ".join(re.split(r"[\s_-]+", _UNIT.sub("", tidy(cell).lower())))


def is_timed(columns: Iterable[str]) -> bool:
    """Whether one of the columns says when lines begin."""
    return not {"start", "time"}.isdisjoint(columns)


def times_overlooked(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> str:
    """What to say of a table below its header that has no column of times by its name, but one by its cells."""
    if is_timed(columns):
        return ""
    for at in sorted(set(range(max(map(len, rows), default=0))) - set(columns.values())):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if cells and all(":" in cell and _are_times([cell]) for cell in cells):
            place, text = (_column(one) for one in (at, columns["text"]))
            return (
                f"column {place} holds times ({cells[0]}), but its first row does not name it so. Write start or end "
                f"there; or say what the columns hold, as in --columns start={place},text={text}, or text={text} alone."
            )
    return ""


def unit_of(header: Sequence[str]) -> Unit:
    """Of the numbers in a table with that header."""
    return "ms" if any(_MILLISECONDS.search(tidy(cell).lower()) for cell in header) else "s"


def is_enough(columns: Mapping[str, int]) -> bool:
    """Whether a script can be read with those columns alone."""
    return "text" in columns and ("end" not in columns or "start" in columns)


def chosen(header: Sequence[str], choices: Choices) -> dict[str, int]:
    """Place of each column as the person has chosen it. Raises InputError."""
    names = [tidy(cell).lower() for cell in header]
    found: dict[str, int] = {}
    for column, written in choices.columns:
        wanted = tidy(written).lower()
        if column not in COLUMNS:
            raise InputError(f"There is no column {column!r} in a script: choose among {', '.join(COLUMNS)}.")
        # A number is always a place: a table without names may have it in its first line as well.
        place = names.index(wanted) if wanted in names and not wanted.isdecimal() else _place(wanted)
        if place is None or place >= len(header):
            raise InputError(f"There is no column {written!r} in the table: it has {_counted(header)}.")
        found[column] = place
    if not is_enough(found):
        raise InputError("Say which column holds the text, and for ends which holds the starts: start=A,end=B,text=C.")
    return found


def is_header(row: Sequence[str], columns: Mapping[str, int], choices: Choices) -> bool:
    """Whether the first row names the columns, which the person has chosen, rather than being a line itself."""
    times = [row[columns[column]].strip() for column in ("start", "time") if column in columns]
    if times:
        return all(cell_ms(re.split(r"\s*(?:-|–|→)", time)[0], choices) is None for time in times)
    return bool(named(row))


def guessed(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """What the columns of a table seem to hold, by their letters, as in `Choices.columns`: by their names, or else by
    what stands in them."""
    known = named(rows[0]) if rows else {}
    if not is_enough(known) or not is_timed(known):
        has_names = len(rows) > 1 and not any(_are_times([cell.strip()]) for cell in rows[0])
        known = _known_by_cells(rows[has_names:]) | (known if is_enough(known) else {})
    return tuple((column, letter(at)) for column, at in known.items() if at < _LETTERS)


def _known_by_cells(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first columns of times are start and end, the longest of words the text, the first of others the speaker."""
    n_columns = max(map(len, rows), default=0)
    columns = [[row[at].strip() for row in rows if at < len(row)] for at in range(n_columns)]
    timed = [at for at, cells in enumerate(columns) if _are_times(cells)]
    worded = [at for at, cells in enumerate(columns) if at not in timed and any(map(str.isalpha, "".join(cells)))]
    found = dict(zip(("start", "end"), timed, strict=False))
    if worded:
        found["text"] = max(worded, key=lambda at: sum(map(len, columns[at])))
        others = [at for at in worded if at != found["text"]]
        found |= {"speaker": others[0]} if others else {}
    return found


def _are_times(cells: Sequence[str]) -> bool:
    """Whether a column holds times; whole numbers may count anything."""
    told = [cell for cell in cells if cell]
    are_times = all(FRAMES.fullmatch(cell) or cell_ms(cell, USUAL) is not None for cell in told)
    return bool(told) and are_times and any(re.search("[:.,]", cell) for cell in told)


def _column(place: int) -> str:
    """As a person names it in a choice."""
    return letter(place) if place < _LETTERS else str(place + 1)


def letter(place: int) -> str:
    """A column's name in spreadsheets, for the first 26 of them."""
    return chr(ord("A") + place)


def _place(written: str) -> int | None:
    """Of a letter, as spreadsheets name columns, or a number from 1."""
    if len(written) == 1 and "a" <= written <= "z":
        return ord(written) - ord("a")
    return int(written) - 1 if re.fullmatch(r"[1-9]\d{0,3}", written, re.ASCII) else None


def _counted(header: Sequence[str]) -> str:
    last = letter(min(len(header), _LETTERS) - 1)
    names = [tidy(cell) for cell in header[:8] if tidy(cell)]
    return f"A to {last}" + (f", whose first row is {', '.join(names)}" if names else "")
