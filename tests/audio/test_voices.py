"""Emotion and voices of one's own with the real engine, as a person uses them."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.cli import main
from studio.core.audio import Audio
from studio.core.pitch import f0_hz

pytestmark = pytest.mark.usefixtures("shared_weights")

TEXT = "You knew it all along, and you never told me."


def run(*argv: str | Path) -> None:
    assert main([*map(str, argv)]) == 0


def heard(path: Path) -> Audio:
    samples, rate = soundfile.read(path, dtype="float32")
    return Audio(samples, rate)


def pitch_hz(audio: Audio) -> float:
    f0 = f0_hz(audio)
    return float(np.median(f0[f0 > 0]))


def level_db(audio: Audio) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(audio.samples**2))))


def test_anger_is_loud_and_sadness_slow(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.wav" for name in ("plain", "angry", "sad")}
    run("say", TEXT, "-o", paths["plain"])
    run("say", TEXT, "-o", paths["angry"], "--emotion", "angry")
    run("say", TEXT, "-o", paths["sad"], "--emotion-text", "sad, near tears")
    plain, angry, sad = (heard(path) for path in paths.values())

    assert level_db(angry) > level_db(plain) + 3
    assert level_db(sad) < level_db(plain) - 2
    assert angry.n_samples < plain.n_samples < sad.n_samples
    assert all(np.abs(audio.samples).max() < 1 for audio in (plain, angry, sad))


def test_a_man_and_a_girl_are_designed(tmp_path: Path) -> None:
    run("design", "deep old man", "--count", "1", "-o", tmp_path / "man")
    run("design", "小女孩", "--count", "1", "-o", tmp_path / "girl", "--save", "Mei")
    run("say", TEXT, "--voice", "mei", "-o", tmp_path / "mei.wav")

    assert pitch_hz(heard(tmp_path / "man" / "1.wav")) < 130
    assert pitch_hz(heard(tmp_path / "girl" / "1.wav")) > 210
    assert pitch_hz(heard(tmp_path / "mei.wav")) > 210
