"""Exports that wait, fail, are cancelled, and go on."""

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError
from studio.core.fake_engine import FAILS
from studio.core.handoff import ClipsWish, TakesWish, Wish, Written
from studio.core.script import Cue
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import Exported
from studio.gui.desk.states import Told
from studio.jobs.job import Progress
from studio.project import edits
from studio.project.document import RowId


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def edit(desk: Desk, id_: RowId, text: str) -> None:
    desk.script.do("Edit text", edits.set_text(desk.script.document, id_, text))


class Exports:
    """Finished ones of a desk."""

    def __init__(self, desk: Desk, folder: Path, qtbot: QtBot) -> None:
        self.desk, self.folder, self.qtbot = desk, folder, qtbot
        self.finished: list[str] = []
        self.told: list[str] = []
        desk.exports.finished.connect(lambda done: self.finished.append(done.wish.name))
        desk.told.connect(lambda told: self.told.append(told.sentence))

    def start(self, name: str, rows: Sequence[RowId] | None = None, as_is: bool = False) -> None:
        self.desk.exports.export(rows, ClipsWish(self.folder / name, 48_000), TakesWish(as_is=as_is))

    def wait(self, *names: str) -> None:
        self.qtbot.waitUntil(lambda: self.finished == list(names), timeout=10_000)

    def clips(self, name: str) -> list[str | None]:
        report = json.loads((self.folder / name / "report.json").read_text("utf-8"))
        return [line["clip"] for line in report["lines"]]

    def frames(self, name: str, index: int) -> int:
        clip = self.clips(name)[index]
        assert clip is not None
        return int(soundfile.info(self.folder / name / clip).frames)


@pytest.fixture
def exports(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Exports:
    return Exports(desk, tmp_path / "out", qtbot)


@pytest.fixture
def slow(slow_desk: Desk, tmp_path: Path, qtbot: QtBot) -> Exports:
    return Exports(slow_desk, tmp_path / "out", qtbot)


def test_a_line_that_cannot_be_rendered_does_not_hold_up_the_export(desk: Desk, exports: Exports) -> None:
    edit(desk, ids(desk)[0], f"{FAILS} always")
    exports.start("one")
    exports.wait("one")
    assert [clip is not None for clip in exports.clips("one")] == [False, True, True, True, False]
    assert any("left out" in sentence for sentence in exports.told)
    exports.start("two")  # it is tried again
    exports.wait("one", "two")


def test_a_second_export_waits_beside_the_first(slow_desk: Desk, slow: Exports) -> None:
    first, second, *_ = ids(slow_desk)
    slow.start("one", [first])
    slow.start("two", [first, second])
    slow.wait("one", "two")
    assert slow.clips("one")[0] is not None
    assert len(slow.clips("two")) == 2


def test_a_paused_queue_is_told(slow_desk: Desk, slow: Exports) -> None:
    slow_desk.queue.pause()
    slow.start("one", ids(slow_desk)[:1])
    assert any("paused" in sentence for sentence in slow.told)
    slow_desk.queue.resume()
    slow.wait("one")


def test_an_export_is_given_up_with_the_lines_it_waits_for(slow_desk: Desk, slow: Exports, qtbot: QtBot) -> None:
    slow.start("one")
    slow_desk.queue.cancel_all()
    qtbot.waitUntil(lambda: any("given up" in sentence for sentence in slow.told))
    assert slow_desk.queue.entries == ()
    assert not (slow.folder / "one").exists()
    slow.start("two", ids(slow_desk)[:1])
    slow.wait("two")


def test_a_line_that_is_edited_while_the_export_waits_goes_out_as_it_is_then(slow_desk: Desk, slow: Exports) -> None:
    first = ids(slow_desk)[0]
    slow.start("one", [first])
    edit(slow_desk, first, "Hello, you!")
    slow_desk.script.do("Change time", edits.set_cue(slow_desk.script.document, first, Cue(1000, 3200)))
    slow.wait("one")
    assert slow.frames("one", 0) == 2200 * 48
    take = slow_desk.script.document.rows[first].take
    assert take is not None
    assert slow_desk.script.document.takes[take].text == "Hello, you!"


def test_a_line_that_is_deleted_while_the_export_waits_is_not_missed(slow_desk: Desk, slow: Exports) -> None:
    first, second, *_ = ids(slow_desk)
    slow.start("one", [first, second])
    slow_desk.script.do("Delete", edits.delete(slow_desk.script.document, [first]))
    slow.wait("one")
    assert len(slow.clips("one")) == 1


def test_an_export_that_waits_is_given_up_with_its_project(slow_desk: Desk, slow: Exports, qtbot: QtBot) -> None:
    slow.start("one")
    slow_desk.project.new()
    assert any("project was closed" in sentence for sentence in slow.told)
    slow_desk.script.do("Add", edits.add(slow_desk.script.document, None, "Another story."))
    qtbot.wait(50)
    assert not (slow.folder / "one").exists()


def test_an_export_is_cancelled_in_the_queue(
    make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    steps: list[int] = []

    def export(items: Sequence[Exported], notes: Sequence[str], wish: Wish) -> Generator[Progress, None, Written]:
        while True:
            steps.append(len(items))
            yield Progress(0.5)

    desk = make_desk(export=export)
    desk.project.new()
    desk.import_script(script_file)
    exports = Exports(desk, tmp_path, qtbot)
    exports.start("one")
    qtbot.waitUntil(lambda: len(steps) > 3)
    desk.queue.cancel(*[entry.id for entry in desk.queue.entries])
    qtbot.waitUntil(lambda: not desk.queue.entries)
    assert exports.finished == []


def test_an_export_that_cannot_be_written_is_told_and_can_be_retried(
    make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    is_full = [True]

    def export(items: Sequence[Exported], notes: Sequence[str], wish: Wish) -> Generator[Progress, None, Written]:
        yield Progress(0.5)
        if is_full[0]:
            raise OutputError("The disk is full.")
        return Written(wish.folder, ())

    desk = make_desk(export=export)
    desk.project.new()
    desk.import_script(script_file)
    exports = Exports(desk, tmp_path, qtbot)
    exports.start("one")
    qtbot.waitUntil(lambda: "The disk is full." in exports.told)
    is_full[0] = False
    desk.queue.retry(*[entry.id for entry in desk.queue.entries])
    exports.wait("one")


def test_takes_as_they_are_go_out_whole_though_the_text_is_shorter_now(
    desk: Desk, exports: Exports, qtbot: QtBot
) -> None:
    first = ids(desk)[0]
    desk.script.do("Free", edits.set_options(desk.script.document, replace(desk.script.document.options, mode="free")))
    desk.queue.render([first])
    qtbot.waitUntil(lambda: not desk.queue.queued)
    (take,) = desk.script.document.takes_of(first)
    edit(desk, first, "Hi.")
    exports.start("one", [first], as_is=True)
    exports.wait("one")
    assert exports.frames("one", 0) >= take.n_samples * 2
    assert desk.script.document.takes_of(first) == (take,)


def test_a_fresh_script_is_exported_at_its_planned_lengths(
    make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(estimate=lambda text, voice, lang: (9000, 9))
    desk.project.new()
    desk.import_script(script_file)
    first = ids(desk)[0]
    exports = Exports(desk, tmp_path, qtbot)
    exports.start("one", [first])
    exports.wait("one")
    assert exports.frames("one", 0) == desk.lengths.fit(first).length_ms * 48


def test_reading_only_exports_what_there_is(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    first, second, *_ = ids(desk)
    desk.queue.render([first])
    qtbot.waitUntil(lambda: not desk.queue.queued)
    desk.project.save_as(tmp_path / "film.dub")
    other = make_desk()
    other.project.open(tmp_path / "film.dub")
    exports = Exports(other, tmp_path / "out", qtbot)
    exports.start("one", [first, second])
    exports.wait("one")
    assert [clip is not None for clip in exports.clips("one")] == [True, False]


def test_notes_are_no_problems(desk: Desk, told: list[Told]) -> None:
    desk.exports.noted.emit("Something to know.")
    assert told == [Told("Something to know.", kind="note")]
