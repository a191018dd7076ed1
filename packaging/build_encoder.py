"""Build the speaker encoder: `python packaging/build_encoder.py PACKAGE`.

PACKAGE is the wheel of the PyPI package Resemblyzer 0.1.4 (`pip download --no-deps resemblyzer==0.1.4`). Its
pretrained.pt, a pickle that is read with weights_only=True, holds the GE2E encoder and what its training needed beside
it; the encoder alone, in float16, goes to voices/encoder.safetensors. Embeddings stay the same within 1e-3.
"""

import argparse
import hashlib
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save
from torch import Tensor

ROOT = Path(__file__).parent.parent
PRETRAINED = "resemblyzer/pretrained.pt"
SHA256 = "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e"
"""Of pretrained.pt as published."""
PARTS = ("lstm.", "linear.")
METADATA = {
    "source": f"{PRETRAINED} of Resemblyzer 0.1.4 (PyPI), Corentin Jemine, Resemble AI",
    "licence": "Apache-2.0",
    "changes": "encoder alone, in float16",
}


def pretrained(wheel: Path) -> bytes:
    """The published file in the wheel. Ends with a sentence where it is not there, or another one."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            raw = archive.read(PRETRAINED)
    except (OSError, zipfile.BadZipFile, KeyError) as fault:
        raise SystemExit(f"{wheel} is no wheel that holds {PRETRAINED}: {fault}") from fault
    if (found := hashlib.sha256(raw).hexdigest()) != SHA256:
        raise SystemExit(f"{PRETRAINED} in {wheel} is not the one of Resemblyzer 0.1.4: its SHA-256 is {found}.")
    return raw


def encoder(raw: bytes) -> dict[str, Tensor]:
    """The encoder's tensors in float16, from a checkpoint with `model_state`."""
    state: dict[str, Tensor] = torch.load(io.BytesIO(raw), map_location="cpu", weights_only=True)["model_state"]
    return {name: tensor.half().contiguous() for name, tensor in sorted(state.items()) if name.startswith(PARTS)}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the speaker encoder from the PyPI package Resemblyzer 0.1.4.")
    parser.add_argument("package", type=Path, help="the package's wheel")
    blob = save(encoder(pretrained(parser.parse_args(argv).package)), metadata=METADATA)
    (ROOT / "voices" / "encoder.safetensors").write_bytes(blob)
    print(f"{len(blob):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
