"""What exports of a project leave on the disk: by the digests of their files."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from scipy.signal import correlate

from studio import handing_off
from studio.core.audio import Samples
from studio.core.handoff import ClipsWish, FilmWish, PackWish, PackWishes, TakesWish, Wish, Written
from studio.core.sound_forms import SoundWish
from studio.core.timecode import PAL_25, Timecode
from studio.export import folder as dub_folder
from studio.export.pack import folder as pack_folder
from studio.gui.desk.desk import Desk
from studio.gui.desk.exporting import HandedOff
from studio.media import mux as film_mux
from studio.media.sound import blocks
from studio.project import edits
from studio.project.document import RowId
from tests.unit.media.conftest import MakeFilm, make_film

__all__ = ["make_film"]

MakeWish = Callable[[Path], Wish]


def clips_in(folder: Path) -> Wish:
    return ClipsWish(folder, 24_000)


def pack_in(folder: Path) -> Wish:
    return PackWish(folder, 24_000, "Film", PackWishes(Timecode(0, PAL_25)))


BOTH = pytest.mark.parametrize("make_wish", [clips_in, pack_in])


def digests(folder: Path) -> dict[str, str]:
    found = {}
    with suppress(FileNotFoundError):  # what is cancelled is taken away beside us
        for path in folder.rglob("*"):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def export(qtbot: QtBot, desk: Desk, wish: Wish) -> Written:
    ends: list[object] = []
    desk.exports.finished.connect(ends.append)
    desk.exports.failed.connect(lambda sentence, _details: ends.append(sentence))
    desk.exports.export(None, wish)
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    (handed_off,) = ends
    assert isinstance(handed_off, HandedOff), handed_off
    return handed_off.written


def first(desk: Desk) -> RowId:
    return desk.script.document.row_at(0).id


def edit(desk: Desk, id_: RowId, text: str) -> None:
    desk.script.do("Edit text", edits.set_text(desk.script.document, id_, text))


@pytest.fixture
def long_desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """30 lines of two speakers."""
    path = tmp_path / "long.csv"
    rows = [
        f"00:{n // 60:02}:{n % 60:02}.000,00:{n // 60:02}:{n % 60:02}.900,{'AB'[n % 2]},Line {n}." for n in range(30)
    ]
    path.write_text("\n".join(["start,end,speaker,text", *rows]), "utf-8")
    empty_desk.import_script(path)
    return empty_desk


@BOTH
def test_one_changed_line_of_many_changes_exactly_its_files(
    qtbot: QtBot, long_desk: Desk, tmp_path: Path, make_wish: MakeWish
) -> None:
    folder = tmp_path / "out"
    export(qtbot, long_desk, make_wish(folder))
    before = digests(folder)
    edit(long_desk, long_desk.script.document.row_at(16).id, "Quite another.")
    written = export(qtbot, long_desk, make_wish(folder))
    after = digests(folder)
    sounds = {name for name in after if name.endswith(".wav") and after[name] != before.get(name)}
    assert sounds - {"stems/A.wav"} == {"clips/0017_A_Quite-another.wav", "mix.wav"}
    assert {name for name in written.changed if name.endswith(".wav")} == sounds
    assert written.removed == ("clips/0017_A_Line-16.wav",)
    assert before.keys() - after.keys() == set(written.removed)
    assert all(before[name] == after[name] for name in written.kept)
    assert len(written.kept) >= 29


@BOTH
def test_a_second_export_touches_no_sound(qtbot: QtBot, desk: Desk, tmp_path: Path, make_wish: MakeWish) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, make_wish(folder))
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.wav")}
    assert len(before) >= 5
    written = export(qtbot, desk, make_wish(folder))
    assert not [name for name in written.changed if name.endswith(".wav")]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.wav")} == before


def test_a_pack_of_the_same_reads_no_take_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    first_time = export(qtbot, desk, pack_in(folder))

    def read(*_: object) -> None:
        raise AssertionError("nothing is to be read")

    with monkeypatch.context() as patch:
        patch.setattr(handing_off, "clip_sound", read)
        written = export(qtbot, desk, pack_in(folder))
    assert set(written.kept) == set(first_time.changed)
    assert (written.changed, written.removed, written.notes) == ((), (), first_time.notes)


@pytest.mark.parametrize("spoil", ["gone", "shorter"])
def test_a_file_of_a_pack_that_is_gone_or_cut_comes_back(qtbot: QtBot, desk: Desk, tmp_path: Path, spoil: str) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, pack_in(folder))
    before = digests(folder)
    clip = next((folder / "clips").iterdir())
    if spoil == "gone":
        clip.unlink()
    else:
        clip.write_bytes(clip.read_bytes()[:-100])
    written = export(qtbot, desk, pack_in(folder))
    assert written.changed == (f"clips/{clip.name}",)
    # its stamp tells the hour
    assert digests(folder).keys() == before.keys()


def test_another_gain_is_another_pack(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, pack_in(folder))
    desk.script.do("Gain", edits.set_gain(desk.script.document, [first(desk)], -6.0))
    written = export(qtbot, desk, pack_in(folder))
    assert sum(name.startswith("clips/") for name in written.changed) == 1


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
    stopped: list[object] = []

    def add_and_stop(folder: dub_folder.DubFolder, *args: object) -> None:
        add(folder, *args)  # type: ignore[arg-type]
        stopped.append(folder)
        desk.worker.cancel_all()

    monkeypatch.setattr(dub_folder.DubFolder, "add", add_and_stop)
    with qtbot.assertNotEmitted(desk.exports.finished):
        desk.exports.export(None, make_wish(folder))
        qtbot.waitUntil(lambda: bool(stopped) and not desk.queue.entries, timeout=60_000)
        qtbot.waitUntil(lambda: digests(folder) == before, timeout=60_000)
    stopped.clear()
    new = tmp_path / "new" / "folder"
    with qtbot.assertNotEmitted(desk.exports.finished):
        desk.exports.export(None, make_wish(new))
        qtbot.waitUntil(lambda: bool(stopped) and not desk.queue.entries, timeout=60_000)
        qtbot.waitUntil(lambda: not new.parent.exists(), timeout=60_000)


def test_nothing_to_hear_is_no_pack(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.exports.failed, timeout=10_000) as failed:
        desk.exports.export(None, pack_in(tmp_path / "out"), TakesWish(as_is=True))
    assert failed.args is not None
    assert "render a line first" in failed.args[0]
    assert not (tmp_path / "out").exists()


def film_in(folder: Path) -> Wish:
    return FilmWish(folder.parent / "film.mp4", folder / "dubbed.mp4", title="Dub")


def heard(path: Path, track: int) -> Samples:
    return np.concatenate(list(blocks(path, 48_000, track)))


@pytest.fixture
def film(make_film: MakeFilm) -> Path:
    return make_film("film.mp4", seconds=16)


def test_a_film_has_every_clip_at_its_place(qtbot: QtBot, desk: Desk, film: Path, tmp_path: Path) -> None:
    written = export(qtbot, desk, film_in(tmp_path / "out"))
    assert written.changed == ("dubbed.mp4",)
    assert written.notes[-1].startswith("Dub: found in dubbed.mp4")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["dubbed.mp4"]
    export(qtbot, desk, ClipsWish(tmp_path / "clips", 48_000))
    spoken = heard(tmp_path / "out" / "dubbed.mp4", 1)
    for row in desk.script.document:
        for path in (tmp_path / "clips" / "clips").glob(f"{desk.script.document.index_of(row.id) + 1:04}_*"):
            clip = heard(path, 0)
            assert row.cue is not None
            lag = int(correlate(spoken, clip, method="fft").argmax()) - (len(clip) - 1)
            assert abs(lag / 48 - row.cue.start_ms) <= 1
    assert len(heard(tmp_path / "out" / "dubbed.mp4", 0)) == pytest.approx(len(heard(film, 0)), abs=3000)


def test_further_dubs_become_tracks_and_the_own_sound_can_go(
    qtbot: QtBot, desk: Desk, film: Path, tmp_path: Path
) -> None:
    export(qtbot, desk, ClipsWish(tmp_path / "other", 48_000, SoundWish("mp3")))
    target = tmp_path / "dubbed.mkv"
    wish = FilmWish(film, target, replaces=True, lang="eng", others=(tmp_path / "other",))
    written = export(qtbot, desk, wish)
    assert len(written.notes) == 2
    with av.open(str(target)) as container:
        assert [stream.metadata.get("title") for stream in container.streams.audio] == ["English", "English"]


def test_a_film_that_cannot_be_written_leaves_the_former_whole(
    qtbot: QtBot, desk: Desk, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, film_in(folder))
    before = digests(folder)

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(film_mux, "check_place", full)
    with qtbot.waitSignal(desk.exports.failed, timeout=10_000) as failed:
        desk.exports.export(None, film_in(folder))
    assert failed.args is not None
    assert "disk is full" in failed.args[0]
    assert digests(folder) == before


def test_the_writing_of_a_film_is_cancelled(
    qtbot: QtBot, desk: Desk, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    export(qtbot, desk, film_in(folder))
    before = digests(folder)
    in_time = film_mux._in_time

    def cancelling(*args: Any) -> Iterator[Any]:
        desk.worker.cancel_all()
        yield from in_time(*args)

    monkeypatch.setattr(film_mux, "_in_time", cancelling)
    with qtbot.assertNotEmitted(desk.exports.finished):
        desk.exports.export(None, film_in(folder))
        qtbot.waitUntil(lambda: digests(folder) == before, timeout=10_000)
