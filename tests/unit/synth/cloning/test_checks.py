"""Two people in one recording are told from one."""

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.recording import load
from studio.synth.cloning.checks import halves_alike, two_voices
from studio.synth.cloning.encoder import SpeakerEncoder, load_encoder
from studio.synth.cloning.target import joined_speech

DATA = Path(__file__).parent.parent.parent.parent / "data" / "recordings"


@pytest.fixture(scope="module")
def encoder() -> SpeakerEncoder:
    return load_encoder()


def test_one_reader_is_one_voice(encoder: SpeakerEncoder) -> None:
    recordings = [load(DATA / f"{name}.flac") for name in ("reader_1", "reader_2")]
    assert two_voices(encoder, joined_speech(recordings)) is None


def test_two_people_are_two_voices(encoder: SpeakerEncoder) -> None:
    recordings = [load(DATA / f"{name}.flac") for name in ("reader_1", "caller")]
    fault = two_voices(encoder, joined_speech(recordings))
    assert fault is not None
    assert fault.kind == "two voices"


@given(st.integers(3, 12), st.integers(3, 12), st.floats(0.3, 0.9))
def test_groups_are_found_wherever_they_lie(n_first: int, n_second: int, alike: float) -> None:
    first, second = torch.zeros(256), torch.zeros(256)
    first[0] = 1
    second[0], second[1] = alike, (1 - alike**2) ** 0.5
    generator = torch.Generator().manual_seed(n_first * 100 + n_second)
    windows = torch.stack([first] * n_first + [second] * n_second)
    windows = F.normalize(windows + 0.005 * torch.randn(windows.shape, generator=generator), dim=1)
    mixed = windows[torch.randperm(len(windows), generator=generator)]
    assert halves_alike(mixed) == pytest.approx(alike, abs=0.05)


@given(st.integers(1, 30))
def test_one_group_is_one_voice(n: int) -> None:
    generator = torch.Generator().manual_seed(n)
    windows = F.normalize(torch.ones(n, 256) + 0.1 * torch.randn((n, 256), generator=generator), dim=1)
    assert halves_alike(windows) > 0.9
