from pathlib import Path

import pytest

from studio.cli import main
from tests.unit.command_line import TIMED, TOO_LONG, Result, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def command(*args: str | Path, engine: bool = True) -> Result:
        code = main([*map(str, args), *["--engine", "fake"] * engine])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "episode.srt"
    path.write_text(TIMED, "utf-8")
    return path


@pytest.fixture
def too_long(tmp_path: Path) -> Path:
    path = tmp_path / "long.srt"
    path.write_text(TOO_LONG, "utf-8")
    return path
