"""Cloning as a person asks for it; the fit itself is tested in tests/unit/synth/cloning."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import soundfile

from studio.core.mel import N_BANDS
from studio.core.speech import VoiceId
from studio.voices.stock import stock_pack
from studio.voices.voice_file import read_voice
from tests.unit.command_line import SPEECH_HZ, Run, murmur

ROOT = Path(__file__).parents[3]
HEART = VoiceId("af_heart")


@pytest.fixture
def reading(tmp_path: Path) -> Path:
    path = tmp_path / "reading.flac"
    soundfile.write(path, murmur(12), SPEECH_HZ)
    return path


@pytest.fixture(autouse=True)
def fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fit that takes no time."""

    def fit(_: object, __: object, progress: Callable[[float, float | None], None], ___: object) -> Any:
        progress(0.5, 0.7)
        return SimpleNamespace(
            pack=stock_pack(HEART), timbre={HEART: 1.0}, similarity=0.84, nearest=HEART, nearest_similarity=0.61
        )

    monkeypatch.setattr("studio.workshop.Workshop._fitted", fit)


def clone(run: Run, *words: str | Path) -> Any:
    return run("clone", *words, "--name", "Me", "--i-have-permission")


def test_becomes_a_voice_like_any_other(run: Run, reading: Path) -> None:
    result = clone(run, reading)

    assert result.out.splitlines() == [
        "Similarity to the recording: 0.84; the nearest stock voice, Heart, has 0.61.",
        "Me is among your voices: --voice me",
    ]
    assert run("say", "Hello.", "--voice", "me", "--emotion", "sad").code == 0


def test_the_file_tells_where_it_comes_from(run: Run, reading: Path, home: Path) -> None:
    clone(run, reading)
    file = read_voice(home / "voices" / "me.voice")

    assert file.voice.kind == "cloned"
    assert len(file.voice.spectrum) == N_BANDS
    assert file.made.endswith("+00:00")
    assert file.origin["recording"] == "reading.flac"
    assert len(file.origin["recording_sha256"]) == 64
    assert "confirmed" in file.origin["permission"]
    assert file.recording is None


def test_the_recording_is_kept_only_when_asked_and_exported_only_when_asked(
    run: Run, reading: Path, home: Path, tmp_path: Path
) -> None:
    clone(run, reading, "--keep-recording")
    kept = read_voice(home / "voices" / "me.voice").recording
    run("voices", "export", "me", engine=False)
    run("voices", "export", "me", "-o", "all.voice", "--with-recording", engine=False)

    assert kept is not None
    assert len(kept) == 12 * SPEECH_HZ
    assert read_voice(tmp_path / "me.voice").recording is None
    assert read_voice(tmp_path / "all.voice").recording is not None

    assert run("voices", "remove", "me", "--only-recording", engine=False).code == 0
    assert read_voice(home / "voices" / "me.voice").recording is None


def test_told_to_programs(run: Run, reading: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "faint.wav", murmur(10) * 0.02, SPEECH_HZ, "FLOAT")
    told = clone(run, reading, tmp_path / "faint.wav", "--json").json

    assert told["voice"]["id"] == "me"
    assert told["voice"]["origin"]["recording"] == "reading.flac, faint.wav"
    assert (told["similarity"], told["nearest"], told["nearest_similarity"]) == (0.84, "af_heart", 0.61)
    assert "faint" in {fault["kind"] for fault in told["faults"]}


def test_replaces_only_when_asked(run: Run, reading: Path) -> None:
    clone(run, reading)
    again = clone(run, reading)

    assert again.code == 2
    assert "me already" in again.err
    assert clone(run, reading, "--replace").code == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "gone.wav"),
        (b"RIFF of no use", "cannot be read"),
        (np.zeros(10 * SPEECH_HZ, np.float32), "Nothing is heard"),
        (murmur(3), "least"),
        (murmur(70), "60 s"),
    ],
)
def test_recordings_of_which_no_voice_can_be_made(run: Run, tmp_path: Path, content: Any, says: str) -> None:
    path = tmp_path / "gone.wav"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        soundfile.write(path, content, SPEECH_HZ)
    result = clone(run, path)

    assert result.code == 2
    assert says in result.err
    assert run("voices", "--mine", "--json", engine=False).json["voices"] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--name", "Me"), "--i-have-permission"),
        (("--i-have-permission",), "--name"),
        (("--i-have-permission", "--name", "?"), "letter"),
        (("--i-have-permission", "--name", "af heart", "--replace"), "af_heart"),
        (("--i-have-permission", "--name", "Me", "--lang", "fr"), "fr"),
    ],
)
def test_what_cannot_be(run: Run, reading: Path, words: tuple[str, ...], says: str) -> None:
    result = run("clone", reading, *words)

    assert result.code == 2
    assert says in result.err
    assert result.err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_interrupted(reading: Path, home: Path) -> None:
    code = (
        "import sys, time\nfrom studio import workshop\nfrom studio.cli import main\n"
        "from studio.core.errors import Cancelled\n"
        "def fit(_, recordings, progress, cancelled):\n"
        "    print('busy', flush=True)\n"
        "    while not cancelled():\n        time.sleep(0.01)\n"
        "    raise Cancelled\n"
        "workshop.Workshop._fitted = fit\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = ["clone", str(reading), "--name", "Me", "--i-have-permission", "--engine", "fake"]
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert err.decode().splitlines() == [
        "dubsmith: Stopping when the step in hand is done; press Ctrl-C again to stop at once.",
        "dubsmith: Stopped. No voice was kept.",
    ]
    assert not (home / "voices").exists()
