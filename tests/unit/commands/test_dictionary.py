from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest

from studio import dictionaries
from studio.core.paths import user_paths
from studio.core.pronunciation import Pronunciation
from studio.formats.dictionary_csv import write_dictionary
from tests.unit.command_line import Run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBSMITH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def entries(run: Run) -> list[tuple[str, str, str | None]]:
    listed = run("dictionary", "--json", engine=False).json["entries"]
    return [(entry["written"], entry["reading"], entry["lang"]) for entry in listed]


class TestDictionary:
    def test_an_empty_one_says_what_to_do(self, run: Run) -> None:
        assert "dubsmith dictionary add" in run("dictionary", engine=False).out
        assert entries(run) == []

    def test_what_is_added_is_listed_and_removed(self, run: Run) -> None:
        assert run("dictionary", "add", "重庆", "chong2 qing4", "--lang", "zh", engine=False).code == 0
        run("dictionary", "add", "重庆", "zhong4 qing4", "--lang", "zh", engine=False)
        run("dictionary", "add", "GIF", "/dʒˈɪf/", engine=False)
        assert entries(run) == [("GIF", "/dʒˈɪf/", None), ("重庆", "zhong4 qing4", "zh")]
        assert "zhong4 qing4" in run("dictionary", "list", engine=False).out

        assert run("dictionary", "remove", "重庆", engine=False).code == 0
        assert entries(run) == [("GIF", "/dʒˈɪf/", None)]

    def test_of_what_several_add_at_once_nothing_is_lost(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = write_dictionary
        there = Barrier(2)

        def slowly(path: Path, kept: Iterable[Pronunciation]) -> None:
            with suppress(BrokenBarrierError):
                there.wait(0.5)  # both have read by now, if they may
            write(path, kept)

        monkeypatch.setattr(dictionaries, "write_dictionary", slowly)
        with ThreadPoolExecutor(2) as pool:
            for word in ("GIF", "JPEG"):
                pool.submit(dictionaries.put, home / "dictionary.csv", [Pronunciation(word, "/dʒˈɪf/", None)])
        assert [word for word, _, _ in entries(run)] == ["GIF", "JPEG"]

    def test_an_impossible_reading_is_refused(self, run: Run) -> None:
        result = run("dictionary", "add", "重庆", "chong2", engine=False)
        assert result.code == 2
        assert result.err.count("\n") == 1
        assert entries(run) == []

    def test_what_is_not_there_cannot_be_removed(self, run: Run) -> None:
        assert run("dictionary", "remove", "重庆", engine=False).code == 2

    def test_import_keeps_the_good_rows_and_names_the_bad(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("written,reading,lang\n重庆,chong2,zh\n行,hang2,zh\n,x,\n", encoding="utf-8")
        result = run("dictionary", "import", "a.csv", engine=False)
        assert result.code == 2
        assert [line.split(": ")[1] for line in result.err.splitlines()] == ["a.csv, line 4", "a.csv, line 2"]
        assert entries(run) == [("行", "hang2", "zh")]

    def test_export_can_be_imported(self, run: Run, tmp_path: Path) -> None:
        run("dictionary", "add", "行", "hang2", engine=False)
        assert run("dictionary", "export", "b.csv", engine=False).code == 0
        run("dictionary", "remove", "行", engine=False)
        assert run("dictionary", "import", "b.csv", engine=False).code == 0
        assert entries(run) == [("行", "hang2", None)]

    def test_rows_that_would_be_lost_are_not_written_over(self, run: Run) -> None:
        path = user_paths().dictionary_file
        path.parent.mkdir(parents=True)
        path.write_text("written,reading\n行,hang2\nbroken\n", encoding="utf-8")
        result = run("dictionary", "add", "重", "chong2", engine=False)
        assert result.code == 2
        assert "line 3" in result.err
        assert "broken" in path.read_text(encoding="utf-8")
        assert entries(run) == [("行", "hang2", None)]


class TestUse:
    def reading(self, run: Run, *options: str) -> str:
        tokens = run("g2p", "行", "--json", *options, engine=False).json["tokens"]
        return str(tokens[0]["reading"])

    def test_the_persons_own_counts_unless_left_out(self, run: Run) -> None:
        run("dictionary", "add", "行", "hang2", engine=False)
        assert self.reading(run) == "hang2"
        assert self.reading(run, "--no-dictionary") == "xing2"

    def test_named_ones_go_before_it_in_their_order(self, run: Run, tmp_path: Path) -> None:
        run("dictionary", "add", "行", "hang2", engine=False)
        for name, reading in (("a", "heng2"), ("b", "xing2")):
            (tmp_path / f"{name}.csv").write_text(f"written,reading\n行,{reading}\n", encoding="utf-8")
        assert self.reading(run, "--dictionary", "a.csv", "--dictionary", "b.csv") == "heng2"
        assert self.reading(run, "--dictionary", "b.csv", "--dictionary", "a.csv") == "xing2"

    def test_a_file_that_is_none(self, run: Run, script: Path) -> None:
        for command in (("say", "行"), ("plan", script), ("dub", script), ("g2p", "行")):
            result = run(*command, "--dictionary", "no.csv", engine=command[0] != "g2p")
            assert result.code == 2
            assert "no.csv" in result.err

    def test_only_the_lines_with_its_words_are_made_again(self, run: Run, script: Path) -> None:
        run("dub", script)
        run("dictionary", "add", "再见", "zai4 jian4", engine=False)
        assert [line["cached"] for line in run("dub", script, "--json").json["lines"] if line["spoken_ms"]] == [
            True,
            True,
            False,
        ]

    def test_faults_are_notes_of_a_plan(self, run: Run, script: Path, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("written,reading,lang\n行,hang2,tlh\n", encoding="utf-8")
        result = run("plan", script, "--dictionary", "a.csv")
        assert result.code == 0
        assert "'tlh' is no language" in result.out
