"""What a project file holds, read and written record by record."""

import json
import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from studio.core.errors import ProjectError
from studio.core.script import SpeakerId
from studio.project.codec import encoded, options_of, parsed, pronunciation_of, role_of, row_of, take_of, to_json
from studio.project.document import Change, Document, Options, RowId
from studio.project.writer import Statement

_TABLES = {
    "row": "rows",
    "role": "roles",
    "take": "takes",
    "options": "options",
    "pronunciation": "pronunciations",
}
_NAMED = frozenset(("role", "pronunciation"))
"""Tables whose keys are what people write, and so JSON."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open for writing."""

    process: int
    machine: str
    since: str
    """ISO 8601, UTC."""

    @classmethod
    def here_and_now(cls) -> "Holder":
        return cls(os.getpid(), platform.node(), now())

    def __str__(self) -> str:
        """For people."""
        is_here = (self.process, self.machine) == (os.getpid(), platform.node())
        who = "another window" if is_here else f"another Dubsmith (process {self.process} on {self.machine})"
        return f"{who} since {local_time(self.since)}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept since the last clean closing."""

    edits: int
    last_title: str
    last_time: str
    """ISO 8601, UTC; empty where there was no edit."""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def local_time(iso: str) -> str:
    """For people."""
    return f"{datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M:%S}"


def read_document(connection: sqlite3.Connection) -> Document:
    """Raises ProjectError where a record is not as it should be, and sqlite3.Error."""

    def all_of(table: str) -> Iterator[tuple[Any, dict[str, Any]]]:
        found = connection.execute(f"SELECT key, record FROM {table}").fetchall()
        return zip((key for key, _ in found), parsed(record for _, record in found), strict=True)

    try:
        return Document.of(
            rows=(row_of(key, values) for key, values in all_of("rows")),
            roles={SpeakerId(json.loads(key)): role_of(values) for key, values in all_of("roles")},
            takes=(take_of(key, values) for key, values in all_of("takes")),
            options=next((options_of(values) for _, values in all_of("options")), Options()),
            last_row=fact(connection, "last_row") or 0,
            last_take=fact(connection, "last_take") or 0,
            pronunciations=(pronunciation_of(values) for _, values in all_of("pronunciations")),
        )
    except (TypeError, KeyError, ValueError) as error:
        raise ProjectError(f"A record is not as it should be ({error}).") from error


def read_drafts(connection: sqlite3.Connection, document: Document) -> dict[RowId, str]:
    """Text that was being typed and is not in its row yet."""
    drafts = {RowId(key): json.loads(text) for key, text in connection.execute("SELECT key, text FROM drafts")}
    return {key: text for key, text in drafts.items() if key in document.rows and document.rows[key].text != text}


def read_holder(connection: sqlite3.Connection) -> Holder | None:
    entry = fact(connection, "holder")
    try:
        return Holder(**json.loads(entry)) if entry else None
    except (ValueError, TypeError) as error:
        raise ProjectError(f"The entry of its user is not as it should be ({error}).") from error


def read_kept(connection: sqlite3.Connection) -> Kept:
    edits = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    last = connection.execute("SELECT title, time FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return Kept(edits, *(last or ("", "")))


def fact(connection: sqlite3.Connection, name: str) -> Any:
    found = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return found and found[0]


def held(holder: Holder) -> Statement:
    entry = {"process": holder.process, "machine": holder.machine, "since": holder.since}
    return "INSERT OR REPLACE INTO facts VALUES ('holder', ?)", (to_json(entry),)


def given_out(table: Literal["row", "take"], ids: Iterable[int]) -> tuple[Statement, ...]:
    """Remember that ids up to the greatest of these were given out."""
    sql = "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)"
    greatest = max(ids, default=0)
    return ((sql, (f"last_{table}", greatest)),) if greatest else ()


def written(change: Change) -> Statement:
    table = _TABLES[change.table]
    key = to_json(change.key) if change.table in _NAMED else change.key
    if change.after is None:
        return f"DELETE FROM {table} WHERE key = ?", (key,)
    return f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, encoded(change.after))


def journalled(number: int, title: str) -> Statement:
    return "INSERT OR REPLACE INTO journal VALUES (?, ?, ?)", (number, now(), title.encode(errors="replace").decode())


def drafted(row: RowId, text: str) -> Statement:
    return "INSERT OR REPLACE INTO drafts VALUES (?, ?)", (row, to_json(text))


def no_draft(row: RowId) -> Statement:
    return "DELETE FROM drafts WHERE key = ?", (row,)


UNHELD: tuple[Statement, ...] = (("DELETE FROM facts WHERE name = 'holder'", ()), ("DELETE FROM journal", ()))
"""Marks a file as cleanly closed."""
NO_DRAFTS: Statement = ("DELETE FROM drafts", ())
FREE_SOUNDS: Statement = ("DELETE FROM sounds WHERE take NOT IN (SELECT key FROM takes)", ())
"""Deletes the sounds of takes that were deleted."""
