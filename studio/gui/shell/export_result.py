"""What the person reads when an export has come to its end."""

from PySide6.QtCore import QObject

from studio.core.handoff import ClipsWish, FilmWish, PackWish, Wish
from studio.gui.desk.exporting import HandedOff
from studio.gui.desk.states import Told


class ExportResult(QObject):
    """Puts it into words."""

    def told(self, done: HandedOff) -> Told:
        """A sentence, with the names of all files to unfold, and the folder to open."""
        written = done.written
        if isinstance(done.wish, FilmWish):
            sentence = self.tr("{name} is written, and every track was found at its time.").format(name=done.wish.name)
            return Told(sentence, "\n".join(written.notes), "note", written.folder)
        counts = [
            self.tr("%n file(s) written", "", len(written.changed)),
            self.tr("%n as they were", "", len(written.kept)),
        ]
        if written.removed:
            counts.append(self.tr("%n removed", "", len(written.removed)))
        sentence = self._title(done.wish).format(name=done.wish.name, counts=", ".join(counts))
        parts = (
            (self.tr("Written"), written.changed),
            (self.tr("Removed"), written.removed),
            (self.tr("As they were"), written.kept),
        )
        lines = [f"{title}: {name}" for title, names in parts for name in names]
        return Told(sentence, "\n".join([*written.notes, *lines]), "note", written.folder)

    def _title(self, wish: Wish) -> str:
        titles = {
            ClipsWish: self.tr("The clips are in {name}: {counts}."),
            PackWish: self.tr("The pack is in {name}: {counts}."),
        }
        return titles[type(wish)]
