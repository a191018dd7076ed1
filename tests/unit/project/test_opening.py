import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from studio.core.cast import Role
from studio.core.effects import Effects
from studio.core.errors import OutputError, ProjectError
from studio.core.original import Original
from studio.core.pronunciation import Pronunciation
from studio.core.script import Source, SpeakerId
from studio.core.speech import VoiceId
from studio.project import schema
from studio.project.document import OPTIONS_KEY, Change, Options, Patch, RowId, pronunciation_key
from studio.project.opening import Opened, create, open_project
from tests.unit.project.making import adding, do, render, row, texted

SOURCE = Source(".vtt", 2, ((0, "WEBVTT\n\n"), (1, "NOTE \ud800\n\n")), ("zh", "en"), "zh")


def project(path: Path) -> Opened:
    opened = create(path)
    do(opened, "Add", adding(row(1), row(2)))
    return opened


def killed(opened: Opened) -> Path:
    """A copy of the files as they are when the process is killed now."""
    opened.store.flush()
    folder = opened.store.path.parent / "killed"
    folder.mkdir()
    for file in (opened.store.path, Path(f"{opened.store.path}-wal")):
        shutil.copy(file, folder)
    return folder / opened.store.path.name


def execute(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def make_schema_3(path: Path) -> None:
    """Take away what came later; what there was is put back."""
    execute(path, "UPDATE takes SET record = json_set(json_remove(record, '$.quality'), '$.is_draft', json('false'))")
    execute(path, "PRAGMA user_version = 3")


def make_schema_1(path: Path) -> None:
    """Take away what came later."""
    make_schema_3(path)
    execute(
        path,
        "UPDATE options SET record = json_remove(record, '$.film', '$.original', '$.tempo_step', '$.loudness_lufs',"
        " '$.source')",
    )
    execute(path, "UPDATE roles SET record = json_remove(record, '$.effects')")
    execute(path, "DROP TABLE pronunciations")
    execute(path, "UPDATE rows SET record = json_remove(record, '$.tuning', '$.origin')")
    execute(path, "UPDATE takes SET record = json_remove(record, '$.pronunciations', '$.tuning', '$.verified')")
    execute(path, "PRAGMA user_version = 1")


class TestOpening:
    def test_a_new_project_is_a_whole_file_at_once(self, tmp_path: Path) -> None:
        with create(tmp_path / "folder" / "a.dub").store:
            shutil.copy(tmp_path / "folder" / "a.dub", tmp_path / "b.dub")
        with (copy := open_project(tmp_path / "b.dub")).store:
            assert len(copy.document) == 0

    def test_creating_never_overwrites(self, tmp_path: Path) -> None:
        (tmp_path / "a.dub").write_bytes(b"mine")
        with pytest.raises(OutputError, match="is there already"):
            create(tmp_path / "a.dub")
        assert (tmp_path / "a.dub").read_bytes() == b"mine"

    def test_every_kind_of_record_comes_back(self, tmp_path: Path) -> None:
        opened = project(tmp_path / "a.dub")
        with opened.store:
            render(opened, 2)
            role = Role(VoiceId("af_heart"), gain_db=-3.0, effects=Effects(channel="radio", reverb=0.25))
            cast = Change("role", SpeakerId("Shaman"), None, role)
            chosen = Options("exact", "a.srt", "film.mp4", Original(-6.0, under="remove"), 1.2, -23.0, SOURCE)
            options = Change("options", OPTIONS_KEY, Options(), chosen)
            word = Pronunciation("重 \ud800", "chong2", "zh")
            words = Change("pronunciation", pronunciation_key(word), None, word)
            do(opened, "Cast", Patch((cast, options, words)))
        with (again := open_project(tmp_path / "a.dub")).store:
            assert again.document == opened.document
            assert again.document.options.mode == "exact"
            assert list(again.document.pronunciations.values()) == [word]

    def test_any_name_will_do(self, tmp_path: Path) -> None:
        path = tmp_path / "第 1 集 #2 100%?.dub"
        project(path).store.close()
        with (again := open_project(path)).store:
            assert len(again.document) == 2
            again.store.save_copy(path.with_name("b?c.dub"))

    def test_a_clean_closing_leaves_one_plain_file(self, tmp_path: Path) -> None:
        with project(tmp_path / "a.dub").store:
            pass
        assert os.listdir(tmp_path) == ["a.dub"]
        with (again := open_project(tmp_path / "a.dub")).store:
            assert (again.notes, again.recovered, again.drafts) == ((), None, {})


class TestRefusals:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match="There is no project"):
            open_project(tmp_path / "a.dub")

    @pytest.mark.parametrize("content", [b"", b"1\n00:00:01,000 --> 00:00:02,000\nHello", b"\0" * 5000])
    def test_another_file(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "a.dub"
        path.write_bytes(content)
        with pytest.raises(ProjectError, match="is no Dubsmith project"):
            open_project(path)
        assert os.listdir(tmp_path) == ["a.dub"]

    def test_another_programs_database(self, tmp_path: Path) -> None:
        execute(tmp_path / "a.dub", "CREATE TABLE t (a)")
        with pytest.raises(ProjectError, match="is no Dubsmith project"):
            open_project(tmp_path / "a.dub")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match="cannot be read"):
            open_project(tmp_path)

    def test_a_newer_schema_is_left_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        execute(path, "PRAGMA user_version = 99")
        before = path.read_bytes()
        with pytest.raises(ProjectError, match=r"A newer Dubsmith made a\.dub"):
            open_project(path)
        assert os.listdir(tmp_path) == ["a.dub"]
        execute(path, f"PRAGMA user_version = {schema.SCHEMA}")
        assert len(before) == path.stat().st_size
        with (again := open_project(path)).store:
            assert len(again.document) == 2

    def test_damage(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        content = bytearray(path.read_bytes())
        content[100:] = b"\xff" * (len(content) - 100)
        path.write_bytes(content)
        with pytest.raises(ProjectError, match="is damaged"):
            open_project(path)

    @pytest.mark.parametrize("record", ["{", "[]", "{}", '{"rank":1}', '{"rank":1,"text":"","cue":null,"more":2}'])
    def test_a_record_that_is_none(self, tmp_path: Path, record: str) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        execute(path, f"UPDATE rows SET record = '{record}' WHERE key = 2")
        with pytest.raises(ProjectError, match="is damaged"):
            open_project(path)
        # It is not left locked.
        execute(path, "DELETE FROM rows WHERE key = 2")
        open_project(path).store.close()


class TestRecovery:
    def test_what_was_kept_is_told(self, tmp_path: Path) -> None:
        with (opened := project(tmp_path / "a.dub")).store:
            do(opened, "Split line", texted(opened.document, 1, "new"))
            opened.store.draft(RowId(2), "in the middle of a w")
            path = killed(opened)
        with (again := open_project(path)).store:
            assert again.document == opened.document
            assert again.recovered is not None
            assert (again.recovered.edits, again.recovered.last_title) == (2, "Split line")
            assert again.drafts == {RowId(2): "in the middle of a w"}
            assert again.notes[0].startswith("Dubsmith ended unexpectedly while this project was open. All 2 edits")
            assert again.notes[0].endswith(": Split line.")
            assert again.notes[1] == "The text that was being typed in line 2 was kept: in the middle of a w"

    def test_edits_are_counted_from_the_last_clean_closing(self, tmp_path: Path) -> None:
        with (opened := project(tmp_path / "a.dub")).store:
            path = killed(opened)
        with (again := open_project(path)).store:
            do(again, "Text", texted(again.document, 1, "new"))
            twice = killed(again)
        with (third := open_project(twice)).store:
            assert third.recovered is not None
            assert third.recovered.edits == 2
        with open_project(twice).store as store, (fourth := open_project(twice)).store:
            assert store.path == twice
            assert fourth.recovered is None

    def test_nothing_edited_is_told_as_such(self, tmp_path: Path) -> None:
        with (opened := create(tmp_path / "a.dub")).store:
            path = killed(opened)
        with (again := open_project(path)).store:
            assert "Nothing had been edited" in again.notes[0]


class TestReadingOnly:
    def test_the_second_reads_and_is_told_who_writes(self, tmp_path: Path) -> None:
        with (first := project(tmp_path / "a.dub")).store:
            take = render(first, 1)
            first.store.flush()
            with (second := open_project(tmp_path / "a.dub")).store:
                assert second.is_read_only
                assert second.document == first.document
                assert "is for reading only: the project is open in another window since" in second.notes[0]
                second.store.sound(take)
                with pytest.raises(OutputError, match="save a copy"):
                    second.store.write("Text", texted(second.document, 1, "x"))
                with pytest.raises(OutputError, match="save a copy"):
                    second.store.draft(RowId(1), "x")
                second.store.save_copy(tmp_path / "b.dub")
            do(first, "Text", texted(first.document, 1, "goes on"))
        with (copy := open_project(tmp_path / "b.dub")).store:
            assert not copy.is_read_only
            assert copy.document == second.document

    def test_another_process_is_named_and_its_death_frees_the_project(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        code = "import sys, time; from pathlib import Path; from studio.project.opening import open_project as o; "
        code += "opened = o(Path(sys.argv[1])); print(opened.is_read_only, flush=True); time.sleep(60)"
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "False\n"
            with (here := open_project(path)).store:
                assert here.is_read_only
                assert f"another Dubsmith (process {process.pid} on " in here.notes[0]
            process.kill()
        with (here := open_project(path)).store:
            assert not here.is_read_only
            assert here.recovered is not None

    def test_where_nobody_may_write(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        monkeypatch.setattr(os, "access", lambda *_: False)
        with (opened := open_project(path)).store:
            assert opened.is_read_only
            assert "may not write" in opened.notes[0]
            assert os.listdir(tmp_path) == ["a.dub"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
    def test_in_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        path = tmp_path / "folder" / "a.dub"
        project(path).store.close()
        path.parent.chmod(0o500)
        with (opened := open_project(path)).store:
            assert opened.is_read_only
            assert len(opened.document) == 2
        path.parent.chmod(0o700)

    def test_another_program_that_writes_makes_it_readable_only(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dub"
        project(path).store.close()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode = WAL")
            other.execute("BEGIN IMMEDIATE")
            with (opened := open_project(path)).store:
                assert opened.is_read_only
                assert "Another program holds a.dub" in opened.notes[0]
            other.execute("ROLLBACK")


class TestOlderSchema:
    """A schema 0 that never was: it had no comments."""

    @pytest.fixture
    def old(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "a.dub"
        project(path).store.close()
        make_schema_1(path)
        execute(path, "UPDATE rows SET record = json_remove(record, '$.comment')")
        execute(path, "PRAGMA user_version = 0")

        def add_comments(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE rows SET record = json_set(record, '$.comment', 'from schema 0')")

        monkeypatch.setitem(schema.MIGRATIONS, 0, add_comments)
        return path

    def test_it_is_converted_and_kept_as_it_was(self, old: Path) -> None:
        with (opened := open_project(old)).store:
            assert [row.comment for row in opened.document] == ["from schema 0"] * 2
            assert "a.backup-schema0.dub" in opened.notes[0]
        with closing(sqlite3.connect(old.with_name("a.backup-schema0.dub"))) as backup:
            assert schema.schema_of(backup) == 0
            assert backup.execute("SELECT record FROM rows").fetchall()[0][0].count("comment") == 0
        with (again := open_project(old)).store:
            assert again.notes == ()

    def test_a_conversion_that_fails_changes_nothing(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def half(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM rows")
            connection.execute("SELECT no such thing")

        with monkeypatch.context() as context:
            context.setitem(schema.MIGRATIONS, 0, half)
            with pytest.raises(OutputError, match="cannot be converted"):
                open_project(old)
        with (opened := open_project(old)).store:
            assert len(opened.document) == 2
            assert "a.backup-schema0-2.dub" in opened.notes[0]

    def test_it_is_not_read_where_it_cannot_be_converted(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "access", lambda *_: False)
        with pytest.raises(OutputError, match=r"cannot be converted.*may not write"):
            open_project(old)

    def test_schema_1_had_no_dictionary_no_tuning_and_no_film(self, tmp_path: Path) -> None:
        path = tmp_path / "b.dub"
        made = project(path)
        with made.store:
            render(made, 1)
            cast = Change("role", SpeakerId("Shaman"), None, Role(VoiceId("af_heart")))
            do(made, "Cast", Patch((cast, Change("options", OPTIONS_KEY, Options(), Options("exact")))))
        make_schema_1(path)
        with (opened := open_project(path)).store:
            assert opened.document == made.document
            assert "b.backup-schema1.dub" in opened.notes[0]

    def test_takes_of_schema_3_are_of_studio_quality(self, tmp_path: Path) -> None:
        made = project(tmp_path / "b.dub")
        with made.store:
            render(made, 1)
        make_schema_3(tmp_path / "b.dub")
        with (opened := open_project(tmp_path / "b.dub")).store:
            assert opened.document == made.document
            assert [take.quality for take in opened.document.takes.values()] == ["studio"]
            assert "b.backup-schema3.dub" in opened.notes[0]

    def test_a_schema_that_never_was(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(schema.MIGRATIONS, 0)
        with pytest.raises(ProjectError, match="no Dubsmith ever wrote"):
            open_project(old)


def test_a_project_may_be_closed_in_another_thread(tmp_path: Path) -> None:
    opened = project(tmp_path / "a.dub")
    thread = threading.Thread(target=opened.store.close)
    thread.start()
    thread.join()
    with (again := open_project(tmp_path / "a.dub")).store:
        assert not again.is_read_only
