"""The geometry of the fit meter."""

from dataclasses import replace

import pytest

from studio.core.fit import FAILED, SKIPPED, FitLimits, Mode, fit_line
from studio.gui.table.meter import SLOT_PART, Meter, meter_of


def meter(natural_ms: int, slot_ms: int, gap_ms: int | None = 0, mode: Mode = "fill") -> Meter:
    found = meter_of(fit_line(natural_ms, 10, 20, slot_ms, gap_ms, mode, FitLimits()), natural_ms, slot_ms)
    assert found is not None
    return found


def test_the_slot_ends_at_the_same_place_whatever_its_length() -> None:
    assert meter(900, 1000).edge == meter(9000, 10_000).edge == SLOT_PART


def test_a_line_of_the_length_of_its_slot_ends_at_the_edge() -> None:
    assert meter(1000, 1000).natural == pytest.approx(SLOT_PART)


def test_borrowed_time_lies_behind_the_edge() -> None:
    assert meter(1400, 1000, gap_ms=2000).borrowed == pytest.approx(SLOT_PART * 1.12)
    assert meter(900, 1000).borrowed == SLOT_PART


def test_an_evened_line_shows_where_its_speech_ends() -> None:
    fit = replace(fit_line(1000, 10, 20, 1000, 0, "fill", FitLimits()), spoken_ms=900, evened_from=1.0)
    found = meter_of(fit, 1000, 1000)
    assert found is not None
    assert found.spoken == pytest.approx(0.9 * SLOT_PART)
    assert meter(1000, 1000).spoken is None


def test_what_is_too_much_is_told_in_syllables() -> None:
    long = meter(4000, 1000)
    assert long.is_cut
    assert long.natural == 1.0
    assert long.text == "+13"


def test_a_cue_without_room_is_all_too_much() -> None:
    broken = meter(1000, 0)
    assert (broken.edge, broken.is_cut, broken.text) == (0.0, True, "+20")


def test_a_line_without_slot_tells_its_length() -> None:
    free = meter(3000, 0, None, "free")
    assert (free.edge, free.text) == (None, "3.00 s")


def test_where_nothing_is_spoken_there_is_no_meter() -> None:
    assert meter_of(SKIPPED, 0, 1000) is None
    assert meter_of(FAILED, 0, 1000) is None
