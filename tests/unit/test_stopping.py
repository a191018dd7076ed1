"""What a signal means: the first is a wish, a later one an order."""

import signal
from collections.abc import Callable

import pytest

from studio import stopping
from studio.core.errors import Cancelled
from studio.stopping import Stopping


@pytest.fixture
def pressed() -> Callable[[Stopping], None]:
    """Ctrl-C is heard twice while there is something to finish."""

    def press(stop: Stopping) -> None:
        with stop.listening(), stop.gently("the checkpoint is written") as is_stopped:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            assert is_stopped()

    return press


def test_what_a_launcher_passes_on_is_no_second_wish(
    pressed: Callable[[Stopping], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """torchrun hears Ctrl-C, as its processes do, and sends it to them once more."""
    stop = Stopping()
    with pytest.raises(Cancelled):
        pressed(stop)
    assert not stop.is_urgent
    assert "the checkpoint is written" in capsys.readouterr().err


def test_the_second_wish_is_an_order(pressed: Callable[[Stopping], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "ECHO_S", 0.0)
    stop = Stopping()
    with pytest.raises(KeyboardInterrupt):
        pressed(stop)
    assert stop.is_urgent
