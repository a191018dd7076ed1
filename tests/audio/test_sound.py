"""Sound for real: a PulseAudio of our own with a sink that leads nowhere; its monitor is recorded.

Needs pulseaudio, parec and pactl (Debian: pulseaudio, pulseaudio-utils) and ALSA's way to it (libasound2-plugins).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soxr

from studio.core.audio import Samples

REPO = Path(__file__).parents[2]
RATE, SINK_RATE = 24_000, 48_000
TAKE_S = 2.4
AUDIBLE = 1e-3
N_CHUNKS = 8
PATIENCE_S = 15
ALSA_CONFIG = Path("/usr/share/alsa/alsa.conf")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "parec", "pactl"))), reason="PulseAudio is not installed"
)


@dataclass
class Recording:
    """What the monitor of the sink gave."""

    pieces: list[tuple[float, Samples]]
    """Each with the moment (monotonic, seconds) when it had been received."""

    @property
    def samples(self) -> Samples:
        return np.concatenate([piece for _, piece in self.pieces])

    def first_sound_s(self, after_s: float) -> float:
        """The moment of the first sound behind that one."""
        return next(at_s for at_s, piece in self.pieces if at_s > after_s and np.any(abs(piece) > AUDIBLE))

    def last_sound_s(self) -> float:
        """The moment of the last sound."""
        return next(at_s for at_s, piece in reversed(self.pieces) if np.any(abs(piece) > AUDIBLE))


@pytest.fixture
def pulse() -> Iterator[dict[str, str]]:
    """The environment of a process whose sound goes to the sink `house`."""
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


def a_take() -> Samples:
    """Something like speech: a gliding voice with harmonics, in syllables; nowhere silent for long."""
    t = np.arange(round(TAKE_S * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(120 + 60 * np.sin(2 * np.pi * 0.37 * t + t**2)) / RATE
    voice = sum(np.sin(k * phase) / k for k in range(1, 12))
    syllables = 0.6 + 0.4 * np.sin(2 * np.pi * 4.3 * t)
    edges = np.minimum(1, np.minimum(t, TAKE_S - t) / 0.02)
    take: Samples = (0.25 * voice * syllables * edges).astype(np.float32)
    return take


def test_sound_is_heard_while_it_is_made_and_as_it_was_made(
    tmp_path: Path, pulse: dict[str, str], recording: Recording
) -> None:
    take = a_take()
    np.save(tmp_path / "take.npy", take)
    played = subprocess.run(
        [sys.executable, "tests/audio/play_slowly.py", tmp_path / "take.npy", str(RATE), str(N_CHUNKS), "0.2"],
        cwd=REPO,
        env=pulse | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        timeout=4 * PATIENCE_S,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    told = json.loads(played.stdout.splitlines()[-1])
    first_s = recording.first_sound_s(after_s=told["play_s"])
    last_s = recording.last_sound_s()
    print(f"first sound {first_s - told['play_s']:.3f} s after play() (cold), ", end="")
    print(f"{recording.first_sound_s(after_s=told['again_s']) - told['again_s']:.3f} s (warm), ", end="")
    print(f"silence {last_s - told['stop_s']:.3f} s after stop()")

    assert told["problem"] is None
    assert first_s < told["complete_s"], "it is heard before it is complete"
    assert told["n_underflows"] == 0
    assert told["position_samples"] == len(take)

    heard, expected = aligned(recording.samples, soxr.resample(take, RATE, SINK_RATE))
    assert np.corrcoef(heard, expected)[0, 1] > 0.99
    error = rms(heard - expected) / rms(expected)
    assert error.max() < 0.2, f"a gap or a fault {error.argmax() * 10} ms into the sound"

    assert last_s - told["stop_s"] < 0.2, "stopped within 200 ms"
    assert 0 < told["stopped_at_samples"] < len(take)


def aligned(recorded: Samples, expected: Samples) -> tuple[Samples, Samples]:
    """The part of the recording that holds the sound, and the sound as loud as that."""
    n = 1 << (len(recorded) + len(expected)).bit_length()
    match = np.fft.irfft(np.fft.rfft(recorded, n) * np.conj(np.fft.rfft(expected, n)), n)[: len(recorded)]
    # The beginning of the sound is played a second time.
    at = int(match.argmax())
    heard = recorded[at : at + len(expected)]
    assert len(heard) == len(expected), "the sound was not heard to its end"
    return heard, expected


def rms(samples: Samples) -> Samples:
    """Per 10 ms."""
    blocks = samples[: len(samples) // 480 * 480].reshape(-1, 480)
    loudness: Samples = np.sqrt((blocks.astype(np.float64) ** 2).mean(1)).astype(np.float32)
    return loudness
