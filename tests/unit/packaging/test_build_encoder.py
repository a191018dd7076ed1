"""The speaker encoder's weights: only the published file is read, and only the network taken out of it."""

import hashlib
import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
import torch
from safetensors import safe_open

from studio.synth.cloning.encoder import WEIGHTS, SpeakerEncoder
from tests.unit import scripts


@pytest.fixture(scope="module")
def build_encoder() -> ModuleType:
    return scripts.script("build_encoder")


def checkpoint(network: SpeakerEncoder) -> bytes:
    """As the published one: the network, what its training needed, and its optimiser."""
    state = {**network.state_dict(), "similarity_weight": torch.ones(1)}
    raw = io.BytesIO()
    torch.save({"step": 7, "model_state": state, "optimizer_state": {"lr": 0.1}}, raw)
    return raw.getvalue()


def wheel(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "package.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return path


def test_the_network_alone_is_kept_in_float16(build_encoder: ModuleType) -> None:
    network = SpeakerEncoder()
    kept = build_encoder.encoder(checkpoint(network))
    assert kept.keys() == network.state_dict().keys()
    for name, tensor in network.state_dict().items():
        assert kept[name].dtype == torch.float16
        assert torch.allclose(kept[name].float(), tensor, atol=1e-3)


def test_the_published_file_alone_is_read(
    build_encoder: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = checkpoint(SpeakerEncoder())
    path = wheel(tmp_path, build_encoder.PRETRAINED, raw)
    with pytest.raises(SystemExit, match="is not the one of Resemblyzer"):
        build_encoder.pretrained(path)
    monkeypatch.setattr(build_encoder, "SHA256", hashlib.sha256(raw).hexdigest())
    assert build_encoder.pretrained(path) == raw


def test_another_package_is_refused(build_encoder: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is no wheel"):
        build_encoder.pretrained(wheel(tmp_path, "another/file", b""))
    with pytest.raises(SystemExit, match="is no wheel"):
        build_encoder.pretrained(tmp_path / "missing.whl")


def test_the_shipped_file_says_where_it_is_from(build_encoder: ModuleType) -> None:
    with safe_open(WEIGHTS, "pt") as file:
        assert file.metadata() == build_encoder.METADATA
        assert set(file.keys()) == SpeakerEncoder().state_dict().keys()
