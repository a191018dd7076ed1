from typing import get_args

from studio.core.take_fault import WEIGHTS, TakeFault, TakeFaultKind, Verified


def test_every_kind_has_a_sentence_and_a_weight() -> None:
    for kind in get_args(TakeFaultKind):
        sentence = TakeFault(kind, 1000, 10, 0.5, "word").sentence
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert WEIGHTS[kind] > 0


def test_lost_words_weigh_more_than_clicks() -> None:
    click, missing = TakeFault("click", 5, 1, 0.2), TakeFault("missing", 9, 100, 60, "word")
    assert Verified((click, missing)).worst == missing
    assert Verified((click,)).weight < Verified((missing,)).weight < Verified((click, missing)).weight
    assert (Verified().weight, Verified().worst) == (0, None)
