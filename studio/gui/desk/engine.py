"""What the engine is up to, and what the rows make of it."""

from collections.abc import Callable, Sequence
from threading import Thread

from PySide6.QtCore import QObject, Signal

from studio.gui.desk.lengths import Lengths
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.states import EngineState


class EngineWatch(QObject):
    """Follows the engine through its states.

    Signals:
        changed (): the engine loads, is ready or has failed.
    """

    changed = Signal()

    def __init__(self, script: ScriptDesk, lengths: Lengths, warm: Callable[[Sequence[str]], None]) -> None:
        """`warm` loads the dictionaries that texts need; it is called from another thread."""
        super().__init__()
        self.state = EngineState()
        self._script = script
        self._lengths = lengths
        self._warm = warm
        self._spoke_last: tuple[str, str] | None = None
        self._warming: Thread | None = None

    def loading(self) -> None:
        self._is(EngineState("loading"))

    def ready(self, device: str, precision: str, load_s: float) -> None:
        is_other = self._spoke_last is not None and (device, precision) != self._spoke_last
        self._spoke_last = device, precision
        self._is(EngineState("ready", device, precision, load_s))
        if is_other:
            self._lengths.plan_again()
        elif self._warming is None:
            # Where all plans are kept from last time, the first key would have to wait for the dictionaries.
            texts = [row.text for row in self._script.document]
            self._warming = Thread(target=self._warm, args=(texts,), name="dictionaries", daemon=True)
            self._warming.start()

    def failed(self, sentence: str) -> None:
        self._is(EngineState("failed", problem=sentence))

    def _is(self, state: EngineState) -> None:
        self.state = state
        self.changed.emit()
