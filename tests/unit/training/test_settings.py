"""A run that is resumed goes on as it was, but for what is asked anew."""

from dataclasses import replace

import pytest

from studio.core.errors import CorpusError
from studio.training.settings import differences, of_seconds, resumed

KEPT = replace(of_seconds(8, "vocoder"), steps=500, seed=3, critics_from=100)


def test_nothing_asked_is_nothing_changed() -> None:
    now = resumed(KEPT, None, None, None, None)
    assert now == KEPT
    assert differences(KEPT, now) == ""
    assert resumed(KEPT, 500, 3, None, None) == KEPT


def test_what_is_other_is_told() -> None:
    now = resumed(KEPT, 2000, None, 4, 50)
    assert (now.steps, now.critics_from, now.seed, now.learning_rate) == (2000, 50, 3, KEPT.learning_rate)
    assert now.crops == of_seconds(4, "vocoder").crops
    assert differences(KEPT, now) == (
        "The run goes on with 2,000 steps in all instead of 500, batches of 4 s instead of 8 s, "
        "discriminators from step 50 on instead of from step 100 on."
    )


def test_other_processes_and_another_corpus_are_told() -> None:
    kept = replace(KEPT, corpus="a")
    assert differences(kept, replace(kept, processes=2, corpus="b")) == (
        "The run goes on with batches in 2 processes instead of 1, another corpus than before."
    )
    assert "batches in 1 process instead of 2" in differences(replace(kept, processes=2), kept)
    assert differences(KEPT, replace(KEPT, corpus="b")) == ""


def test_another_seed_is_another_run() -> None:
    with pytest.raises(CorpusError, match="--seed 3"):
        resumed(KEPT, None, 4, None, None)


def test_discriminators_can_come_later() -> None:
    kept = replace(KEPT, critics_from=None)
    assert "instead of never" in differences(kept, resumed(kept, None, None, None, 0))
