"""The fit with the real network, cut short: it comes nearer to the speaker, tells how far it is, and can be stopped."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.analysis.recording import Recording, load, recorded
from studio.core.audio import silence
from studio.core.errors import Cancelled, InputError
from studio.core.speech import VoiceId
from studio.synth import weights
from studio.synth.cloning import manner, phrases, timbre
from studio.synth.cloning.fit import Fitted, fit
from studio.synth.cloning.steps import Progress, Steps
from studio.synth.device import Device
from studio.synth.loading import load_network
from studio.synth.modules.network import Network
from studio.voices.pack import MANNER, TIMBRE, Style
from studio.voices.stock import stock_pack

DATA = Path(__file__).parent.parent.parent.parent / "data" / "recordings"


@pytest.fixture(scope="module")
def network(weights_cache: Path) -> Network:
    return load_network(weights.ensure(weights_cache, "fp32"), Device("cpu", "fp32"), 0.8)


@pytest.fixture(scope="module")
def reader() -> list[Recording]:
    return [load(DATA / "reader_1.flac")]


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def told() -> list[Progress]:
    return []


LEARNT = phrases.LEARNT[:4]
"""Two of each language."""


@pytest.fixture(scope="module")
def fitted(network: Network, reader: list[Recording], told: list[Progress]) -> Fitted:
    """One round."""
    patch = pytest.MonkeyPatch()
    patch.setattr(phrases, "LEARNT", LEARNT)
    patch.setattr(timbre, "ROUNDS", 1)
    patch.setattr(manner, "STEPS", 20)
    patch.setattr(phrases, "UNSEEN", phrases.UNSEEN[:1])
    try:
        return fit(network, stock_pack, reader, told.append, never)
    finally:
        patch.undo()


def test_the_voice_comes_nearer_to_the_speaker(fitted: Fitted) -> None:
    assert fitted.nearest_similarity < 0.75
    assert fitted.similarity > fitted.nearest_similarity


def test_the_pack_is_the_blend_and_what_was_learnt(fitted: Fitted) -> None:
    def mean(shares: Mapping[VoiceId, float]) -> Style:
        total: Style = np.stack([share * stock_pack(voice).mean for voice, share in shares.items()]).sum(axis=0)
        return total

    blend = np.concatenate([mean(fitted.timbre)[TIMBRE], mean(fitted.manner)[MANNER]])
    np.testing.assert_allclose(fitted.pack.mean, blend + fitted.delta, atol=1e-4)
    assert np.isfinite(fitted.pack.style(1)).all()
    assert np.isfinite(fitted.pack.style(510)).all()


def test_its_f0_is_the_speakers(network: Network, fitted: Fitted) -> None:
    assert fitted.f0_hz == pytest.approx(100, rel=0.1)
    row = torch.from_numpy(fitted.pack.style(20))[None]
    f0 = torch.cat([phrases.phrase(network, text, row[:, MANNER]).f0[0] for text in LEARNT])
    assert float(f0[f0 > manner.VOICED_HZ].median()) == pytest.approx(fitted.f0_hz, rel=0.12)


def test_every_step_is_told(fitted: Fitted, told: list[Progress]) -> None:
    assert [progress.done for progress in told] == list(range(1, 20 + len(LEARNT) + 1))
    assert all(progress.done <= progress.total for progress in told)
    assert all(0 < progress.similarity < 1 for progress in told[20:])


def test_it_ends_soon_after_it_was_cancelled(network: Network, reader: list[Recording]) -> None:
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        fit(network, stock_pack, reader, told.append, lambda: len(told) >= 2)
    assert len(told) == 2


def test_threads_are_given_back(network: Network) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        with pytest.raises(InputError):
            fit(network, stock_pack, [], lambda _: None, never)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_silence_has_no_voice(network: Network) -> None:
    with pytest.raises(InputError, match="Nobody speaks"):
        fit(network, stock_pack, [recorded("hush", silence(100_000, 16_000))], lambda _: None, never)


def test_steps_are_counted_and_stopped() -> None:
    told: list[Progress] = []
    steps = Steps(3, told.append, lambda: len(told) == 2)
    steps.count()
    with pytest.raises(Cancelled):
        steps.count(0.5)
    assert told == [Progress(1, 3, 0.0), Progress(2, 3, 0.5)]


@pytest.mark.parametrize("text", phrases.LEARNT + phrases.UNSEEN)
def test_phrases_are_one_passage_of_two_languages(text: phrases.Text) -> None:
    assert 5 < len(phrases.tokens(text)) < phrases.HEARD_FRAMES
