"""Edits, their undo, and what no longer fits."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from studio.core.cast import Role
from studio.core.prosody import Prosody
from studio.core.script import NARRATOR
from studio.core.speech import VoiceId
from studio.gui.desk.script import ScriptDesk
from studio.project import edits
from studio.project.document import Change, Document, Options, Patch, Row, RowId, TakeId, TakeRecord

ONE, TWO = RowId(1), RowId(2)


class Desk(ScriptDesk):
    def __init__(self, is_read_only: bool = False) -> None:
        super().__init__()
        self.refusals: list[str] = []
        self.kept: list[tuple[str, Patch]] = []
        self.refused.connect(self.refusals.append)
        document = Document.of([Row(ONE, 1, "one"), Row(TWO, 2, "two")], {}, [], Options())
        self.open(document, lambda title, patch: self.kept.append((title, patch)), is_read_only)

    def gain(self, gain_db: float, merge: str = "gain") -> None:
        self.do("Gain", edits.set_gain(self.document, [ONE], gain_db), merge)

    def take(self) -> TakeId:
        """A take comes in."""
        id_, row = self.document.new_take_id(), self.document.rows[ONE]
        prosody = Role().prosody
        record = TakeRecord(id_, ONE, f"{id_}", row.text, VoiceId("v"), prosody, 0, 1, 1, 24_000, 0.1, "")
        changes = (Change("take", id_, None, record), Change("row", ONE, row, replace(row, take=id_)))
        self.take_in("Take", Patch(changes))
        return id_


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_a_dragged_slider_is_one_step_of_undo(desk: Desk) -> None:
    for gain_db in (1.0, 2.0, 3.0):
        desk.gain(gain_db)
    assert desk.undo_stack.count() == 1
    desk.undo_stack.undo()
    assert desk.document.rows[ONE].gain_db == 0


def test_a_slider_back_where_it_was_leaves_no_step(desk: Desk) -> None:
    desk.gain(1.0)
    desk.gain(0.0)
    assert not desk.undo_stack.canUndo()
    assert desk.document.rows[ONE].gain_db == 0
    desk.gain(2.0)
    desk.undo_stack.undo()
    assert desk.document.rows[ONE].gain_db == 0


def test_a_voice_of_another_name_is_so_in_what_can_be_undone(desk: Desk) -> None:
    a, b, renamed = VoiceId("a"), VoiceId("b"), VoiceId("renamed")
    desk.do("Voice", edits.set_voice(desk.document, [ONE], a))
    desk.do("Role", edits.cast_speaker(desk.document, NARRATOR, Role(a, prosody=Prosody(manner_voice=a))))
    desk.do("Voice", edits.set_voice(desk.document, [ONE], b))
    desk.do("Role", edits.cast_speaker(desk.document, NARRATOR, Role(b)))
    desk.exchange_voice("Rename", a, renamed)
    assert desk.undo_stack.count() == 4
    desk.undo_stack.setIndex(2)
    assert desk.document.rows[ONE].voice == renamed
    assert desk.document.role(NARRATOR) == Role(renamed, prosody=Prosody(manner_voice=renamed))
    desk.undo_stack.setIndex(0)
    desk.undo_stack.setIndex(2)
    assert desk.document.rows[ONE].voice == renamed
    desk.exchange_voice("Rename", renamed, a)
    desk.undo_stack.setIndex(1)
    assert desk.document.rows[ONE].voice == a
    assert not desk.refusals


def test_a_take_that_comes_while_a_slider_is_dragged_survives_the_undo(desk: Desk) -> None:
    desk.gain(1.0)
    take = desk.take()
    desk.gain(2.0)
    while desk.undo_stack.canUndo():
        desk.undo_stack.undo()
    assert desk.document.rows[ONE] == Row(ONE, 1, "one", take=take)
    desk.undo_stack.setIndex(desk.undo_stack.count())
    assert desk.document.rows[ONE].gain_db == 2
    assert desk.document.rows[ONE].take == take


def test_an_edit_of_a_row_that_is_gone_is_told(desk: Desk) -> None:
    late = edits.set_text(desk.document, ONE, "late")
    desk.do("Delete", edits.delete(desk.document, [ONE]))
    desk.do("Edit text", late)
    assert desk.undo_stack.count() == 1
    assert "Edit text" in desk.refusals[0]
    assert desk.kept[-1][0] == "Delete"


def test_an_undo_that_no_longer_fits_is_told_and_gone(desk: Desk) -> None:
    desk.do("Edit text", edits.set_text(desk.document, ONE, "late"))
    desk.take_in("Gone", edits.delete(desk.document, [ONE]))
    desk.undo_stack.undo()
    assert "Edit text" in desk.refusals[0]
    assert desk.undo_stack.count() == 0
    desk.do("Edit text", edits.set_text(desk.document, TWO, "goes on"))
    desk.undo_stack.undo()
    assert desk.document.rows[TWO].text == "two"
    assert len(desk.refusals) == 1


def test_an_undo_sets_back_only_what_its_edit_had_set(desk: Desk) -> None:
    desk.do("Edit text", edits.set_text(desk.document, ONE, "other"))
    take = desk.take()
    desk.undo_stack.undo()
    assert desk.document.rows[ONE] == Row(ONE, 1, "one", take=take)


def test_reading_only_is_said_once_for_each_project(qtbot: QtBot) -> None:
    desk = Desk(is_read_only=True)
    for _ in range(3):
        desk.gain(1.0)
    assert desk.undo_stack.count() == 0
    assert len(desk.refusals) == 1
    assert "reading only" in desk.refusals[0]
    desk.open(Document(), lambda title, patch: None, True)
    assert not desk.may_edit()
    assert len(desk.refusals) == 2


def test_an_empty_edit_says_nothing_even_then(qtbot: QtBot) -> None:
    desk = Desk(is_read_only=True)
    desk.do("Edit text", edits.set_text(desk.document, ONE, "one"))
    assert desk.refusals == []


def test_edits_go_on_into_another_file_with_their_undo(desk: Desk) -> None:
    desk.gain(1.0)
    there: list[str] = []
    desk.move(lambda title, patch: there.append(title))
    desk.undo_stack.undo()
    assert there == ["Gain"]
    assert len(desk.kept) == 1
