"""What exports of a project leave on the disk: by the digests of their files."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.handoff import ClipsWish, PackWish, PackWishes, Wish, Written
from studio.core.timecode import PAL_25, Timecode
from studio.export import folder as dub_folder
from studio.export.pack import folder as pack_folder
from studio.gui.desk.desk import Desk
from studio.gui.desk.exporting import HandedOff
from studio.project import edits
from studio.project.document import RowId

MakeWish = Callable[[Path], Wish]


def clips_in(folder: Path) -> Wish:
    return ClipsWish(folder, 24_000)


def pack_in(folder: Path) -> Wish:
    return PackWish(folder, 24_000, "Film", PackWishes(Timecode(0, PAL_25)))


BOTH = pytest.mark.parametrize("make_wish", [clips_in, pack_in])


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def export(qtbot: QtBot, desk: Desk, wish: Wish) -> Written:
    with qtbot.waitSignal(desk.exports.finished, timeout=60_000) as done:
        desk.exports.export(None, wish)
    assert done.args is not None
    handed_off = done.args[0]
    assert isinstance(handed_off, HandedOff)
    return handed_off.written


def first(desk: Desk) -> RowId:
    return desk.script.document.row_at(0).id


def edit(desk: Desk, id_: RowId, text: str) -> None:
    desk.script.do("Edit text", edits.set_text(desk.script.document, id_, text))


@pytest.fixture
def long_desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """200 lines of two speakers."""
    path = tmp_path / "long.csv"
    rows = [
        f"00:{n // 60:02}:{n % 60:02}.000,00:{n // 60:02}:{n % 60:02}.900,{'AB'[n % 2]},Line {n}." for n in range(200)
    ]
    path.write_text("\n".join(["start,end,speaker,text", *rows]), "utf-8")
    empty_desk.import_script(path)
    return empty_desk


@BOTH
def test_one_changed_line_of_200_changes_exactly_its_files(
    qtbot: QtBot, long_desk: Desk, tmp_path: Path, make_wish: MakeWish
) -> None:
    folder = tmp_path / "out"
    export(qtbot, long_desk, make_wish(folder))
    before = digests(folder)
    edit(long_desk, long_desk.script.document.row_at(76).id, "Quite another.")
    written = export(qtbot, long_desk, make_wish(folder))
    after = digests(folder)
    sounds = {name for name in after if name.endswith(".wav") and after[name] != before.get(name)}
    assert sounds - {"stems/A.wav"} == {"clips/0077_A_Quite-another.wav", "mix.wav"}
    assert {name for name in written.changed if name.endswith(".wav")} == sounds
    assert written.removed == ("clips/0077_A_Line-76.wav",)
    assert before.keys() - after.keys() == set(written.removed)
    assert all(before[name] == after[name] for name in written.kept)
    assert len(written.kept) >= 199


@BOTH
def test_a_second_export_touches_no_sound(qtbot: QtBot, desk: Desk, tmp_path: Path, make_wish: MakeWish) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, make_wish(folder))
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.wav")}
    assert len(before) >= 5
    written = export(qtbot, desk, make_wish(folder))
    assert not [name for name in written.changed if name.endswith(".wav")]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.wav")} == before


@BOTH
def test_a_full_disk_leaves_the_former_export_whole(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_wish: MakeWish
) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, make_wish(folder))
    before = digests(folder)
    edit(desk, first(desk), "Something else.")

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(dub_folder, "write_mix", full)
    monkeypatch.setattr(pack_folder, "write_sum", full)
    with qtbot.waitSignal(desk.exports.failed, timeout=10_000) as failed:
        desk.exports.export(None, make_wish(folder))
    assert failed.args is not None
    assert "disk is full" in failed.args[0]
    assert digests(folder) == before


@BOTH
def test_a_folder_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, desk: Desk, tmp_path: Path, make_wish: MakeWish
) -> None:
    (tmp_path / "file").write_text("mine")
    with qtbot.waitSignal(desk.exports.failed, timeout=10_000) as failed:
        desk.exports.export(None, make_wish(tmp_path / "file" / "out"))
    assert failed.args is not None
    assert "choose another folder" in failed.args[0]
    assert (tmp_path / "file").read_text() == "mine"


@BOTH
def test_cancelling_leaves_the_former_export_whole(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_wish: MakeWish
) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, make_wish(folder))
    before = digests(folder)
    edit(desk, first(desk), "Something else.")
    add = dub_folder.DubFolder.add

    def add_and_stop(*args: object) -> None:
        add(*args)  # type: ignore[arg-type]
        desk.worker.cancel_all()

    monkeypatch.setattr(dub_folder.DubFolder, "add", add_and_stop)
    with qtbot.assertNotEmitted(desk.exports.finished):
        desk.exports.export(None, make_wish(folder))
        qtbot.waitUntil(lambda: not desk.queue.queued and not desk.queue.entries, timeout=10_000)
    assert digests(folder) == before
    new = tmp_path / "new" / "folder"
    with qtbot.assertNotEmitted(desk.exports.finished):
        desk.exports.export(None, make_wish(new))
        qtbot.waitUntil(lambda: not desk.queue.queued and not desk.queue.entries, timeout=10_000)
    assert not new.parent.exists()


def test_nothing_to_hear_is_no_pack(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.exports.failed, timeout=10_000) as failed:
        desk.exports.export(None, pack_in(tmp_path / "out"), with_drafts=True)
    assert failed.args is not None
    assert "render a line first" in failed.args[0]
    assert not (tmp_path / "out").exists()
