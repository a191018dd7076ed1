from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio, gained
from studio.core.effects import CHANNELS, PLAIN, PRESETS, Effects
from studio.effects.heard import heard, passed, tail_samples
from studio.effects.limiter import LIMIT

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


@settings(max_examples=40)
@given(EFFECTS, st.sampled_from((-6.0, 0.0, 9.0)), st.lists(st.integers(0, 6_000), min_size=1, max_size=8))
def test_it_sounds_the_same_in_one_piece_and_in_many(effects: Effects, gain_db: float, pieces: Sequence[int]) -> None:
    take = speech_like(sum(pieces))
    chunks = np.split(take.samples, np.cumsum(pieces)[:-1])
    assert np.array_equal(
        np.concatenate(list(passed(chunks, effects, gain_db, RATE))), heard(take, effects, gain_db).samples
    )


@settings(max_examples=20)
@given(EFFECTS, st.integers(1, 20_000))
def test_it_lasts_as_long_as_the_take_and_its_room(effects: Effects, n_samples: int) -> None:
    found = heard(speech_like(n_samples), effects, 0.0)
    assert found.n_samples == n_samples + tail_samples(effects, RATE)
    assert tail_samples(effects, RATE) == (round(effects.room_s * RATE) if effects.reverb else 0)


@pytest.mark.parametrize("gain_db", [-20.0, 0.0])
def test_what_nothing_changes_passes_as_it_is(gain_db: float) -> None:
    take = speech_like(10_000)
    assert np.array_equal(heard(take, PLAIN, gain_db).samples, gained(take, gain_db).samples)


@settings(max_examples=20)
@given(EFFECTS, st.sampled_from((0.0, 6.0, 24.0)))
def test_nothing_passes_the_limit_where_sound_is_changed(effects: Effects, gain_db: float) -> None:
    take = speech_like(8_000, level=0.4)
    found = heard(take, effects, gain_db).samples
    if not effects.is_plain or gain_db > 0:
        assert np.abs(found).max() <= LIMIT + 1e-6


def test_soft_sound_passes_the_limiter_untouched_and_loud_sound_keeps_its_shape() -> None:
    swell = np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE) * np.linspace(0, 1.5, RATE)
    take = Audio((swell / 2).astype(np.float32), RATE)
    found = heard(take, PLAIN, 6.0).samples / np.float32(10 ** (6 / 20))
    early = slice(0, RATE // 2)
    assert np.abs(found[early] - take.samples[early]).max() < 1e-7
    late = slice(RATE * 9 // 10, RATE - 500)
    alike = np.corrcoef(found[late], take.samples[late])[0, 1]
    assert alike > 0.999  # a bend of so much would add a tenth of distortion


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


@pytest.mark.parametrize("n_samples", [1, 2_047, 2_048, 2_150, 2_287, 2_288, 4_336])
def test_no_length_is_lost_at_the_borders_of_blocks(n_samples: int) -> None:
    for effects in (PLAIN, PRESETS["room"]):
        assert heard(speech_like(n_samples), effects, 6.0).n_samples == n_samples + tail_samples(effects, RATE)
