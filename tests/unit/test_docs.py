"""What the documents name must be there: a page that speaks of files which are gone misleads who reads it."""

import re
from pathlib import Path

import pytest

from studio.arguments import parsed
from studio.cli import COMMANDS

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
FILE = re.compile(r"`((?:[\w.-]+/)*[\w-]+(?:\.(?:py|toml|md|txt|lock|sh)|/))[^`]*`")
LINK = re.compile(r"\]\((?!https?:|/)([^)#\s]+)")
MADE_BY_RUNS = {"out/demo/"}
OF_THE_READER = {"cast.toml"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    named = set(FILE.findall(page.read_text("utf-8"))) - MADE_BY_RUNS - OF_THE_READER
    known = [
        path.relative_to(ROOT).as_posix()
        for top in ("studio", "docs", "packaging", "resources", "voices")
        for path in ROOT.glob(f"{top}/**/*")
    ]
    known += [path.name for path in ROOT.iterdir()]
    missing = {name for name in named if not any(f"/{path}".endswith(f"/{name.rstrip('/')}") for path in known)}
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert not broken


def test_the_readme_lists_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `(\w+)[^`]*` \|", text, re.M)) & set(COMMANDS)
    assert listed == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_figure_is_still_to_come(page: Path) -> None:
    assert "<!-- figure" not in page.read_text("utf-8")


def test_commands_in_the_readme_are_understood() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"^python3 run\.py (dub|say|proof|dictionary|design|blend|clone)(.*)$", text, re.M)
    assert shown
    for command, rest in shown:
        assert parsed([command, *re.findall(r'"[^"]*"|\S+', rest)]).command == command
