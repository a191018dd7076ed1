from pathlib import Path

import pytest

from studio import printing
from tests.unit.command_line import Run


class TestProof:
    def test_a_script_without_doubts(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("你好。\n", encoding="utf-8")
        result = run("proof", "a.txt", "--no-dictionary", engine=False)
        assert result.code == 0
        assert "Nothing is uncertain" in result.out

    def test_a_malformed_line_is_named(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("你好。\n[重]{chong}\n", encoding="utf-8")
        result = run("proof", "a.txt", engine=False)
        assert result.code == 2
        assert "Line 2" in result.err
        assert "in the other lines of a.txt" in result.out

    def test_beside_a_malformed_line_the_doubts_of_the_others_are_listed(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("[angry 2]hi[/angry]\n他行走，重复。\n[重]{chong}\n", encoding="utf-8")
        result = run("proof", "a.txt", "--all", "--json", "--no-dictionary", engine=False)
        assert result.code == 2
        assert {doubt["line"] for doubt in result.json["doubts"]} == {2}
        assert [one["line"] for one in result.json["malformed"]] == [1, 3]
        assert "zhong4, chong2" in result.json["malformed"][1]["sentence"]
        assert result.err.count("a.txt: Line") == 2

    def test_json_has_every_field(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("他行走。重复。\n", encoding="utf-8")
        found = run("proof", "a.txt", "--all", "--json", "--no-dictionary", engine=False).json
        sure = [doubt["confidence"] for doubt in found["doubts"]]
        assert sure == sorted(sure)
        for doubt in found["doubts"]:
            assert doubt["text"][doubt["start"] : doubt["end"]] == doubt["written"]
            assert f"[{doubt['written']}]" in doubt["marked"]
            assert doubt["reading"] not in [other["reading"] for other in doubt["others"]]


@pytest.mark.parametrize(
    ("text", "start", "most", "shown"),
    [
        ("他行走", 1, 40, "他[行]走"),
        ("行", 0, 40, "[行]"),
        ("一二三四五六七八九十行一二三四五六七八九十", 10, 12, "…八九十[行]一二…"),
        ("行一二三四五六七八九十", 0, 8, "[行]一二三…"),
        ("一二三四五六七八九十行", 10, 8, "…八九十[行]"),
    ],
)
def test_a_sentence_is_cut_around_the_place(text: str, start: int, most: int, shown: str) -> None:
    assert printing.around({"text": text, "start": start, "end": start + 1}, most) == shown


def test_what_is_left_out_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("他说 Ελληνικά 很难。\n", encoding="utf-8")
    result = run("proof", "a.txt", engine=False)
    assert result.code == 0
    assert 'Line 1: Left out: "Ελληνικά"' in result.out


def test_who_speaks_is_no_part_of_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[Mei] 他还没还钱。\n\n[Mei] 你好。\n", encoding="utf-8")
    result = run("proof", "a.txt", "--all", "--json", engine=False)
    assert result.json["doubts"][0]["text"] == "他还没还钱。"
    assert not any("Not spoken" in note for note in result.json["notes"])
