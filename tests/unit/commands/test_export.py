from pathlib import Path

import pytest

from tests.unit.command_line import Run


@pytest.fixture
def dub(run: Run, script: Path, tmp_path: Path) -> Path:
    assert run("dub", script, "-o", tmp_path / "film").code == 0
    return tmp_path / "film"


def test_a_dub_becomes_a_pack_and_a_second_run_writes_nothing(run: Run, dub: Path, tmp_path: Path) -> None:
    first = run("export", dub, "--fps", "29.97df", "--start", "01:00:00;00", engine=False)
    assert (first.code, first.err) == (0, "")
    assert (tmp_path / "film_pack" / "timeline.edl").read_text().startswith("TITLE: film")
    second = run("export", dub, "--fps", "29.97df", "--start", "01:00:00;00", "--json", engine=False)
    assert second.json["changed"] == []
    assert "mix.wav" in second.json["kept"]


def test_a_dub_is_exported_from_within_its_folder(
    run: Run, dub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dub)
    assert run("export", ".", engine=False).code == 0
    assert (tmp_path / "film_pack" / "mix.wav").exists()


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (("--start", "01:00:00;00"), "not drop-frame"),
        (("--timelines", "edl,avid"), "no timeline 'avid'"),
        (("--names", "{who}"), "template"),
        (("-o", "film"), "folder of its own"),
    ],
)
def test_wishes_that_cannot_be_met(run: Run, dub: Path, wish: tuple[str, str], says: str) -> None:
    result = run("export", dub, *wish, engine=False)
    assert result.code == 2
    assert says in result.err
    assert not dub.with_name("film_pack").exists()


def test_a_folder_that_is_no_dub(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path, engine=False)
    assert (result.code, "no dub in" in result.err) == (2, True)
    (tmp_path / "lines.csv").write_text("text")
    result = run("export", tmp_path / "lines.csv", engine=False)
    assert (result.code, "no dub in" in result.err) == (2, True)
