"""What torch finds on this machine."""

from typing import Any

from studio.synth.device import choose


def torch_facts() -> dict[str, Any]:
    """What torch sees, for `dubsmith doctor`: versions, CPU features, GPUs with their memory in bytes."""
    import torch

    gpus = []
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        free, total = torch.cuda.mem_get_info(index)
        gpus.append(
            {
                "name": torch.cuda.get_device_name(index),
                "memory_total": total,
                "memory_free": free,
                "memory_allocated": torch.cuda.memory_allocated(index),
            }
        )
    return {
        "torch": torch.__version__,
        "cuda_build": torch.version.cuda,
        "cuda_available": torch.cuda.is_available(),
        "gpu_count": len(gpus),
        "gpus": gpus,
        "current_device": str(choose()),
        "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        "cpu_features": {
            "avx2": torch.cpu._is_avx2_supported(),
            "avx512": torch.cpu._is_avx512_supported(),
            "avx512_vnni": torch.cpu._is_vnni_supported(),
            "avx512_bf16": torch.cpu._is_avx512_bf16_supported(),
            "amx": torch.cpu._is_amx_tile_supported(),
        },
        "threads": torch.get_num_threads(),
    }


def allocated_bytes() -> int | None:
    """What torch holds on the current GPU; None without one."""
    import torch

    return torch.cuda.memory_allocated() if torch.cuda.is_available() else None
