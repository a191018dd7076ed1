import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import DamagedTake, OutputError
from studio.project.document import Change, Patch, RowId, TakeId
from studio.project.opening import Opened, create, open_project
from tests.unit.project.making import adding, do, record_of, render, row, sound_of, texted


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Opened]:
    opened = create(tmp_path / "a.dub")
    do(opened, "Add", adding(row(1), row(2)))
    yield opened
    opened.store.close(lose_unwritten=True)


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def content(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


class TestEdits:
    def test_an_edit_is_in_the_file_when_it_is_acknowledged(self, project: Opened) -> None:
        kept = threading.Event()
        patch = texted(project.document, 1, "new")
        project.document.apply(patch)
        project.store.write("Text", patch, kept.set)
        assert kept.wait(10)
        assert '"text":"new"' in str(content(project.store.path, "SELECT record FROM rows WHERE key = 1"))

    def test_all_edits_are_there_after_reopening(self, project: Opened) -> None:
        for i in range(50):
            do(project, "Text", texted(project.document, 1 + i % 2, f"text {i}"))
        project.store.close()
        with (again := open_project(project.store.path)).store:
            assert again.document == project.document
            assert again.notes == ()

    def test_deleted_ids_are_not_given_out_after_reopening(self, project: Opened) -> None:
        take = render(project, 2)
        record, last = project.document.takes[take], project.document.rows[RowId(2)]
        do(project, "Delete", Patch((Change("take", take, record, None), Change("row", RowId(2), last, None))))
        project.store.close()
        with (again := open_project(project.store.path)).store:
            assert again.document.free_row_ids(1) == (3,)
            assert again.document.new_take_id() == take + 1

    def test_names_that_no_file_can_hold_do_not_stop_the_writer(self, project: Opened) -> None:
        do(project, "half \ud83d", texted(project.document, 1, "half \ud83d"))
        project.store.draft(RowId(1), "half \ud83d")
        project.store.flush()
        project.store.close()
        with (again := open_project(project.store.path)).store:
            assert again.document == project.document


class TestTrouble:
    def test_what_cannot_be_written_is_told_and_written_later(self, tmp_path: Path) -> None:
        told: list[str] = []
        better = threading.Event()

        def on_failure(sentence: str) -> None:
            told.append(sentence)
            if not sentence:
                better.set()

        opened = create(tmp_path / "a.dub", on_failure)
        with opened.store:
            with held_by_another_program(opened.store.path):
                do(opened, "Add", adding(row(1)))
                with pytest.raises(OutputError, match="Another program holds a\\.dub"):
                    opened.store.flush()
                do(opened, "Text", texted(opened.document, 1, "meanwhile"))
            opened.store.flush()
            assert better.wait(10)
        assert told == ["Another program holds a.dub: close it there.", ""]
        with (again := open_project(opened.store.path)).store:
            assert again.document == opened.document

    def test_a_disk_that_takes_no_more_loses_nothing(self, tmp_path: Path) -> None:
        resource = pytest.importorskip("resource", reason="Windows has no such limit")
        told: list[str] = []
        opened = create(tmp_path / "a.dub", told.append)
        text = "x" * 200_000
        with opened.store:
            do(opened, "Add", adding(row(1), row(2)))
            opened.store.flush()
            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
            try:
                do(opened, "Long", texted(opened.document, 1, text))
                with pytest.raises(OutputError, match=r"cannot be written|is full"):
                    opened.store.flush()
                do(opened, "Short", texted(opened.document, 2, "short"))
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            opened.store.flush()
        assert told[0]
        with (again := open_project(opened.store.path)).store:
            assert again.document == opened.document

    def test_a_copy_holds_also_what_could_not_be_written(self, tmp_path: Path) -> None:
        opened = create(tmp_path / "a.dub", lambda sentence: None)
        with opened.store:
            do(opened, "Add", adding(row(1)))
            opened.store.flush()
            with held_by_another_program(opened.store.path):
                do(opened, "Text", texted(opened.document, 1, "waits"))
                opened.store.save_copy(tmp_path / "b.dub")
        with (copy := open_project(tmp_path / "b.dub")).store:
            assert copy.document == opened.document

    def test_closing_refuses_to_lose_anything_unless_told_to(self, tmp_path: Path) -> None:
        opened = create(tmp_path / "a.dub", lambda sentence: None)
        with held_by_another_program(opened.store.path):
            do(opened, "Add", adding(row(1)))
            with pytest.raises(OutputError):
                opened.store.close()
            opened.store.close(lose_unwritten=True)
        with (again := open_project(opened.store.path)).store:
            assert len(again.document) == 0

    def test_a_listener_that_fails_does_not_stop_the_writer(
        self, project: Opened, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail() -> None:
            raise RuntimeError("mine")

        project.store.write("Text", texted(project.document, 1, "a"), fail)
        kept = threading.Event()
        project.store.write("Text", texted(project.document, 2, "b"), kept.set)
        assert kept.wait(10)
        assert "failed" in caplog.text


class TestDrafts:
    def kept(self, project: Opened) -> list[tuple[object, ...]]:
        project.store.flush()
        return content(project.store.path, "SELECT key, text FROM drafts")

    def test_the_newest_is_kept(self, project: Opened) -> None:
        for text in ("a", "ab", "abc"):
            project.store.draft(RowId(1), text)
        assert self.kept(project) == [(1, '"abc"')]

    def test_it_ends_when_the_text_of_its_row_is_set(self, project: Opened) -> None:
        project.store.draft(RowId(1), "abc")
        project.store.draft(RowId(2), "other")
        do(project, "Text", texted(project.document, 1, "abcd"))
        assert self.kept(project) == [(2, '"other"')]

    def test_it_stays_when_something_else_of_its_row_is_set(self, project: Opened) -> None:
        project.store.draft(RowId(1), "abc")
        render(project, 1)
        assert self.kept(project) == [(1, '"abc"')]

    def test_it_can_be_given_up(self, project: Opened) -> None:
        project.store.draft(RowId(1), "abc")
        project.store.draft(RowId(1), None)
        assert self.kept(project) == []


class TestTakes:
    def test_a_take_can_be_heard_before_it_is_on_the_disk_and_after(self, project: Opened) -> None:
        take = render(project, 1, "hello there")
        expected = sound_of("hello there").audio.samples
        assert np.array_equal(project.store.sound(take).audio.samples, expected)
        project.store.flush()
        assert np.array_equal(project.store.sound(take).audio.samples, expected)

    def test_a_record_without_its_sound_is_refused(self, project: Opened) -> None:
        patch = Patch((Change("take", TakeId(1), None, record_of(1, 1)),))
        with pytest.raises(ValueError, match="put_sound"):
            project.store.write("Take", patch)

    def test_several_threads_read_at_once(self, project: Opened) -> None:
        takes = [render(project, 1, f"hello {i}") for i in range(4)]
        project.store.flush()
        heard: list[int] = []

        def read(take: TakeId) -> None:
            heard.extend(project.store.sound(take).audio.n_samples for _ in range(5))

        threads = [threading.Thread(target=read, args=(take,)) for take in takes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(heard) == 20

    def test_damage_is_a_fault_of_one_take_alone(self, project: Opened) -> None:
        first, second = render(project, 1), render(project, 2)
        project.store.flush()
        with closing(sqlite3.connect(project.store.path)) as connection:
            connection.execute("UPDATE sounds SET flac = x'00' WHERE take = ?", (first,))
            connection.commit()
        with pytest.raises(DamagedTake):
            project.store.sound(first)
        project.store.sound(second)
        with pytest.raises(DamagedTake, match="not in the project"):
            project.store.sound(TakeId(99))

    def test_a_deleted_take_can_be_brought_back_until_closing(self, project: Opened) -> None:
        take = render(project, 1)
        deletion = do(project, "Delete", Patch((Change("take", take, project.document.takes[take], None),)))
        project.store.flush()
        do(project, "Undo", deletion.turned_round())
        project.store.flush()
        project.store.sound(take)

    def test_closing_gives_back_the_space_of_deleted_takes(self, project: Opened) -> None:
        takes = [render(project, 1, "hello " * 40) for _ in range(12)]
        changes = [Change("take", take, project.document.takes[take], None) for take in takes[1:]]
        project.store.flush()
        do(project, "Delete", Patch(tuple(changes)))
        project.store.flush()
        used_bytes = project.store.disk_bytes
        project.store.close()
        assert project.store.path.stat().st_size < used_bytes / 4
        with (again := open_project(project.store.path)).store:
            again.store.sound(takes[0])
            with pytest.raises(DamagedTake):
                again.store.sound(takes[1])


class TestCopies:
    def test_a_copy_holds_all_and_is_not_in_use(self, project: Opened, tmp_path: Path) -> None:
        take = render(project, 1)
        target = tmp_path / "new folder" / "b.dub"
        project.store.save_copy(target)
        assert [path.name for path in target.parent.iterdir()] == ["b.dub"]
        with (copy := open_project(target)).store:
            assert copy.document == project.document
            assert copy.notes == ()
            assert copy.recovered is None
            copy.store.sound(take)

    def test_a_copy_takes_the_place_of_an_older_file(self, project: Opened, tmp_path: Path) -> None:
        (tmp_path / "b.dub").write_bytes(b"old")
        (tmp_path / "b.dub-wal").write_bytes(b"of a project that was killed")
        project.store.save_copy(tmp_path / "b.dub")
        with (copy := open_project(tmp_path / "b.dub")).store:
            assert copy.document == project.document

    def test_no_copy_over_itself_or_over_an_open_project(self, project: Opened, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="this project itself"):
            project.store.save_copy(project.store.path)
        with create(tmp_path / "b.dub").store, pytest.raises(OutputError, match="open in another"):
            project.store.save_copy(tmp_path / "b.dub")

    def test_a_copy_that_fails_leaves_the_older_file(
        self, project: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        (tmp_path / "b.dub").write_bytes(b"old")
        monkeypatch.setattr("studio.project.store.run_all", full)
        with pytest.raises(OutputError, match=r"b\.dub cannot be written"):
            project.store.save_copy(tmp_path / "b.dub")
        assert (tmp_path / "b.dub").read_bytes() == b"old"
        monkeypatch.undo()
