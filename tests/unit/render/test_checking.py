"""Takes are checked and made again within a bound; what has the least wrong is used."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.audio import Audio, quantised
from studio.core.cast import Cast
from studio.core.errors import SynthesisError
from studio.core.fake_engine import FakeEngine, FixedVoices, language_of
from studio.core.script import Cue, Line, Script
from studio.core.speech import Request, Utterance, VoiceId
from studio.core.take_fault import TakeFault
from studio.render.checking import Attempt, Checker, Checking, attempts, best
from studio.render.dub import Dubbed, dub
from studio.render.plans import PlanOptions, plan_script
from studio.render.takes import TakeCache

REQUEST = Request("good morning to you all", VoiceId("af_heart"))
CHECKER = Checker(FixedVoices())


class ClickingEngine(FakeEngine):
    """Clicks so often in the take of each seed."""

    def __init__(self, *n_clicks: int) -> None:
        super().__init__()
        self._n_clicks = dict(enumerate(n_clicks))
        self.seeds: list[int] = []

    def render(self, request: Request) -> Utterance:
        self.seeds.append(request.seed)
        made = super().render(request)
        samples = made.audio.samples.copy()
        for number in range(self._n_clicks.get(request.seed, 0)):
            samples[4000 + 3000 * number] = 0.9
        return replace(made, audio=quantised(Audio(np.asarray(samples, np.float32), made.audio.sample_rate)))


def tried(engine: FakeEngine, retakes: int, cache: TakeCache | None = None) -> list[Attempt]:
    reading = engine.plan(REQUEST).reading
    return list(attempts(REQUEST, reading, engine, cache, Checking(CHECKER, retakes)))


@pytest.mark.parametrize(
    ("n_clicks", "retakes", "n_made", "used"),
    [((0,), 2, 1, 0), ((1, 0), 2, 2, 1), ((2, 1, 1), 2, 3, 1), ((1, 1, 0), 1, 2, 0), ((1, 0), 0, 1, 0)],
)
def test_a_faulty_take_is_made_again_until_one_is_good(
    n_clicks: tuple[int, ...], retakes: int, n_made: int, used: int
) -> None:
    engine = ClickingEngine(*n_clicks)
    found = tried(engine, retakes)
    assert engine.seeds == list(range(n_made))
    assert best(found).take.seed == used


def test_takes_of_the_cache_are_not_made_twice(tmp_path: Path) -> None:
    cache = TakeCache(tmp_path)
    tried(ClickingEngine(1, 0), 2, cache)
    engine = ClickingEngine(1, 0)
    assert [attempt.is_cached for attempt in tried(engine, 2, cache)] == [True, True]
    assert engine.seeds == []


def test_who_cancels_waits_for_no_retake() -> None:
    engine = ClickingEngine(1, 1, 1)
    reading = engine.plan(REQUEST).reading
    found = attempts(REQUEST, reading, engine, None, Checking(CHECKER, 2), cancelled=lambda: True)
    assert len(list(found)) == 1


def test_the_recogniser_hears_only_what_is_whole() -> None:
    heard: list[Audio] = []
    unheard = TakeFault("unheard", 0, 100, 0.2, "morning")

    def listen(audio: Audio, _: object) -> tuple[TakeFault, ...]:
        heard.append(audio)
        return (unheard,)

    checker = Checker(FixedVoices(), listen)
    engine = FakeEngine()
    (first, *_) = attempts(REQUEST, engine.plan(REQUEST).reading, engine, None, Checking(checker, 0))
    assert (first.verified.faults, first.verified.by_ear, len(heard)) == ((unheard,), True, 1)
    nothing = replace(first.take, audio=Audio(np.zeros(24_000, np.float32), 24_000))
    silent = checker.check(nothing, REQUEST, engine.plan(REQUEST).reading)
    assert ([fault.kind for fault in silent.faults], silent.by_ear, len(heard)) == (["silent"], False, 1)


def dubbed(engine: FakeEngine, checking: Checking | None) -> Dubbed:
    options = PlanOptions(language_of, {"en": (VoiceId("af_heart"),)})
    script = Script((Line(1, "good morning to you all", Cue(0, 1500)),))
    (line,) = dub(plan_script(script, engine, Cast(), options), engine, None, 48_000, checking=checking)
    return line


def test_a_dub_tells_what_its_checks_came_to() -> None:
    clip = dubbed(ClickingEngine(1, 0), Checking(CHECKER, 2)).clip
    assert clip.verified is not None
    assert (clip.verified.faults, clip.n_retakes) == ((), 1)
    assert dubbed(ClickingEngine(1, 0), None).clip.verified is None


def test_where_a_retake_fails_the_take_that_there_is_is_used() -> None:
    class Failing(ClickingEngine):
        def render(self, request: Request) -> Utterance:
            if request.seed:
                raise SynthesisError("No more.")
            return super().render(request)

    clip = dubbed(Failing(1), Checking(CHECKER, 2)).clip
    assert clip.verified is not None
    assert (clip.fit.verdict, [fault.kind for fault in clip.verified.faults]) == ("fitted", ["click"])
