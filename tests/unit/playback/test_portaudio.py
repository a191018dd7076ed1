import sys
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from typing import Any

import pytest

from studio.core.audio import silence
from studio.core.errors import DeviceError
from studio.playback.player import SoundPlayer
from studio.playback.portaudio import sound_facts


class _NoLibrary(MetaPathFinder):
    """`import sounddevice` as it goes where the PortAudio library is missing."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")


@pytest.fixture
def no_portaudio(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    finder = _NoLibrary()
    sys.meta_path.insert(0, finder)
    yield
    sys.meta_path.remove(finder)


@pytest.mark.usefixtures("no_portaudio")
def test_missing_library_is_a_sentence_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    with pytest.raises(DeviceError, match="apt install libportaudio2"):
        SoundPlayer().play_chunks((silence(10, 24_000).samples,), 24_000)


@pytest.mark.usefixtures("no_portaudio")
def test_facts_without_the_library() -> None:
    facts = sound_facts()

    assert facts["portaudio"] is None
    assert "PortAudio" in facts["problem"]


def test_facts(system: Any) -> None:
    assert sound_facts() == {
        "portaudio": "PortAudio in memory",
        "outputs": ["Loudspeaker", "Headphones"],
        "default_output": "Loudspeaker",
        "problem": None,
    }


def test_facts_without_an_output(system: Any) -> None:
    system.names = []

    assert sound_facts()["problem"]
    assert sound_facts()["portaudio"] == "PortAudio in memory"
