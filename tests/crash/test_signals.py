"""Ctrl-C in the terminal, or the end of the session, closes the window as a click does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.core.paths import user_paths

PATIENCE_S = 15.0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_window_is_closed_in_good_order(number: signal.Signals, home: Path) -> None:
    window = [sys.executable, "-m", "studio", "window", "--engine", "fake"]
    with subprocess.Popen(window, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as process:
        try:
            end_s = time.monotonic() + PATIENCE_S
            while not list(home.rglob("*.dub")):  # the project that it begins with
                assert process.poll() is None
                assert time.monotonic() < end_s
                time.sleep(0.05)
            process.send_signal(number)
            said = process.communicate(timeout=PATIENCE_S)[0]
        finally:
            process.kill()
    assert process.returncode == 0, said
    logged = "".join(path.read_text("utf-8") for path in user_paths().log.glob("*.log"))
    assert "Unforeseen" not in logged
    assert not list(home.rglob("*.lock")), "it gave its project back"
