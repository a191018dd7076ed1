from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.gui.wave.axis import Axis, tick_label, ticks

AXES = st.builds(
    Axis,
    length=st.floats(1, 1e8),
    width=st.integers(1, 4000),
    closest=st.floats(0.01, 10),
    start=st.floats(-1e8, 1e8),
    per_px=st.floats(0, 1e6),
)


@given(axis=AXES)
def test_it_never_shows_what_is_before_or_after_everything(axis: Axis) -> None:
    assert axis.start >= 0
    assert axis.shows_all or axis.end <= axis.length * (1 + 1e-9) + 1e-6
    assert axis.per_px >= axis.closest


@given(axis=AXES, x=st.floats(0, 1), factor=st.floats(0.1, 10))
def test_what_is_under_the_cursor_stays_there_while_zooming_unless_a_border_is_met(
    axis: Axis, x: float, factor: float
) -> None:
    at = x * axis.width
    near = axis.zoomed(factor, at)
    is_free = 0 < near.start < near.length - near.per_px * near.width
    if is_free:
        assert near.unit(at) == pytest.approx(axis.unit(at), rel=1e-6, abs=near.per_px)


def test_pixels_and_units_are_inverse() -> None:
    axis = Axis(1000, 100, 0.1, start=200, per_px=2)
    assert axis.x(axis.unit(37)) == pytest.approx(37)
    assert axis.x(200) == 0
    assert axis.end == 400


def test_who_sees_all_still_sees_all_in_a_wider_view() -> None:
    assert Axis(1000, 100, 0.1).resized(1000, 300).shows_all
    assert Axis(1000, 100, 0.1, per_px=2).resized(1000, 300).per_px == 2


def test_showing_scrolls_only_where_it_must() -> None:
    axis = Axis(1000, 100, 0.1, start=200, per_px=2)
    assert axis.showing(250, 300) is axis
    later = axis.showing(500, 520)
    assert later.start < 500
    assert later.end > 520
    earlier = axis.showing(10, 20)
    assert earlier.start <= 10


@given(axis=AXES)
def test_labels_of_the_ruler_keep_clear_of_each_other(axis: Axis) -> None:
    axis = replace(axis, per_px=min(axis.per_px, 1e5), closest=min(axis.closest, 1e5))
    if axis.per_px > 1e6 or axis.per_px < 0.02:
        return
    labelled = [tick.x for tick in ticks(axis, 1.0, 50) if tick.label]
    assert all(right - left >= 50 for left, right in pairwise(labelled))


@pytest.mark.parametrize(
    ("ms", "step", "label"),
    [
        (0, 100, "0.0"),
        (250, 50, "0.25"),
        (1005, 5, "1.005"),
        (3000, 1000, "0:03"),
        (67_500, 500, "1:07.5"),
        (67_000, 1000, "1:07"),
        (3_600_000, 60_000, "1:00:00"),
    ],
)
def test_a_tick_is_as_short_as_can_be(ms: int, step: int, label: str) -> None:
    assert tick_label(ms, step) == label
