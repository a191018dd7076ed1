"""The archive engine as the rest of the house uses it, on untrained networks, and once on the real engine."""

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.cli import main
from studio.commands import codes
from studio.core.audio import Samples
from studio.core.errors import WeightsError
from studio.core.pitch import HOP_MS, LOWEST_HZ, f0_hz
from studio.core.ports import PatientEngine
from studio.core.speech import Request, VoiceId
from studio.synth.draft.engine import DraftEngine
from studio.synth.draft.spectrum import HOP
from studio.synth.engine import KokoroEngine
from studio.synth.wavenet import speed
from studio.synth.wavenet.engine import BASE_SHARE, ArchiveEngine
from studio.synth.wavenet.network import Size, WaveNet
from studio.synth.wavenet.wavenet_file import write_wavenet
from studio.voices.shelf import Shelf
from tests.unit.synth.draft.conftest import small_student, small_weights

__all__ = ["small_student", "small_weights"]  # fixtures

LINE = Request("Go on!", VoiceId("af_heart"))
Make = Callable[[], ArchiveEngine]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("voices"))


@pytest.fixture(scope="module")
def base(shelf: Shelf, small_weights: Path) -> Iterator[DraftEngine]:
    engine = DraftEngine(shelf, small_weights, device="cpu", precision="fp32")
    yield engine
    engine.unload()


@pytest.fixture
def make(base: DraftEngine, shelf: Shelf, weights: Path, tmp_path: Path) -> Make:
    return lambda: ArchiveEngine(base, shelf, tmp_path, weights)


def apart(one: Samples, two: Samples) -> float:
    """The middle distance of two F0 curves, as a ratio, where both have voice."""
    common = (one > LOWEST_HZ) & (two > LOWEST_HZ)
    assert common.any()
    return float(np.median(np.abs(np.log(one[common] / two[common]))))


def test_it_is_patient(make: Make) -> None:
    assert isinstance(make(), PatientEngine)
    assert make().quality == "archive"


@pytest.mark.parametrize("rest", [0, 1, 599])
def test_it_lasts_as_long_as_the_studio_engine(make: Make, base: DraftEngine, rest: int) -> None:
    request = replace(LINE, target_samples=base.plan(LINE).natural_samples + rest)
    spoken, wanted = make().render(request), base.render(request)
    assert spoken.audio.n_samples == wanted.audio.n_samples == request.target_samples
    assert (spoken.phonemes, spoken.words) == (wanted.phonemes, wanted.words)
    assert np.array_equal(spoken.audio.samples, np.round(spoken.audio.samples * 2**23) / 2**23)
    assert not np.array_equal(spoken.audio.samples, wanted.audio.samples)


def test_the_same_request_sounds_the_same_and_has_a_digest_of_its_own(make: Make, base: DraftEngine) -> None:
    engine = make()
    assert np.array_equal(engine.render(LINE).audio.samples, engine.render(LINE).audio.samples)
    assert engine.digest(LINE) != base.digest(LINE)


def test_its_work_tells_how_far_it_is_and_leaves_nothing_behind(make: Make, tmp_path: Path) -> None:
    told = list(make().work(LINE))
    assert BASE_SHARE in told
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    assert len(told) > 20
    assert not list((tmp_path / "archive").glob("*"))


def test_work_that_was_closed_goes_on_in_another_engine(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of two groups, where each may have two rows."""
    monkeypatch.setattr("studio.synth.wavenet.line.ROWS", 2)
    whole = make().render(LINE)
    work = make().work(LINE)
    list(itertools.takewhile(lambda share: share < 0.8, work))
    work.close()
    assert list((tmp_path / "archive").glob("*/*.safetensors"))
    assert np.array_equal(make().render(LINE).audio.samples, whole.audio.samples)


def test_an_estimate_is_known_before_and_measured_when_loaded(make: Make, tmp_path: Path) -> None:
    engine = make()
    before = engine.estimate_s([10_000])
    assert before == pytest.approx(speed.USUAL.seconds(800) + 3, rel=0.01)
    engine.load()
    assert engine.estimate_s([10_000]) != before
    assert make().estimate_s([10_000]) == engine.estimate_s([10_000])
    assert engine.estimate_s([60_000]) > 3 * engine.estimate_s([10_000])
    assert engine.estimate_s([]) == engine.estimate_s([0, 0]) == 0


def test_short_lines_take_longer_than_a_long_one(make: Make) -> None:
    """Few rows at once cost nearly as much as many."""
    assert make().estimate_s([1000] * 24) > 2 * make().estimate_s([24_000])


def test_how_long_it_takes_is_known_without_torch() -> None:
    code = "from studio.synth.wavenet import speed; speed.USUAL.seconds(800)"
    subprocess.run([sys.executable, "-c", f"import sys; {code}; assert 'torch' not in sys.modules"], check=True)


def test_it_can_be_stopped_before_the_studio_engine_is_done(make: Make, base: DraftEngine) -> None:
    long = replace(LINE, text=" ".join(["Go on, my dear old friend, and tell me more of it."] * 3))
    assert len(list(base.stream(long))) > 1
    work = make().work(long)
    assert 0 < next(work) < BASE_SHARE
    work.close()


def test_a_full_disk_costs_no_line(make: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = make().render(LINE)
    (tmp_path / "archive").rmdir()
    (tmp_path / "archive").write_text("No folder can be made here.", "utf-8")
    assert np.array_equal(make().render(LINE).audio.samples, whole.audio.samples)
    assert "cannot be kept" in caplog.text
    caplog.clear()


def test_missing_weights_are_told_before_anything_is_loaded(base: DraftEngine, shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"none\.safetensors is missing"):
        ArchiveEngine(base, shelf, tmp_path, tmp_path / "none.safetensors").digest(LINE)


def test_on_the_real_engine(engine: KokoroEngine, weights_cache: Path, weights: Path, tmp_path: Path) -> None:
    request = replace(LINE, text="[pause 100ms] Go on!")
    archive = ArchiveEngine(engine, Shelf(weights_cache), tmp_path, weights)
    spoken, wanted = archive.render(request), engine.render(request)
    melody = engine.melody(request)
    assert len(melody) * HOP == wanted.audio.n_samples == spoken.audio.n_samples
    heard, meant = f0_hz(spoken.audio), f0_hz(wanted.audio)
    at = (np.arange(len(meant)) + 0.5) * HOP_MS / 1000 * 24_000 / HOP - 0.5
    assert apart(meant, np.interp(at, np.arange(len(melody)), melody).astype(np.float32)) < 0.03
    assert apart(heard, meant) < 0.05


def test_cached_queues_are_more_than_ten_times_faster(weights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`dubsmith bench archive`, for a network of the usual size that has learnt nothing."""
    torch.manual_seed(0)
    usual = weights.with_name("usual.safetensors")
    write_wavenet(usual, WaveNet().state_dict(), Size())
    assert main(["bench", "archive", "--weights", str(usual), "--rows", "4", "--rounds", "1", "--json"]) == codes.OK
    (found,) = json.loads(capsys.readouterr().out)["samples"]
    assert found["uncached_ms"] > 10 * found["cached_ms"]
