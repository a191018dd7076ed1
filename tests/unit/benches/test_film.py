"""The bench of files in and out, on next to nothing."""

import json

import pytest

from studio.benches import film
from studio.benches.film import main
from studio.core.errors import InputError

TINY = ("film", "--cues", "3", "--clips", "3", "--minutes", "0.1", "--rounds", "1")


def test_everything_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    some = (".srt", ".csv")  # one that the peer reads, too, and one that it does not
    monkeypatch.setattr(film, "ENDINGS", some)
    assert main([*TINY, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["import"].keys() == set(some)
    for found in (*report["import"].values(), *(report[name] for name in ("export", "sound", "mux"))):
        assert found["ours"]["s"] > 0
        assert found["doubled"]["s"] > 0
    assert report["export"]["ours"].keys() >= {"unchanged_s", "one_changed_s", "mb"}


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(InputError, match="--clips"):
        main(["film", "--clips", "0"])
