"""Without a screen the window says so, in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.errors import SetupError
from studio.gui.shell.display import require_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.mark.parametrize("display", ["", ":97"])
def test_the_command_says_what_it_lacks(display: str) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in screens}
    env |= {"DISPLAY": display} if display else {}
    done = subprocess.run([sys.executable, "-m", "studio", "window"], env=env, capture_output=True, text=True)
    assert done.returncode == 3
    assert "screen" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_platform_that_was_asked_for_is_left_to_qt(tmp_path: Path) -> None:
    require_display({"QT_QPA_PLATFORM": "offscreen"})
    (tmp_path / "wayland-0").touch()
    require_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})
    require_display({}, system="win32")
    with pytest.raises(SetupError, match="DISPLAY"):
        require_display({"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": str(tmp_path)})
