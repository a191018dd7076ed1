"""What speech can be made on and how precisely, in the person's words."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

DEVICES = ("auto", "cpu", "cuda")
PRECISIONS = ("auto", "fp32", "bf16", "fp16", "int8")


def engine_word(name: str) -> str:
    """Of a device or a precision; most are called the same by everybody."""
    words = {
        "auto": translate("EngineWords", "Automatic"),
        "cpu": "CPU",
        "cuda": translate("EngineWords", "GPU (CUDA)"),
    }
    return words.get(name, name)
