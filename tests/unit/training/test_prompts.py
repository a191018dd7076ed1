"""Lists of prompts are read as they were written, and what is none is told."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.core.errors import CorpusError
from studio.training.prompts import FORMAT, Prompt, from_row, read_prompts, write_prompts

SHARES = st.dictionaries(st.sampled_from(["af_heart", "zm_yunxi", "bf_emma"]), st.floats(0.01, 1), max_size=3)
PROMPTS = st.builds(
    Prompt,
    number=st.integers(0, 10**6),
    text=st.text(),
    lang=st.sampled_from(["zh", "en"]),
    phonemes=st.text("wo↓ˈa "),
    timbre=SHARES,
    manner=SHARES,
    displacement=st.floats(0, 1),
    emotion=st.dictionaries(st.sampled_from(["happy", "sad"]), st.floats(0, 1)),
    tempo=st.floats(0.5, 2),
    pitch_semitones=st.floats(-4, 4),
    seed=st.integers(0, 10**6),
)


@given(PROMPTS)
def test_a_row_is_read_as_it_was_written(prompt: Prompt) -> None:
    assert from_row(json.loads(json.dumps(prompt.row()))) == prompt


def test_a_row_tells_only_what_is_not_usual() -> None:
    row = Prompt(3, "好。", "zh", "xau↓.", {"zf_xiaobei": 1.0}).row()
    assert row == {"number": 3, "text": "好。", "lang": "zh", "phonemes": "xau↓.", "timbre": {"zf_xiaobei": 1.0}}


@given(prompts=st.lists(PROMPTS, max_size=3))
@example([Prompt(0, "\x85\u2028", "zh", "", {})])
def test_a_list_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, prompts: list[Prompt]) -> None:
    path = tmp_path_factory.mktemp("prompts") / "prompts.jsonl"
    write_prompts(path, {"w": 65}, prompts)
    listed = read_prompts(path)
    assert listed.symbols == {"w": 65}
    assert listed.prompts == tuple(prompts)


def test_voices_have_names_for_people() -> None:
    assert Prompt(0, "", "", "", {"af_heart": 1.0}).voice == "af_heart"
    blend = Prompt(0, "", "", "", {"af_heart": 0.6, "zm_yunxi": 0.4}, {"bm_george": 1.0})
    assert blend.voice == "0.6 af_heart + 0.4 zm_yunxi, manner of bm_george"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is no list of prompts"),
        ("{", "is no list of prompts"),
        ('{"number": 1}', "is no list of prompts"),
        (json.dumps({"format": FORMAT, "version": 9}), "of version 9"),
        (json.dumps({"format": FORMAT, "version": 1, "symbols": {}}) + '\n{"mood": 1}', "does not know: mood"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "prompts.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=told):
        read_prompts(path)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_prompts(tmp_path / "none.jsonl")
