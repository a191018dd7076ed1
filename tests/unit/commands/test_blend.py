from pathlib import Path

import pytest

from tests.unit.command_line import Run


def test_is_kept(run: Run) -> None:
    result = run("blend", "af_heart", "zm_yunxi", "--share", "0.4", "--save", "May")

    assert result.out == "May is among your voices: --voice may\n"
    assert run("say", "Hello.", "--voice", "may", "--json").json["voice"] == "may"


def test_is_written(run: Run, tmp_path: Path) -> None:
    voice = run("blend", "af_heart", "zm_yunxi", "-o", "out/half way.voice", "--json").json["voice"]

    assert (tmp_path / "out" / "half way.voice").exists()
    assert (voice["name"], voice["file"], voice["saved"]) == ("half way", "out/half way.voice", False)
    assert run("voices", "--mine", "--json", engine=False).json["voices"] == []


def test_of_a_blend(run: Run) -> None:
    run("blend", "af_heart", "zm_yunxi", "--save", "May")

    assert run("blend", "may", "bf_emma", "--save", "June", "--json").json["voice"]["id"] == "june"


def test_replaces_only_when_asked(run: Run) -> None:
    run("blend", "af_heart", "zm_yunxi", "--save", "May")
    again = ("blend", "af_heart", "bf_emma", "--save", "May")

    assert run(*again).code == 2
    assert run(*again, "--replace").code == 0
    assert run("blend", "af_heart", "bf_emma", "--save", "af_heart", "--replace").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("af_heart", "zm_yunxi"),
        ("af_heart", "zm_yunxi", "--replace", "-o", "x.voice"),
        ("af_heart", "zm_yunxi", "-o", "x.wav"),
        ("af_heart", "af_heart", "--save", "May"),
        ("af_heart", "nobody", "--save", "May"),
        ("af_heart", "zm_yunxi", "--save", "May", "--share", "0"),
        ("af_heart", "zm_yunxi", "--save", "May", "--share", "1.1"),
        ("af_heart", "zm_yunxi", "--save", " "),
        ("af_heart", "zm_yunxi", "--save", "..."),
    ],
)
def test_what_cannot_be(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("blend", *words)

    assert result.code == 2
    assert result.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_voice_that_was_replaced_is_rendered_anew(run: Run, script: Path) -> None:
    run("blend", "af_heart", "zm_yunxi", "--save", "May")
    run("dub", script, "--voice", "may")
    run("blend", "af_heart", "zm_yunxi", "--save", "May", "--share", "0.6", "--replace")

    assert "3 rendered, 0 from the cache" in run("dub", script, "--voice", "may").out
