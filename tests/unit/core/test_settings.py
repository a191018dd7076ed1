import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError, OutputError
from studio.core.fit import FitLimits
from studio.core.settings import Settings, load_settings, save_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(file: Path, content: Any) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def test_defaults_without_a_file(file: Path) -> None:
    assert load_settings(file) == Settings()


@given(
    st.builds(
        Settings,
        device=st.text(),
        gpu_memory_fraction=st.floats(0.01, 1),
        threads=st.integers(0, 256),
        limits=st.builds(
            FitLimits,
            slowest=st.floats(0.5, 0.95),
            fastest=st.floats(1.05, 1.25),
            rushed=st.floats(1.25, 1.67),
            clear_ms=st.integers(0, 500),
        ),
        rate_hz=st.integers(8_000, 192_000),
        speak_notes=st.booleans(),
        cache_bytes=st.integers(0, 1 << 50),
    )
)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    save_settings(settings, file)

    assert load_settings(file) == settings


def test_missing_entries_have_their_defaults(file: Path) -> None:
    write(file, {"schema": 1, "threads": 4, "limits": {"rushed": 1.5}})

    assert load_settings(file) == replace(Settings(), threads=4, limits=FitLimits(rushed=1.5))


def test_whole_number_for_a_fraction(file: Path) -> None:
    write(file, {"schema": 1, "gpu_memory_fraction": 1})

    assert load_settings(file).gpu_memory_fraction == 1


def test_unknown_entries_survive(file: Path) -> None:
    write(file, {"schema": 1, "layout": {"wide": True}, "threads": 2})
    save_settings(replace(load_settings(file), threads=3), file)

    entries = json.loads(file.read_text("utf-8"))
    assert entries["layout"] == {"wide": True}
    assert entries["threads"] == 3
    assert "unknown" not in entries


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "JSON"),
        ("", "JSON"),
        ("[]", "object"),
        ("{}", "schema"),
        ({"schema": True}, "schema"),
        ({"schema": 2}, "newer"),
        ({"schema": 1, "threads": "four"}, "whole number"),
        ({"schema": 1, "threads": True}, "whole number"),
        ({"schema": 1, "threads": 1.5}, "whole number"),
        ({"schema": 1, "threads": -1}, "threads"),
        ({"schema": 1, "speak_notes": 1}, "true or false"),
        ({"schema": 1, "device": None}, "text"),
        ({"schema": 1, "quality": "archive"}, "draft or studio"),
        ({"schema": 1, "rate_hz": 7}, "rate_hz"),
        ({"schema": 1, "gpu_memory_fraction": 0.0}, "gpu_memory_fraction"),
        ({"schema": 1, "cache_bytes": -5}, "cache_bytes"),
        ({"schema": 1, "limits": []}, "limits"),
        ({"schema": 1, "limits": {"fastest": 9.0}}, "tempo"),
        ({"schema": 1, "limits": {"fastset": 1.2}}, "fastset"),
    ],
)
def test_wrong_settings_are_refused_by_name(file: Path, content: Any, says: str) -> None:
    write(file, content)

    with pytest.raises(InputError) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)
    assert says in str(caught.value)


def test_unreadable_file_is_refused(file: Path) -> None:
    file.mkdir(parents=True)

    with pytest.raises(InputError, match="cannot be read"):
        load_settings(file)


def test_bytes_that_are_no_text(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match="JSON"):
        load_settings(file)


def test_failed_save_leaves_the_old_file(file: Path) -> None:
    save_settings(Settings(), file)
    before = file.read_bytes()

    with pytest.raises(TypeError):
        save_settings(replace(Settings(), unknown={"odd": object()}), file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_unwritable_place(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder")

    with pytest.raises(OutputError, match="cannot be written"):
        save_settings(Settings(), tmp_path / "config" / "settings.json")
