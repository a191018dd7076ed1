from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.audio import Audio
from studio.core.cast import Cast, Role
from studio.core.errors import Cancelled, DeviceError
from studio.core.fake_engine import FAILS, FAILS_EARLY, FakeEngine, language_of
from studio.core.ports import Engine
from studio.core.script import Cue, Line, Script
from studio.core.speech import Request, Utterance, VoiceId
from studio.core.timecode import samples_of
from studio.render.dub import Dubbed, dub
from studio.render.plans import LinePlan, PlanOptions, plan_script
from studio.render.takes import TakeCache

TEXTS = ("hello there you", "...", f"{FAILS} me", FAILS_EARLY, "good morning to you all")


class CountingEngine(FakeEngine):
    """Counts what it renders; can be told to fail."""

    def __init__(self, fails_with: Exception | None = None) -> None:
        super().__init__()
        self.renders = 0
        self.fails_with = fails_with

    def render(self, request: Request) -> Utterance:
        self.renders += 1
        if self.fails_with is not None:
            raise self.fails_with
        return super().render(request)


def planned(*texts: str, cast: Cast | None = None) -> tuple[LinePlan, ...]:
    lines = tuple(Line(i, t, Cue(i * 3000, i * 3000 + 1200)) for i, t in enumerate(texts, 1))
    options = PlanOptions(language_of, {"en": (VoiceId("af_heart"),)})
    return plan_script(Script(lines), FakeEngine(), cast or Cast(), options)


def dubbed(
    plans: tuple[LinePlan, ...],
    engine: Engine,
    cache: TakeCache | None = None,
    rate: int = 48_000,
    jobs: int = 1,
) -> list[Dubbed]:
    return sorted(dub(plans, engine, cache, rate, jobs), key=lambda line: line.clip.line.id)


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000, 96_000])
def test_every_clip_has_exactly_its_length(rate: int) -> None:
    plans = planned("hello there you", "hi", "good morning to all of you out there")
    for line, plan in zip(dubbed(plans, FakeEngine(), rate=rate), plans, strict=True):
        assert line.audio is not None
        expected = samples_of(plan.fit.length_ms, rate)
        assert line.clip.n_samples == line.audio.n_samples == expected
        assert (line.clip.sample_rate, line.clip.start_ms) == (rate, plan.start_ms)


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_line_that_cannot_be_spoken_fails_alone_and_says_why(jobs: int) -> None:
    lines = dubbed(planned(*TEXTS), FakeEngine(), jobs=jobs)
    assert [line.clip.fit.verdict for line in lines][1:4] == ["skipped", "failed", "failed"]
    assert [line.audio is not None for line in lines] == [True, False, False, False, True]
    assert FAILS in lines[2].clip.notes[-1]
    assert (lines[2].clip.n_samples, lines[2].clip.fit.length_ms) == (0, 0)
    assert lines[2].clip.natural_ms > 0


def test_a_second_run_takes_all_from_the_cache_and_sounds_the_same(tmp_path: Path) -> None:
    plans = planned("hello there you", "hi")
    first = dubbed(plans, FakeEngine(), TakeCache(tmp_path))
    engine = CountingEngine()
    second = dubbed(plans, engine, TakeCache(tmp_path))
    assert (engine.renders, engine.device) == (0, "")
    assert [line.clip.cached for line in first + second] == [False, False, True, True]
    for before, after in zip(first, second, strict=True):
        assert before.audio is not None
        assert after.audio is not None
        assert np.array_equal(before.audio.samples, after.audio.samples)
        assert after.clip == replace(before.clip, cached=True)


def test_only_what_changed_is_rendered(tmp_path: Path) -> None:
    dubbed(planned("hello there you", "hi"), FakeEngine(), TakeCache(tmp_path))
    engine = CountingEngine()
    dubbed(planned("hello there you", "hey"), engine, TakeCache(tmp_path))
    assert engine.renders == 1


def test_gain_is_no_part_of_the_take_and_too_much_of_it_is_told(tmp_path: Path) -> None:
    (plain,) = dubbed(planned("hello there you"), FakeEngine(), TakeCache(tmp_path))
    loud = planned("hello there you", cast=Cast(default=Role(gain_db=20.0)))
    (line,) = dubbed(loud, FakeEngine(), TakeCache(tmp_path))
    assert line.clip.cached
    assert not plain.clip.notes
    assert "held down" in line.clip.notes[-1]


def test_a_fault_of_the_machine_ends_it() -> None:
    with pytest.raises(DeviceError):
        dubbed(planned("hello"), CountingEngine(DeviceError("Out of memory.")))


def test_an_engine_that_misses_its_target_is_not_believed() -> None:
    class Careless(FakeEngine):
        def render(self, request: Request) -> Utterance:
            spoken = super().render(request)
            return replace(spoken, audio=Audio(spoken.audio.samples[:-1], 24_000))

    (line,) = dubbed(planned("hello"), Careless())
    assert line.clip.fit.verdict == "failed"
    assert "fault in the engine" in line.clip.notes[-1]


def test_what_was_finished_before_a_cancellation_is_kept(tmp_path: Path) -> None:
    plans = planned("one", "two", "three", "four", "five", "six")
    done: list[Dubbed] = []
    with pytest.raises(Cancelled):  # noqa: PT012 - the loop is what is cancelled
        for line in dub(plans, FakeEngine(), TakeCache(tmp_path), 48_000, 1, lambda: bool(done)):
            done.append(line)
    assert done
    assert len(done) < 6
    engine = CountingEngine()
    dubbed(plans, engine, TakeCache(tmp_path))
    assert engine.renders <= 6 - len(done)
