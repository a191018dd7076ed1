"""A line is as long as it was asked for, however it was cut, and goes on where it was broken off."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.synth.draft.spectrum import HOP, log_mel
from studio.synth.wavenet.kept import MOST_LINES, KeptGroups, tidied
from studio.synth.wavenet.line import joined, speaking, spoken
from studio.synth.wavenet.matching import matched
from studio.synth.wavenet.network import WaveNet
from studio.synth.wavenet.rows import FADE, OWN, ROW, WARM, groups
from tests.unit.synth.wavenet.conftest import melodious


def ended(work: Generator[float, None, Tensor]) -> tuple[list[float], Tensor]:
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            return told, end.value


@given(n_halves=st.integers(0, 5000), rows=st.integers(1, 64))
def test_groups_tile_the_line(n_halves: int, rows: int) -> None:
    found = groups(n_halves, rows)
    every = [row for group in found for row in group.rows]
    assert every == list(range(-(-n_halves // OWN)))
    sizes = [len(group.rows) for group in found]
    assert max(sizes, default=0) <= rows
    assert max(sizes, default=0) - min(sizes, default=0) <= 1


@pytest.mark.parametrize("n_halves", [1, OWN, OWN + 1])
def test_it_lasts_as_long_as_its_spectrogram(network: WaveNet, n_halves: int) -> None:
    assert spoken(network, *melodious(n_halves), seed=1).shape == (n_halves * HOP,)


def test_rows_are_faded_into_one_another() -> None:
    rows = torch.ones((2, ROW * HOP)) * torch.tensor([[1.0], [3.0]])
    rows[:, : WARM * HOP] = 99.0
    whole = joined(rows)
    assert whole.shape == (2 * OWN * HOP,)
    assert (whole[: OWN * HOP] == 1).all()
    fade = whole[OWN * HOP : (OWN + FADE) * HOP]
    assert (fade.diff() > 0).all()
    assert (whole[(OWN + FADE) * HOP :] == 3).all()


def test_it_tells_how_far_it_is(network: WaveNet) -> None:
    told, _ = ended(speaking(network, *melodious(2 * OWN), seed=1, rows=1))
    assert told == sorted(told)
    assert told[-1] == 1
    assert 0 < told[0] < 0.05


def test_a_line_that_was_broken_off_goes_on(network: WaveNet, tmp_path: Path) -> None:
    line = melodious(2 * OWN)
    _, unbroken = ended(speaking(network, *line, seed=1, rows=1))
    kept = KeptGroups(tmp_path / "line")
    work = speaking(network, *line, seed=1, kept=kept, rows=1)
    while next(work) < 0.7:
        pass
    work.close()
    assert list(kept) == [0]
    told, went_on = ended(speaking(network, *line, seed=1, kept=kept, rows=1))
    assert told[0] == 0.5
    assert torch.equal(went_on, unbroken)


def test_a_group_that_was_damaged_is_made_again(network: WaveNet, tmp_path: Path) -> None:
    line = melodious(OWN)
    kept = KeptGroups(tmp_path)
    _, before = ended(speaking(network, *line, seed=1, kept=kept))
    (tmp_path / "0.safetensors").write_bytes(b"no")
    _, after = ended(speaking(network, *line, seed=1, kept=kept))
    assert torch.equal(after, before)


def test_few_broken_lines_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_LINES + 3):
        KeptGroups(tmp_path / str(number))[0] = torch.zeros((1, 1))
    going_on = tmp_path / "0"
    os.utime(going_on, (0, 0))
    tidied(tmp_path, going_on)
    assert len(list(tmp_path.iterdir())) == MOST_LINES + 1
    assert going_on.exists()


def test_broken_lines_may_be_deleted_by_two_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one found is gone when it is looked at."""
    for number in range(MOST_LINES + 1):
        (tmp_path / str(number)).mkdir()

    def is_dir(path: Path) -> bool:
        if path.parent == tmp_path:
            path.rmdir()
        return True

    monkeypatch.setattr(Path, "is_dir", is_dir)
    tidied(tmp_path, tmp_path / "other")


def test_what_is_missing_of_the_spectrogram_is_filtered_in() -> None:
    draws = torch.Generator().manual_seed(0)
    sound = 0.1 * torch.randn((1, 20 * HOP), generator=draws)
    mel = log_mel(sound)
    dull = 0.5 * (sound + sound.roll(1, -1))
    before, after = ((log_mel(one) - mel).abs().mean() for one in (dull, matched(dull[0], mel)[None]))
    assert after < 0.3 * before
