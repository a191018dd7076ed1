from pathlib import Path

import pytest

from studio.arguments import parsed
from studio.commands.values import LANGS, MODES, STEPS, USUAL_STEP
from studio.core import fit, smoothing, speech


def test_choices_are_those_of_the_core() -> None:
    """They are written twice so that `dubsmith --help` need not import numpy."""
    assert speech.LANGS == LANGS
    assert fit.MODES == MODES
    assert (smoothing.STEPS, smoothing.USUAL_STEP) == (STEPS, USUAL_STEP)


@pytest.mark.parametrize(("argv", "step"), [([], 0.0), (["--even-tempo"], 1.15), (["--even-tempo=1.3"], 1.3)])
def test_even_tempo_is_off_unless_it_is_asked_for(argv: list[str], step: float) -> None:
    assert parsed(["dub", "x.srt", *argv]).tempo_step == step


def test_a_script_behind_even_tempo_is_no_step(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(["plan", "--even-tempo", "x.srt"])
    assert "a script goes before it" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["--debug", "voices"], ["voices", "--debug"]])
def test_debug_before_and_after_the_command(argv: list[str]) -> None:
    assert parsed(argv).debug


def test_debug_is_off() -> None:
    assert not parsed(["voices"]).debug
    assert not parsed(["bench"]).debug


def test_negative_numbers_are_no_options() -> None:
    args = parsed(["say", "x", "--pitch", "-2.5", "--energy", "-.3"])

    assert (args.pitch, args.energy) == (-2.5, -0.3)


@pytest.mark.parametrize(("text", "ms"), [("1.5", 1500), ("0.001", 1), ("86400", 86_400_000), ("1e1", 10_000)])
def test_seconds(text: str, ms: int) -> None:
    assert parsed(["say", "x", "--seconds", text]).seconds == ms


def test_text_that_looks_like_an_option_after_two_dashes() -> None:
    assert parsed(["say", "--", "-5 degrees"]).text == "-5 degrees"


def test_words_of_bench_are_its_own() -> None:
    assert parsed(["bench", "--rounds", "2", "x"]).rest == ["--rounds", "2", "x"]


@pytest.mark.parametrize("argv", [[], ["--help"], ["dub", "--help"], ["--version"]])
def test_help(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parsed(argv)

    assert end.value.code == 0
    assert "dubsmith" in capsys.readouterr().out


def test_half_an_option_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parsed(["say", "x", "--temp", "1"])

    assert end.value.code == 2
    assert "--temp" in capsys.readouterr().err


def test_paths_stay_as_given() -> None:
    assert parsed(["dub", "a b/第 1 集.srt"]).scripts == [Path("a b/第 1 集.srt")]


def test_a_fault_between_options_names_the_help_of_their_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(["say", "x", "--seconds", "2", "--tempo", "1.2"])

    assert capsys.readouterr().err == (
        "dubsmith: --seconds decides the tempo: leave out --tempo; see `dubsmith say --help`.\n"
    )


@pytest.mark.parametrize(
    ("argv", "prog"),
    [(["--foo"], "dubsmith"), (["proof", "x.srt", "--foo"], "dubsmith proof"), (["voices", "import", "a", "--foo"],
     "dubsmith voices import")],
)  # fmt: skip
def test_what_is_not_recognised_names_the_help_of_its_command(
    argv: list[str], prog: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parsed(argv)
    assert end.value.code == 2
    assert f"unrecognised: --foo; see `{prog} --help`." in capsys.readouterr().err
