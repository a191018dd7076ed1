"""The person's settings, as the window changes them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.core.settings import Settings

MOST_RECENT = 10


class Preferences(QObject):
    """The settings, kept on the disk with every change.

    Signals:
        changed (Settings): after a change; carries the settings before it.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, keep: Callable[[Settings], None]) -> None:
        """`keep` writes settings; it raises OutputError where that fails."""
        super().__init__()
        self.settings = settings
        self._keep = keep

    def change(self, **fields: Any) -> None:
        """Set some settings. Raises InputError where they make no sense, OutputError where they cannot be kept."""
        before, after = self.settings, replace(self.settings, **fields)
        if after != before:
            self.settings = after
            self.changed.emit(before)
            self._keep(after)

    def remember(self, path: str) -> None:
        """A project was opened."""
        others = [other for other in self.settings.recent if other != path]
        self.change(recent=(path, *others)[:MOST_RECENT])
