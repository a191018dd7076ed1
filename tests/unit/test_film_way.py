"""The way of a film from end to end, with the tone generator for an engine."""

from pathlib import Path
from typing import Any

import pytest

from tests.film_way import FILMS, Film, burnt_in, go, read_off
from tests.unit.command_line import Run


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_every_clip_lies_at_its_time_and_timecode(film: Film, run: Run, tmp_path: Path) -> None:
    def command(*argv: str | Path) -> Any:
        result = run(*argv, "--json", engine=argv[0] == "dub")
        assert result.code == 0, result.err
        return result.json

    go(film, tmp_path, command)


@pytest.mark.parametrize("timecode", ["00:00:59;29", "00:01:00;02", "23:59:58:24"])
def test_what_is_burnt_in_can_be_read_off(timecode: str) -> None:
    assert read_off(burnt_in(timecode, (256, 64))) == timecode


def test_the_film_of_drop_frames_leaves_some_out() -> None:
    drop = FILMS[1]
    assert [drop.timecode(number) for number in (47, 48)] == ["00:00:59;29", "00:01:00;02"]
