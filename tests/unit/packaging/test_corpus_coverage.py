"""What sentences cover is counted, and what is missing is told."""

from types import ModuleType

import pytest

from tests.unit.scripts import script


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    return script("corpus_coverage")


def test_chinese_is_counted_as_it_sounds(coverage: ModuleType) -> None:
    counts = coverage.counted("zh", ["你好吗？", "我在这儿等 Tony。", "他有3个。"]).counts
    assert counts["syllable"]["hao"] == 1
    assert counts["tones"]["35"] == 1
    assert counts["erhua"]["ɚ"] == 1
    assert counts["foreign"] == {"en": 1}
    assert counts["kind"] == {"question": 1, "statement": 2, "number": 1}
    assert counts["length"] == {"3+": 2, "6+": 1}


def test_english_is_counted_with_its_stress(coverage: ModuleType) -> None:
    counts = coverage.counted("en", ["The banana is yellow."]).counts
    assert counts["stress"][".ˈ."] == 1
    assert counts["stress"]["ˈ."] == 1
    assert counts["phoneme"]["ð"] == 1
    assert counts["pair"]["ˈæ"] == 1


def test_what_is_missing_is_told(coverage: ModuleType) -> None:
    found = coverage.Coverage()
    found.count("phoneme", "aab")
    least = {"phoneme": coverage.Least(2, ("a", "b", "c")), "pair": coverage.Least(1, kinds=2)}
    assert found.missing(least) == [
        "phoneme: fewer than 2 times: b (1), c (0)",
        "pair: 0 were met 1 times, 2 are needed",
    ]
    assert found.missing({"phoneme": coverage.Least(2, kinds=1)}) == []
