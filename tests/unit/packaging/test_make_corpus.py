"""The corpus is made bit by bit, and goes on where it was."""

from argparse import ArgumentTypeError
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from studio.core.errors import CorpusError, SynthesisError
from studio.training.corpus import Corpus, shard_path
from studio.training.example import Example
from studio.training.prompts import Prompt, PromptList
from studio.voices.stock import stock_pack
from tests.unit.scripts import script
from tests.unit.training.examples import example

LISTED = PromptList({}, tuple(Prompt(number, "我。", "zh", "wo↓.", {"zf_xiaobei": 1.0}) for number in range(7)))
ALL = float("inf")


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """With a teacher that says prompt 3 without a sound and cannot say prompt 5; three prompts a shard."""
    module = script("make_corpus")

    def spoken(_network: Any, _symbols: Any, prompt: Prompt, style: Any) -> Example:
        if prompt.number == 5:
            raise SynthesisError("Prompt 5 cannot be said.")
        made = replace(example(prompt.number), prompt=prompt, style=style)
        return replace(made, samples=made.samples * 0) if prompt.number == 3 else made

    monkeypatch.setattr(module, "spoken", spoken)
    monkeypatch.setattr(module, "PER_SHARD", 3)
    return module


def test_what_cannot_be_learnt_from_is_named(maker: ModuleType, tmp_path: Path) -> None:
    maker.make(None, LISTED, tmp_path, (0, 1), ALL)
    corpus = Corpus(tmp_path)
    assert corpus.numbers.tolist() == [0, 1, 2, 4, 6]
    assert corpus.problems == (
        "Utterance 3 (我。) was left out: there is no speech in it, only silence.",
        "Prompt 5 cannot be said.",
    )


def test_it_goes_on_where_it_was(maker: ModuleType, tmp_path: Path) -> None:
    maker.make(None, LISTED, tmp_path, (0, 1), 0.1)
    assert [path.name for path in tmp_path.glob("*.safetensors")] == ["shard-00000.safetensors"]
    kept = shard_path(tmp_path, 0).stat().st_mtime_ns
    for worker in (0, 1):
        maker.make(None, LISTED, tmp_path, (worker, 2), ALL)
    assert len(Corpus(tmp_path)) == 5
    assert shard_path(tmp_path, 0).stat().st_mtime_ns == kept


def test_a_folder_is_for_one_list(maker: ModuleType, tmp_path: Path) -> None:
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text("one")
    maker.claim(tmp_path / "corpus", prompts)
    maker.claim(tmp_path / "corpus", prompts)
    prompts.write_text("another")
    with pytest.raises(CorpusError, match="other prompts"):
        maker.claim(tmp_path / "corpus", prompts)


def test_nor_are_the_weights_changed(maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text("one")
    maker.claim(tmp_path / "corpus", prompts)
    monkeypatch.setattr("studio.synth.weights.SHA256", "another")
    with pytest.raises(CorpusError, match="other weights"):
        maker.claim(tmp_path / "corpus", prompts)


@pytest.mark.parametrize("text", ["2/2", "x", "1/0", "-1/2", "1"])
def test_a_worker_that_is_not_is_refused(maker: ModuleType, text: str) -> None:
    """Counted from 1, the first share would be left out, and nobody told."""
    assert maker.worker("1/2") == (1, 2)
    with pytest.raises(ArgumentTypeError, match="0 to N"):
        maker.worker(text)


def test_a_style_is_that_of_the_voices_for_so_many_phonemes(maker: ModuleType) -> None:
    heart, george = (stock_pack(voice).style(4) for voice in ("af_heart", "bm_george"))
    prompt = Prompt(0, "", "en", "abcd", {"af_heart": 1.0}, {"bm_george": 1.0})
    np.testing.assert_allclose(maker.style(prompt), [*heart[:128], *george[128:]], atol=1e-6)
    blend = maker.style(replace(prompt, timbre={"af_heart": 0.25, "bm_george": 0.75}, manner={}))
    np.testing.assert_allclose(blend, 0.25 * heart + 0.75 * george, atol=1e-5)


def test_emotion_changes_the_manner_and_displacement_all(maker: ModuleType) -> None:
    plain = Prompt(0, "", "en", "abcd", {"af_heart": 1.0}, seed=3)
    style = maker.style(plain)
    felt = maker.style(replace(plain, emotion={"angry": 1.0}))
    assert (felt[:128] == style[:128]).all()
    assert (felt[128:] != style[128:]).all()
    moved = replace(plain, displacement=0.2)
    assert (maker.style(moved) != style).all()
    np.testing.assert_array_equal(maker.style(moved), maker.style(moved))
    assert (maker.style(moved) != maker.style(replace(moved, seed=4))).any()
