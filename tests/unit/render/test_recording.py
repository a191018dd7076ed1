from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest

from studio.core.errors import SynthesisError
from studio.core.fake_engine import FakeEngine
from studio.core.speech import AudioChunk, Request, VoiceId
from studio.render.recording import Recording

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
