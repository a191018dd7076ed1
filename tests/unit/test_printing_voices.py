import io
import sys
from typing import Any

import pytest

from studio import printing_voices

VOICE: dict[str, Any] = {
    "id": "may",
    "name": "May",
    "lang": "en",
    "main_lang": "en",
    "gender": "f",
    "kind": "cloned",
    "pitch_hz": 0.0,
    "rates": {},
    "licence": "Apache-2.0",
}


def test_what_was_not_measured_is_left_empty(capsys: pytest.CaptureFixture[str]) -> None:
    printing_voices.print_voices([VOICE])

    _, row = capsys.readouterr().out.splitlines()
    assert row.split() == ["may", "May", "en", "female", "clone", "Apache-2.0"]


def test_names_do_not_drive_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    printing_voices.print_voices([VOICE | {"name": "[red]May[/]", "licence": "[b]"}])

    assert {"[red]May[/]", "[b]"} <= set(capsys.readouterr().out.split())


@pytest.mark.parametrize("is_terminal", [True, False])
def test_fitting_is_shown_only_where_a_person_looks(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    stream = Stream()
    monkeypatch.setattr(sys, "stderr", stream)
    with printing_voices.fitting() as tell:
        tell(0.25, None)
        tell(0.5, 0.734)

    assert ("similarity 0.73" in stream.getvalue()) == is_terminal
