"""One line with the real engine: what is heard while it is made is the take."""

from pathlib import Path

import numpy as np

from studio.core.speech import AudioChunk, Request, VoiceId
from studio.jobs.events import EngineReady, Planned
from studio.jobs.job import Rendered
from studio.jobs.render_job import RenderLine
from studio.project.document import RowId
from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf
from tests.unit.jobs.conftest import Open


def test_a_line_is_planned_spoken_and_kept(open_office: Open, weights_cache: Path) -> None:
    request = Request("Good evening.", VoiceId("af_heart"), target_samples=36_000)
    heard: list[AudioChunk] = []
    office = open_office(KokoroEngine(weights_cache, Shelf(weights_cache), device="cpu", precision="fp32"))
    office.until_loaded()
    office.worker.plan([(RowId(1), request)])
    office.worker.submit(RenderLine(RowId(1), request, "Good evening.", sink=heard.append))
    (rendered,) = office.await_told(Rendered)
    office.await_told(Planned)

    (ready,) = office.told(EngineReady)
    assert (ready.device, ready.precision) == ("cpu", "fp32")
    take = rendered.take
    assert take.audio.n_samples == 36_000
    assert np.array_equal(np.concatenate([chunk.samples for chunk in heard]), take.audio.samples)
    assert [word.text for word in take.words] == ["Good", "evening"]
    assert take.phonemes
    assert 0 < take.phonemes[0].start_sample < take.phonemes[-1].start_sample < 36_000
    assert take.compute_s > 0
