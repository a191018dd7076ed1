"""Desks and widgets of a test are gone before the next begins."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage here: in another thread it would destroy Qt objects that belong to this one."""
    yield
    gc.collect()
