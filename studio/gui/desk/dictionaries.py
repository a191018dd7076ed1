"""The project's pronunciation dictionary and the person's own: what is in them, and what a text needs of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from studio.core.dictionary import Dictionary
from studio.core.errors import StudioError
from studio.core.pronunciation import Pronunciation
from studio.gui.desk.pronouncing import Pronouncing
from studio.gui.desk.script import Edited, ScriptDesk
from studio.project import edits
from studio.project.document import pronunciation_key

Whose = Literal["project", "own"]


@dataclass(frozen=True, slots=True)
class WordsChanged:
    """Words may be read otherwise than before."""

    entries: tuple[Pronunciation, ...]
    """Those that came, went or are others; both before and after."""


class Dictionaries(QObject):
    """Both dictionaries. Those of the project are edited with undo.

    Signals:
        changed (WordsChanged): entries are others than before, by whatever means.
    """

    changed = Signal(object)

    def __init__(self, script: ScriptDesk, pronouncing: Pronouncing) -> None:
        super().__init__()
        self._script = script
        self._pronouncing = pronouncing
        self._project = Dictionary()
        self.problems: tuple[str, ...] = ()
        """What to tell the person about entries of their own that were left out, one sentence each."""
        try:
            own = pronouncing.own()
        except StudioError as error:
            self._own, self.problems = Dictionary(), (str(error),)
        else:
            self._own, self.problems = Dictionary(own.good), own.faults
        script.opened.connect(self._open)
        script.edited.connect(self._follow)

    @property
    def project(self) -> tuple[Pronunciation, ...]:
        return self._project.entries

    @property
    def own(self) -> tuple[Pronunciation, ...]:
        """The person's own, for all projects."""
        return self._own.entries

    def needed(self, text: str) -> tuple[Pronunciation, ...]:
        """The entries that a text may need: the project's before one's own."""
        first = self._project.needed(text)
        rest = self._own.needed(text)
        if not first:
            return rest
        hidden = {(entry.written, entry.lang) for entry in first}
        return (*first, *(entry for entry in rest if (entry.written, entry.lang) not in hidden))

    def whose(self, entry: Pronunciation) -> Whose | None:
        """Where an entry stands; the project's where it is in both."""
        if self._script.document.pronunciations.get(pronunciation_key(entry)) == entry:
            return "project"
        return "own" if entry in self.own else None

    def problem(self, entry: Pronunciation) -> str:
        """Why words cannot be read so, as a sentence; empty where they can."""
        try:
            self._pronouncing.check(entry)
        except StudioError as error:
            return str(error)
        return ""

    def put(self, whose: Whose, entries: Sequence[Pronunciation]) -> None:
        """Add entries, in place of those for the same words and language. Raises StudioError."""
        for entry in entries:
            self._pronouncing.check(entry)
        if whose == "project":
            title = self.tr("Pronunciation of {word}").format(word=entries[0].written) if len(entries) == 1 else ""
            title = title or self.tr("Import pronunciations")
            self._script.do(title, edits.put_pronunciations(self._script.document, entries))
        else:
            self._change_own(lambda: self._pronouncing.put(entries), entries)

    def change(self, whose: Whose, before: Pronunciation, after: Pronunciation) -> None:
        """Put an entry in the place of another. Raises StudioError."""
        self._pronouncing.check(after)
        if whose == "project":
            title = self.tr("Pronunciation of {word}").format(word=after.written)
            patch = edits.change_pronunciation(self._script.document, pronunciation_key(before), after)
            self._script.do(title, patch)
            return

        def change() -> None:
            self._pronouncing.remove([before])
            self._pronouncing.put([after])

        self._change_own(change, (before, after))

    def remove(self, whose: Whose, entries: Sequence[Pronunciation]) -> None:
        """Raises StudioError."""
        if whose == "project":
            keys = [pronunciation_key(entry) for entry in entries]
            title = self.tr("Remove pronunciation")
            self._script.do(title, edits.remove_pronunciations(self._script.document, keys))
        else:
            self._change_own(lambda: self._pronouncing.remove(entries), entries)

    def move(self, entries: Sequence[Pronunciation], to: Whose) -> None:
        """Have entries of the one dictionary in the other instead. Raises StudioError."""
        self.put(to, entries)
        self.remove("own" if to == "project" else "project", entries)

    def import_file(self, path: Path, whose: Whose) -> tuple[int, tuple[str, ...]]:
        """Add the entries of a csv file; gives how many, and a sentence for each that was left out. Raises
        StudioError."""
        found = self._pronouncing.read(path)
        if found.good:
            self.put(whose, found.good)
        return len(found.good), found.faults

    def export_file(self, path: Path, whose: Whose) -> None:
        """Raises OutputError."""
        self._pronouncing.write(path, self.project if whose == "project" else self.own)

    def _change_own(self, change: Callable[[], None], entries: Sequence[Pronunciation]) -> None:
        before = {(entry.written, entry.lang): entry for entry in self.own}
        change()
        self._own = Dictionary(self._pronouncing.own().good)
        hidden = (before[key] for entry in entries if (key := (entry.written, entry.lang)) in before)
        self.changed.emit(WordsChanged((*entries, *hidden)))

    def _open(self) -> None:
        """Before anyone asks about the rows of the new project: this is connected first."""
        self._project = Dictionary(self._script.document.pronunciations.values())

    def _follow(self, event: Edited) -> None:
        changes = [change for change in event.patch.changes if change.table == "pronunciation"]
        if changes:
            self._open()
            records = (record for change in changes for record in (change.before, change.after))
            self.changed.emit(WordsChanged(tuple(one for one in records if isinstance(one, Pronunciation))))
