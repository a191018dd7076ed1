"""What all commands need in a test."""

import pytest
from PySide6.QtCore import QCoreApplication


@pytest.fixture(autouse=True)
def application(qapp: QCoreApplication) -> None:
    """One for all tests. A command that makes its own ends it with the process, and every Qt object with it: in the
    process of the tests those of the window's tests, too, such as the theme."""
