"""How a project lies in its file: the tables, and the way there from the tables of older versions."""

import sqlite3
from collections.abc import Callable

APPLICATION_ID = int.from_bytes(b"DUBS", "big")
"""Tells a project from any other SQLite file, also to `file`."""
SCHEMA = 4
"""Stands in `user_version`. A change to the tables, or to a record's fields or their meaning, is a new schema."""

# Roles have the speaker's name as their key, and pronunciations `document.pronunciation_key`, both written as JSON; all
# other keys are the ids. The table `facts` holds:
#   last_row, last_take   the greatest ids that were ever given out
#   holder                who has the project open for writing, as JSON; there is none after a clean closing
# The sound of a take comes into the file before its record and stays until the project is closed, so that its
# deletion can be undone. The blob is the last column, so that the others are read without it.
_PRONUNCIATIONS = "CREATE TABLE pronunciations (key TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID"
_TABLES = (
    "CREATE TABLE rows (key INTEGER PRIMARY KEY, record TEXT NOT NULL)",
    "CREATE TABLE roles (key TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE takes (key INTEGER PRIMARY KEY REFERENCES sounds (take), record TEXT NOT NULL)",
    "CREATE TABLE options (key TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
    _PRONUNCIATIONS,
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE journal (id INTEGER PRIMARY KEY, time TEXT NOT NULL, title TEXT NOT NULL)",
    "CREATE TABLE drafts (key INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE sounds (take INTEGER PRIMARY KEY, checksum TEXT NOT NULL, natural_samples INTEGER NOT NULL,"
    " timings TEXT NOT NULL, flac BLOB NOT NULL)",
)


def _from_1(connection: sqlite3.Connection) -> None:
    """Projects got a pronunciation dictionary, and rows their tuning; takes made before had nothing of either."""
    connection.execute(_PRONUNCIATIONS)
    connection.execute("UPDATE rows SET record = json_set(record, '$.tuning', json('[]'))")
    connection.execute(
        "UPDATE takes SET record = json_set(record, '$.pronunciations', json('[]'), '$.tuning', json('[]'))"
    )


def _from_2(connection: sqlite3.Connection) -> None:
    """Projects got a film with its own sound, a step of tempo, a loudness, and the file of their script, of which rows
    know their part; roles got effects, and takes what their check found."""
    original = (
        '{"gain_db":0.0,"is_muted":false,"under":"duck","depth_db":12.0,"attack_ms":80,"release_ms":400,"track":0}'
    )
    connection.execute(
        "UPDATE options SET record = json_set(record, '$.film', '', '$.original', json(?), '$.tempo_step', 0.0,"
        " '$.loudness_lufs', null, '$.source', null)",
        (original,),
    )
    connection.execute("UPDATE rows SET record = json_set(record, '$.origin', null)")
    connection.execute("UPDATE takes SET record = json_set(record, '$.verified', null)")
    effects = '{"low_db":0.0,"mid_db":0.0,"high_db":0.0,"channel":"none","reverb":0.0,"room_s":0.4}'
    connection.execute("UPDATE roles SET record = json_set(record, '$.effects', json(?))", (effects,))


def _from_3(connection: sqlite3.Connection) -> None:
    """Takes got a quality, of which there was one; the mark of drafts was never set."""
    connection.execute("UPDATE takes SET record = json_set(json_remove(record, '$.is_draft'), '$.quality', 'studio')")


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _from_1, 2: _from_2, 3: _from_3}
"""From each older schema to the next: changes the tables within a transaction that is open already."""


def lay_out(connection: sqlite3.Connection) -> None:
    """Make an empty database a project without content."""
    # Pages that become free can then be given back without writing the whole file anew.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("BEGIN")
    for table in _TABLES:
        connection.execute(table)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def schema_of(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to SCHEMA, one schema after the other, all or nothing. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(schema_of(connection), SCHEMA):
            MIGRATIONS[version](connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
