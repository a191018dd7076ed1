import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from studio.core.errors import OutputError, VoiceFileError
from studio.core.prosody import Prosody
from studio.voices.voice_file import MOST_BYTES, read_voice, write_voice
from tests.unit.voices.making import own_voice


def rewritten(path: Path, about: dict[str, Any] | None = None, tensors: dict[str, Any] | None = None) -> Path:
    """A voice file with some of its contents replaced; None takes an entry out."""
    from safetensors import safe_open

    write_voice(path, own_voice())
    with safe_open(path, "np") as file:
        metadata = json.loads(file.metadata()["dubsmith.voice"])
        kept = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    metadata = {key: value for key, value in (metadata | (about or {})).items() if value is not None}
    kept = {key: value for key, value in (kept | (tensors or {})).items() if value is not None}
    path.write_bytes(save(kept, {"dubsmith.voice": json.dumps(metadata)}))
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = replace(own_voice(), recording=np.arange(-50, 50, dtype=np.int16))
    write_voice(tmp_path / "a.voice", file)
    read = read_voice(tmp_path / "a.voice")
    assert read.voice == file.voice
    assert (read.made, read.origin) == (file.made, file.origin)
    for part in ("mean", "rows", "directions"):
        np.testing.assert_array_equal(getattr(read.pack, part), getattr(file.pack, part))
    assert read.recording is not None
    assert file.recording is not None
    np.testing.assert_array_equal(read.recording, file.recording)


def test_the_mean_spectrum_of_a_clone_is_kept(tmp_path: Path) -> None:
    spectrum = tuple(round(0.1 * band - 4, 3) for band in range(80))
    write_voice(tmp_path / "a.voice", replace(own_voice(), voice=replace(own_voice().voice, spectrum=spectrum)))
    assert read_voice(tmp_path / "a.voice").voice.spectrum == spectrum


def test_the_digest_covers_what_is_heard_and_only_that() -> None:
    file = own_voice()
    assert file.named("Somebody else").sealed().voice.digest == file.voice.digest
    for other in (
        replace(file, voice=replace(file.voice, formant_scale=1.0)),
        replace(file, voice=replace(file.voice, prosody=Prosody())),
        replace(file, pack=file.pack.moved(np.full(256, 0.01, np.float32))),
    ):
        assert other.sealed().voice.digest != file.voice.digest


@pytest.mark.parametrize(
    ("about", "tensors", "reason"),
    [
        ({"schema": 2}, {}, "newer Dubsmith"),
        ({"measured": {"spectrum": [0.0] * 79}}, {}, "80 numbers"),
        ({"measured": {"spectrum": [99.0] * 80}}, {}, "from -20 to 10"),
        ({"schema": None}, {}, "how it is written"),
        ({"name": "\x07"}, {}, "name"),
        ({"name": 7}, {}, "no text"),
        ({"name": "x" * 100}, {}, "name"),
        ({"gender": "?"}, {}, "gender"),
        ({"kind": "stock"}, {}, "kind"),
        ({"formant_scale": 9}, {}, "formant_scale"),
        ({"prosody": {"tempo": 99}}, {}, "tempo"),
        ({"prosody": [1]}, {}, "prosody"),
        ({"measured": {"pitch_hz": "high"}}, {}, "pitch_hz"),
        ({"origin": {"a": "x" * 5000}}, {}, "too long"),
        ({"origin": {f"{n}": "" for n in range(1000)}}, {}, "origin"),
        ({"lang": "<b>en</b>"}, {}, "language"),
        ({"evil": 1}, {}, "means nothing"),
        ({}, {"mean": None}, "mean"),
        ({}, {"mean": np.zeros(256, np.float64)}, "mean"),
        ({}, {"mean": np.zeros(255, np.float32)}, "shapes"),
        ({}, {"mean": np.full(256, np.inf, np.float32)}, "finite"),
        ({}, {"mean": np.full(256, 1e30, np.float32)}, "far from"),
        ({}, {"rows": np.zeros((510, 400), np.float32), "directions": np.zeros((400, 256), np.float32)}, "rows"),
        ({}, {"recording": np.zeros(4, np.float32)}, "recording"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(
    tmp_path: Path, about: dict[str, Any], tensors: dict[str, Any], reason: str
) -> None:
    with pytest.raises(VoiceFileError, match=reason):
        read_voice(rewritten(tmp_path / "bad.voice", about, tensors))


def test_other_files_are_no_voices(tmp_path: Path) -> None:
    path = tmp_path / "x.voice"
    for content in (b"", b"RIFF....WAVE", b"\xff" * 4096, save({"mean": np.zeros(3, np.float32)})):
        path.write_bytes(content)
        with pytest.raises(VoiceFileError, match=r"x\.voice"):
            read_voice(path)
    with pytest.raises(VoiceFileError, match="cannot be read"):
        read_voice(tmp_path / "none.voice")
    with pytest.raises(VoiceFileError, match="no file"):
        read_voice(tmp_path)
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(VoiceFileError, match="larger"):
        read_voice(path)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "x.voice"
    write_voice(path, own_voice())
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, 1500))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.sampled_from([len(content), 900, 20]))])
    try:
        assert np.isfinite(read_voice(path).pack.mean).all()
    except VoiceFileError:
        return


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        write_voice(tmp_path / "file" / "a.voice", own_voice())
