import numpy as np
import pytest

from studio.core.errors import VoiceFileError
from studio.core.speech import VoiceId
from studio.voices.pack import MANNER, TIMBRE, WIDTH, Pack, blended, combined
from studio.voices.stock import stock_pack

ONE, OTHER = (stock_pack(VoiceId(name)) for name in ("zf_xiaobei", "am_michael"))


@pytest.mark.parametrize("n_tokens", [1, 40, 510])
def test_a_blend_lies_between_at_every_length(n_tokens: int) -> None:
    between = blended([ONE, OTHER], [0.3, 0.7]).style(n_tokens)
    np.testing.assert_allclose(between, 0.3 * ONE.style(n_tokens) + 0.7 * OTHER.style(n_tokens), atol=1e-5)


@pytest.mark.parametrize("n_tokens", [1, 40, 510])
def test_halves_are_those_of_the_two_packs(n_tokens: int) -> None:
    style = combined(ONE, OTHER).style(n_tokens)
    np.testing.assert_allclose(style[TIMBRE], ONE.style(n_tokens)[TIMBRE], atol=1e-5)
    np.testing.assert_allclose(style[MANNER], OTHER.style(n_tokens)[MANNER], atol=1e-5)


def test_a_blend_of_blends_never_grows_beyond_the_width_of_a_style() -> None:
    pack = ONE
    for _ in range(6):
        pack = blended([combined(pack, OTHER), pack], [0.5, 0.5])
    assert pack.directions.shape[0] <= WIDTH
    expected = 2**-6 * ONE.style(40)[MANNER] + (1 - 2**-6) * OTHER.style(40)[MANNER]
    np.testing.assert_allclose(pack.style(40)[MANNER], expected, atol=1e-4)
    np.testing.assert_allclose(pack.style(40)[TIMBRE], ONE.style(40)[TIMBRE], atol=1e-4)


def test_a_moved_pack_is_moved_everywhere() -> None:
    by = np.linspace(-1, 1, 256, dtype=np.float32)
    np.testing.assert_allclose(ONE.moved(by).style(7), ONE.style(7) + by, atol=1e-6)


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(VoiceFileError, match="shapes"):
        Pack(np.zeros(255, np.float32), ONE.rows, ONE.directions)
    with pytest.raises(VoiceFileError, match="shapes"):
        Pack(ONE.mean, ONE.rows[:, :3], ONE.directions)
    with pytest.raises(VoiceFileError, match="finite"):
        Pack(np.full(256, np.nan, np.float32), ONE.rows, ONE.directions)
