"""A worker with an engine for each quality."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import WeightsError
from studio.core.fake_engine import FakeArchiveEngine, FakeEngine
from studio.core.ports import Engine
from studio.core.speech import AudioChunk, Plan, Request, VoiceId
from studio.jobs.events import EngineLost, EngineReady
from studio.jobs.job import Rendered
from studio.jobs.render_job import RenderLine
from studio.jobs.worker import Worker
from studio.project.document import RowId
from studio.render.takes import TakeCache
from tests.unit.jobs.conftest import Bar, BarredEngine, Open

LINE = RenderLine(RowId(1), Request("Hello there, my dear old friend.", VoiceId("af_heart")), "Line 1")
DRAFT = replace(LINE, quality="draft", aims_by="draft", kind="play", is_urgent=True)


def test_a_draft_is_heard_while_the_studio_works_at_a_step(open_office: Open) -> None:
    studio = BarredEngine(chunks_pass=False)
    office = open_office(studio, others={"draft": FakeEngine(quality="draft")})
    heard: list[AudioChunk] = []
    slow, quick = office.worker.submit(LINE, replace(DRAFT, row=RowId(2), sink=heard.append))
    (rendered,) = office.await_told(Rendered)
    assert (rendered.job, rendered.take.quality) == (quick, "draft")
    assert heard
    assert [entry.id for entry in office.worker.entries()] == [slow]
    studio.chunks.open()
    office.await_state(slow, "done")
    assert [event.take.quality for event in office.told(Rendered)] == ["draft", "studio"]


def test_takes_of_both_qualities_are_kept_apart(open_office: Open, tmp_path: Path) -> None:
    office = open_office(FakeEngine(), TakeCache(tmp_path), others={"draft": FakeEngine(quality="draft")})
    office.worker.submit(LINE, DRAFT)
    first, second = office.await_told(Rendered, 2)
    assert first.take.digest != second.take.digest
    office.worker.submit(LINE, DRAFT)
    again = office.await_told(Rendered, 4)[2:]
    assert {event.is_cached for event in again} == {True}
    assert {event.take.quality for event in again} == {"draft", "studio"}


def test_a_draft_lasts_as_long_as_the_studio_plans_it(open_office: Open) -> None:
    draft = FakeEngine(quality="draft")
    office = open_office(FakeEngine(), others={"draft": draft})

    def aim(plan: Plan) -> Request:
        return replace(LINE.request, target_samples=plan.natural_samples)

    office.worker.submit(replace(LINE, quality="draft", aim=aim))
    (rendered,) = office.await_told(Rendered)
    natural = FakeEngine().plan(LINE.request).natural_samples
    assert rendered.take.audio.n_samples == natural != draft.plan(LINE.request).natural_samples
    assert rendered.take.quality == "draft"


def test_the_archive_is_loaded_at_need_and_given_back(open_office: Open) -> None:
    archive, draft = FakeArchiveEngine(), FakeEngine(quality="draft")
    office = open_office(FakeEngine(), others={"archive": archive, "draft": draft})
    office.await_told(EngineReady)
    assert (archive.device, draft.device) == ("", "cpu fake"), "a draft is wanted at any moment"
    assert office.worker.estimate_s("archive", [2000]) == archive.estimate_s([2000])
    assert office.worker.estimate_s("draft", [2000]) is office.worker.estimate_s("studio", [2000]) is None
    office.worker.submit(replace(LINE, quality="archive"))
    (rendered,) = office.await_told(Rendered)
    assert rendered.take.quality == "archive"
    office.until(lambda: not archive.device)
    assert draft.device


def test_the_archive_can_be_cancelled_within_a_line(open_office: Open) -> None:
    office = open_office(FakeEngine(), others={"archive": FakeArchiveEngine(step_s=0.05)})
    (job,) = office.worker.submit(replace(LINE, quality="archive"))
    office.until(lambda: any(0 < entry.progress < 1 for entry in office.worker.entries()))
    office.worker.cancel(job)
    office.await_state(job, "cancelled")
    assert not office.told(Rendered)


def test_an_engine_that_is_lost_is_told_of_once(open_office: Open) -> None:
    class Absent(FakeEngine):
        def load(self) -> None:
            raise WeightsError("The draft voice is missing: get it.")

    office = open_office(FakeEngine(), others={"draft": Absent(quality="draft")})
    (lost,) = office.await_told(EngineLost)
    assert (lost.quality, lost.sentence) == ("draft", "The draft voice is missing: get it.")
    job, other = office.worker.submit(DRAFT, LINE)
    office.await_state(job, "failed")
    office.await_state(other, "done")
    assert len(office.told(EngineLost)) == 1


def test_what_was_loaded_of_a_lost_engine_is_given_back(open_office: Open) -> None:
    class Half(FakeEngine):
        def load(self) -> None:
            super().load()
            raise WeightsError("Half of it is missing: get it.")

    half = Half(quality="draft")
    open_office(FakeEngine(), others={"draft": half}).await_told(EngineLost)
    assert half.device == ""


def test_who_closes_while_drafts_load_does_not_wait_for_the_studio(qtbot: QtBot) -> None:
    bar, studio = Bar(is_open=False), BarredEngine()

    class Slow(FakeEngine):
        def load(self) -> None:
            bar.go_through()
            super().load()

    made: list[str] = []

    def make(notify: Callable[[str], None]) -> Engine:
        made.append("studio")
        return studio

    worker = Worker(make, others={"draft": lambda notify: Slow(quality="draft")})
    worker.start()
    qtbot.waitUntil(lambda: bar.n_waiting == 1)
    assert not worker.shutdown(0.01), "the drafts' engine is being loaded"
    bar.open()
    assert worker.shutdown()
    assert made == []


@pytest.mark.parametrize("n_waiting", [1, 3])
def test_what_is_preferred_comes_next(open_office: Open, n_waiting: int) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    texts = [f"line {number}" for number in range(n_waiting + 2)]
    jobs = office.worker.submit(*(replace(LINE, request=replace(LINE.request, text=text)) for text in texts))
    office.until(lambda: engine.chunks.n_waiting == 1)
    office.worker.prefer(jobs[-1])
    engine.chunks.open()
    office.await_told(Rendered, len(texts))
    assert list(dict.fromkeys(engine.made)) == [texts[0], texts[-1], *texts[1:-1]]
