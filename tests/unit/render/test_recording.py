from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import Cancelled, SynthesisError
from studio.core.fake_engine import FakeArchiveEngine, FakeEngine
from studio.core.speech import AudioChunk, Request, VoiceId
from studio.render.recording import Recording, kept_take
from studio.render.takes import TakeCache

REQUEST = Request("Hello there, my dear old friend, and welcome home again.", VoiceId("af_heart"))


@pytest.mark.parametrize("n_taken", [0, 1, 1000])
def test_the_line_is_whole_however_much_of_it_was_taken(n_taken: int) -> None:
    recording = Recording(FakeEngine(), REQUEST)
    taken = list(islice(recording.chunks, n_taken))
    audio = recording.finished()

    assert np.array_equal(audio.samples, FakeEngine().render(REQUEST).audio.samples)
    assert audio.sample_rate == 24_000
    assert len(taken) >= min(n_taken, 2)
    assert recording.compute_s > 0


def test_what_stops_the_engine_is_raised_whoever_asks() -> None:
    class Breaking(FakeEngine):
        def stream(self, request: Request) -> Iterator[AudioChunk]:
            yield next(super().stream(request))
            raise SynthesisError("broken")

    recording = Recording(Breaking(), REQUEST)
    with pytest.raises(SynthesisError):
        list(recording.chunks)
    with pytest.raises(SynthesisError, match="broken"):
        recording.finished()


def test_a_line_that_takes_minutes_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    told: list[float] = []
    recording = Recording(FakeArchiveEngine(), REQUEST, told.append)
    expected = FakeArchiveEngine().render(REQUEST).audio.samples
    assert np.array_equal(recording.finished().samples, expected)
    assert told == sorted(told)
    assert told[-1] == 1.0
    cache = TakeCache(tmp_path)
    with pytest.raises(Cancelled):
        kept_take(REQUEST, FakeArchiveEngine(), cache, lambda: True)
    take, is_cached = kept_take(REQUEST, FakeArchiveEngine(), cache)
    assert (take.quality, is_cached) == ("archive", False), "half a line was not kept"
    again, is_cached = kept_take(REQUEST, FakeArchiveEngine(), cache)
    assert (again.quality, is_cached) == ("archive", True)


def test_what_takes_a_moment_is_made_to_its_end(tmp_path: Path) -> None:
    take, _ = kept_take(REQUEST, FakeEngine(quality="draft"), TakeCache(tmp_path), lambda: True)
    assert take.quality == "draft"
