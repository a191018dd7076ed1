"""Strict fixtures for every test: own folders, no terminal, no unexpected log records, no threads left, no network."""

import ipaddress
import logging
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from studio.core.paths import HOME_VARIABLE, user_paths

THREAD_PATIENCE_S = 5.0

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes is no test: the machine may be busy, and the first of a language loads its dictionaries.
# What lands is judged by the same examples each time (.ci/run sets CI); everybody else looks for new ones.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """DUBSMITH_HOME: settings, cache, voices and log of this test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DUBSMITH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def weights_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder in which the weights are converted once for all tests."""
    return tmp_path_factory.mktemp("weights")


@pytest.fixture
def shared_weights(home: Path, weights_cache: Path) -> None:
    """Whoever loads the real engine in this test's home finds the weights of `weights_cache` there."""
    if os.name == "nt":
        return  # where links are for administrators: they are converted once more
    cache = user_paths({HOME_VARIABLE: str(home)}).cache
    for folder in (cache, weights_cache / "weights"):
        folder.mkdir(parents=True, exist_ok=True)
    (cache / "weights").symlink_to(weights_cache / "weights")


@pytest.fixture(autouse=True)
def width_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width of the terminal that the tests run in decides nothing. (readline tells it to every process.)"""
    monkeypatch.delenv("COLUMNS", raising=False)


class _Unexpected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A record of WARNING or above fails the test, unless it asks for `caplog` and judges the log itself."""
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "caplog" not in request.fixturenames and handler.messages:
        pytest.fail("Unexpected in the log:\n" + "\n".join(handler.messages))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A thread that the test started and that does not end soon after it fails the test."""
    before = set(threading.enumerate())
    yield
    # Python keeps a stand-in for ever for a thread that Qt has started; whoever starts one looks for its end.
    found = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
    left = [thread for thread in found if thread not in before]
    for thread in left:
        thread.join(THREAD_PATIENCE_S)
    if alive := [thread.name for thread in left if thread.is_alive()]:
        pytest.fail(f"Threads that still run: {', '.join(alive)}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever connects to another machine, or asks for its address, fails the test."""

    def guarded(name: str) -> None:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _refuse_foreign(address[0])
            return original(self, address)

        monkeypatch.setattr(socket.socket, name, connect)

    guarded("connect")
    guarded("connect_ex")
    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        _refuse_foreign(host)
        return resolve(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def _refuse_foreign(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        is_here = ipaddress.ip_address(name).is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        pytest.fail(f"A test must not use the network: {name}")
