"""Where a fit starts: the stock voices nearest to a speaker."""

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import WeightsError
from studio.core.speech import VoiceId
from studio.synth.cloning import blend
from studio.synth.cloning.blend import convex, native, similarities, stock_embeddings
from studio.voices.stock import stock_voices


def test_every_stock_voice_has_an_embedding_of_length_one() -> None:
    assert set(stock_embeddings()) == {voice.id for voice in stock_voices()}
    for embedding in stock_embeddings().values():
        assert float(embedding.norm()) == pytest.approx(1, abs=1e-4)


def test_missing_embeddings_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blend, "EMBEDDINGS", tmp_path / "embeddings.safetensors")
    with pytest.raises(WeightsError, match="install Dubsmith anew"):
        stock_embeddings.__wrapped__()


def test_a_stock_voice_is_nearest_to_itself() -> None:
    known = stock_embeddings()
    for voice, embedding in known.items():
        near = similarities(embedding, known)
        assert next(iter(near)) == voice
        assert list(near.values()) == sorted(near.values(), reverse=True)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(sorted(stock_embeddings())), min_size=1, max_size=3, unique=True))
def test_a_blend_is_at_least_as_near_as_the_nearest_voice(names: list[VoiceId]) -> None:
    known = stock_embeddings()
    speaker = F.normalize(torch.stack([known[name] for name in names]).mean(0), dim=0)
    shares = convex(speaker, known)
    assert sum(shares.values()) == pytest.approx(1)
    blend = F.normalize(torch.stack([share * known[name] for name, share in shares.items()]).sum(0), dim=0)
    assert float(blend @ speaker) >= max(similarities(speaker, known).values()) - 0.01


def test_manners_come_from_both_languages() -> None:
    near = similarities(stock_embeddings()[VoiceId("am_michael")], stock_embeddings())
    shares = native(near)
    assert list(shares.values()) == [0.5, 0.5]
    assert {name[0] for name in shares} in ({"a", "z"}, {"b", "z"})
    assert "am_michael" in shares
