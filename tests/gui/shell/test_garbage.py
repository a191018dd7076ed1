"""What is collected when: what somebody listens to must not be broken off by it."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from studio.gui.shell import garbage
from studio.gui.shell.garbage import FULL_EVERY, GarbageCollector


class Knot:
    """Refers to itself, so that nobody but a collector ends it."""

    def __init__(self) -> None:
        self.self = self


def old_knot() -> "weakref.ref[Knot]":
    """Garbage that has outlived the collections of the young."""
    knot = Knot()
    gc.collect(0)
    gc.collect(1)
    return weakref.ref(knot)


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    """To which no collection is long."""
    monkeypatch.setattr(garbage, "LONG_S", 10.0)
    collector = GarbageCollector()
    yield collector
    collector.stop()


def test_what_is_old_is_collected_now_and_then(collector: GarbageCollector) -> None:
    knot = old_knot()
    for _ in range(FULL_EVERY):
        collector.look()
    assert knot() is None


def test_what_is_young_is_collected_while_somebody_listens_and_the_rest_afterwards(collector: GarbageCollector) -> None:
    old, young = old_knot(), weakref.ref(Knot())
    collector.is_heard = lambda: True
    for _ in range(2 * FULL_EVERY):
        collector.look()
    assert young() is None
    assert old() is not None
    collector.is_heard = lambda: False
    collector.look()
    assert old() is None


def test_what_takes_long_to_look_through_is_looked_through_once(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [Knot()]
    collector.look()
    n_frozen = gc.get_freeze_count()
    monkeypatch.setattr(garbage, "LONG_S", 0.0)
    collector.look()
    assert gc.get_freeze_count() > n_frozen
    later = weakref.ref(Knot())
    collector.look()
    assert later() is None
    assert kept
