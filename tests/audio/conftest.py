"""Sound for real: a PulseAudio of our own with a sink that leads nowhere; its monitor is recorded.

Needs pulseaudio, parec and pactl (Debian: pulseaudio, pulseaudio-utils) and ALSA's way to it (libasound2-plugins).
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.audio import Samples
from tests.audio.recording import SINK_RATE, Recording

PATIENCE_S = 15
ALSA_CONFIG = Path("/usr/share/alsa/alsa.conf")


@pytest.fixture
def pulse() -> Iterator[dict[str, str]]:
    """The environment of a process whose sound goes to the sink `house`."""
    if not all(map(shutil.which, ("pulseaudio", "parec", "pactl"))):
        pytest.skip("PulseAudio is not installed")
    # Not pytest's folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="pulse") as name:
        folder = Path(name)
        socket = folder / "native"
        alsa = folder / "alsa.conf"
        alsa.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        env = {key: value for key, value in os.environ.items() if not key.startswith(("PULSE_", "ALSA_", "DBUS_"))}
        env |= {"HOME": name, "XDG_RUNTIME_DIR": name, "XDG_CONFIG_HOME": name, "PULSE_SERVER": f"unix:{socket}"}
        env |= {"ALSA_CONFIG_PATH": f"{ALSA_CONFIG}:{alsa}"}
        server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
                "--realtime=no", "--high-priority=no", "--resample-method=soxr-hq",
                "--load=module-native-protocol-unix socket=" + str(socket),
                # Without `norewinds` this sink takes two seconds of sound at once, as no loudspeaker does.
                f"--load=module-null-sink sink_name=house rate={SINK_RATE} channels=1 format=float32le norewinds=1",
            ],
            env={key: value for key, value in env.items() if key != "PULSE_SERVER"},
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_until(lambda: "house" in _pactl(env, "sinks"))
            yield env
        finally:
            server.terminate()
            server.wait(PATIENCE_S)


def _pactl(env: dict[str, str], what: str) -> str:
    return subprocess.run(["pactl", "list", "short", what], env=env, capture_output=True, text=True, check=False).stdout


def _wait_until(is_true: Any) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not is_true():
        assert time.monotonic() < deadline_s, "PulseAudio does not answer"
        time.sleep(0.05)


@pytest.fixture
def recording(pulse: dict[str, str]) -> Iterator[Recording]:
    """What is heard while the test runs."""
    recorder = subprocess.Popen(
        ["parec", "--device=house.monitor", "--format=float32le", f"--rate={SINK_RATE}", "--channels=1", "--raw",
         "--latency-msec=10"],
        env=pulse,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    pipe = recorder.stdout
    assert isinstance(pipe, BufferedReader)
    pieces: list[tuple[float, Samples]] = []

    def receive() -> None:
        held = b""
        while data := pipe.read1(1 << 16):
            held += data
            n = len(held) // 4 * 4
            pieces.append((time.monotonic(), np.frombuffer(held[:n], np.float32)))
            held = held[n:]

    receiver = threading.Thread(target=receive)
    receiver.start()
    try:
        _wait_until(lambda: pieces)
        yield Recording(pieces)
    finally:
        recorder.terminate()
        recorder.wait(PATIENCE_S)
        receiver.join()
        pipe.close()
