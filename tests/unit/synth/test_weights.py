import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors import SafetensorError, safe_open

from studio.core.errors import WeightsError
from studio.synth import weights, weights_onnx
from studio.synth.device import Device
from studio.synth.loading import load_network

CPU = Device("cpu", "fp32")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def converted(weights_cache: Path, tmp_path: Path) -> Path:
    """A converted file in `tmp_path`, for tests that spoil it."""
    made = weights.ensure(weights_cache, "bf16")
    path = weights.converted_path(tmp_path, "bf16")
    path.parent.mkdir()
    for suffix in (".safetensors", ".sha256"):
        shutil.copy2(made.with_suffix(suffix), path.with_suffix(suffix))
    return path


def test_every_parameter_of_the_network_comes_from_the_file(weights_cache: Path) -> None:
    with safe_open(weights.ensure(weights_cache, "fp32"), "np") as file:
        names = set(file.keys())
    network = load_network(weights.ensure(weights_cache, "fp32"), CPU, 1.0)
    assert names == set(network.state_dict())
    assert sum(parameter.numel() for parameter in network.parameters()) == 81_140_664


def test_a_missing_tensor_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = weights_onnx.tensors

    def one_less(model: bytes) -> dict[str, weights_onnx.Array]:
        found = real(model)
        del found["decoder.F0_conv.weight"]
        return found

    monkeypatch.setattr(weights_onnx, "tensors", one_less)
    with pytest.raises(WeightsError, match="do not fit"):
        weights.ensure(tmp_path, "fp32")
    assert not list(tmp_path.rglob("*.safetensors")), "nothing half-made is left"


def test_a_damaged_download_is_an_error_that_names_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in weights.PARTS:
        (tmp_path / package).mkdir()
        (tmp_path / package / "part.bin").write_bytes(b"not the weights")
    monkeypatch.setattr(weights, "package_file", lambda package, *parts: tmp_path.joinpath(package, *parts))
    with pytest.raises(WeightsError, match=r"damaged.*reinstall"):
        weights.published()
    assert weights.status(tmp_path, "fp32").state == "damaged"
    (tmp_path / weights.PARTS[2] / "part.bin").unlink()
    assert weights.status(tmp_path, "fp32").state == "missing"


def test_a_truncated_cache_is_made_again(converted: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = converted.stat().st_size
    os.truncate(converted, whole // 2)
    assert weights.status(tmp_path, "bf16").state == "converted file damaged"
    assert weights.ensure(tmp_path, "bf16").stat().st_size == whole
    assert "will be made again" in caplog.text
    load_network(converted, Device("cpu", "bf16"), 1.0)


def test_a_flipped_byte_in_the_cache_is_found(
    converted: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = converted.read_bytes()
    with converted.open("rb+") as file:
        file.seek(len(made) // 2)
        file.write(bytes([made[len(made) // 2] ^ 1]))
    assert weights.status(tmp_path, "bf16").state == "converted file damaged"
    assert weights.ensure(tmp_path, "bf16").read_bytes() == made
    assert "will be made again" in caplog.text


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr("safetensors.torch.save_file", full)
    with pytest.raises(WeightsError, match=r"No space left.*free some space"):
        weights.ensure(tmp_path, "bf16")
    assert not list(tmp_path.rglob("*.safetensors"))


def test_processes_that_start_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    code = """
import pathlib, sys
import torch
from studio.synth import weights
print("at once", flush=True)
print(weights.ensure(pathlib.Path(sys.argv[1]), "bf16"))
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "at once\n"
        own = weights.ensure(tmp_path, "bf16")
        printed, _ = other.communicate()
    assert other.returncode == 0
    assert printed.strip() == str(own) == str(weights.converted_path(tmp_path, "bf16"))
    load_network(weights.converted_path(tmp_path, "bf16"), Device("cpu", "bf16"), 1.0)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "weights").write_text("a file where the folder should be")
    with pytest.raises(WeightsError, match="DUBSMITH_HOME"):
        weights.ensure(tmp_path, "fp32")
