"""Estimates, plans and fits, with an engine that answers when the test says so."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from studio.core.cast import Role
from studio.core.emotion import Emotion
from studio.core.errors import SynthesisError
from studio.core.expression import pace
from studio.core.fake_engine import FakeEngine
from studio.core.fit import FitLimits
from studio.core.prosody import Prosody
from studio.core.script import Cue, SpeakerId
from studio.core.speech import VoiceId
from studio.core.timecode import samples_of
from studio.core.timeline import pauses, placed
from studio.gui.desk.lengths import FEW_ROWS
from studio.gui.desk.plans import REMEMBERED
from studio.project import edits
from studio.project.document import Change, Patch, Row, RowId
from tests.gui.desk.lengths_table import HEART, MICHAEL, ONE, THREE, TWO, Table, rows_of


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    table = Table(rows_of("Hello there.", "How are you?", "Very well."))
    table.answer()
    return table


def test_a_project_is_asked_for_as_soon_as_it_is_opened(qtbot: QtBot) -> None:
    table = Table(rows_of("Hello.", "You."))
    assert table.asked == [[ONE, TWO]]
    assert table.lengths.length(ONE).is_estimate
    table.answer()
    assert not table.lengths.length(ONE).is_estimate
    qtbot.waitUntil(lambda: table.told == [frozenset({ONE, TWO})])


def test_questions_of_the_project_before_are_dropped(qtbot: QtBot) -> None:
    table = Table(rows_of("Hello.", "You.", "All."))
    table.open(rows_of("Other."))
    assert list(table.open_questions) == [ONE]


def test_a_key_is_estimated_at_once_and_asked_for_when_the_keys_rest(table: Table, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(table.told))
    table.told.clear()
    before = len(table.asked)
    for text in ("H", "He", "Hey"):
        table.lengths.typing(ONE, text)
        assert table.lengths.length(ONE).natural_ms == 100 * len(text)
        assert table.lengths.fit(ONE).verdict == "padded"
    assert table.told == [frozenset({ONE})] * 3
    assert len(table.asked) == before
    qtbot.waitUntil(lambda: len(table.asked) > before)
    assert table.asked[before:] == [[ONE]]
    assert table.open_questions[ONE].text == "Hey"


def test_the_plan_of_the_row_being_typed_is_told_at_once(table: Table, qtbot: QtBot) -> None:
    table.lengths.typing(ONE, "Hey")
    qtbot.waitUntil(lambda: ONE in table.open_questions)
    table.told.clear()
    table.answer()
    assert table.told == [frozenset({ONE})]
    assert not table.lengths.length(ONE).is_estimate


def test_the_newest_text_wins(table: Table) -> None:
    old = table.lengths.request(ONE)
    table.lengths.typing(ONE, "Something else, which is longer.")
    table.lengths.planned([(ONE, old, FakeEngine().plan(old))])
    assert table.lengths.length(ONE).is_estimate


def test_what_was_given_up_is_as_it_was(table: Table) -> None:
    before = table.lengths.length(ONE)
    table.lengths.typing(ONE, "Something")
    table.lengths.stop_typing(ONE)
    assert table.lengths.text(ONE) == "Hello there."
    table.answer()
    assert table.lengths.length(ONE) == before


def test_typing_in_a_row_that_is_gone_does_nothing(table: Table) -> None:
    table.do(edits.delete(table.document, [ONE]))
    table.lengths.typing(ONE, "Hello?")
    table.lengths.stop_typing(ONE)
    with pytest.raises(KeyError):
        table.lengths.length(ONE)


def test_a_line_that_cannot_be_read_says_why(table: Table) -> None:
    request = table.lengths.request(ONE)
    table.lengths.planned([(ONE, request, SynthesisError("It cannot be read."))])
    assert table.lengths.length(ONE).problem == "It cannot be read."
    assert table.lengths.fit(ONE).verdict == "failed"


def test_the_role_decides_the_language_of_the_estimate(table: Table) -> None:
    table.do(edits.cast_speaker(table.document, SpeakerId("Tom"), Role(HEART, lang="ja")))
    assert table.estimated[-1][1] == "ja"
    assert table.lengths.request(ONE).lang == "ja"


def test_a_moved_cue_refits_the_row_before_it_and_asks_nothing(table: Table) -> None:
    before = len(table.asked)
    assert table.lengths.place(ONE).gap_ms == 1000
    table.do(edits.set_cue(table.document, TWO, Cue(2100, 5000)))
    assert table.lengths.place(ONE).gap_ms == 100
    table.script.undo_stack.undo()
    assert table.lengths.place(ONE).gap_ms == 1000
    assert len(table.asked) == before


def test_the_manner_changes_no_length_by_itself(table: Table) -> None:
    before = len(table.asked)
    table.do(edits.set_prosody(table.document, [ONE], Prosody(pitch_semitones=2)))
    assert len(table.asked) == before
    assert not table.lengths.length(ONE).is_estimate
    assert table.lengths.request(ONE).prosody.pitch_semitones == 2


def test_another_voice_is_asked_for_in_all_lines_of_its_speaker(table: Table) -> None:
    table.do(edits.cast_speaker(table.document, SpeakerId("Tom"), Role(MICHAEL)))
    assert table.asked[-1] == [ONE, TWO, THREE]
    assert table.lengths.length(TWO).is_estimate


def test_undo_brings_the_length_back(table: Table) -> None:
    before = table.lengths.length(ONE)
    table.do(edits.set_text(table.document, ONE, "Bye."))
    table.answer()
    assert table.lengths.length(ONE) != before
    table.script.undo_stack.undo()
    table.answer()
    assert table.lengths.length(ONE) == before


def test_a_deleted_row_comes_back_with_its_length(table: Table) -> None:
    table.do(edits.delete(table.document, [TWO]))
    assert table.lengths.place(ONE).gap_ms == 4000
    table.script.undo_stack.undo()
    assert table.lengths.length(TWO).is_estimate
    assert table.lengths.place(ONE).gap_ms == 1000


def test_other_limits_fit_all_rows_anew(table: Table) -> None:
    padded = table.lengths.fit(THREE)
    assert padded.verdict == "padded"
    table.lengths.limit(FitLimits(slowest=0.9))
    assert table.lengths.fit(THREE).spoken_ms < padded.spoken_ms


def test_many_rows_get_a_crude_estimate_first(qtbot: QtBot) -> None:
    table = Table(rows_of(*["Hello there."] * (FEW_ROWS + 20)))
    assert table.estimated == []
    assert table.lengths.length(ONE).is_estimate
    last = RowId(FEW_ROWS + 20)
    table.lengths.planned([(ONE, (first := table.lengths.request(ONE)), FakeEngine().plan(first))])
    qtbot.waitUntil(lambda: table.lengths.length(last).natural_ms == 1200)
    assert not table.lengths.length(ONE).is_estimate
    assert len(table.estimated) == FEW_ROWS + 19


def test_another_engine_plans_again_without_a_flicker(table: Table) -> None:
    table.lengths.plan_again()
    assert table.asked[-1] == [ONE, TWO, THREE]
    assert not table.lengths.length(ONE).is_estimate


def test_untimed_rows_are_spoken_one_after_another(qtbot: QtBot) -> None:
    table = Table(rows_of("Hello there.", "How are you?", "Very well.", timed=False, gap_ms=300))
    table.answer()
    lengths_ms = [table.lengths.fit(id_).length_ms for id_ in (ONE, TWO, THREE)]
    starts_ms = [table.lengths.start_ms(id_) for id_ in (ONE, TWO, THREE)]
    assert starts_ms == [0, lengths_ms[0] + 300, lengths_ms[0] + lengths_ms[1] + 600]
    qtbot.waitUntil(lambda: bool(table.told))
    table.told.clear()
    table.lengths.typing(TWO, "How?")
    assert table.told == [frozenset({TWO})]
    qtbot.waitUntil(lambda: len(table.told) == 2)
    assert THREE in table.told[1]
    assert table.lengths.start_ms(THREE) < starts_ms[2]


def test_untimed_text_behind_a_cue_follows_it(qtbot: QtBot) -> None:
    rows = rows_of("Hello there.", "How are you?")
    table = Table([replace(rows[0], cue=Cue(60_000, 62_000)), replace(rows[1], cue=None)])
    assert table.lengths.start_ms(TWO) == 60_000 + table.lengths.fit(ONE).length_ms


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text("ab .", max_size=5), st.integers(0, 900)), min_size=1, max_size=8))
def test_untimed_rows_stand_where_a_dub_places_them(qtbot: QtBot, lines: list[tuple[str, int]]) -> None:
    rows = [Row(RowId(i + 1), i, text, gap_ms=gap_ms) for i, (text, gap_ms) in enumerate(lines)]
    table = Table(rows)
    lengths_ms = [table.lengths.fit(row.id).length_ms for row in rows]
    wanted = placed(lengths_ms, pauses(lengths_ms, [row.gap_ms for row in rows]))
    assert tuple(table.lengths.start_ms(row.id) for row in rows) == wanted


def test_a_take_is_current_that_says_what_the_row_says(table: Table) -> None:
    assert not table.lengths.is_current(ONE)
    table.take(ONE)
    assert table.lengths.is_current(ONE)
    table.lengths.typing(ONE, "Hello")
    assert not table.lengths.is_current(ONE)
    table.lengths.stop_typing(ONE)
    assert table.lengths.is_current(ONE)


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: edits.set_text(document, ONE, "Bye."),
        lambda document: edits.set_voice(document, [ONE], MICHAEL),
        lambda document: edits.set_prosody(document, [ONE], Prosody(energy=0.5)),
        lambda document: edits.set_lang(document, [ONE], "ja"),
        lambda document: edits.set_cue(document, ONE, Cue(0, 900)),
        lambda document: edits.cast_speaker(document, SpeakerId("Tom"), Role(HEART, prosody=Prosody(whisper=True))),
        lambda document: edits.pick_take(document, ONE, None),
    ],
)
def test_an_edit_makes_a_take_outdated_and_its_undo_current(table: Table, edit: object) -> None:
    table.take(ONE)
    table.answer()
    assert table.lengths.is_current(ONE)
    table.do(edit(table.document))  # type: ignore[operator]
    assert not table.lengths.is_current(ONE)
    table.script.undo_stack.undo()
    table.answer()
    assert table.lengths.is_current(ONE)


@pytest.mark.parametrize("replaced", [HEART, MICHAEL])
def test_a_voice_that_was_replaced_makes_its_takes_outdated(table: Table, replaced: VoiceId) -> None:
    table.digests = {HEART: "before", MICHAEL: "before"}
    table.do(edits.set_prosody(table.document, [ONE], Prosody(manner_voice=MICHAEL)))
    table.take(ONE)
    assert table.lengths.is_current(ONE)
    table.digests[replaced] = "after"
    assert not table.lengths.is_current(ONE)


def test_of_a_voice_that_is_gone_or_was_not_told_takes_stay_current(table: Table) -> None:
    table.take(ONE)
    table.digests = {HEART: "now"}
    assert table.lengths.is_current(ONE)
    table.take(ONE)
    table.digests = {}
    assert table.lengths.is_current(ONE)


def test_gain_comment_and_tempo_make_no_take_outdated(table: Table) -> None:
    table.take(ONE)
    table.answer()
    table.do(edits.set_gain(table.document, [ONE], 3.0))
    table.do(edits.set_comment(table.document, ONE, "louder"))
    table.do(edits.set_prosody(table.document, [ONE], Prosody(tempo=1.2)))  # the slot decides
    assert table.lengths.is_current(ONE)


def test_a_take_of_another_length_is_outdated_once_the_length_is_known(table: Table) -> None:
    table.take(ONE, target_samples=48, seed=5)
    assert table.lengths.is_current(ONE)  # with another seed the length is estimated first
    table.answer()
    assert not table.lengths.is_current(ONE)


def test_the_aim_stays_with_the_slot_of_its_time(table: Table) -> None:
    request = table.lengths.request(ONE)
    aim = table.lengths.aim(ONE, request)
    spoken_ms = table.lengths.fit(ONE).spoken_ms
    table.do(edits.set_cue(table.document, ONE, Cue(0, 1000)))
    assert aim(FakeEngine().plan(request)).target_samples == samples_of(spoken_ms, 24_000)


def test_what_a_patch_touches_is_told_soon_however_many_come(table: Table, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(table.told))
    table.told.clear()
    for number in range(8):  # as a slider that is dragged: longer than answers are gathered
        row = table.document.rows[ONE]
        table.do(Patch((Change("row", ONE, row, replace(row, gain_db=float(number + 1))),)))
        qtbot.wait(20)
    assert table.told


def test_an_empty_script_has_nothing_to_tell(qtbot: QtBot) -> None:
    table = Table([])
    assert table.asked == []
    table.do(edits.add(table.document, None, "Hello"))
    assert table.asked == [[ONE]]


def test_an_emotion_changes_how_long_a_row_lasts_and_the_other_controls_do_not(table: Table) -> None:
    def say(prosody: Prosody) -> None:
        row = table.document.rows[ONE]
        table.do(Patch((Change("row", ONE, row, replace(row, prosody=prosody)),)))

    sad = Prosody(emotion=Emotion(sad=1.0))
    asked = len(table.asked)
    say(sad)
    estimated_ms = 100 * len("Hello there.")
    assert table.lengths.length(ONE).natural_ms == round(estimated_ms / pace(sad.emotion)) > estimated_ms
    assert table.asked[asked:] == [[ONE]]
    say(replace(sad, pitch_semitones=2.0))
    assert table.asked[asked:] == [[ONE]]


def test_what_is_taken_over_before_the_keys_rest_is_planned(qtbot: QtBot) -> None:
    table = Table([Row(RowId(1), 1, "Hello")])
    table.answer()
    table.lengths.typing(ONE, "Hello there")
    table.do(edits.set_text(table.document, ONE, "Hello there"))
    table.lengths.stop_typing(ONE)
    table.answer()
    assert not table.lengths.length(ONE).is_estimate


def test_the_plan_of_a_row_that_was_not_looked_at_for_long_is_asked_for_again(qtbot: QtBot) -> None:
    table = Table(rows_of(*(f"Line {number}." for number in range(REMEMBERED + 1))))
    table.answer()
    assert table.lengths.plan(ONE) is None
    assert table.lengths.plan(ONE) is None
    assert table.asked[1:] == [[ONE]]
    table.answer()
    assert table.lengths.plan(ONE) is not None
