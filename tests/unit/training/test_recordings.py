"""Folders of recordings: both forms are read, and whatever cannot be learnt from is named."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.errors import CorpusError
from studio.training.recordings import Unfit, listed, loaded

RATE = 24_000


def voiced(seconds: float = 1.0, rate: int = RATE, level: float = 0.2) -> np.ndarray:
    """Something like speech, with silence around it."""
    at = np.arange(round(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * 120 * k * at) / k for k in range(1, 30)) * (1 + 0.5 * np.sin(2 * np.pi * 4 * at))
    return np.pad(level * tone / np.abs(tone).max(), rate // 4)


def put(path: Path, samples: np.ndarray, rate: int = RATE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)


def test_a_list_as_of_ljspeech(tmp_path: Path) -> None:
    for name in ("LJ001-0001", "LJ001-0002", "LJ001-0003"):
        put(tmp_path / "wavs" / f"{name}.wav", voiced())
    rows = ["LJ001-0001|In 1455.|In fourteen fifty-five.", "LJ001-0002|Printing,|", "LJ001-0009|Nobody."]
    (tmp_path / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    found = listed(tmp_path)
    assert [one.text for one in found.recordings] == ["In fourteen fifty-five.", "Printing,"]
    assert [one.name for one in found.recordings] == ["wavs/LJ001-0001.wav", "wavs/LJ001-0002.wav"]
    assert found.left_out == (
        "Recording LJ001-0009 was left out: metadata.csv names it, but there is no such file.",
        "Recording wavs/LJ001-0003.wav was left out: its text is missing, or not in UTF-8.",
    )


def test_pairs_in_subfolders(tmp_path: Path) -> None:
    put(tmp_path / "b" / "1.flac", voiced())
    (tmp_path / "b" / "1.txt").write_text("\ufeff你好。\n", encoding="utf-8")
    put(tmp_path / "a.wav", voiced())
    (tmp_path / "a.txt").write_text(" ", encoding="utf-8")
    put(tmp_path / "c.WAV", voiced())
    put(tmp_path / "d.wav", voiced())
    (tmp_path / "d.txt").write_bytes("你好。".encode("gbk"))
    found = listed(tmp_path)
    assert [(one.number, one.name, one.text) for one in found.recordings] == [(0, "b/1.flac", "你好。")]
    assert [sentence.split()[1] for sentence in found.left_out] == ["a.wav", "c.WAV", "d.wav"]


def test_a_recording_that_is_listed_with_two_texts_is_named(tmp_path: Path) -> None:
    put(tmp_path / "1.wav", voiced())
    (tmp_path / "metadata.csv").write_text("1|One.\n1.wav|One.\n1|Two.", encoding="utf-8")
    found = listed(tmp_path)
    assert [one.text for one in found.recordings] == ["One."]
    assert found.left_out == ("metadata.csv has several texts for 1: the first is taken.",)


def test_a_text_without_a_recording_is_named(tmp_path: Path) -> None:
    """As beside recordings in a form that is not read."""
    put(tmp_path / "a.wav", voiced())
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Hello.", encoding="utf-8")
    (tmp_path / "b.mp3").write_bytes(b"sound")
    assert listed(tmp_path).left_out == (
        "Recording b.txt was left out: there is no recording of that name (.wav or .flac).",
    )


def test_a_list_may_name_recordings_elsewhere(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "list", tmp_path / "elsewhere" / "1.wav"
    put(elsewhere, voiced())
    folder.mkdir()
    (folder / "metadata.csv").write_text(f"{elsewhere}|Hello.", encoding="utf-8")
    (one,) = listed(folder).recordings
    assert (one.name, one.path) == (elsewhere.as_posix(), elsewhere)


def test_another_folder_has_another_digest(tmp_path: Path) -> None:
    put(tmp_path / "a.wav", voiced())
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    before = listed(tmp_path).digest
    assert listed(tmp_path).digest == before
    (tmp_path / "a.txt").write_text("Two.", encoding="utf-8")
    assert listed(tmp_path).digest != before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no folder"):
        listed(tmp_path / "mistyped")


def test_what_a_folder_must_hold_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"metadata\.csv \(id\|text\)"):
        listed(tmp_path)
    (tmp_path / "metadata.csv").write_bytes("é".encode("latin-1"))
    with pytest.raises(CorpusError, match="UTF-8"):
        listed(tmp_path)


@pytest.mark.parametrize(
    ("samples", "rate", "told"),
    [
        (voiced(rate=16_000), 16_000, "it has 16,000 samples per second; at least 22,050 are needed"),
        (np.clip(voiced(level=1.5), -0.5, 0.5), RATE, "it is clipped"),
        (np.zeros(RATE), RATE, "there is no speech in it"),
        (voiced(0.1), RATE, "it lasts 0.1 s"),
        (voiced(31.0), RATE, "it lasts 31.0 s"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, samples: np.ndarray, rate: int, told: str) -> None:
    put(tmp_path / "a.wav", samples, rate)
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    with pytest.raises(Unfit, match=told):
        loaded(listed(tmp_path).recordings[0])


def test_a_file_that_is_no_sound_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    with pytest.raises(Unfit, match="cannot be read"):
        loaded(listed(tmp_path).recordings[0])
