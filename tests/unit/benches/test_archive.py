import pytest

from studio.benches import archive
from studio.core.errors import InputError


@pytest.mark.parametrize("wish", [("--rounds", "0"), ("--rows", "8", "0"), ("--threads", "0")])
def test_numbers_from_one_are_wanted(wish: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="whole numbers from 1"):
        archive.main(("archive", *wish))
