"""The ways from the library to where voices are made, and back."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.voices_panel import VoicesPanel
from studio.gui.voices.clone_dialog import CloneDialog
from studio.gui.voices.design_panel import DesignPanel


class VoiceWays(QObject):
    """Brings up the panel or dialog that a wish needs."""

    def __init__(
        self,
        desk: Desk,
        library: VoicesPanel,
        panel: DesignPanel,
        raise_panel: Callable[[str], None],
        show_dialog: Callable[[str, QDialog], None],
    ) -> None:
        """`raise_panel` is called with "voices" or "design"; `show_dialog` with a name and a dialog to show."""
        super().__init__(library)
        self._desk = desk
        self._library = library
        self._panel = panel
        self._raise = raise_panel
        self._show_dialog = show_dialog
        library.design_wanted.connect(self.design)
        library.blend_wanted.connect(self.blend)
        library.clone_wanted.connect(self.clone)
        library.edit_wanted.connect(self.design_again)
        panel.kept.connect(self.show)

    def design(self) -> None:
        """Make a voice of words."""
        self._raise("design")
        self._panel.show_words()

    def blend(self, first: str = "") -> None:
        """Make a voice of two; the id of the first may be given."""
        self._raise("design")
        self._panel.show_blend(VoiceId(first) if first else None)

    def design_again(self, voice: str) -> None:
        """Go on with a voice of the person's own."""
        self._raise("design")
        self._panel.take_up(VoiceId(voice))

    def clone(self) -> None:
        """Make a voice of recordings."""
        dialog = CloneDialog(self._desk, self._library.window())
        dialog.kept.connect(self.show)
        self._show_dialog("clone", dialog)

    def show(self, voice: str) -> None:
        """Point at a voice in the library."""
        self._raise("voices")
        self._library.show_voice(VoiceId(voice))
