"""Weights into the network, on the device and in the precision that were chosen."""

from pathlib import Path

import torch

from studio.core.errors import WeightsError
from studio.synth.device import Device
from studio.synth.modules.network import Network, in_precision


def load_network(path: Path, device: Device, gpu_memory_fraction: float) -> Network:
    """The network, ready to speak. On the CPU its weights stay mapped from `path`.

    Raises WeightsError where a tensor is missing, one too many, or of the wrong shape.
    """
    from safetensors.torch import load_file

    bound_memory(device, gpu_memory_fraction)
    with torch.device("meta"):
        network = in_precision(Network(), device.precision)
    try:
        network.load_state_dict(load_file(path), strict=True, assign=True)
    except RuntimeError as fault:
        raise WeightsError(f"{path} does not fit the network: delete it, and it is made anew.") from fault
    return network.requires_grad_(False).eval().to(device.name)


def bound_memory(device: Device, gpu_memory_fraction: float) -> None:
    """Take no more than this part of a GPU's memory."""
    if device.name != "cpu":
        torch.cuda.set_per_process_memory_fraction(gpu_memory_fraction, torch.device(device.name))
