from pathlib import Path

import pytest

from studio.core.errors import MarkError, StudioError
from studio.core.fake_engine import MALFORMED, FakeEngine
from studio.core.speech import Plan, Request, VoiceId
from studio.jobs.events import Planned
from studio.jobs.planner import Question
from studio.jobs.render_job import RenderLine
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from tests.unit.jobs.conftest import BarredEngine, Open


def ask(text: str, row: int = 1, revision: int = 0) -> Question:
    return RowId(row), Request(text, VoiceId("af_heart"), revision=revision)


def test_the_newest_question_about_a_row_is_answered_and_no_other(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask("a", row=9)])
    office.until(lambda: engine.plans.n_waiting == 1)
    for text in ("h", "he", "hel"):
        office.worker.plan([ask(text)])
    engine.plans.open()
    office.until(lambda: (1, "hel") in office.answered())
    assert office.answered() == [(9, "a"), (1, "hel")] or office.answered() == [(1, "hel"), (9, "a")]
    assert engine.planned == ["a", "hel"]


def test_an_answer_that_was_overtaken_while_it_was_made_is_not_told(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask("old")])
    office.until(lambda: engine.plans.n_waiting == 1)
    office.worker.plan([ask("new")])
    engine.plans.open()
    office.until(lambda: office.answered() == [(1, "new")])
    assert engine.planned == ["old", "new"]


def test_a_lower_revision_comes_too_late(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask("a", row=9)])
    office.until(lambda: engine.plans.n_waiting == 1)
    office.worker.plan([ask("new", revision=2)])
    office.worker.plan([ask("old", revision=1)])
    engine.plans.open()
    office.until(lambda: (1, "new") in office.answered())
    assert "old" not in engine.planned


def test_the_row_being_typed_goes_before_a_bulk_which_starts_at_its_top(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask(f"row {i}", row=i) for i in range(300)])
    office.until(lambda: engine.plans.n_waiting == 1)
    office.worker.plan([ask("typed", row=200)])
    engine.plans.open()
    office.until(lambda: len(office.answered()) == 300)
    assert engine.planned[:3] == ["row 0", "typed", "row 1"]
    assert "row 200" not in engine.planned
    assert max(len(event.answers) for event in office.told(Planned)) <= 50
    assert len(office.told(Planned)) < 150, "many answers come together"


def test_the_answer_for_the_row_being_typed_does_not_wait_for_those_of_a_bulk(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask(f"row {i}", row=i) for i in range(5)])
    office.until(lambda: engine.plans.n_waiting == 1)
    office.worker.plan([ask("typed", row=9)])
    engine.plans.open()
    office.until(lambda: len(office.answered()) == 6)
    with_it = [event for event in office.told(Planned) if any(row == 9 for row, _, _ in event.answers)]
    assert [event.answers[-1][0] for event in with_it] == [9]


def test_plans_come_while_a_chunk_is_being_made(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    office.worker.submit(RenderLine(RowId(1), ask("Hello there")[1], "line"))
    office.until(lambda: engine.chunks.n_waiting == 1)
    office.worker.plan([ask("typed", row=2)])
    office.until(lambda: office.answered() == [(2, "typed")])
    assert engine.chunks.n_waiting == 1, "the chunk is still being made"


def test_a_bulk_rests_while_somebody_waits_for_sound(open_office: Open) -> None:
    engine = BarredEngine(chunks_pass=False)
    office = open_office(engine)
    office.worker.submit(RenderLine(RowId(1), ask("Hello there")[1], "line", is_urgent=True))
    office.until(lambda: engine.chunks.n_waiting == 1)
    office.worker.plan([ask("a", row=2), ask("b", row=3)])
    office.worker.plan([ask("typed", row=4)])
    office.until(lambda: office.answered() == [(4, "typed")])
    engine.chunks.open()
    office.until(lambda: office.answered() == [(4, "typed"), (2, "a"), (3, "b")])


def test_a_bulk_rests_while_a_draft_is_waited_for_though_lines_are_rendered(open_office: Open) -> None:
    engine, drafts = BarredEngine(chunks_pass=False), BarredEngine(chunks_pass=False)
    office = open_office(engine, others={"draft": drafts})
    office.worker.submit(RenderLine(None, ask("draft")[1], "draft", is_urgent=True, quality="draft", aims_by="draft"))
    office.until(lambda: drafts.chunks.n_waiting == 1)
    office.worker.submit(RenderLine(RowId(1), ask("Hello there")[1], "line"))
    office.until(lambda: engine.chunks.n_waiting == 1)
    office.worker.plan([ask("a", row=2), ask("b", row=3)])
    office.worker.plan([ask("typed", row=4)])
    office.until(lambda: office.answered() == [(4, "typed")])
    drafts.chunks.open()
    office.until(lambda: office.answered() == [(4, "typed"), (2, "a"), (3, "b")])


def test_rows_that_are_gone_are_not_answered(open_office: Open) -> None:
    engine = BarredEngine(plans_pass=False)
    office = open_office(engine)
    office.worker.plan([ask("a", row=1), ask("b", row=2), ask("c", row=3)])
    office.until(lambda: engine.plans.n_waiting == 1)
    office.worker.drop_plans([RowId(1), RowId(2)])
    engine.plans.open()
    office.until(lambda: office.answered() == [(3, "c")])
    assert engine.planned == ["a", "c"]


def test_a_row_that_cannot_be_planned_gets_the_reason(open_office: Open) -> None:
    office = open_office(FakeEngine())
    office.worker.plan([ask(f"{MALFORMED} here")])
    (planned,) = office.await_told(Planned)
    ((_, _, reason),) = planned.answers
    assert isinstance(reason, MarkError)
    assert reason.position == 0


def test_an_unexpected_fault_is_an_answer_too(open_office: Open, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeEngine):
        def plan(self, request: Request) -> Plan:
            if request.text == "bad":
                raise ZeroDivisionError
            return super().plan(request)

    office = open_office(Broken())
    office.worker.plan([ask("bad", row=1), ask("good", row=2)])
    office.until(lambda: len(office.answered()) == 2)
    outcomes = {row: outcome for event in office.told(Planned) for row, _, outcome in event.answers}
    assert isinstance(outcomes[RowId(1)], StudioError)
    assert isinstance(outcomes[RowId(2)], Plan)
    assert "cannot be planned" in caplog.text


def test_a_question_that_was_answered_before_needs_no_engine(open_office: Open, tmp_path: Path) -> None:
    engine = BarredEngine()
    office = open_office(engine, None, PlanCache(tmp_path))
    office.worker.plan([ask("hello", row=1)])
    office.until(lambda: len(office.answered()) == 1)
    office.worker.plan([ask("hello", row=2)])
    office.until(lambda: len(office.answered()) == 2)
    assert engine.planned == ["hello"]


def test_questions_wait_for_the_engine_that_is_being_exchanged(open_office: Open) -> None:
    office = open_office(FakeEngine(load_s=0.2))
    office.worker.plan([ask("early")])
    office.until(lambda: office.answered() == [(1, "early")])
