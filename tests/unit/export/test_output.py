import errno
from pathlib import Path

import pytest

from studio.core.errors import OutputError
from studio.export.output import writing_to


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "the disk is full; make room"),
        (errno.EACCES, "choose another folder"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "odd thing"),
    ],
)
def test_what_the_system_says_becomes_a_sentence_with_the_path(number: int, cure: str) -> None:
    with pytest.raises(OutputError, match=rf"^Cannot write .*out: .*{cure}.*\.$"), writing_to(Path("out")):
        raise OSError(number, "odd thing")


@pytest.mark.parametrize(("length", "cure"), [(20, "odd thing"), (300, "too long; choose a folder nearer to the top")])
def test_a_long_path_that_is_not_there_may_be_too_long_for_windows(length: int, cure: str) -> None:
    with pytest.raises(OutputError, match=cure), writing_to(Path("out")):
        raise OSError(errno.ENOENT, "odd thing", "x" * length)


def test_other_faults_pass() -> None:
    with pytest.raises(KeyError), writing_to(Path("out")):
        raise KeyError
