"""The sound system: found, or named in a sentence."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from studio.core.errors import DeviceError


def open_portaudio() -> Any:
    """The module `sounddevice`. DeviceError where the PortAudio library is not installed."""
    try:
        import sounddevice
    except OSError as error:
        cure = "sudo apt install libportaudio2" if sys.platform == "linux" else "install Dubsmith again"
        raise DeviceError(
            f"Sound can be neither played nor recorded: the PortAudio library is missing ({cure}); all else works."
        ) from error
    return sounddevice


def output_device(sounddevice: Any, name: str | None = None) -> dict[str, Any]:
    """PortAudio's description of the output of that name, or of the default one. DeviceError where there is none."""
    try:
        device: dict[str, Any] = sounddevice.query_devices(kind="output")
    except (sounddevice.PortAudioError, ValueError) as error:
        raise DeviceError(
            "Sound cannot be played because the system offers no output device; connect one, or write a file."
        ) from error
    if name is None:
        return device
    for other in _outputs(sounddevice, device):
        if other["name"] == name:
            return other
    raise DeviceError(f"The sound device {name!r} is not there; connect it, or choose another one.")


def input_device(sounddevice: Any) -> dict[str, Any]:
    """PortAudio's description of the default microphone. DeviceError where there is none."""
    try:
        device: dict[str, Any] = sounddevice.query_devices(kind="input")
    except (sounddevice.PortAudioError, ValueError) as error:
        raise DeviceError(
            "Nothing can be recorded because the system offers no microphone; connect one, or add files."
        ) from error
    return device


def output_names(sounddevice: Any) -> tuple[str, ...]:
    """The outputs that can be chosen, () where there are none."""
    try:
        default = output_device(sounddevice)
    except DeviceError:
        return ()
    return tuple(dict.fromkeys(device["name"] for device in _outputs(sounddevice, default)))


def _outputs(sounddevice: Any, default: dict[str, Any]) -> list[dict[str, Any]]:
    """Each output once: Windows lists them again for each of its sound interfaces."""
    return [
        device
        for device in sounddevice.query_devices()
        if device["max_output_channels"] > 0 and device["hostapi"] == default["hostapi"]
    ]


def usable_rate(sounddevice: Any, device: dict[str, Any], sample_rate: int) -> int:
    """`sample_rate` where the output takes it, else that output's own rate."""
    try:
        sounddevice.check_output_settings(device=device["index"], samplerate=sample_rate, channels=1, dtype="float32")
    except sounddevice.PortAudioError:
        return int(device["default_samplerate"])
    return sample_rate


_guard = threading.Lock()
_n_spared = 0


@contextmanager
def spared() -> Iterator[None]:
    """While somebody has a stream that must not end because somebody else looks for devices."""
    global _n_spared
    with _guard:
        _n_spared += 1
    try:
        yield
    finally:
        with _guard:
            _n_spared -= 1


def look_again(sounddevice: Any) -> bool:
    """Make PortAudio see what was connected since it began. Ends every open stream of this process; where one is
    `spared`, nothing happens. Tells whether it was done."""
    with _guard:
        if not _n_spared:
            # WORKAROUND(python-sounddevice issue 16): PortAudio looks for devices when it begins, and only then.
            sounddevice._terminate()
            sounddevice._initialize()
        return not _n_spared


def sound_facts() -> dict[str, Any]:
    """For `doctor`: PortAudio's version, the outputs by name, the default one, and the problem or None."""
    facts: dict[str, Any] = {"portaudio": None, "outputs": [], "default_output": None, "problem": None}
    try:
        sounddevice = open_portaudio()
        facts["portaudio"] = sounddevice.get_portaudio_version()[1]
        facts["outputs"] = list(output_names(sounddevice))
        facts["default_output"] = output_device(sounddevice)["name"]
    except DeviceError as error:
        facts["problem"] = str(error)
    return facts
