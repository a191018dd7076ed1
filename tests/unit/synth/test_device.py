import pytest
import torch

from studio.core.errors import DeviceError
from studio.synth.device import choose, has_fast_bf16
from studio.synth.probe import torch_facts

without_gpu = pytest.mark.skipif(torch.cuda.is_available(), reason="needs a machine without a GPU")


def test_the_cpu_takes_bf16_only_where_it_is_fast() -> None:
    assert choose("cpu", "auto").precision == ("bf16" if has_fast_bf16() else "fp32")
    assert str(choose("cpu", "fp32")) == "cpu fp32"


@without_gpu
def test_auto_without_a_gpu_is_the_cpu_and_no_news() -> None:
    assert choose("auto").name == "cpu"
    assert not choose("auto").notice


@without_gpu
@pytest.mark.parametrize("device", ["cuda", "cuda:1"])
def test_a_gpu_that_is_not_there_is_told(device: str) -> None:
    chosen = choose(device, "fp16")
    assert chosen.name == "cpu"
    assert "CPU" in chosen.notice


@pytest.mark.parametrize("device", ["gpu", "cuda:x", "cpu:1", "auto:0", ""])
def test_nonsense_is_refused(device: str) -> None:
    with pytest.raises(DeviceError, match="choose"):
        choose(device)


def test_a_precision_that_cannot_be_had_is_refused() -> None:
    with pytest.raises(DeviceError, match="fp16"):
        choose("cpu", "fp16")
    with pytest.raises(DeviceError, match="int8"):
        choose("cpu", "int8")


def test_doctor_hears_of_the_cpu() -> None:
    facts = torch_facts()
    assert facts["threads"] >= 1
    assert facts["gpu_count"] == len(facts["gpus"])
