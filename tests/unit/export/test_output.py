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


def test_other_faults_pass() -> None:
    with pytest.raises(KeyError), writing_to(Path("out")):
        raise KeyError
