"""The way of a film from end to end, with real speech."""

import json
from pathlib import Path
from typing import Any

import pytest

from studio.cli import main
from tests.film_way import FILMS, go


@pytest.mark.usefixtures("shared_weights")
def test_real_speech_lies_at_its_time_and_timecode(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def command(*argv: str | Path) -> Any:
        assert main([*map(str, argv), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    drop = next(film for film in FILMS if ";" in film.start)
    go(drop, tmp_path, command)
