"""The player: a deck for those who have nothing to do but listen."""

import time
from collections.abc import Iterable
from queue import Empty, SimpleQueue

from studio.core.audio import Samples
from studio.core.errors import DeviceError
from studio.core.listening import DeckEvent, Failed, Finished, Waiting
from studio.playback.deck import SoundDeck
from studio.playback.portaudio import open_portaudio
from studio.playback.sources import GrowingSound

AHEAD_S = 30
"""How far the making of sound may run ahead of the hearing."""
TAIL_S = 0.25
"""Silence behind the end: some sound systems (PulseAudio) drop what they hold when the stream is closed."""
POLL_S = 0.05


class SoundPlayer:
    """Plays on the system's default output. DeviceError, as a sentence, where that is not possible."""

    def __init__(self) -> None:
        self.n_underflows = 0
        """How often the last playback had to put in silence because the next sound was not there yet."""

    def play_chunks(self, chunks: Iterable[Samples], sample_rate: int) -> None:
        """Play chunks (float32 [n] each) as they come: sound starts with the first; returns at the end."""
        self.n_underflows = 0
        system = open_portaudio()
        events: SimpleQueue[DeckEvent] = SimpleQueue()
        sound = GrowingSound(sample_rate)
        deck = SoundDeck(events.put, lambda: system)
        try:
            for chunk in chunks:
                sound.append(chunk)
                if sound.n_made == len(chunk) > 0:
                    deck.play(sound)
                while not events.empty() or sound.n_made - deck.position_samples > AHEAD_S * sample_rate:
                    self._listen(events)
            sound.complete()
            if sound.n_made:
                while not self._listen(events):
                    pass
                time.sleep(TAIL_S)
        finally:
            deck.close()
            self.n_underflows += deck.n_underflows

    def _listen(self, events: SimpleQueue[DeckEvent]) -> bool:
        """Hear for a moment what the deck tells; whether the end was heard. DeviceError where it failed."""
        try:
            event = events.get(timeout=POLL_S)
        except Empty:
            return False
        if isinstance(event, Failed):
            raise DeviceError(event.reason)
        self.n_underflows += isinstance(event, Waiting)
        return isinstance(event, Finished)
