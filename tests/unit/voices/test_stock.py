import numpy as np
import pytest

from studio.core.speech import VoiceId
from studio.voices.stock import manner_spread, stock_pack, stock_voices


def test_all_stock_voices_have_a_style_for_every_length() -> None:
    assert len(stock_voices()) == 54
    for voice in stock_voices():
        for n_tokens in (1, 255, 510):
            vector = stock_pack(voice.id).style(n_tokens)
            assert vector.shape == (256,)
            assert np.isfinite(vector).all()


def test_no_other_voice_has_a_pack() -> None:
    with pytest.raises(KeyError):
        stock_pack(VoiceId("xiaobei"))


def test_voices_differ_in_manner() -> None:
    assert (manner_spread() > 0).all()
    first, second = (stock_pack(VoiceId(name)).style(9) for name in ("af_heart", "am_michael"))
    assert not np.allclose(first, second)
