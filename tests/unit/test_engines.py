from pathlib import Path

import pytest

from studio.core.errors import SetupError
from studio.core.paths import user_paths
from studio.core.quality import QUALITIES, Quality
from studio.core.settings import Settings
from studio.engines import make_engine, offered
from studio.voices.shelf import Shelf
from studio.wishes import EngineName


@pytest.mark.parametrize("name", ["kokoro", "fake"])
def test_each_quality_that_is_offered_has_its_engine(name: EngineName, home: Path) -> None:
    qualities = offered(name)
    made = [make_engine(name, quality, user_paths(), Shelf(home), Settings(), print) for quality in qualities]
    assert "studio" in qualities
    assert [engine.quality for engine in made] == list(qualities)
    assert len({engine.fingerprint for engine in made}) == len(made), "the cache would take one for the other"
    assert {engine.device for engine in made} == {""}


def test_what_is_not_offered_is_said_to_be_so(home: Path) -> None:
    missing: list[Quality] = [quality for quality in QUALITIES if quality not in offered("kokoro")]
    for quality in missing:
        with pytest.raises(SetupError, match=f"no {quality} engine: choose"):
            make_engine("kokoro", quality, user_paths(), Shelf(home), Settings(), print)
