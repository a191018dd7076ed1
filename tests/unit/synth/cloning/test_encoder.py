"""The speaker encoder: the embeddings of the published one, at any rate and level, with gradients."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from studio.analysis.recording import at_rate, load
from studio.core.audio import gained, silence
from studio.core.errors import WeightsError
from studio.synth.cloning.encoder import SpeakerEncoder, load_encoder

DATA = Path(__file__).parent.parent.parent.parent / "data" / "recordings"
PUBLISHED = load_file(DATA / "embeddings.safetensors")


@pytest.fixture(scope="module")
def encoder() -> SpeakerEncoder:
    return load_encoder()


@pytest.mark.parametrize("name", PUBLISHED)
def test_embeddings_are_those_of_the_published_encoder(encoder: SpeakerEncoder, name: str) -> None:
    embedding = encoder.of(load(DATA / f"{name}.flac").audio)
    assert torch.allclose(embedding, PUBLISHED[name], atol=1e-3)


@pytest.mark.parametrize("sample_rate", [24_000, 44_100, 48_000])
def test_neither_rate_nor_level_counts_as_voice(encoder: SpeakerEncoder, sample_rate: int) -> None:
    recorded = load(DATA / "reader_1.flac").audio
    changed = gained(at_rate(recorded, sample_rate), -12)
    assert float(encoder.of(recorded) @ encoder.of(changed)) > 0.999


def test_one_speaker_is_nearer_to_himself_than_to_another(encoder: SpeakerEncoder) -> None:
    first, second, other = (encoder.of(load(DATA / f"{n}.flac").audio) for n in ("reader_1", "reader_2", "caller"))
    assert float(first @ second) > float(first @ other) + 0.1


def test_gradients_reach_the_samples_and_lead_to_the_speaker(encoder: SpeakerEncoder) -> None:
    wanted = encoder.of(load(DATA / "caller.flac").audio)
    samples = torch.from_numpy(load(DATA / "reader_2.flac").audio.samples).requires_grad_(True)
    before = encoder(samples, 16_000) @ wanted
    (gradient,) = torch.autograd.grad(before, samples)
    step = 1e-3 * gradient / gradient.abs().max()
    assert float(encoder((samples + step).detach(), 16_000) @ wanted) > float(before.detach())


def test_a_short_sound_and_silence_have_embeddings(encoder: SpeakerEncoder) -> None:
    assert np.isfinite(encoder.of(silence(2400, 24_000)).numpy()).all()


def test_missing_or_damaged_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "encoder.safetensors"
    with pytest.raises(WeightsError, match="missing"):
        load_encoder(path)
    path.write_bytes(b"no weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_encoder(path)
