"""The real engine, loaded once for all tests of this room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf


@pytest.fixture(scope="session")
def engine(weights_cache: Path) -> Iterator[KokoroEngine]:
    """Kokoro on the CPU, in float32, so that results do not depend on what the processor offers."""
    engine = KokoroEngine(weights_cache, Shelf(weights_cache), device="cpu", precision="fp32")
    yield engine
    engine.unload()
