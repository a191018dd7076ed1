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


def test_a_line_after_24_hours_makes_no_pack_of_a_day(run: Run, tmp_path: Path) -> None:
    """A slip in one time would write gigabytes of silence."""
    cues = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n25:00:01,000 --> 25:00:02,000\nLate.\n"
    (tmp_path / "slip.srt").write_text(cues)
    assert run("dub", tmp_path / "slip.srt", "-o", tmp_path / "dub").code == 0
    told = run("export", tmp_path / "dub", "-o", tmp_path / "pack", "--json", engine=False)
    assert told.code == 0, told.err
    assert "Line 2 starts after 24 hours and is left out: check its time." in told.json["notes"]
    assert [name for name in told.json["changed"] if name.startswith("clips/")] == ["clips/0001_Hello.wav"]
    assert (tmp_path / "pack" / "mix.wav").stat().st_size < 1_000_000
    (tmp_path / "slip.srt").write_text("1\n25:00:01,000 --> 25:00:02,000\nLate.\n")
    assert run("dub", tmp_path / "slip.srt", "-o", tmp_path / "late").code == 0
    none_left = run("export", tmp_path / "late", engine=False)
    assert (none_left.code, "after 24 hours" in none_left.err) == (2, True)


def test_a_folder_that_is_no_dub(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path, engine=False)
    assert (result.code, "no dub in" in result.err) == (2, True)
    (tmp_path / "lines.csv").write_text("text")
    result = run("export", tmp_path / "lines.csv", engine=False)
    assert (result.code, "no dub in" in result.err) == (2, True)


@pytest.mark.parametrize("wishes", [("--peak", "20"), ("--peak=-3",), ("--loudness=-20", "--peak=3")])
def test_a_peak_out_of_reach_or_without_a_loudness_is_refused(
    run: Run, script: Path, tmp_path: Path, wishes: tuple[str, ...]
) -> None:
    run("dub", script, "-o", tmp_path / "dub")
    result = run("export", tmp_path / "dub", *wishes, engine=False)
    assert (result.code, "peak" in result.err) == (2, True)
