"""The script under the person's hands: every edit is done, kept and undone here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.core.errors import InputError
from studio.core.speech import VoiceId
from studio.project import edits
from studio.project.document import Document, Patch

Keep = Callable[[str, Patch], None]


@dataclass(frozen=True, slots=True)
class Edited:
    """The document has changed."""

    patch: Patch
    """By what."""


@dataclass(frozen=True, slots=True)
class ProjectOpened:
    """Another document has taken the place of the one before."""

    is_read_only: bool


class ScriptDesk(QObject):
    """The document, its undo stack, and the one way to change it.

    Signals:
        edited (Edited): after the document has changed, by whatever means.
        opened (ProjectOpened): after another document has taken its place.
        refused (str): an edit, or its undo, could not be done; carries a sentence.
    """

    edited = Signal(object)
    opened = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        """Read it freely; change it by `do` and `take_in` alone."""
        self.undo_stack = QUndoStack(self)
        self.is_read_only = False
        self._has_refused = False
        self._keep: Keep = _nowhere

    def open(self, document: Document, keep: Keep, is_read_only: bool) -> None:
        """Put another document on the desk. `keep(title, patch)` writes a patch to its file, and returns at once."""
        self.undo_stack.clear()
        self.document, self._keep, self.is_read_only = document, keep, is_read_only
        self._has_refused = False
        self.opened.emit(ProjectOpened(is_read_only))

    def move(self, keep: Keep) -> None:
        """The project lies in another file now; its edits can still be undone."""
        self._keep = keep

    def may_edit(self) -> bool:
        """Whether the project can be changed. Where it is open for reading only, the first who asks is told so."""
        if self.is_read_only and not self._has_refused:
            self._has_refused = True
            self.refused.emit(self.tr("This project is open for reading only: save it under another name to edit it."))
        return not self.is_read_only

    def do(self, title: str, patch: Patch, merge: str = "") -> None:
        """Do an edit that can be undone under the name `title`. An empty patch does nothing.

        Consecutive edits with the same `merge` become one step of undo, as when a slider is dragged. What cannot be
        done is told.
        """
        if not patch or not self.may_edit():
            return
        try:
            fitting = self.document.rebased(patch)
        except InputError:
            refused = self.tr("“{title}” was not done, because the lines have changed meanwhile: do it again.")
            self.refused.emit(refused.format(title=title))
        else:
            self.undo_stack.push(_Edit(self, title, fitting, merge))

    def refuse_undo(self, title: str) -> None:
        """Tell that a step of undo no longer fits."""
        refused = self.tr("“{title}” cannot be undone or redone, because what it changed is no longer there.")
        self.refused.emit(refused.format(title=title))

    def take_in(self, title: str, patch: Patch) -> None:
        """Change the document by what is no edit of the person, such as a take that is ready: without undo."""
        if patch and not self.is_read_only:
            self.apply(title, patch)

    def exchange_voice(self, title: str, old: VoiceId, new: VoiceId) -> None:
        """A voice has another id now, in the document and in what can be undone: so this needs no undo."""
        self.take_in(title, edits.exchange_voice(self.document, old, new))
        for at in range(self.undo_stack.count()):
            step = self.undo_stack.command(at)
            if isinstance(step, _Edit):
                step.exchange_voice(old, new)

    def apply(self, title: str, patch: Patch) -> Patch:
        """Change the document now; gives the patch as it fitted. Undo steps call this; others call `do`."""
        fitting = self.document.rebased(patch)
        self.document.apply(fitting)
        self._keep(title, fitting)
        self.edited.emit(Edited(fitting))
        return fitting


def _nowhere(title: str, patch: Patch) -> None:
    """Before a project is opened there is no file."""


class _Edit(QUndoCommand):
    """One edit, or several that were merged."""

    def __init__(self, desk: ScriptDesk, title: str, patch: Patch, merge: str) -> None:
        super().__init__(title)
        self._desk = desk
        self._patch = patch
        self._merge = merge

    def id(self) -> int:
        # Qt asks mergeWith only of commands with one and the same id.
        return hash(self._merge) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other._merge != self._merge:
            return False
        after = {(change.table, change.key): change.after for change in self._patch.changes}
        if any(after.get((c.table, c.key), c.before) != c.before for c in other._patch.changes):
            return False  # something else came between, such as a take, which the undo shall not take away
        self._patch = self._patch.followed_by(other._patch)
        self.setObsolete(not self._patch)  # as when a slider is back where it was
        return True

    def exchange_voice(self, old: VoiceId, new: VoiceId) -> None:
        self._patch = edits.with_voice_exchanged(self._patch, old, new)

    def redo(self) -> None:
        self._patch = self._applied(self._patch)

    def undo(self) -> None:
        self._patch = self._applied(self._patch.turned_round()).turned_round()

    def _applied(self, patch: Patch) -> Patch:
        """Qt calls these steps, so nothing may be raised."""
        try:
            return self._desk.apply(self.text(), patch)
        except InputError:
            self.setObsolete(True)
            self._desk.refuse_undo(self.text())
            return patch
