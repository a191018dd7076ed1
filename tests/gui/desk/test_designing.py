import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError
from studio.core.speech import VoiceId
from studio.gui.desk.designing import Designing, blend_of
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from tests.gui.voices.making import ADAM, HEART


@pytest.fixture
def designing(empty_desk: Desk) -> Designing:
    return empty_desk.designing


def labels(designing: Designing) -> set[str]:
    return {chip.label.en for chip in designing.description.chips}


def test_a_description_becomes_three_voices_and_then_others(designing: Designing, empty_desk: Desk) -> None:
    designing.say("warm old woman, slow")
    assert {"old", "female", "slow", "warm"} <= labels(designing)
    designing.propose()
    first = designing.trials
    assert len(first) == 3
    assert len({trial.file.voice.digest for trial in first}) == 3
    assert empty_desk.own_voices.find(first[0].voice.id) == first[0].voice
    designing.propose()
    assert {trial.file.digest for trial in designing.trials}.isdisjoint(trial.file.digest for trial in first)


def test_the_same_words_give_the_same_voices_again(designing: Designing, house: House) -> None:
    again = Designing(house.shelf, house.describe, house.candidates)
    for each in (designing, again):
        each.say("warm old woman")
        each.propose()
    assert [trial.file.digest for trial in designing.trials] == [trial.file.digest for trial in again.trials]


def test_corrections_outlive_more_words(designing: Designing, qtbot: QtBot) -> None:
    designing.say("old woman")
    designing.exchange_value("age", "old", "young")
    designing.drop_value("gender", "f")
    assert labels(designing) == {"young"}
    designing.say("old woman, warm")
    assert labels(designing) == {"young", "warm"}
    with qtbot.waitSignal(designing.described):
        designing.say(" ")
    designing.say("old woman")
    assert labels(designing) == {"old", "female"}


def test_candidates_are_stale_after_a_correction(designing: Designing) -> None:
    designing.say("old woman")
    designing.propose()
    assert designing.is_current
    designing.set_value("pitch", "1")
    assert not designing.is_current


def test_a_kept_design_is_taken_up_where_it_was(designing: Designing) -> None:
    designing.say("old woman")
    designing.set_value("timbre", "warm", 1.5)
    designing.exchange_value("age", "old", "young")
    said = labels(designing)
    designing.propose()
    origin = designing.trials[0].file.origin
    designing.say("a deep man")
    designing.take_up(origin)
    assert (designing.description.text, labels(designing)) == ("old woman", said)
    assert designing.trials == ()


def test_what_a_foreign_file_says_is_not_believed(designing: Designing) -> None:
    designing.take_up({"description": "old", "values": "age=ancient 1, nose=big 2, pitch=2 much, timbre=warm 1"})
    assert labels(designing) == {"warm"}


def test_a_blend_lies_between_two(designing: Designing) -> None:
    file = designing.blend(HEART, ADAM, 0.25, "Both")
    assert blend_of(file.origin) == (HEART, ADAM, 0.25)
    with pytest.raises(InputError, match="two different"):
        designing.blend(HEART, HEART, 0.5, "One")


@pytest.mark.parametrize("blend", ["", "a 1", "a 0.5, b x", "a 0.2, b 0.3, c 0.5"])
def test_what_is_no_blend(blend: str) -> None:
    assert blend_of({"blend": blend}) is None


def test_a_blend_as_files_have_it() -> None:
    assert blend_of({"blend": "af_heart 0.3, am_adam 0.7"}) == (HEART, VoiceId("am_adam"), 0.7)
