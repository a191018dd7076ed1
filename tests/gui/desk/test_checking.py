"""Takes are checked as they are made, faulty ones made again, and what is known stays with the take."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.speech import Reading, Request, VoiceId
from studio.core.take_fault import TakeFault, Verified
from studio.gui.desk.desk import Desk
from studio.gui.desk.verifying import Verifying
from studio.project.document import Change, Patch, RowId
from studio.render.takes import Take

CLICK = TakeFault("click", 120, 0, 0.4)
HOLE = TakeFault("hole", 300, 400, 400.0)


class Ear:
    """Finds what it is told to, by the seed of the take."""

    def __init__(self, *by_seed: tuple[TakeFault, ...]) -> None:
        self.by_seed = by_seed
        self.heard: list[int] = []

    def __call__(self, take: Take, request: Request, reading: Reading) -> Verified:
        assert not reading.is_silent
        self.heard.append(take.seed)
        return Verified(self.by_seed[min(take.seed, len(self.by_seed) - 1)])


MakeWith = Callable[[Ear], Desk]


@pytest.fixture
def make_with(make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot) -> MakeWith:
    def make(ear: Ear) -> Desk:
        desk = make_desk(verifying=Verifying(by_sound=ear, by_ear=lambda _: None), other_engines={})
        desk.project.new()
        desk.import_script(script_file)
        qtbot.waitUntil(lambda: not any(desk.lengths.length(row.id).is_estimate for row in desk.script.document))
        return desk

    return make


def row(desk: Desk) -> RowId:
    return desk.script.document.row_at(0).id


def settled(desk: Desk, qtbot: QtBot, n_takes: int) -> None:
    id_ = row(desk)
    qtbot.waitUntil(lambda: len(desk.script.document.takes_of(id_)) == n_takes and not desk.queue.is_queued(id_))


def picked(desk: Desk) -> int:
    take = desk.script.document.rows[row(desk)].take
    assert take is not None
    return desk.script.document.takes[take].seed


@pytest.mark.parametrize(
    ("by_seed", "n_takes", "heard"),
    [
        (((),), 1, 0),
        (((CLICK,), ()), 2, 1),
        (((CLICK,), (CLICK,), (CLICK,)), 3, 0),
        (((HOLE,), (CLICK,), (HOLE,)), 3, 1),
    ],
)
def test_a_faulty_take_is_made_again_and_the_best_is_heard(
    make_with: MakeWith, qtbot: QtBot, by_seed: tuple[tuple[TakeFault, ...], ...], n_takes: int, heard: int
) -> None:
    ear = Ear(*by_seed)
    desk = make_with(ear)
    desk.queue.render([row(desk)])
    settled(desk, qtbot, n_takes)
    assert ear.heard == list(range(n_takes))
    assert picked(desk) == heard
    assert [take.verified for take in desk.script.document.takes_of(row(desk))] == [
        Verified(faults) for faults in by_seed[:n_takes]
    ]
    assert desk.checks.verified(row(desk)) == Verified(by_seed[heard])
    assert desk.checks.faulty() == ((row(desk),) if by_seed[heard] else ())


def test_the_settings_say_whether_and_how_often(make_with: MakeWith, qtbot: QtBot) -> None:
    ear = Ear((CLICK,))
    desk = make_with(ear)
    desk.preferences.change(retakes=1)
    desk.queue.render([row(desk)])
    settled(desk, qtbot, 2)
    desk.preferences.change(checks_takes=False)
    desk.queue.retake([row(desk)])
    settled(desk, qtbot, 3)
    assert ear.heard == [0, 1]
    assert picked(desk) == 2


def test_takes_that_are_there_are_checked_on_demand(make_with: MakeWith, qtbot: QtBot) -> None:
    ear = Ear((CLICK,), ())
    desk = make_with(ear)
    desk.preferences.change(checks_takes=False)
    desk.queue.render([row(desk)])
    settled(desk, qtbot, 1)
    assert desk.checks.verified(row(desk)) is None
    desk.preferences.change(checks_takes=True)
    assert desk.checks.check(line.id for line in desk.script.document) == 1
    settled(desk, qtbot, 2)
    assert picked(desk) == 1
    assert desk.checks.verified(row(desk)) == Verified()


def test_what_was_found_is_there_when_the_project_is_opened_again(
    make_with: MakeWith, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = make_with(Ear((HOLE,)))
    desk.preferences.change(retakes=0)
    desk.queue.render([row(desk)])
    settled(desk, qtbot, 1)
    desk.project.save_as(tmp_path / "film.dub")
    desk.project.new()
    desk.project.open(tmp_path / "film.dub")
    assert desk.checks.verified(row(desk)) == Verified((HOLE,))


def test_who_plays_a_line_hears_it_without_retakes(make_with: MakeWith, qtbot: QtBot) -> None:
    desk = make_with(Ear((CLICK,)))
    desk.sound.play_line(row(desk))
    settled(desk, qtbot, 1)
    assert desk.checks.verified(row(desk)) == Verified((CLICK,))


def test_a_recogniser_listens_to_what_nobody_waits_for(
    make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot
) -> None:
    eye, ear = Ear(()), Ear(())
    desk = make_desk(verifying=Verifying(by_sound=eye, by_ear=lambda _: ear), other_engines={})
    desk.project.new()
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: not any(desk.lengths.length(row.id).is_estimate for row in desk.script.document))
    desk.sound.play_line(row(desk))
    settled(desk, qtbot, 1)
    assert (eye.heard, ear.heard) == ([0], [])
    desk.queue.retake([row(desk)])
    settled(desk, qtbot, 2)
    assert (eye.heard, ear.heard) == ([0], [1])
    desk.preferences.change(listens=False)
    desk.queue.retake([row(desk)])
    settled(desk, qtbot, 3)
    assert (eye.heard, ear.heard) == ([0, 2], [1])


def test_cancelling_ends_the_retakes(make_with: MakeWith, qtbot: QtBot) -> None:
    desk = make_with(Ear((CLICK,)))
    desk.preferences.change(retakes=9)
    desk.queue.taken.connect(lambda _: desk.queue.cancel_all())
    desk.queue.render([row(desk)])
    qtbot.waitUntil(lambda: bool(desk.script.document.takes_of(row(desk))))
    qtbot.wait(200)
    assert len(desk.script.document.takes_of(row(desk))) <= 2


def test_a_take_whose_voice_is_gone_keeps_no_other_from_being_checked(make_with: MakeWith, qtbot: QtBot) -> None:
    desk = make_with(Ear((), (CLICK,)))
    first, second = (desk.script.document.row_at(number).id for number in (0, 1))
    desk.queue.render([first, second])
    qtbot.waitUntil(lambda: all(desk.script.document.rows[id_].take is not None for id_ in (first, second)))
    takes = desk.script.document.takes_of(first) + desk.script.document.takes_of(second)
    unchecked = [
        replace(take, verified=None, voice=VoiceId("own_gone") if take.row == first else take.voice) for take in takes
    ]
    changes = tuple(Change("take", take.id, take, after) for take, after in zip(takes, unchecked, strict=True))
    desk.script.take_in("Elsewhere", Patch(changes))
    with qtbot.waitSignal(desk.checks.noted, timeout=20_000) as noted:
        desk.checks.check([first, second])
    assert noted.args == ["1 take checked: nothing is wrong."]
    assert desk.checks.verified(first) is None
    assert desk.checks.verified(second) == Verified(())
