"""The strip that asks what a voice shall be called, and tells what became of it."""

from studio.gui.library.preset_strip import PresetStrip


class VoiceStrip(PresetStrip):
    """As that of the presets, in other words."""

    def retranslate(self) -> None:
        super().retranslate()
        self.name.setPlaceholderText(self.tr("Name of the voice"))
        self.name.setAccessibleName(self.tr("Name of the voice"))
