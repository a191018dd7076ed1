from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio, gained
from studio.core.effects import CHANNELS, PLAIN, PRESETS, Effects
from studio.effects.heard import CEILING, bounded, heard, passed, tail_samples

RATE = 24_000

EFFECTS = st.builds(
    Effects,
    low_db=st.sampled_from((0.0, -6.0, 12.0)),
    mid_db=st.sampled_from((0.0, 4.5)),
    high_db=st.sampled_from((0.0, -12.0, 12.0)),
    channel=st.sampled_from(CHANNELS),
    reverb=st.sampled_from((0.0, 0.3, 1.0)),
    room_s=st.sampled_from((0.1, 0.4, 1.1)),
)


def speech_like(n_samples: int, seed: int = 1, level: float = 0.2) -> Audio:
    """Noise that comes and goes."""
    noise = np.random.default_rng(seed).standard_normal(n_samples)
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * 3 * np.arange(n_samples) / RATE)
    return Audio((level * noise * swell).astype(np.float32), RATE)


@settings(max_examples=40, deadline=None)
@given(EFFECTS, st.sampled_from((-6.0, 0.0, 9.0)), st.lists(st.integers(0, 6_000), min_size=1, max_size=8))
def test_it_sounds_the_same_in_one_piece_and_in_many(effects: Effects, gain_db: float, pieces: Sequence[int]) -> None:
    take = speech_like(sum(pieces))
    chunks = np.split(take.samples, np.cumsum(pieces)[:-1])
    assert np.array_equal(
        np.concatenate(list(passed(chunks, effects, gain_db, RATE))), heard(take, effects, gain_db).samples
    )


@settings(max_examples=20, deadline=None)
@given(EFFECTS, st.integers(1, 20_000))
def test_it_lasts_as_long_as_the_take_and_its_room(effects: Effects, n_samples: int) -> None:
    found = heard(speech_like(n_samples), effects, 0.0)
    assert found.n_samples == n_samples + tail_samples(effects, RATE)
    assert tail_samples(effects, RATE) == (round(effects.room_s * RATE) if effects.reverb else 0)


@pytest.mark.parametrize("gain_db", [-20.0, 0.0])
def test_what_nothing_changes_passes_as_it_is(gain_db: float) -> None:
    take = speech_like(10_000)
    assert np.array_equal(heard(take, PLAIN, gain_db).samples, gained(take, gain_db).samples)


@settings(max_examples=20, deadline=None)
@given(EFFECTS, st.sampled_from((0.0, 6.0, 24.0)))
def test_nothing_passes_full_scale_where_sound_is_changed(effects: Effects, gain_db: float) -> None:
    take = speech_like(8_000, level=0.4)
    found = heard(take, effects, gain_db).samples
    assert np.abs(found).max() <= max(1.0, float(np.abs(take.samples).max()) if effects.is_plain and not gain_db else 0)


def test_the_ceiling_leaves_all_below_it_alone_and_keeps_the_order_above() -> None:
    steps = np.linspace(-3, 3, 1_201).astype(np.float32)
    found = bounded(steps)
    soft = np.abs(steps) <= CEILING
    assert np.array_equal(found[soft], steps[soft])
    assert (np.diff(found) >= 0).all()
    assert np.abs(found).max() <= 1


@pytest.mark.parametrize("name", ["room", "hall"])
def test_a_room_hardly_changes_the_level(name: str) -> None:
    speech = speech_like(4 * RATE)
    found = heard(speech, PRESETS[name], 0.0)
    change_db = 10 * np.log10((found.samples**2).sum() / (speech.samples**2).sum())
    assert abs(change_db) < 2


def test_the_sound_comes_at_its_time() -> None:
    """A room is heard behind the sound, which itself is not late."""
    click = np.zeros(RATE, np.float32)
    click[1_000] = 0.5
    found = heard(Audio(click, RATE), Effects(reverb=0.3, room_s=0.5), 0.0).samples
    assert int(np.abs(found).argmax()) == 1_000
    assert np.abs(found[:1_000]).max() < 1e-9
