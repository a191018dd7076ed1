"""Small examples, and a corpus of them."""

from pathlib import Path

import pytest

from studio.training.corpus import shard_path
from studio.training.shards import write_shard
from tests.unit.training.examples import example


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two shards, with seven utterances of 20 to 26 mel frames, whose prompts are 46 to 52."""
    for shard, numbers in enumerate(((46, 47, 48, 49), (50, 51, 52))):
        examples = [example(number, n_frames=number - 26) for number in numbers]
        write_shard(shard_path(tmp_path, shard), examples, ("Prompt 0 was left out.",) if shard else ())
    return tmp_path
