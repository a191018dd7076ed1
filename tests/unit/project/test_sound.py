from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio, quantised
from studio.core.errors import DamagedTake, InputError
from studio.core.fake_engine import FakeEngine
from studio.core.speech import Request, VoiceId
from studio.project.sound import Sound, packed, unpacked


class TestSound:
    def test_timings_come_back_as_they_were(self) -> None:
        spoken = FakeEngine().render(Request("Hello there, 你好", VoiceId("af_heart")))
        kept = unpacked(packed(Sound(spoken.audio, spoken.phonemes, spoken.words, spoken.natural_samples)))
        assert (kept.phonemes, kept.words) == (spoken.phonemes, spoken.words)
        assert kept.natural_samples == spoken.natural_samples

    @given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=50))
    def test_samples_come_back_to_the_bit(self, samples: list[float]) -> None:
        audio = quantised(Audio(np.array(samples, np.float32), 24_000))
        kept = unpacked(packed(Sound(audio, (), (), 0))).audio
        assert kept.sample_rate == 24_000
        assert kept.samples.dtype == np.float32
        assert np.array_equal(kept.samples, audio.samples)

    def test_damage_is_found(self) -> None:
        kept = packed(Sound(Audio(np.zeros(100, np.float32), 24_000), (), (), 0))
        with pytest.raises(DamagedTake, match="render the line again"):
            unpacked(replace(kept, flac=kept.flac[:-1]))
        with pytest.raises(DamagedTake):
            unpacked(replace(kept, natural_samples=1))

    def test_no_sound_is_refused(self) -> None:
        with pytest.raises(InputError, match="nothing to speak"):
            packed(Sound(Audio(np.zeros(0, np.float32), 24_000), (), (), 0))
