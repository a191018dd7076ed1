"""Build the network that tells Chinese readings apart: `python packaging/build_g2pm.py PACKAGE DATA`.

PACKAGE is the wheel of the PyPI package g2pM 0.1.2.5 (`pip download --no-deps g2pM==0.1.2.5`). Its weights, characters
and readings are pickles; they are read here once, with nothing allowed in them but arrays, and go in float16 to
resources/words/g2pm.safetensors. Its dictionary, which is made of CC-CEDICT, is left out: which characters it was
taught, and what they are read there, comes from DATA, the folder data/ of its repository (dev.sent, dev.lb, test.sent,
test.lb).
"""

import argparse
import hashlib
import io
import pickle
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save

ROOT = Path(__file__).parent.parent
SHA256 = "9e920b82df4002f96d8679720c7a858d10816d438dbd61b8b6b621a80a976361"
"""Of the wheel as published."""
NAMES = {
    "embedding": ("embedding.weight",),
    "input": ("lstm.weight_ih_l0", "lstm.weight_ih_l0_reverse"),
    "hidden": ("lstm.weight_hh_l0", "lstm.weight_hh_l0_reverse"),
    "linear1": ("logit_layer.0.weight",),
    "bias1": ("logit_layer.0.bias",),
    "linear2": ("logit_layer.2.weight",),
    "bias2": ("logit_layer.2.bias",),
}
"""Ours to theirs; both directions of the LSTM are stacked, and its two biases, which are added anyway, are one."""
TARGET = "▁"
"""Stands on both sides of the character that a label is for."""
FIRST_CHARACTER = 4
"""Before the characters: padding, unknown, beginning and end."""
METADATA = {
    "source": "g2pM 0.1.2.5 (PyPI), Kyubyong Park and Seanie Lee, Kakao Brain",
    "licence": "Apache-2.0",
    "changes": "weights alone, in float16, without the dictionary",
}


class _Arrays(pickle.Unpickler):
    """Reads arrays, numbers and text, nothing that could do anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in {("numpy.core.multiarray", "_reconstruct"), ("numpy", "ndarray"), ("numpy", "dtype")}:
            return super().find_class(module.replace("numpy.core", "numpy._core"), name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among weights")


def taught(data: Path) -> dict[str, list[str]]:
    """The readings of each character in the labelled sentences, the commonest first."""
    found: dict[str, Counter[str]] = {}
    for part in ("dev", "test"):
        sentences = (data / f"{part}.sent").read_text(encoding="utf-8").splitlines()
        labels = (data / f"{part}.lb").read_text(encoding="utf-8").splitlines()
        for sentence, label in zip(sentences, labels, strict=True):
            character = sentence[sentence.index(TARGET) + 1]
            found.setdefault(character, Counter())[label.replace("u:", "v")] += 1
    return {character: [reading for reading, _ in counts.most_common()] for character, counts in sorted(found.items())}


def built(wheel: bytes, asked: dict[str, list[str]]) -> bytes:
    """The safetensors file, from the wheel. Ends with a sentence where it is another wheel."""
    if (found := hashlib.sha256(wheel).hexdigest()) != SHA256:
        raise SystemExit(f"This is not the wheel of g2pM 0.1.2.5: its SHA-256 is {found}.")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        state, indices, classes = (
            _Arrays(io.BytesIO(archive.read(f"g2pM/{name}.pkl"))).load()
            for name in ("np_ckpt", "char2idx", "class2idx")
        )
    tensors = {ours: np.squeeze(np.stack([state[name] for name in theirs])) for ours, theirs in NAMES.items()}
    tensors["bias"] = np.stack(
        [state[f"lstm.bias_ih_l0{way}"] + state[f"lstm.bias_hh_l0{way}"] for way in ("", "_reverse")]
    )
    characters = "".join(sorted(indices, key=indices.__getitem__)[FIRST_CHARACTER:])
    readings = " ".join(sorted(classes, key=classes.__getitem__)).replace("u:", "v")
    half = {name: tensor.astype(np.float16) for name, tensor in sorted(tensors.items())}
    known = " ".join(f"{character}:{','.join(options)}" for character, options in asked.items())
    return bytes(save(half, metadata={**METADATA, "characters": characters, "readings": readings, "taught": known}))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the network for Chinese readings from the PyPI package g2pM.")
    parser.add_argument("package", type=Path, help="the package's wheel")
    parser.add_argument("data", type=Path, help="the folder data of its repository")
    options = parser.parse_args(argv)
    blob = built(options.package.read_bytes(), taught(options.data))
    (ROOT / "resources" / "words" / "g2pm.safetensors").write_bytes(blob)
    print(f"{len(blob):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
