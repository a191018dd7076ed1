"""Which device and precision to use, for a wish and a machine."""

from dataclasses import dataclass

from studio.core.errors import DeviceError

PRECISIONS = ("auto", "fp32", "bf16", "fp16")

# First compute capability whose tensor cores know the type (CUDA C++ Programming Guide, "Compute Capabilities").
_BF16_CAPABILITY = (8, 0)
_FP16_CAPABILITY = (7, 0)


@dataclass(frozen=True, slots=True)
class Device:
    """Where the network runs."""

    name: str
    """cpu or cuda:N."""
    precision: str
    """fp32, bf16 or fp16: of the decoder's inner layers. Everything else is float32."""
    notice: str = ""
    """What the person should know about the choice; empty where it is what was asked for."""

    def __str__(self) -> str:
        return f"{self.name} {self.precision}"


def choose(device: str = "auto", precision: str = "auto") -> Device:
    """The device to use for a wish of auto, cpu, cuda or cuda:N and auto, fp32, bf16 or fp16.

    A missing GPU is no error: the CPU takes over and the notice says so. Raises DeviceError for a wish that is none
    of these, or for fp16 on the CPU. bf16 is given where it is asked for, also where it is slow.
    """
    import torch

    if precision not in PRECISIONS:
        raise DeviceError(f"There is no precision {precision!r}: choose one of {', '.join(PRECISIONS)}.")
    kind, _, index = device.partition(":")
    if kind not in ("auto", "cpu", "cuda") or (index and (kind != "cuda" or not index.isdecimal())):
        raise DeviceError(f"There is no device {device!r}: choose auto, cpu, cuda or cuda:0, cuda:1 ...")
    gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
    notice = ""
    if kind == "cuda" and int(index or 0) >= gpus:
        notice = f"{device} was asked for, but torch sees {gpus or 'no'} CUDA GPU{'s' * (gpus > 1)}: using the CPU."
        if precision == "fp16":
            notice, precision = notice + " fp16 is for GPUs: the precision is chosen anew.", "auto"
    name = f"cuda:{index or 0}" if not notice and kind != "cpu" and gpus else "cpu"
    return Device(name, _precision(name, precision), notice)


def _precision(name: str, precision: str) -> str:
    import torch

    if name == "cpu":
        if precision == "auto":
            return "bf16" if has_fast_bf16() else "fp32"
        if precision == "fp16":
            raise DeviceError("fp16 runs on GPUs only: choose bf16 or fp32 for the CPU.")
        return precision
    capability = torch.cuda.get_device_capability(name)
    if precision == "auto":
        return "bf16" if capability >= _BF16_CAPABILITY else "fp16" if capability >= _FP16_CAPABILITY else "fp32"
    return precision


def has_fast_bf16() -> bool:
    """Whether the CPU multiplies bfloat16 natively. Without that, bf16 is slower than fp32."""
    import torch

    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
