"""The sound system: found, or named in a sentence."""

import sys
from typing import Any

from studio.core.errors import DeviceError


def open_portaudio() -> Any:
    """The module `sounddevice`. DeviceError where the PortAudio library is not installed."""
    try:
        import sounddevice
    except OSError as error:
        cure = "sudo apt install libportaudio2" if sys.platform == "linux" else "install Dubsmith again"
        raise DeviceError(
            f"Sound cannot be played because the PortAudio library is missing ({cure}); all else works."
        ) from error
    return sounddevice


def output_device(sounddevice: Any) -> dict[str, Any]:
    """PortAudio's description of the default output. DeviceError where there is none."""
    try:
        device: dict[str, Any] = sounddevice.query_devices(kind="output")
    except (sounddevice.PortAudioError, ValueError) as error:
        raise DeviceError(
            "Sound cannot be played because the system offers no output device; connect one, or write a file."
        ) from error
    return device


def sound_facts() -> dict[str, Any]:
    """For `doctor`: PortAudio's version, the outputs by name, the default one, and the problem or None."""
    facts: dict[str, Any] = {"portaudio": None, "outputs": [], "default_output": None, "problem": None}
    try:
        sounddevice = open_portaudio()
        facts["portaudio"] = sounddevice.get_portaudio_version()[1]
        facts["outputs"] = [d["name"] for d in sounddevice.query_devices() if d["max_output_channels"] > 0]
        facts["default_output"] = output_device(sounddevice)["name"]
    except DeviceError as error:
        facts["problem"] = str(error)
    return facts
