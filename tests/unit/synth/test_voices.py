import numpy as np
import pytest

from studio.core.errors import UnknownVoice
from studio.core.speech import VoiceId
from studio.synth.voices import find_voice, manner_spread, stock_voices, style


def test_all_stock_voices_have_a_style_for_every_length() -> None:
    assert len(stock_voices()) == 54
    for voice in stock_voices():
        for n_tokens in (1, 255, 510):
            vector = style(voice.id, n_tokens)
            assert vector.shape == (256,)
            assert np.isfinite(vector).all()


def test_an_unknown_voice_offers_the_nearest_names() -> None:
    with pytest.raises(UnknownVoice, match="zf_xiaobei"):
        find_voice("xiaobei")
    with pytest.raises(UnknownVoice, match="dubsmith voices"):
        find_voice("????")


def test_voices_differ_in_manner() -> None:
    assert (manner_spread() > 0).all()
    assert not np.allclose(style(VoiceId("af_heart"), 9), style(VoiceId("am_michael"), 9))
