"""How loud the sound is, and which output plays it."""

from studio.core.ports import Deck
from studio.gui.desk.preferences import Preferences


class Output:
    """Volume and output of the deck, kept in the settings."""

    def __init__(self, deck: Deck, preferences: Preferences) -> None:
        self._deck = deck
        self._preferences = preferences
        deck.set_volume(preferences.settings.volume)
        deck.set_device(preferences.settings.output_device or None)

    @property
    def volume(self) -> float:
        """0 to 1."""
        return self._deck.volume

    def set_volume(self, volume: float) -> None:
        volume = min(1.0, max(0.0, volume))
        self._deck.set_volume(volume)
        self._preferences.adjust(volume=volume)

    @property
    def devices(self) -> tuple[str, ...]:
        """Outputs by name, as of the last look."""
        return self._deck.devices

    @property
    def device(self) -> str:
        """The output asked for; empty: whichever the system prefers."""
        return self._deck.device or ""

    def set_device(self, name: str) -> None:
        self._deck.set_device(name or None)
        self._preferences.adjust(output_device=name)

    def look_for_devices(self) -> None:
        self._deck.look_for_devices()
