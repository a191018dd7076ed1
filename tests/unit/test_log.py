import logging
import warnings
from pathlib import Path

import pytest

from studio.log import LOG_BYTES, LOG_FILES, logging_to


def test_records_and_warnings_go_to_the_file_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with logging_to(tmp_path / "log") as path:
        logging.getLogger("studio.test").info("what happened: 声音")
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            logging.captureWarnings(True)  # catch_warnings has put the usual printing back
            warnings.warn("old habit", DeprecationWarning, stacklevel=1)

    assert path is not None
    text = path.read_text("utf-8")
    assert "what happened: 声音" in text
    assert "old habit" in text
    assert capsys.readouterr() == ("", "")


def test_chatty_library_is_kept_from_the_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jieba = logging.getLogger("jieba")
    loud = logging.StreamHandler()
    jieba.addHandler(loud)
    try:
        with logging_to(tmp_path) as path:
            jieba.setLevel(logging.DEBUG)
            jieba.debug("Building prefix dict")
    finally:
        jieba.removeHandler(loud)

    assert path is not None
    assert "Building prefix dict" in path.read_text("utf-8")
    assert capsys.readouterr() == ("", "")


def test_rotates(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        for _ in range(50):
            logging.getLogger("studio.test").info("x" * (LOG_BYTES // 10))

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == LOG_FILES
    assert max(sizes) <= LOG_BYTES


def test_without_a_place_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("a file, no folder")

    with logging_to(tmp_path / "log") as path:
        logging.getLogger("studio.test").info("unheard")

    assert path is None
    assert capsys.readouterr() == ("", "")


def test_leaves_logging_as_it_was(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.raiseExceptions)

    with logging_to(tmp_path):
        pass

    assert (root.level, list(root.handlers), logging.raiseExceptions) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is one of Linux")
def test_a_full_disk_ends_no_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dubsmith.log").symlink_to("/dev/full")
    with logging_to(tmp_path) as path:
        logging.getLogger("studio.test").info("what happened")
    assert path is not None
    assert capsys.readouterr() == ("", "")
