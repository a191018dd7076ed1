"""The judge of labelled lines, and what it says of ours: nothing that is read right may be read wrong again."""

from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.core.speech import LANGS, Lang
from studio.text.accuracy import VOICES, Labelled, faults, read_labelled

LABELLED = Path(__file__).parent.parent.parent / "data" / "text"
FILES = sorted(LABELLED.glob("*.tsv"))
NOT_YET = LABELLED / "not_yet"
"""For each file the lines that are not read right yet, as they are written there; one that is by now must go."""


def what(line: Labelled, lang: Lang = "zh") -> list[str]:
    return [fault.what for fault in faults(line, lang)]


def test_what_is_said_is_judged_without_punctuation() -> None:
    assert what(Labelled("years", "他，2025年！", "他二零二五年", "")) == []
    assert what(Labelled("years", "2025年", "两千零二十五年", "")) == ["spoken"]
    assert what(Labelled("years", "In 1998.", "in nineteen ninety eight", ""), "en") == []


def test_a_whole_reading_is_judged_syllable_by_syllable() -> None:
    assert what(Labelled("words", "银行", "", "yin2 hang2")) == []
    assert what(Labelled("words", "银行", "", "yin2 xing2")) == ["reading"]
    assert what(Labelled("words", "银行", "", "yin2 xing2|yin2 hang2")) == []


def test_a_mark_is_what_must_come_out_at_its_place() -> None:
    assert what(Labelled("行", "银[行]{hang2}的[行]{xing2}人", "", "")) == []
    assert what(Labelled("行", "银[行]{xing2}", "", "")) == ["行"]
    assert what(Labelled("read", "I can [read](/ɹˈid/) it", "", ""), "en") == []


def test_a_line_without_its_columns_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "zh.tsv"
    path.write_text("# category\ttext\nyears\t2025年\nyears\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        read_labelled(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_labelled_line_is_read_right_but_for_those_that_are_known(path: Path) -> None:
    lang = next(lang for lang in LANGS if path.stem.startswith(lang))
    listed = NOT_YET / f"{path.stem}.txt"
    known = set(listed.read_text(encoding="utf-8").splitlines()) if listed.exists() else set()
    lines = read_labelled(path)
    wrong = {line.text: found for line in lines if (found := faults(line, lang, VOICES.get(path.stem, "")))}
    assert not (wrong.keys() - known), [fault for text in wrong.keys() - known for fault in wrong[text]]
    assert not (known - wrong.keys()), f"read right by now, or gone: take them out of {listed}"
