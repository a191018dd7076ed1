"""Build the stock voices: `python packaging/build_voices.py PACKAGE`.

PACKAGE is the npm package kokoro-js 1.2.1: the .tgz of `npm pack kokoro-js@1.2.1` or unpacked. The 54 packs
(float32 [510, 256], one style vector per number of tokens) are close to rank 8 around their mean, so each is
kept as `<id>.mean` [256], `<id>.u` [510, 8] and `<id>.v` [8, 256] with pack = mean + u @ v: 1.4 MB instead of
28 MB, at a relative error below 1e-4 (float16 factors would miss that bound: 1.7e-4). One exact row of every
pack goes into tests/data/, so that a test can compare without the packs.
"""

import argparse
import hashlib
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

N_TOKENS = 510
STYLE_SIZE = 256
RANK = 8
MAX_RELATIVE_ERROR = 1e-4
EXACT_ROW = 99
ROOT = Path(__file__).parent.parent

LANGUAGES = {
    "a": "en-US",
    "b": "en-GB",
    "e": "es",
    "f": "fr",
    "h": "hi",
    "i": "it",
    "j": "ja",
    "p": "pt",
    "z": "zh",
}

Array = NDArray[np.float32]

TOML_HEAD = """\
# The stock voices, written by packaging/build_voices.py: do not edit by hand.
# stock.safetensors holds <id>.mean [256], <id>.u [510, {rank}] and <id>.v [{rank}, 256] in float32:
# pack = mean + u @ v, and row n - 1 of the pack is the style vector for a text of n tokens.
schema = 1
sha256 = "{sha256}"
rank = {rank}
"""

TOML_VOICE = """
[[voice]]
id = "{id}"
name = "{name}"
lang = "{lang}"
gender = "{gender}"
licence = "Apache-2.0"
source = "Kokoro-82M v1.0 by hexgrad, from kokoro-js 1.2.1"
"""

TOML_DIGESTS = """
# SHA-256 of the full packs, voices/<id>.bin in the npm package.
[source_sha256]
"""


def read_packs(package: Path) -> dict[str, bytes]:
    """Voice id -> raw pack, sorted by id, from an unpacked package folder or an npm .tgz."""
    if package.is_dir():
        packs = {path.stem: path.read_bytes() for path in (package / "voices").glob("*.bin")}
    else:
        packs = {}
        with tarfile.open(package) as archive:
            for member in archive:
                path = Path(member.name)
                content = archive.extractfile(member)
                if content is not None and path.parent.name == "voices" and path.suffix == ".bin":
                    packs[path.stem] = content.read()
    if not packs:
        raise SystemExit(f"{package} holds no voices/*.bin: is it the npm package kokoro-js 1.2.1?")
    return dict(sorted(packs.items()))


def factorise(pack: Array) -> tuple[dict[str, Array], float]:
    """Factors of a pack [510, 256] by name (mean, u, v), and their relative error (Frobenius norm)."""
    exact = pack.astype(np.float64)
    mean = exact.mean(axis=0)
    u, singular, v = np.linalg.svd(exact - mean, full_matrices=False)
    factors = {
        "mean": mean.astype(np.float32),
        "u": (u[:, :RANK] * singular[:RANK]).astype(np.float32),
        "v": v[:RANK].astype(np.float32),
    }
    rebuilt = factors["mean"] + factors["u"] @ factors["v"]
    return factors, float(np.linalg.norm(rebuilt - exact) / np.linalg.norm(exact))


def describe(packs: dict[str, bytes], sha256: str) -> str:
    """The TOML table of the voices; `sha256` is the digest of the file with their factors."""
    table = TOML_HEAD.format(sha256=sha256, rank=RANK)
    for voice in packs:
        name = voice.partition("_")[2].capitalize()
        table += TOML_VOICE.format(id=voice, name=name, lang=LANGUAGES[voice[0]], gender=voice[1])
    digests = (f'{voice} = "{hashlib.sha256(raw).hexdigest()}"\n' for voice, raw in packs.items())
    return table + TOML_DIGESTS + "".join(digests)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the stock voices from the npm package kokoro-js 1.2.1.")
    parser.add_argument("package", type=Path, help="the package's .tgz, or the folder it was unpacked to")
    packs = read_packs(parser.parse_args(argv).package)
    tensors: dict[str, Array] = {}
    rows: dict[str, Array] = {}
    errors: dict[str, float] = {}
    for voice, raw in packs.items():
        pack = np.frombuffer(raw, "<f4").reshape(N_TOKENS, STYLE_SIZE)
        factors, errors[voice] = factorise(pack)
        tensors |= {f"{voice}.{name}": factor for name, factor in factors.items()}
        rows[voice] = pack[EXACT_ROW].copy()
    blob = save(tensors, metadata={"source": "kokoro-js 1.2.1"})
    worst = max(errors, key=errors.__getitem__)
    print(f"{len(packs)} voices, {len(blob):,} bytes, worst relative error {errors[worst]:.1e} ({worst})")
    if errors[worst] >= MAX_RELATIVE_ERROR:
        print(f"That is not below {MAX_RELATIVE_ERROR:.0e}: nothing was written.", file=sys.stderr)
        return 1
    (ROOT / "voices" / "stock.safetensors").write_bytes(blob)
    table = describe(packs, hashlib.sha256(blob).hexdigest())
    (ROOT / "voices" / "stock.toml").write_text(table, encoding="utf-8", newline="\n")
    source = {"source": f"row {EXACT_ROW} of each voices/*.bin of kokoro-js 1.2.1 (Apache-2.0)"}
    (ROOT / "tests" / "data" / "voice_rows.safetensors").write_bytes(save(rows, metadata=source))
    return 0


if __name__ == "__main__":
    sys.exit(main())
