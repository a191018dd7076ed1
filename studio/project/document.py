"""What a project holds, as values, and the patches that change it.

Everything that a person edits is a record in one of five tables. Every edit is a `Patch`: for each record that it
touches, what it was and what it becomes. So an undo is the same patch turned round, and the file and the window follow
an edit by the same few changes.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, NewType

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.fit import Mode
from studio.core.original import Original
from studio.core.pronunciation import Pronunciation
from studio.core.prosody import Prosody
from studio.core.quality import Quality
from studio.core.script import NARRATOR, Cue, Origin, Source, SpeakerId
from studio.core.smoothing import STEPS
from studio.core.speech import Lang, VoiceId
from studio.core.take_fault import Verified
from studio.core.tuning import Tuned

RowId = NewType("RowId", int)
"""Never used twice in a project."""
TakeId = NewType("TakeId", int)
"""Never used twice in a project."""

Status = Literal["open", "approved", "retake"]
STATUSES: tuple[Status, ...] = ("open", "approved", "retake")

RANK_STEP = 1 << 20
"""Between the ranks of neighbours, so that there is room for new rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the project, with all that was decided for it."""

    id: RowId
    rank: int
    """Its place: rows stand in the order of their ranks, no two of which are the same."""
    text: str
    """Without markup; marks and readings stay."""
    cue: Cue | None = None
    """None: untimed text, spoken when the row before it has ended."""
    speaker: SpeakerId = NARRATOR
    voice: VoiceId | None = None
    """A voice for this row alone; None: that of its speaker."""
    prosody: Prosody | None = None
    """A manner for this row alone; None: that of its speaker."""
    preset: str = ""
    """The name of the preset that `prosody` was taken from; empty for none."""
    lang: Lang | None = None
    """None: as its speaker's role says, or detected."""
    seed: int = 0
    """Of the take that is made next; 0 is the plain reading."""
    take: TakeId | None = None
    """The take that is heard and exported; None: there is none yet."""
    status: Status = "open"
    comment: str = ""
    gain_db: float = 0.0
    """Added to that of its speaker's role."""
    gap_ms: int = 0
    """Untimed text only: silence before the next row."""
    notes: tuple[str, ...] = ()
    """What was noticed while reading it from a file, one sentence each."""
    tuning: tuple[Tuned, ...] = ()
    """Beats that were set by hand, in their order; some may be of words that the text had before."""
    origin: Origin | None = None
    """As the imported file has it; None: it has not, or in a format that is not written as it was read."""


@dataclass(frozen=True, slots=True)
class TakeRecord:
    """What is known of a take without its sound."""

    id: TakeId
    row: RowId
    digest: str
    """`Request.digest` of what was asked for."""
    text: str
    voice: VoiceId
    prosody: Prosody
    seed: int
    target_samples: int | None
    n_samples: int
    sample_rate: int
    compute_s: float
    made: str
    """When: ISO 8601, UTC."""
    name: str = ""
    """By the person; empty for none."""
    quality: Quality = "studio"
    """Of the engine that made it. Drafts are not handed off unless asked for."""
    lang: Lang | None = None
    """Main language that was asked for; None: detected."""
    voice_digests: tuple[str, ...] = ()
    """`Voice.digest` of its voice and, if it has one, its manner voice; none: not known."""
    pronunciations: tuple[Pronunciation, ...] = ()
    """`Request.pronunciations` of what was asked for."""
    tuning: tuple[Tuned, ...] = ()
    """`Request.tuning` of what was asked for."""
    verified: Verified | None = None
    """What its check found; None: it was not checked."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is the same for all rows of a project."""

    mode: Mode | None = None
    """None: `fill` for rows with times, `free` for others."""
    script: str = ""
    """The name of the file that was imported."""
    film: str = ""
    """The film that is dubbed: its path from the project's folder where it lies there or below, with forward slashes,
    else its whole path. Empty for none."""
    original: Original = field(default_factory=Original)
    """What becomes of the film's own sound."""
    tempo_step: float = 0.0
    """How much faster or slower a line may be than the one before it of the same speaker, as a factor above 1, where
    their slots allow it; 0: each line is fitted by itself."""
    loudness_lufs: float | None = None
    """Of all speech together, every voice as loud as the others; None: as the voices are."""

    source: Source | None = None
    """The script's file without its cues, for rows with an origin."""

    def __post_init__(self) -> None:
        least, most = STEPS
        if self.tempo_step and not least <= self.tempo_step <= most:
            raise InputError(
                f"The tempo step is {self.tempo_step:g}; give one from {least:g} to {most:g}, or 0 for none."
            )


OPTIONS_KEY = "options"
"""Of the one record of that table."""

_NO_ROLE = Role()

Table = Literal["row", "role", "take", "options", "pronunciation"]
Key = RowId | SpeakerId | TakeId | str
Record = Row | Role | TakeRecord | Options | Pronunciation


@dataclass(frozen=True, slots=True)
class Change:
    """One record, before and after; None where it does not exist."""

    table: Table
    key: Key
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Patch:
    """An edit: all of it happens, or nothing. It touches no record twice."""

    changes: tuple[Change, ...]

    def turned_round(self) -> "Patch":
        """What undoes it."""
        return Patch(
            tuple(Change(change.table, change.key, change.after, change.before) for change in reversed(self.changes))
        )

    def followed_by(self, later: "Patch") -> "Patch":
        """Both edits as one: from before this to after `later`."""
        changes = {(change.table, change.key): change for change in self.changes}
        for change in later.changes:
            earlier = changes.get((change.table, change.key), change)
            changes[change.table, change.key] = replace(change, before=earlier.before)
        return patch_of(changes.values())

    def touched(self, table: Table) -> frozenset[Key]:
        """Keys of the records of one table that it changes."""
        return frozenset(change.key for change in self.changes if change.table == table)

    def added(self, table: Table) -> tuple[Key, ...]:
        """Keys of the records of one table that come into being by it."""
        return tuple(change.key for change in self.changes if change.table == table and change.before is None)

    def __bool__(self) -> bool:
        return bool(self.changes)


def pronunciation_key(entry: Pronunciation) -> str:
    """Of an entry of the project's dictionary: there is one for the same words and language."""
    return f"{entry.lang or ''}:{entry.written}"


def patch_of(changes: Iterable[Change]) -> Patch:
    """A patch without the changes that change nothing."""
    return Patch(tuple(change for change in changes if change.before != change.after))


@dataclass(slots=True)
class Document:
    """A project in memory. Changed by `apply` alone. Two are equal that hold the same records."""

    rows: dict[RowId, Row] = field(default_factory=dict)
    roles: dict[SpeakerId, Role] = field(default_factory=dict)
    """The cast: speakers who were given a voice or a manner."""
    takes: dict[TakeId, TakeRecord] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    pronunciations: dict[str, Pronunciation] = field(default_factory=dict)
    """The project's dictionary, by `pronunciation_key`."""
    _order: list[tuple[int, RowId]] = field(default_factory=list, compare=False, repr=False)
    _takes_of: dict[RowId, list[TakeId]] = field(default_factory=dict, compare=False, repr=False)
    _last_row: int = field(default=0, compare=False, repr=False)
    _last_take: int = field(default=0, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        rows: Iterable[Row],
        roles: Mapping[SpeakerId, Role],
        takes: Iterable[TakeRecord],
        options: Options,
        last_row: int = 0,
        last_take: int = 0,
        pronunciations: Iterable[Pronunciation] = (),
    ) -> "Document":
        """A document of those records; ids up to `last_row` and `last_take` were given out before."""
        words = {pronunciation_key(entry): entry for entry in pronunciations}
        document = cls({row.id: row for row in rows}, dict(roles), {take.id: take for take in takes}, options, words)
        document._order = sorted((row.rank, row.id) for row in document.rows.values())
        for take in sorted(document.takes.values(), key=lambda take: take.id):
            document._takes_of.setdefault(take.row, []).append(take.id)
        document._last_row = max(last_row, *document.rows, 0)
        document._last_take = max(last_take, *document.takes, 0)
        return document

    def apply(self, patch: Patch) -> None:
        """Raises InputError, and changes nothing, where a record is not what the patch says it was."""
        for change in patch.changes:
            if self._record(change.table, change.key) != change.before:
                raise InputError(f"The edit no longer fits: {change.table} {change.key} is not what it was.")
        for change in patch.changes:
            self._apply(change)

    def rebased(self, patch: Patch) -> Patch:
        """The same edit to records that have changed elsewhere since: only what it set is set.

        So a take that came in while a text was edited survives the undo of that edit. Takes that are gone, as drafts go
        once something better is picked, are left alone, and no row is given one of them. Raises InputError where
        another record that it changes is gone, or one that it adds is there already.
        """
        fitting = [self._rebased(change) for change in patch.changes if not self._is_of_gone_take(change)]
        there = self.takes.keys() | set(patch.added("take"))
        return Patch(tuple(_with_take_of(there, change) for change in fitting))

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[Row]:
        """Rows in their order."""
        return (self.rows[id_] for _, id_ in self._order)

    def row_at(self, index: int) -> Row:
        return self.rows[self._order[index][1]]

    def index_of(self, id_: RowId) -> int:
        """Place of a row, from 0."""
        return bisect_left(self._order, (self.rows[id_].rank, id_))

    def takes_of(self, id_: RowId) -> tuple[TakeRecord, ...]:
        """In the order in which they were made."""
        return tuple(self.takes[take] for take in self._takes_of.get(id_, ()))

    def role(self, speaker: SpeakerId) -> Role:
        return self.roles.get(speaker, _NO_ROLE)

    @property
    def speakers(self) -> tuple[SpeakerId, ...]:
        """Who speaks, in order of first appearance."""
        return tuple(dict.fromkeys(row.speaker for row in self))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was put into it or chosen: no rows, and neither cast, film, words nor options."""
        return self == Document()

    @property
    def is_timed(self) -> bool:
        return any(row.cue is not None for row in self.rows.values())

    def free_row_ids(self, n: int) -> tuple[RowId, ...]:
        """Ids that no row has or had. They are taken once a patch with them is applied, not before."""
        return tuple(RowId(self._last_row + 1 + i) for i in range(n))

    def new_take_id(self) -> TakeId:
        """An id that no take has or had, nor any take that is on its way."""
        self._last_take += 1
        return TakeId(self._last_take)

    def _is_of_gone_take(self, change: Change) -> bool:
        return change.table == "take" and change.before is not None and change.key not in self.takes

    def _rebased(self, change: Change) -> Change:
        now = self._record(change.table, change.key)
        if now == change.before:
            return change
        if now is None or change.before is None:
            raise InputError(f"The edit no longer fits: {change.table} {change.key} is not what it was.")
        if change.after is None:
            return replace(change, before=now)
        return replace(change, before=now, after=_with_fields(now, change.before, change.after))

    def _record(self, table: Table, key: Key) -> Record | None:
        return self.options if table == "options" else self._table(table).get(key)

    def _table(self, table: Table) -> Mapping[Key, Record]:
        tables: Mapping[str, Mapping[Any, Record]] = {
            "row": self.rows,
            "role": self.roles,
            "take": self.takes,
            "pronunciation": self.pronunciations,
        }
        return tables[table]

    def _apply(self, change: Change) -> None:
        before, after = change.before, change.after
        if isinstance(before, Row):
            self._order.pop(bisect_left(self._order, (before.rank, before.id)))
            del self.rows[before.id]
        if isinstance(after, Row):
            insort(self._order, (after.rank, after.id))
            self.rows[after.id] = after
            self._last_row = max(self._last_row, after.id)
        if isinstance(before, TakeRecord):
            self._takes_of[before.row].remove(before.id)
            del self.takes[before.id]
        if isinstance(after, TakeRecord):
            insort(self._takes_of.setdefault(after.row, []), after.id)
            self.takes[after.id] = after
            self._last_take = max(self._last_take, after.id)
        if change.table == "role":
            self._cast(SpeakerId(str(change.key)), after)
        if isinstance(before, Pronunciation):
            del self.pronunciations[pronunciation_key(before)]
        if isinstance(after, Pronunciation):
            self.pronunciations[pronunciation_key(after)] = after
        if isinstance(after, Options):
            self.options = after

    def _cast(self, speaker: SpeakerId, role: Record | None) -> None:
        if isinstance(role, Role):
            self.roles[speaker] = role
        else:
            self.roles.pop(speaker, None)


def _with_take_of(there: AbstractSet[Key], change: Change) -> Change:
    """The same, where a row that is given a take that is not there keeps the one that it has."""
    before, after = change.before, change.after
    if not isinstance(after, Row) or after.take is None or after.take in there:
        return change
    return replace(change, after=replace(after, take=before.take if isinstance(before, Row) else None))


def _with_fields(now: Record, before: Record, after: Record) -> Record:
    """`now` with those fields that differ between `before` and `after` as they are after."""
    names = [field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name)]
    values: dict[str, Any] = {name: getattr(after, name) for name in names}
    return replace(now, **values)
