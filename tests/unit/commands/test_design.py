from pathlib import Path

import pytest

from tests.unit.command_line import Run, wav

GERD = "gravelly old man, slow, warm"


def test_three_to_choose_from(run: Run, tmp_path: Path) -> None:
    result = run("design", GERD, "-o", "gerd")

    assert result.code == 0
    head, *rows = result.out.splitlines()
    assert head.startswith("Understood: old, male, slow")
    assert [row.split(":")[0] for row in rows] == ["gerd/1.wav", "gerd/2.wav", "gerd/3.wav"]
    assert sorted(path.name for path in (tmp_path / "gerd").iterdir()) == [
        f"{number}.{kind}" for number in (1, 2, 3) for kind in ("voice", "wav")
    ]
    assert wav(tmp_path / "gerd" / "1.wav")[1] == 48_000


def test_what_is_not_understood_is_told(run: Run) -> None:
    out = run("design", "old woman with a frobnicated voice, high and low, who sings", "--count", "1").out

    assert "Not understood: frobnicated." in out
    assert "contradict each other" in out
    assert "singing cannot be made" in out


def test_told_to_programs(run: Run) -> None:
    told = run("design", "沙哑的老爷爷，缓慢，啦啦啦", "--count", "2", "--json").json

    assert {(chip["axis"], chip["value"]) for chip in told["chips"]} >= {("age", "old"), ("gender", "m")}
    assert all(chip["words"] in told["description"] for chip in told["chips"])
    assert told["unknown"]
    assert [voice["lang"] for voice in told["candidates"]] == ["zh", "zh"]
    assert told["candidates"][1]["origin"] == {
        "description": told["description"],
        "values": "age=old 1, gender=m 1, speed=2 1, timbre=husky 1",
        "seed": "0",
        "candidate": "2",
    }
    assert told["saved"] is None


def test_the_same_seed_makes_the_same(run: Run) -> None:
    first, again, other = (
        [voice["digest"] for voice in run("design", GERD, "--seed", seed, "--json").json["candidates"]]
        for seed in ("3", "3", "4")
    )
    assert first == again
    assert len({*first, *other}) > 3


def test_without_a_folder_never_overwrites(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        run("design", GERD, "--count", "1")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["design", "design-2"]


def test_the_one_picked_is_kept(run: Run) -> None:
    told = run("design", GERD, "--save", "Gerd", "--pick", "2", "--json").json
    (kept,) = run("voices", "--mine", "--json", engine=False).json["voices"]

    assert told["saved"] == kept["id"] == "gerd"
    assert kept["digest"] == told["candidates"][1]["digest"]
    assert run("say", "Hello.", "--voice", "gerd").code == 0


def test_a_candidate_is_a_voice_file(run: Run) -> None:
    run("design", GERD, "--lang", "zh", "-o", "out", "--count", "1")

    assert run("voices", "import", "out/1.voice", engine=False).code == 0
    (kept,) = run("voices", "--mine", "--json", engine=False).json["voices"]
    assert kept["lang"] == "zh"


@pytest.mark.parametrize(
    "words",
    [
        ("qwertz",),
        ("",),
        (GERD, "--count", "0"),
        (GERD, "--pick", "2"),
        (GERD, "--replace"),
        (GERD, "--save", "Gerd", "--pick", "4"),
        (GERD, "--save", "af_heart"),
        (GERD, "--save", "?"),
        (GERD, "--lang", "fr"),
    ],
)
def test_what_cannot_be(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("design", *words)

    assert result.code == 2
    assert result.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
