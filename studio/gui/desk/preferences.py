"""The person's settings, as the window changes them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.errors import OutputError
from studio.core.settings import Settings

MOST_RECENT = 10
SOON_MS = 500
"""A slider that is dragged is written once it rests."""


class Preferences(QObject):
    """The settings, kept on the disk.

    Signals:
        changed (Settings): after a change; carries the settings before it.
        failed (str): what was to be kept soon cannot be kept; carries a sentence. Told once until it can be.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, settings: Settings, keep: Callable[[Settings], None]) -> None:
        """`keep` writes settings; it raises OutputError where that fails."""
        super().__init__()
        self.settings = settings
        self._keep = keep
        self._has_failed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.flush)

    def change(self, **fields: Any) -> None:
        """Set some settings, and keep them. Raises InputError where they make no sense, OutputError where they hold
        for this session only, as they cannot be kept."""
        if self._set(fields):
            self._soon.stop()
            self._keep(self.settings)

    def adjust(self, **fields: Any) -> None:
        """Set some settings in passing: they are kept soon. Raises InputError where they make no sense."""
        if self._set(fields):
            self._soon.start()

    def remember(self, path: str) -> None:
        """A project was opened."""
        others = [other for other in self.settings.recent if other != path]
        self.adjust(recent=(path, *others)[:MOST_RECENT])

    def flush(self) -> None:
        """Keep what is to be kept soon."""
        self._soon.stop()
        try:
            self._keep(self.settings)
        except OutputError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(str(error))
        else:
            self._has_failed = False

    def close(self) -> None:
        """Keep what was not kept yet."""
        if self._soon.isActive():
            self.flush()

    def _set(self, fields: dict[str, Any]) -> bool:
        """Whether anything is another than before."""
        before, after = self.settings, replace(self.settings, **fields)
        if after == before:
            return False
        self.settings = after
        self.changed.emit(before)
        return True
