"""Whether there is a screen for the window: where there is none, Qt ends the process with a core dump."""

import os
import sys
from collections.abc import Mapping
from ctypes import CDLL, c_char_p, c_int, c_void_p
from pathlib import Path

from studio.core.errors import SetupError

OTHERWISE = "Everything but the window works without one: `dubsmith --help` lists the commands."


def require_display(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> None:
    """Raises SetupError where Qt would find no screen. A platform that was named for Qt is left to Qt."""
    if system != "linux" or environment.get("QT_QPA_PLATFORM") or _has_wayland(environment):
        return
    name = environment.get("DISPLAY", "")
    if not name:
        raise SetupError(f"There is no screen here to open the window on: DISPLAY is not set. {OTHERWISE}")
    if not _answers(name):
        raise SetupError(f"The window cannot be opened: the screen {name} (DISPLAY) does not answer. {OTHERWISE}")


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY", ""), environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and Path(folder, name).exists()


def _answers(name: str) -> bool:
    """Whether an X server lets us in."""
    try:
        xcb = CDLL("libxcb.so.1")
    except OSError as error:
        raise SetupError(
            f"The window needs a library that this system lacks ({error}): `python3 run.py` says how it is installed."
        ) from error
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = (c_char_p, c_void_p), c_void_p
    xcb.xcb_connection_has_error.argtypes, xcb.xcb_connection_has_error.restype = (c_void_p,), c_int
    xcb.xcb_disconnect.argtypes = (c_void_p,)
    connection = xcb.xcb_connect(name.encode(), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
