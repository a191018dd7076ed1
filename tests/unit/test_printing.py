import io
import sys
from typing import Any

import pytest
from rich.cells import cell_len

from studio import printing, printing_progress
from studio.text.g2p import Token

LINE: dict[str, Any] = {
    "id": 1,
    "start_ms": 1000,
    "end_ms": 3500,
    "speaker": "Mei",
    "voice": "zf_xiaobei",
    "lang": "zh",
    "text": "最后一班船，\n十点就要开了。",
    "natural_ms": 2830,
    "spoken_ms": 2500,
    "tempo": 1.132,
    "evened_from": None,
    "jump": None,
    "verdict": "fitted",
    "excess_syllables": 0,
    "compute_s": 0.5,
    "notes": [],
}
TOO_LONG = LINE | {"id": 2, "verdict": "too_long", "excess_syllables": 4, "notes": ["It runs 90 ms into line 3."]}


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        (LINE, []),
        (TOO_LONG, ["About 4 characters too long.", "It runs 90 ms into line 3."]),
        (TOO_LONG | {"lang": "ja", "excess_syllables": 1, "notes": []}, ["About 1 mora too long."]),
        (TOO_LONG | {"lang": "en", "notes": []}, ["About 4 syllables too long."]),
        (LINE | {"verdict": "out_of_range"}, ["Too short for its time, even at the slowest tempo."]),
    ],
)
def test_sentences_of_a_line(line: dict[str, Any], sentences: list[str]) -> None:
    assert printing.line_sentences(line) == sentences


def test_misfits_come_first_and_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    chatty = LINE | {"notes": [f"Note {i}." for i in range(30)]}
    printing.print_notes(["Read as GB18030."], [chatty, TOO_LONG])

    rows = capsys.readouterr().out.splitlines()
    assert rows[:3] == [
        "Read as GB18030.",
        "Line 2: About 4 characters too long.",
        "Line 2: It runs 90 ms into line 3.",
    ]
    assert len(rows) == printing.MOST_NOTES + 1
    assert "13 notes more" in rows[-1]


@pytest.mark.parametrize("width", [60, 80, 103, 104, 120, 200])
def test_table_fits_the_console(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    widest = LINE | {
        "id": 99_999,
        "start_ms": 0,
        "end_ms": 999_990,
        "natural_ms": 999_990,
        "spoken_ms": 999_990,
        "verdict": "out_of_range",
        "evened_from": 0.8,
        "excess_syllables": 9,
        "speaker": "一个名字特别长的人",
        "text": "很长的一句话" * 30,
    }
    printing.print_lines([LINE, widest], with_rtf=True)

    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 3
    assert max(map(cell_len, rows)) <= width
    assert "out_of_range +9" in rows[2]
    assert ("0.80 > 1.13" in rows[2]) == (width >= printing.NARROW)
    assert ("最后一班船" in rows[1]) == (width >= printing.NARROW)


def test_text_does_not_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    line = LINE | {"text": "\x1b[2Jgone\r\n\a", "end_ms": 0, "spoken": "", "phonemes": ""}
    printing.print_lines([line], with_rtf=False)
    printing.print_readings([line])

    out = capsys.readouterr().out
    assert not {"\x1b", "\r", "\a"} & set(out)
    assert "-1.00" not in out


def test_a_long_word_leaves_room_for_the_other_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = Token("1.234,50 €", "es", "mil doscientos " * 5, "mˈil " * 20, "mˈil " * 20, "mˈil " * 20, 1.0, "money")
    printing.print_tokens([long], [])

    head, row = capsys.readouterr().out.splitlines()
    assert row.startswith("1.234,50 €  es ")
    assert "100%  money" in row
    assert max(map(cell_len, (head, row))) <= 80


def test_a_text_without_words_has_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    printing.print_tokens([], ["Left out: one sign."])

    assert capsys.readouterr().out.splitlines() == ["There is nothing to speak in that text.", "Left out: one sign."]


def test_no_escapes_and_no_padding_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    printing.print_lines([LINE, TOO_LONG], with_rtf=False)

    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert all(row == row.rstrip() for row in out.splitlines())


def test_progress_only_where_a_person_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, silent in ((io.StringIO(), True), (Terminal(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with printing_progress.watching() as watcher:
            watcher.planning(3)
            watcher.rendering([])
        assert (stream.getvalue() == "") == silent


def test_facts(capsys: pytest.CaptureFixture[str]) -> None:
    printing.print_facts(
        {
            "torch": {"problem": None, "gpus": [{"name": "H100", "memory_free": 1 << 30}], "cuda_available": True},
            "sound": {"problem": "No library."},
            "missing_packages": [],
            "verdict": {"speech": False, "faults": ["It is broken."], "advice": ["Mend it."]},
        }
    )

    out = capsys.readouterr().out
    assert [row.strip().split(":")[0] for row in out.splitlines()[:8]] == [
        "torch",
        "gpus 0",
        "name",
        "memory free",
        "cuda available",
        "sound",
        "problem",
        "missing packages",
    ]
    assert "1.0 GiB" in out
    assert out.endswith("Speech cannot be made:\n- It is broken.\n- Mend it.\n")
