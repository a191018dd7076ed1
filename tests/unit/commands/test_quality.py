"""Qualities on the command line: what is made, what the report says of it, and what is not handed off unasked."""

import json
from pathlib import Path

import pytest

from studio.project.opening import open_project
from tests.unit.command_line import Run
from tests.unit.commands.test_export_project import project, set_text

__all__ = ["project"]


def qualities(folder: Path) -> list[str | None]:
    return [line["quality"] for line in json.loads((folder / "report.json").read_text("utf-8"))["lines"]]


def take_qualities(path: Path) -> list[str]:
    opened = open_project(path)
    opened.store.close()
    return sorted(take.quality for take in opened.document.takes.values())


def test_a_dub_says_of_each_clip_what_it_is(run: Run, script: Path, tmp_path: Path) -> None:
    assert run("dub", script, "-o", "usual").code == 0
    result = run("dub", script, "-o", "draft", "--quality", "draft")
    assert result.code == 0
    assert qualities(tmp_path / "usual") == ["studio", "studio", None, "studio"]
    assert qualities(tmp_path / "draft") == ["draft", "draft", None, "draft"]
    report = json.loads((tmp_path / "draft" / "report.json").read_text("utf-8"))
    assert report["totals"]["qualities"] == {"draft": 3}
    assert "drafts, as asked for" in " ".join(report["notes"])
    assert "quality" in result.out.splitlines()[0].split()
    assert "0 from the cache" in result.out, "a take of another quality is another take"


def test_the_archive_tells_how_long_it_takes(run: Run, script: Path) -> None:
    result = run("dub", script, "-o", "archive", "--quality", "archive", "--json")
    assert "This takes about 4 minutes on this machine." in result.err
    assert result.json["totals"]["qualities"] == {"archive": 3}
    assert "takes" not in run("dub", script, "-o", "archive", "--quality", "archive").err, "all is kept"
    said = run("say", "Hello there, my friend.", "--quality", "archive", "--json")
    assert (said.json["quality"], "about" in said.err) == ("archive", True)


def test_a_dub_of_drafts_is_not_handed_off_unasked(run: Run, script: Path, tmp_path: Path) -> None:
    run("dub", script, "-o", "draft", "--quality", "draft")
    refused = run("export", "draft", engine=False)
    assert refused.code == 2
    assert "Lines 1, 2, 4 of draft are drafts" in refused.err
    assert "--allow-drafts" in refused.err
    assert not (tmp_path / "draft_pack").exists()
    allowed = run("export", "draft", "--allow-drafts", "--json", engine=False)
    assert allowed.code == 0
    assert "Lines 1, 2, 4: handed off as drafts, as asked for." in allowed.json["notes"]
    assert run("export", "draft", "--quality", "studio", engine=False).code == 2, "nothing is rendered there"


def test_drafts_of_a_project_are_rendered_first(run: Run, project: Path) -> None:
    drafts = run("export", project, "--clips", "--quality", "draft", "--json")
    assert (drafts.code, drafts.json["drafts"]) == (0, [1, 2, 4])
    clips = project.with_name("episode_clips")
    assert qualities(clips) == ["draft", "draft", None, "draft"]
    refused = run("export", project, "--clips", "--as-is")
    assert refused.code == 2
    assert "Lines 1, 2, 4 of episode.dub are drafts" in refused.err
    kept = run("export", project, "--clips", "--as-is", "--allow-drafts", "--json")
    assert (kept.code, kept.json["drafts"], kept.json["stale"]) == (0, [1, 2, 4], [])
    assert take_qualities(project) == ["draft"] * 3
    usual = run("export", project, "--clips", "--json")
    assert (usual.code, usual.json["drafts"]) == (0, [])
    assert qualities(clips) == ["studio", "studio", None, "studio"]
    assert take_qualities(project) == ["studio"] * 3, "the drafts have had their day"


def test_with_allowed_drafts_only_what_is_missing_is_rendered(run: Run, project: Path) -> None:
    run("export", project, "--clips", "--quality", "draft")
    set_text(project, 0, "Something else.")
    result = run("export", project, "--clips", "--allow-drafts", "--json")
    assert result.json["drafts"] == [2, 4]
    assert qualities(project.with_name("episode_clips")) == ["studio", "draft", None, "draft"]


def test_a_pack_in_archive_quality_says_how_long_it_takes(run: Run, project: Path) -> None:
    run("export", project)
    result = run("export", project, "--quality", "archive")
    assert result.code == 0
    assert "This takes about" in result.err
    assert take_qualities(project) == ["archive"] * 3 + ["studio"] * 3


@pytest.mark.parametrize("options", [(), ("--allow-drafts",)])
def test_mux_takes_no_dub_of_drafts_unasked(run: Run, script: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film")
    run("dub", script, "-o", "draft", "--quality", "draft")
    result = run("mux", "film.mp4", "draft", *options, engine=False)
    assert result.code == 2
    assert ("are drafts" in result.err) != bool(options) or "film.mp4" in result.err


def test_what_is_said_as_a_draft_is_told(run: Run) -> None:
    assert ", draft, " in run("say", "Hello.", "--quality", "draft").out
    assert "studio" not in run("say", "Hello.").out
