"""Sums kept row by row are those of all rows."""

import pytest
from pytestqt.qtbot import QtBot

from studio.core.cast import Role
from studio.core.fit import FitLimits
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.shell.sums import FITTING, TOO_LONG, Sums
from studio.project import edits


@pytest.fixture
def sums(desk: Desk) -> Sums:
    sums = Sums(desk)
    assert sums.catch_up(1000)
    return sums


def reckoned(desk: Desk) -> tuple[int, int, int, int]:
    ids = [row.id for row in desk.script.document]
    fits = [desk.lengths.fit(id_) for id_ in ids]
    return (
        sum(fit.spoken_ms for fit in fits),
        sum(fit.verdict in TOO_LONG for fit in fits),
        sum(fit.verdict == "failed" for fit in fits),
        sum(fit.verdict in FITTING and not desk.lengths.is_current(id_) for id_, fit in zip(ids, fits, strict=True)),
    )


def kept(sums: Sums) -> tuple[int, int, int, int]:
    return sums.spoken_ms, sums.n_too_long, sums.n_failed, sums.n_stale


def settled(sums: Sums, desk: Desk) -> bool:
    """Once all lengths are planned and told."""
    rows = list(desk.script.document)
    return sums.catch_up(1000) and not any(desk.lengths.length(row.id).is_estimate for row in rows)


def test_they_follow_whatever_is_done(sums: Sums, desk: Desk, qtbot: QtBot) -> None:
    script, document = desk.script, desk.script.document
    before = kept(sums)
    assert before == reckoned(desk)
    first, second = document.row_at(0).id, document.row_at(1).id

    def follows() -> bool:
        return settled(sums, desk) and kept(sums) == reckoned(desk)

    script.do("Text", edits.set_text(document, first, "Something else, and far longer than there is room for here."))
    qtbot.waitUntil(follows)
    assert kept(sums) != before
    script.do("Cast", edits.cast_speaker(document, SpeakerId("Ann"), Role(prosody=Prosody(tempo=1.5))))
    qtbot.waitUntil(follows)
    script.do("Delete", edits.delete(document, [second]))
    qtbot.waitUntil(follows)
    desk.lengths.typing(first, "Hey")
    qtbot.waitUntil(follows)
    desk.lengths.stop_typing(first)
    desk.lengths.limit(FitLimits(fastest=1.1, rushed=1.1))
    qtbot.waitUntil(follows)
    desk.lengths.limit(FitLimits())
    while script.undo_stack.canUndo():
        script.undo_stack.undo()
    qtbot.waitUntil(lambda: follows() and kept(sums)[0] == 0)
    while script.undo_stack.canRedo():
        script.undo_stack.redo()
    qtbot.waitUntil(follows)


def test_a_take_and_its_deletion_count(sums: Sums, desk: Desk, qtbot: QtBot) -> None:
    n_stale = sums.n_stale
    row = desk.script.document.row_at(0).id
    desk.queue.render([row])
    qtbot.waitUntil(lambda: settled(sums, desk) and sums.n_stale == n_stale - 1)
    desk.script.do("Delete", edits.delete_takes(desk.script.document, list(desk.script.document.takes)))
    qtbot.waitUntil(lambda: settled(sums, desk) and sums.n_stale == n_stale)


def test_another_project_starts_over(sums: Sums, desk: Desk) -> None:
    desk.project.new()
    assert sums.catch_up(1)
    assert kept(sums) == (0, 0, 0, 0)


def test_only_so_many_rows_are_looked_at(desk: Desk) -> None:
    sums = Sums(desk)
    assert not sums.catch_up(4)
    assert sums.catch_up(1)
    assert kept(sums) == reckoned(desk)
