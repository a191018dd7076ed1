"""Recordings that the real engine made, so that it is known what is where in them, become shards."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy.signal import correlate

from studio.core.errors import CorpusError, InputError
from studio.core.paths import user_paths
from studio.core.speech import VoiceId
from studio.recorded_corpus import RecordedCorpus, is_of_recordings
from studio.synth.engine import KokoroEngine
from studio.text.reader import read
from studio.text.symbols import table
from studio.training.corpus import Corpus
from studio.training.example import MEL_HOP, Example
from studio.training.preparing import Prepared
from studio.training.prompts import Prompt
from studio.training.recordings import left_out
from studio.training.teacher import spoken
from studio.voices.shelf import Shelf

SPEAKER, TEACHER = VoiceId("af_bella"), "am_michael"
SAID = {
    "one": "The lamp went out, and the wind rose.",
    "two": "我们明天早上去公园。",
    "three": "Nobody dared to speak of it.",
}
FRAME_MS = 25


@pytest.fixture(scope="module")
def truth(weights_cache: Path) -> Mapping[str, Example]:
    """What was recorded: with all that the engine knows of it."""
    shelf = Shelf(weights_cache)
    engine = KokoroEngine(weights_cache, shelf, device="cpu")
    found = {}
    for name, text in SAID.items():
        words = read(text, voice_lang="en-US").words
        prompt = Prompt(0, text, "", "".join(word.phonemes + word.after for word in words).strip(), tempo=0.9)
        found[name] = spoken(engine.network(), table(), prompt, shelf.style(SPEAKER, len(prompt.phonemes)))
    engine.unload()
    return found


@pytest.fixture
def data(truth: Mapping[str, Example], tmp_path: Path) -> Path:
    """These, and one of which half is missing, one that says something else, and one whose text nobody can read."""
    folder = tmp_path / "data"
    folder.mkdir()

    def put(name: str, samples: np.ndarray, text: str) -> None:
        soundfile.write(folder / f"{name}.flac", np.pad(0.5 * samples / 32_768, 9_000), 24_000)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")

    for name, example in truth.items():
        put(name, example.samples, SAID[name])
    put("xcut", truth["one"].samples[: len(truth["one"].samples) * 5 // 9], SAID["one"])
    put("xother", truth["one"].samples, "Seven old men are sitting by a table.")
    put("xlong", truth["three"].samples, SAID["three"] * 12)
    put("xmark", truth["three"].samples, "[pause soon] Nobody.")
    put("xnothing", truth["three"].samples, "...")
    return folder


@pytest.mark.usefixtures("shared_weights")
def test_recordings_become_shards(data: Path, tmp_path: Path, truth: Mapping[str, Example]) -> None:
    assert is_of_recordings(data)
    corpus = RecordedCorpus(data, tmp_path / "out", user_paths(), TEACHER)
    told: list[Prepared] = []
    assert corpus.prepare("cpu", told.append, lambda: False)
    assert (told[-1].recordings, told[-1].of) == (8, 8)
    made = Corpus(corpus.folder)
    assert made.faults() == {}
    assert not is_of_recordings(corpus.folder)

    problems = {sentence.split()[1]: sentence for sentence in made.problems}
    assert problems.keys() == {f"x{name}.flac" for name in ("cut", "other", "long", "mark", "nothing")}
    assert problems["xnothing.flac"] == left_out("xnothing.flac", "there is nothing to speak in its text")
    assert "200 are the most" in problems["xlong.flac"]
    assert "its text cannot be read" in problems["xmark.flac"]

    by_text = {made[index].prompt.text: made[index] for index in range(len(made))}
    strays = np.concatenate([stray_ms(by_text[SAID[name]], truth[name]) for name in SAID])
    assert np.median(strays) <= 30
    assert np.percentile(strays, 90) <= 75
    for name, text in SAID.items():
        example = by_text[text]
        assert example.prompt.voice == TEACHER
        assert example.prompt.is_plain
        own, real = beside(example, truth[name], "f0")
        voiced = (own > 60) & (real > 60)
        assert np.median(np.abs(12 * np.log2(own[voiced] / real[voiced]))) < 1.5
        assert np.corrcoef(*beside(example, truth[name], "energy"))[0, 1] > 0.85

    again = RecordedCorpus(data, tmp_path / "out", user_paths(), None)
    assert again.voice.id == TEACHER
    assert again.is_ready
    with pytest.raises(CorpusError, match=f"--voice {TEACHER}"):
        RecordedCorpus(data, tmp_path / "out", user_paths(), SPEAKER)
    (data / "one.txt").write_text("Something else.", encoding="utf-8")
    with pytest.raises(CorpusError, match="not those that"):
        RecordedCorpus(data, tmp_path / "out", user_paths(), None)


def start(example: Example, recorded: Example) -> int:
    """Mel frames of the recording that were cut off before the example; below zero where silence was added."""
    lag = correlate(recorded.samples.astype(float), example.samples.astype(float), method="fft").argmax()
    return round((int(lag) - len(example.samples) + 1) / MEL_HOP)


def beside(example: Example, recorded: Example, name: str) -> tuple[np.ndarray, np.ndarray]:
    """A contour of both, where they overlap."""
    shift = 2 * start(example, recorded)
    own, real = getattr(example, name)[max(0, -shift) :], getattr(recorded, name)[max(0, shift) :]
    n = min(len(own), len(real))
    return own[:n], real[:n]


def stray_ms(example: Example, recorded: Example) -> np.ndarray:
    """How far the boundaries of tokens lie from where they are."""
    inner = slice(0, int(np.flatnonzero(recorded.frames)[-1]))
    found, real = (np.cumsum(one.frames)[inner] for one in (example, recorded))
    strays: np.ndarray = np.abs(found + start(example, recorded) - real) * FRAME_MS
    return strays


def test_where_none_is_fit_it_is_said_why(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(8_000), 8_000)
    (tmp_path / "a.txt").write_text("Hello.", encoding="utf-8")
    with pytest.raises(InputError, match=r"None of the recordings.*a\.wav was left out: it has 8,000 samples"):
        RecordedCorpus(tmp_path, tmp_path / "out", user_paths(), None)


def test_the_nearest_voice_is_chosen(data: Path, tmp_path: Path) -> None:
    voice = RecordedCorpus(data, tmp_path / "out", user_paths(), None).voice
    assert voice.gender == "f"
    assert replace(voice, id=SPEAKER).kind == "stock"
