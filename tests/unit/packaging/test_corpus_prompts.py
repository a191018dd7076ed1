"""Who says the sentences of the corpus, and how."""

import random
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from studio.synth.tokens import PASSAGE_TOKENS
from studio.text.symbols import table
from studio.training.prompts import Prompt, read_prompts
from studio.voices.stock import stock_voices
from tests.unit.scripts import script


@pytest.fixture(scope="module")
def casting() -> ModuleType:
    return script("corpus_prompts")


@pytest.fixture(scope="module")
def prompts(casting: ModuleType) -> list[Prompt]:
    return list(casting.prompts(60))


def test_the_languages_take_turns(prompts: list[Prompt]) -> None:
    assert [prompt.number for prompt in prompts] == list(range(120))
    assert {prompt.lang for prompt in prompts[::2]} == {"zh"}
    assert {prompt.lang for prompt in prompts[1::2]} == {"en"}


def test_the_network_can_read_them(prompts: list[Prompt]) -> None:
    symbols = set(table())
    for prompt in prompts:
        assert 0 < len(prompt.phonemes) <= PASSAGE_TOKENS
        assert set(prompt.phonemes) <= symbols


def test_they_are_the_same_each_time(casting: ModuleType, prompts: list[Prompt]) -> None:
    assert list(casting.prompts(5)) == prompts[:10]


def test_a_british_voice_speaks_british(casting: ModuleType) -> None:
    assert casting.phonemes("I can't.", "en", "en-GB") != casting.phonemes("I can't.", "en", "en-US")


def test_every_voice_of_both_languages_has_its_turn(casting: ModuleType) -> None:
    cast = casting.Casting(random.Random(0))
    heard: Counter[str] = Counter()
    for number in range(400):
        fields: dict[str, Any] = cast.of("en" if number % 2 else "zh")
        heard.update([*fields["timbre"], *fields.get("manner", ())])
        assert sum(fields["timbre"].values()) == pytest.approx(1, abs=0.01)
        assert 0.8 <= fields.get("tempo", 1) <= 1.3
    ids = {voice.id for voice in stock_voices() if voice.lang[:2] in ("zh", "en")}
    assert ids <= set(heard)
    chinese = [heard[voice] for voice in ids if voice.startswith("z")]
    assert max(chinese) < 2 * min(chinese)


def test_later_voices_lie_further_out(casting: ModuleType) -> None:
    cast = casting.Casting(random.Random(0))
    before = [cast.of("zh").get("displacement", 0) for _ in range(200)]
    cast.go_further()
    after = [cast.of("zh").get("displacement", 0) for _ in range(200)]
    assert max(before) <= 0.35
    assert 0.7 < max(after) <= 0.8
    assert sum(map(bool, after)) > 2 * sum(map(bool, before))


def test_a_list_is_written(casting: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "prompts.jsonl"
    assert casting.main([str(path), "--per-language", "2"]) == 0
    assert len(read_prompts(path).prompts) == 4
    assert capsys.readouterr().out.startswith("4 prompts")
